package dev.trainyard.catalog.write;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Why a folder cannot be made into something else, first of all: something in it is not ours. */
final class FolderRules {

  private FolderRules() {}

  /** What is in the way that is neither a file nor a folder. */
  static List<Problem> check(Path folder, TreeScan scan) {
    if (scan.others().contains("")) {
      return List.of(
          Problem.error(
              Rule.NOT_A_FILE,
              where(folder),
              "is not a folder",
              "a folder, or nothing",
              "Choose another folder, or remove the file."));
    }
    if (!scan.others().isEmpty()) {
      return List.of(
          Problem.error(
              Rule.NOT_A_FILE,
              where(folder),
              "holds symbolic links or special files: " + Names.list(scan.others()),
              "files and folders",
              "Replace the links by what they point to, or remove them."));
    }
    return List.of();
  }

  /** What would be lost. */
  static List<Problem> check(Path folder, TreeDiff diff) {
    List<Problem> problems = new ArrayList<>();
    if (!diff.foreign().isEmpty()) {
      problems.add(
          Problem.error(
              Rule.FOREIGN_FILES,
              where(folder),
              "holds what Trainyard did not write: " + Names.list(diff.foreign()),
              "an empty folder, or a generated catalog with its list " + Ledger.NAME,
              "Choose another folder, or move these away."));
    }
    if (!diff.edited().isEmpty()) {
      problems.add(
          Problem.error(
              Rule.EDITED_FILES,
              where(folder),
              "holds files that were changed since Trainyard wrote them: "
                  + Names.list(diff.edited()),
              "files as they were generated",
              "Put what you changed into the definition, then remove these files; they are written"
                  + " anew."));
    }
    return problems;
  }

  static Problem busy(Path folder) {
    return Problem.error(
        Rule.FOLDER_BUSY,
        where(folder),
        "another run is writing this folder",
        "",
        "Wait until it has finished, then run again; or give each run a folder of its own.");
  }

  static Problem leftover(Path folder, IOException reason) {
    return Problem.warning(
        Rule.LEFTOVER,
        where(folder),
        "the catalog is written, but its former state stays beside it: " + reason.getMessage(),
        "",
        "Remove it, or run again: the next run tries once more.");
  }

  static Problem failed(Path folder, IOException reason) {
    return Problem.error(
        Rule.FOLDER_WRITING,
        where(folder),
        reason.getMessage(),
        "",
        reason instanceof DiskFailure failure
            ? failure.fix()
            : "Check free space and rights there, or choose another folder.");
  }

  private static Where where(Path folder) {
    return Where.inFile(Names.shown(folder.toString()), 0, 0);
  }
}
