package dev.trainyard.catalog.write;

import dev.trainyard.catalog.read.FolderWalk;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks that files can lie side by side on every file system that a git clone may end up on. */
final class PathRules {

  private PathRules() {}

  /** What is wrong, in the order of the files. */
  static List<Problem> check(Iterable<RelativePath> files) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> spelling = new HashMap<>();
    Set<String> folders = new LinkedHashSet<>();
    Set<String> paths = new LinkedHashSet<>();
    for (RelativePath file : files) {
      String path = file.value();
      paths.add(path);
      TreeDiff.addFolders(path, folders);
      List<String> segments = file.segments();
      if (segments.stream().anyMatch(FolderWalk.GIT::equalsIgnoreCase)) {
        problems.add(
            problem(
                path,
                "has a segment \"" + FolderWalk.GIT + "\", which is git's own",
                "Give the file another path."));
      }
      if (segments.stream().anyMatch(RelativePath::isDevice)) {
        problems.add(
            problem(
                path,
                "has a segment that Windows takes for a device",
                "Give the file another path."));
      }
    }
    for (String path : folders) {
      if (paths.contains(path)) {
        problems.add(
            problem(path, "is a file and a folder at once", "Rename the file or the folder."));
      }
    }
    paths.addAll(folders);
    for (String path : paths) {
      String other = spelling.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
      if (other != null) {
        problems.add(
            problem(
                path,
                "differs from \"" + other + "\" in upper and lower case only",
                "Rename one of them: Windows and macOS take both for the same file."));
      }
    }
    return problems;
  }

  private static Problem problem(String path, String found, String fix) {
    return Problem.error(Rule.PATHS, Where.inFile(path, 0, 0), found, "", fix);
  }
}
