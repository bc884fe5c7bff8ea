package dev.trainyard.catalog.lint;

import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.VersionNumber;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The versions that a proposal is about, by their folders.
 *
 * @param head those that are new or have other content
 * @param base those of the base that they are held against: of the same number, and the one before
 */
record Changed(Set<String> head, Set<String> base) {

  /** What one catalog has that another one has not. */
  static Changed of(
      Layout layout,
      SortedMap<String, ? extends PublishedFile> base,
      SortedMap<String, ? extends PublishedFile> head) {
    Changed changed = new Changed(new TreeSet<>(), new TreeSet<>());
    Map<String, PublishedItem> before = PublishedItem.of(layout, base);
    PublishedItem.of(layout, head)
        .forEach(
            (name, item) -> {
              PublishedItem former = before.get(name);
              item.folders()
                  .forEach((version, files) -> changed.version(item, version, files, former));
            });
    return changed;
  }

  private void version(
      PublishedItem item,
      String version,
      NavigableMap<String, PublishedFile> files,
      PublishedItem former) {
    if (former == null) {
      head.add(item.folder() + "/" + version);
      return;
    }
    NavigableMap<String, PublishedFile> old = former.folders().get(version);
    if (old != null && isSame(old, files)) {
      return;
    }
    head.add(item.folder() + "/" + version);
    if (old != null) {
      base.add(former.folder() + "/" + version);
    }
    NavigableMap<VersionNumber, String> numbers = new TreeMap<>();
    former
        .folders()
        .keySet()
        .forEach(name -> VersionNumber.parse(name).ifPresent(number -> numbers.put(number, name)));
    VersionNumber.parse(version)
        .map(numbers::lowerEntry)
        .ifPresent(lower -> base.add(former.folder() + "/" + lower.getValue()));
  }

  private static boolean isSame(
      NavigableMap<String, PublishedFile> one, NavigableMap<String, PublishedFile> other) {
    if (!one.keySet().equals(other.keySet())) {
      return false;
    }
    try {
      for (Map.Entry<String, PublishedFile> file : one.entrySet()) {
        if (!file.getValue().sameAs(other.get(file.getKey()))) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      // What cannot be read is told where its content matters.
      return false;
    }
  }
}
