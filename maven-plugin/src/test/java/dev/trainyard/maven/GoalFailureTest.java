package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.InvalidPathException;
import org.junit.jupiter.api.Test;

class GoalFailureTest {

  @Test
  void aPathThatTheLocaleCannotNameSaysWhatToSet() {
    GoalFailure failure =
        GoalFailure.ofPath(
            new InvalidPathException("/tmp/\u00f6ut", "Malformed input"), "ANSI_X3.4-1968");

    assertThat(failure.problems().describe())
        .contains("TN506", "/tmp/\u00f6ut", "ANSI_X3.4-1968", "LC_ALL=C.UTF-8");
  }

  @Test
  void aPathThatNoSystemHasIsShownWithoutWhatIsInvisible() {
    GoalFailure failure =
        GoalFailure.ofPath(new InvalidPathException("a\0b", "Nul character not allowed"), "UTF-8");

    assertThat(failure.problems().describe())
        .contains("TN506", "a\\u{0}b", "Correct the path")
        .doesNotContain("LC_ALL");
  }
}
