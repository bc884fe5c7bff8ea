package dev.trainyard.catalog.lint;

import dev.trainyard.catalog.lint.rule.ReadingRules;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.yaml.JsonReader;
import dev.trainyard.generator.yaml.YamlLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a check goes: in a repository of some hundred kilobytes one file can stand for any number
 * of versions, each of which takes its time. What is beyond is named, and not read.
 */
final class Reach {

  /** What a file costs beside its bytes. */
  private static final long FILE = 1024;

  private final long most;
  private final SortedMap<String, PublishedFile> files;
  private final List<Problem> problems = new ArrayList<>();
  private long read;

  private Reach(long most, SortedMap<String, ? extends PublishedFile> files) {
    this.most = most;
    this.files = new TreeMap<>(files);
  }

  /**
   * Looks how far a check goes, from item to item and from the newest version to the oldest.
   *
   * @param most bytes of all files together
   * @param shared folders at the top that are read as well, after all items
   */
  static Reach of(
      long most,
      Layout layout,
      Set<String> shared,
      SortedMap<String, ? extends PublishedFile> files) {
    Reach reach = new Reach(most, files);
    PublishedItem.of(layout, files).values().forEach(reach::item);
    shared.stream().sorted().forEach(reach::shared);
    return reach;
  }

  /** All files; those that are beyond cannot be read. */
  SortedMap<String, PublishedFile> files() {
    return files;
  }

  /** What is not checked. */
  List<Problem> problems() {
    return problems;
  }

  private void item(PublishedItem item) {
    read += size(item.files(), JsonReader.FILE_BYTES);
    if (read > most) {
      close(item.folder() + "/", item.files());
    }
    List<String> versions = new ArrayList<>(item.folders().keySet());
    versions.sort(Comparator.comparing(Reach::number).reversed().thenComparing(name -> name));
    int left = 0;
    for (String version : versions) {
      read += size(item.folders().get(version), YamlLimits.FILE_BYTES);
      if (read > most) {
        left++;
        close(item.folder() + "/" + version + "/", item.folders().get(version));
      }
    }
    if (read > most) {
      problems.add(
          beyond(item.folder(), "is not checked, or " + left + " of its versions are not"));
    }
  }

  private void shared(String folder) {
    int left = 0;
    String prefix = folder + "/";
    for (Map.Entry<String, PublishedFile> file : files.tailMap(prefix).entrySet()) {
      if (!file.getKey().startsWith(prefix)) {
        break;
      }
      read += size(Map.of(file.getKey(), file.getValue()), JsonReader.FILE_BYTES);
      if (read > most) {
        left++;
        file.setValue(new PublishedFile.Unread(file.getValue()));
      }
    }
    if (left > 0) {
      problems.add(beyond(folder, left + " of its files are not checked"));
    }
  }

  private Problem beyond(String folder, String found) {
    return Problem.error(
        ReadingRules.NO_FILE,
        Where.inFile(Visible.of(folder), 0, 0),
        found + ": the files before them have more than " + (most >> 20) + " MiB",
        "",
        "Check a part of the catalog in a folder of its own, or keep fewer versions.");
  }

  private static VersionNumber number(String version) {
    return VersionNumber.parse(version).orElseGet(() -> VersionNumber.parse("0.0.0").orElseThrow());
  }

  private static long size(Map<String, PublishedFile> files, int most) {
    long size = 0;
    for (PublishedFile file : files.values()) {
      try {
        size += FILE + Math.min(file.size(), most);
      } catch (IOException e) {
        // What cannot be read is told where it is asked for.
      }
    }
    return size;
  }

  private void close(String folder, Map<String, PublishedFile> content) {
    content.forEach((path, file) -> files.put(folder + path, new PublishedFile.Unread(file)));
  }
}
