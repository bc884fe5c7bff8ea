package dev.trainyard.generator.form;

/**
 * Releases of TrueNAS whose wizards behave alike.
 *
 * <p>What differs was read from single states of the web interface and tried with the same logic
 * rebuilt; the wizard of 22.02 is not known and is taken for that of 22.12.
 */
public enum ReleaseLine {
  /** 22.12: charts. */
  SCALE_22_12("22.12"),
  /** 23.10 and 24.04: charts. */
  SCALE_23_10("23.10 and 24.04"),
  /** 24.10 and 25.04: compose files. */
  SCALE_24_10("24.10 and 25.04"),
  /** After 25.10: compose files. */
  SCALE_25_10("25.10 and later");

  private final String releases;

  ReleaseLine(String releases) {
    this.releases = releases;
  }

  /** The releases in words. */
  public String releases() {
    return releases;
  }

  /** Whether this is another line or a later one. */
  public boolean isAtLeast(ReleaseLine other) {
    return compareTo(other) >= 0;
  }
}
