package dev.trainyard.maven;

import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlLimits;
import dev.trainyard.generator.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a user names. */
final class GivenFile {

  private GivenFile() {}

  /**
   * What a YAML file says; of one that is too large no more is read than tells that.
   *
   * @param setting the parameter that names it
   * @throws GoalFailure when it is no file
   */
  static YamlFile read(GoalRun run, String setting, Path file) throws GoalFailure, IOException {
    if (!Files.isRegularFile(file)) {
      throw GoalFailure.of(
          Rule.GOAL_SETTING,
          setting + " names " + run.places().display().show(file) + ", which is no file",
          "a file in YAML",
          "Correct the path; a relative one begins in the folder of the module.");
    }
    try (InputStream bytes = Files.newInputStream(file)) {
      return YamlReader.read(bytes.readNBytes(YamlLimits.FILE_BYTES + 1));
    }
  }
}
