package dev.trainyard.generator.compose.word;

/** The edition for TrueNAS 24.10 and later. */
public final class Compose {

  /** The edition's name. */
  public static final String EDITION = "compose";

  private Compose() {}
}
