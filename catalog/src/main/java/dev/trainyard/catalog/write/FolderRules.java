package dev.trainyard.catalog.write;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks that a folder may be made into something else: nothing in it belongs to anybody else. */
final class FolderRules {

  private static final int SHOWN = 20;

  private FolderRules() {}

  static List<Problem> check(Path folder, TreeScan scan, Ownership ownership) {
    Where where = Where.inFile(folder.toString(), 0, 0);
    if (scan.others().contains("")) {
      return List.of(
          Problem.error(
              Rule.NOT_A_FILE,
              where,
              "is not a folder",
              "a folder, or nothing",
              "Choose another folder, or remove the file."));
    }
    List<Problem> problems = new ArrayList<>();
    if (!scan.others().isEmpty()) {
      problems.add(
          Problem.error(
              Rule.NOT_A_FILE,
              where,
              "holds symbolic links or special files: " + list(scan.others()),
              "files and folders",
              "Replace the links by what they point to, or remove them."));
    }
    SortedSet<String> foreign = ownership.foreign(new TreeSet<>(scan.files().keySet()));
    if (!foreign.isEmpty()) {
      problems.add(
          Problem.error(
              Rule.FOREIGN_FILES,
              where,
              "holds files that are not part of a generated catalog: " + list(foreign),
              "an empty folder, a generated catalog, or a git clone of one",
              "Choose another folder, or move these files away."));
    }
    return problems;
  }

  static Problem busy(Path folder) {
    return Problem.error(
        Rule.FOLDER_BUSY,
        Where.inFile(folder.toString(), 0, 0),
        "another run is writing this folder",
        "",
        "Wait until it has finished, then run again; or give each run a folder of its own.");
  }

  static Problem leftover(Path folder, String reason) {
    return Problem.warning(
        Rule.LEFTOVER,
        Where.inFile(folder.toString(), 0, 0),
        "the catalog is written, but its former state stays beside it: " + reason,
        "",
        "Remove it, or run again: the next run tries once more.");
  }

  private static String list(SortedSet<String> paths) {
    String shown = paths.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return paths.size() > SHOWN ? shown + " and " + (paths.size() - SHOWN) + " more" : shown;
  }
}
