package dev.trainyard.catalog.lint;

import java.util.List;

/** Somebody named a release of TrueNAS that reads no catalogs of an edition. */
public final class UnknownReleaseException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<String> unknown;
  private final transient List<String> known;

  /**
   * Names without a release.
   *
   * @param unknown the names
   * @param known the releases that there are
   */
  UnknownReleaseException(List<String> unknown, List<String> known) {
    super("no release is named \"" + String.join("\", \"", unknown) + "\"");
    this.unknown = List.copyOf(unknown);
    this.known = List.copyOf(known);
  }

  /** The names that are none. */
  public List<String> unknown() {
    return unknown;
  }

  /** The releases that there are. */
  public List<String> known() {
    return known;
  }
}
