package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitProgramTest {

  @Test
  void theGitOfTheUserDoesNotKnowTheTokenToPublishWith() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "TRUENAS_PUBLISH_TOKEN", "secret",
                "GIT_DIR", "/hook",
                "GIT_CONFIG_GLOBAL", "/settings",
                "PATH", "/bin"));

    GitProgram.forUser(environment);

    assertThat(environment).containsOnlyKeys("GIT_CONFIG_GLOBAL", "PATH");
  }
}
