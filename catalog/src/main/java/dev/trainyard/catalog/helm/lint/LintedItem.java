package dev.trainyard.catalog.helm.lint;

import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.generator.edition.VersionNumber;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An item that is checked.
 *
 * @param folder what lies in its folder beside other folders
 * @param versions the folders in it, each of which is a version to TrueNAS
 */
record LintedItem(LintedFolder folder, List<LintedVersion> versions) {

  /** Copies the list. */
  LintedItem {
    versions = List.copyOf(versions);
  }

  /** The version with the highest number; empty when there is none with a number. */
  Optional<LintedVersion> newest() {
    return versions.stream().filter(LintedVersion::newest).findFirst();
  }

  /** The highest of these numbers. */
  static Optional<VersionNumber> newest(Iterable<String> names) {
    VersionNumber highest = null;
    for (String name : names) {
      VersionNumber number = VersionNumber.parse(name).orElse(null);
      if (number != null
          && (highest == null
              || Comparator.<VersionNumber>naturalOrder().compare(number, highest) > 0)) {
        highest = number;
      }
    }
    return Optional.ofNullable(highest);
  }
}
