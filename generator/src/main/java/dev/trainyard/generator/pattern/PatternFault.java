package dev.trainyard.generator.pattern;

/** A pattern that is no pattern of the shared kind. */
public final class PatternFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final String fix;

  PatternFault(String found, String fix) {
    super(found);
    this.fix = fix;
  }

  /** How to write it instead. */
  public String fix() {
    return fix;
  }
}
