package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trainyard.catalog.helm.HelmCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a goal fails, the user hears of it and its result says so. */
class GoalMojoTest {

  @TempDir private Path base;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void build() throws IOException {
    Files.createDirectories(base.resolve("target"));
  }

  private String failure(GoalMojo.Work work) throws IOException {
    GoalMojo goal =
        new GoalMojo() {
          @Override
          GoalKind kind() {
            return GoalKind.ofAnyPlace("try", "Nothing was tried");
          }

          @Override
          void run(GoalRun run)
              throws GoalFailure, dev.trainyard.catalog.git.GitFailure, IOException {
            work.act();
          }
        };
    TestGoal.of(goal, base, SecondEdition.besides(new HelmCatalog(), Map.of()), said, Map.of());
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(goal::execute)
        .withMessageContaining("Nothing was tried");
    return Files.readString(base.resolve("target/truenas/try.json"));
  }

  @Test
  void whatDoesNotFitIntoTheMemoryIsAProblem() throws Exception {
    for (VirtualMachineError error :
        List.of(new OutOfMemoryError("Java heap space"), new StackOverflowError())) {
      assertThat(
              failure(
                  () -> {
                    throw error;
                  }))
          .contains("\"status\" : \"failed\"", "\"code\" : \"TN506\"", "MAVEN_OPTS=-X");
    }
    assertThat(said)
        .anyMatch(line -> line.contains("does not fit into the memory"))
        .anyMatch(line -> line.contains("is nested too deep"))
        .noneMatch(line -> line.startsWith("\tat "));
  }

  /** As a goal does that really reads so much. */
  @Test
  void aReadingThatTakesAllMemoryIsAProblem() throws Exception {
    assertThat(
            failure(
                () -> {
                  List<long[]> all = new ArrayList<>();
                  for (int i = 0; i >= 0; i++) {
                    all.add(new long[Integer.MAX_VALUE - 8]);
                  }
                }))
        .contains("\"code\" : \"TN506\"");
  }

  @Test
  void aPathThatCannotBeNamedIsAProblem() throws Exception {
    assertThat(
            failure(
                () -> {
                  throw new InvalidPathException("/tmp/\u00f6ut", "unmappable");
                }))
        .contains("\"code\" : \"TN506\"", "LC_ALL=C.UTF-8");
  }
}
