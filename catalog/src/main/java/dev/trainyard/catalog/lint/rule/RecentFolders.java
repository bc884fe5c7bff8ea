package dev.trainyard.catalog.lint.rule;

import dev.trainyard.generator.yaml.YamlFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The folders whose files are kept in memory: those that were read last. An item has any number of
 * versions, and each is looked at on its own. Files that are the same in several are parsed once.
 */
public final class RecentFolders {

  private static final int MOST = 3;

  private final Deque<LintedFolder> folders = new ArrayDeque<>();

  /** None yet. */
  public RecentFolders() {
    // Folders come as they are read.
  }

  /** What a file of this name and content says, if one of them has such a file. */
  Optional<YamlFile> parsed(String name, byte[] content) {
    return folders.stream().flatMap(folder -> folder.parsed(name, content).stream()).findFirst();
  }

  void reads(LintedFolder folder) {
    if (folders.peekLast() == folder) {
      return;
    }
    folders.remove(folder);
    folders.addLast(folder);
    if (folders.size() > MOST) {
      folders.removeFirst().forget();
    }
  }
}
