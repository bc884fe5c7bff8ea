package dev.trainyard.catalog.diff;

import java.util.List;

/**
 * What changes about one app.
 *
 * @param train the train folder
 * @param name the item folder
 * @param kind what happened to the app
 * @param newestBefore the newest version in the old catalog; empty when there is none
 * @param newestAfter the newest version in the new catalog; empty when there is none
 * @param addedVersions versions in the new catalog only, ascending
 * @param removedVersions versions in the old catalog only, ascending
 * @param itemFiles differences beside the version folders
 * @param versions what upgrades to the added and changed versions change, ascending; of an app that
 *     is new, what its newest version brings along
 */
public record AppDiff(
    String train,
    String name,
    Kind kind,
    String newestBefore,
    String newestAfter,
    List<String> addedVersions,
    List<String> removedVersions,
    List<FileChange> itemFiles,
    List<VersionDiff> versions) {

  /** Copies the lists. */
  public AppDiff {
    addedVersions = List.copyOf(addedVersions);
    removedVersions = List.copyOf(removedVersions);
    itemFiles = List.copyOf(itemFiles);
    versions = List.copyOf(versions);
  }

  /** {@code TRAIN/APP}. */
  public String folder() {
    return train + "/" + name;
  }

  /** The number of changes that break upgrades. */
  public int breaking() {
    return versions.stream().mapToInt(version -> version.breaking().size()).sum();
  }
}
