package dev.trainyard.catalog.git;

/** The address of a catalog as everybody may read it; see {@link RemoteAddress#toBePublished}. */
public final class PublicAddress {

  /** Not known yet. */
  public static final PublicAddress NONE = new PublicAddress("");

  private final String text;

  PublicAddress(String text) {
    this.text = text;
  }

  /** The address; empty when it is not known yet. */
  @Override
  public String toString() {
    return text;
  }
}
