package dev.trainyard.catalog.write;

import dev.trainyard.generator.problem.Visible;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Names of files: those that count for nothing, and all of them as people are shown them. */
final class Names {

  /** Left behind by file managers, wherever somebody looks. */
  private static final Set<String> LITTER = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

  private static final int SHOWN = 20;

  /** No file system has longer paths. */
  private static final int LONGEST = 4096;

  private Names() {}

  /** Whether a path leads to a file that a file manager has left behind. */
  static boolean isLitter(String path) {
    return LITTER.contains(path.substring(path.lastIndexOf('/') + 1));
  }

  /** A list for one line: the first twenty, and how many more. */
  static String list(SortedSet<String> paths) {
    String shown = paths.stream().limit(SHOWN).map(Names::shown).collect(Collectors.joining(", "));
    return paths.size() > SHOWN ? shown + " and " + (paths.size() - SHOWN) + " more" : shown;
  }

  /** A name as a part of a line, with nothing in it that a console obeys. */
  static String shown(String name) {
    return Visible.of(name, LONGEST);
  }
}
