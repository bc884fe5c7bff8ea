package dev.trainyard.catalog.diff;

import java.util.List;

/**
 * What an upgrade from one version to another changes.
 *
 * @param from the published version; empty for an app that is new
 * @param to the new version; equal to {@code from} when a published version has other content now
 * @param changes differences in what the files say
 * @param files differences of the files themselves
 */
public record VersionDiff(String from, String to, List<Change> changes, List<FileChange> files) {

  /** Copies both lists. */
  public VersionDiff {
    changes = List.copyOf(changes);
    files = List.copyOf(files);
  }

  /** The changes that break upgrades. */
  public List<Change> breaking() {
    return changes.stream().filter(Change::isBreaking).toList();
  }
}
