package dev.trainyard.maven;

import dev.trainyard.catalog.history.Masking;
import java.nio.file.Files;
import java.nio.file.Path;

/** A setting that names a key or a login, and may by a slip hold it instead. */
final class GivenKey {

  private GivenKey() {}

  /**
   * Refuses a secret in the place of its name, without repeating it.
   *
   * @param property the property that sets it
   * @param given what the user gave
   * @param meaning what it has to be
   * @throws GoalFailure when it is a private key, a token, or anything else of several lines
   */
  static void requireName(String property, String given, String meaning) throws GoalFailure {
    boolean secret =
        given.contains("PRIVATE KEY")
            || given.chars().anyMatch(c -> c == '\n' || c == '\r')
            || Masking.of(given).equals(Masking.MASK);
    if (secret) {
      throw GoalFailure.ofSetting(
          property + " holds what looks like a secret (it is not shown here)",
          meaning,
          "Keep the secret in a file or in settings.xml, and name that. It may be in a log by now:"
              + " think of replacing it.");
    }
  }

  /**
   * Refuses what is no file.
   *
   * @throws GoalFailure when there is none of this name, or it is a folder or a pipe
   */
  static void requireFile(String property, Path file) throws GoalFailure {
    requireName(property, file.toString(), "the file of a private key");
    if (!Files.isRegularFile(file)) {
      throw GoalFailure.ofSetting(
          property + " names " + file + ", which is no file",
          "the file of a private key",
          "Correct the path.");
    }
  }
}
