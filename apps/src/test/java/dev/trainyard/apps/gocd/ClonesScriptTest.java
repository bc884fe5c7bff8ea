package dev.trainyard.apps.gocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What git was cut off at, with the real git, in the shells of the images. */
class ClonesScriptTest {

  @TempDir Path directory;
  private Path pipelines;
  private Path clone;

  static Stream<List<String>> shells() {
    return Script.shells();
  }

  @BeforeEach
  void makeAClone() throws Exception {
    pipelines = Files.createDirectory(directory.resolve("pipelines"));
    clone = pipelines.resolve("flyweight/a clone");
    git("init", "--quiet", clone.toString());
    git("-C", clone.toString(), "config", "remote.origin.url", "https://git.example.org/x.git");
    git(
        "-C",
        clone.toString(),
        "-c",
        "user.name=x",
        "-c",
        "user.email=x@example.org",
        "commit",
        "--quiet",
        "--allow-empty",
        "--message=x");
  }

  private int git(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
    git.getInputStream().readAllBytes();
    return git.waitFor();
  }

  private String run(List<String> shell) throws Exception {
    Path place = Files.createTempDirectory(directory, "script");
    Script.Result result =
        new Script(shell, place, Gocd.class, "clones.sh", Map.of()).run(pipelines.toString());
    assertThat(result.status()).as(result.output()).isZero();
    return result.output();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void whole_clones_stay(List<String> shell) throws Exception {
    git("-C", clone.toString(), "checkout", "--quiet", "--detach");
    Path made = Files.createDirectories(pipelines.resolve("no-clone")).resolve("yarn.lock");
    Files.writeString(made, "");

    assertThat(run(shell)).isEmpty();

    assertThat(clone.resolve(".git/HEAD")).exists();
    assertThat(made).exists();
  }

  /** Without a .git GoCD clones anew; what else is there it removes itself. */
  @ParameterizedTest
  @MethodSource("shells")
  void a_clone_whose_head_names_nothing_is_none(List<String> shell) throws Exception {
    git("-C", clone.toString(), "symbolic-ref", "HEAD", "refs/heads/not-fetched");

    assertThat(run(shell)).isEqualTo(clone + ": was cut off, and will be fetched again\n");

    assertThat(clone.resolve(".git")).doesNotExist();
    assertThat(run(shell)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void the_locks_of_a_git_that_was_killed_go(List<String> shell) throws Exception {
    Path submodule = Files.createDirectories(clone.resolve(".git/modules/sub"));
    Files.createFile(submodule.resolve("index.lock"));
    Files.createFile(clone.resolve(".git/index.lock"));
    assertThat(git("-C", clone.toString(), "reset", "--hard")).isNotZero();

    assertThat(run(shell)).isEmpty();

    assertThat(git("-C", clone.toString(), "reset", "--hard")).isZero();
    assertThat(submodule.resolve("index.lock")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void without_clones_there_is_nothing_to_do(List<String> shell) throws Exception {
    pipelines = directory.resolve("elsewhere");

    assertThat(run(shell)).endsWith("Warning: some clones could not be looked at.\n");
  }
}
