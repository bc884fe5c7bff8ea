package dev.trainyard.maven;

import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.yaml.Flaw;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlLimits;
import dev.trainyard.generator.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a user names, in which secrets may stand. */
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
      YamlFile read = YamlReader.read(bytes.readNBytes(YamlLimits.FILE_BYTES + 1));
      return new YamlFile(
          read.root(), read.flaws().stream().map(GivenFile::withoutContent).toList());
    }
  }

  /** Says what is wrong in words of its own: what stands there can be a password without quotes. */
  private static Flaw withoutContent(Flaw flaw) {
    String found =
        switch (flaw.kind()) {
          case ENCODING, LIMIT, CONTENT, DOCUMENT, KEY, ALIAS, MERGE_KEY, FORM -> flaw.found();
          case SYNTAX -> "cannot be read as YAML there; a text with signs in it stands in quotes";
          case DUPLICATE_KEY -> "has a key twice";
          case TAG -> "has a tag there; a text that begins with ! stands in quotes";
          case NUMBER -> "has a number that no program holds; as a text it stands in quotes";
        };
    return new Flaw(flaw.kind(), flaw.at(), found);
  }
}
