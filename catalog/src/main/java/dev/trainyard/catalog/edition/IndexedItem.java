package dev.trainyard.catalog.edition;

import java.util.List;

/**
 * An item of a catalog as its index describes it.
 *
 * @param train train folder
 * @param name item folder
 * @param title display name
 * @param description one sentence, empty when there is none
 * @param appVersion version of the program in the newest version
 * @param versions version folders, the newest first; at least one
 */
public record IndexedItem(
    String train,
    String name,
    String title,
    String description,
    String appVersion,
    List<String> versions) {

  /** Copies the list. */
  public IndexedItem {
    versions = List.copyOf(versions);
  }

  /** The newest version. */
  public String latestVersion() {
    return versions.get(0);
  }
}
