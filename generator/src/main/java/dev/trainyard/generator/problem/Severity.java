package dev.trainyard.generator.problem;

/** How much a {@link Problem} matters. */
public enum Severity {
  /** Nothing is written or published while such a problem stands. */
  ERROR,
  /** Works, but a NAS owner or a reviewer is likely to stumble over it. */
  WARNING,
  /** Nothing is wrong; a reviewer wants to know. */
  NOTE;

  /** The lower-case word shown in reports. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
