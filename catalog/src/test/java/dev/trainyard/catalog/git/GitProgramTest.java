package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.ChildJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitProgramTest {

  @TempDir private Path temp;

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

  /** Which advice would send people to look for a git that is there. */
  @Test
  void aMissingFolderForTemporaryFilesIsNoMissingGit() throws Exception {
    Process process =
        ChildJvm.start(
            ChildJvm.command(
                GitProgramMain.class, List.of("-Djava.io.tmpdir=" + temp.resolve("nowhere"))));

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("the folder for temporary files, " + temp.resolve("nowhere"), "cannot be used");
  }

  /** As git ends where it cannot write what it says. */
  @Test
  void aGitThatFailsIsNoMissingGit() throws Exception {
    Path git = Files.createDirectories(temp.resolve("bin")).resolve("git");
    Files.writeString(git, "#!/bin/sh\nexit 128\n");
    assertThat(git.toFile().setExecutable(true)).isTrue();
    ProcessBuilder child = new ProcessBuilder(ChildJvm.command(GitProgramMain.class, List.of()));
    child.environment().put("PATH", git.getParent().toString());

    assertThat(
            new String(
                child.redirectErrorStream(true).start().getInputStream().readAllBytes(),
                StandardCharsets.UTF_8))
        .contains("git --version ended with 128");
  }

  /** Goals are called in catalogs of others. */
  @Test
  void aProgramOfTheFolderThatIsLookedAtIsNotRun() throws Exception {
    Path git = temp.resolve("git");
    Files.writeString(git, "#!/bin/sh\n: > ran\n");
    assertThat(git.toFile().setExecutable(true)).isTrue();
    ProcessBuilder child =
        new ProcessBuilder(ChildJvm.command(GitProgramMain.class, List.of()))
            .directory(temp.toFile())
            .redirectErrorStream(true);
    child.environment().put("PATH", ".:");

    assertThat(new String(child.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("false");
    assertThat(temp.resolve("ran")).doesNotExist();
  }
}
