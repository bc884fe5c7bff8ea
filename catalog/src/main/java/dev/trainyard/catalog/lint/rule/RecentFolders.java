package dev.trainyard.catalog.lint.rule;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The folders whose files are kept in memory: those that were read last. An item has any number of
 * versions, and each is looked at on its own.
 */
public final class RecentFolders {

  private static final int MOST = 3;

  private final Deque<LintedFolder> folders = new ArrayDeque<>();

  /** None yet. */
  public RecentFolders() {
    // Folders come as they are read.
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
