package dev.trainyard.catalog.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.GitFolder;
import dev.trainyard.catalog.testing.TreeSnapshot;
import dev.trainyard.catalog.testing.Trees;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops a run before every single change to the disk that it makes. */
class TreeWriterCrashTest {

  private static final SortedMap<RelativePath, Content> OLD =
      Trees.of("a/same", "same", "a/gone/x", "gone", "b", "old", "a/kept/d/x", "z", "c/x", "z");
  private static final SortedMap<RelativePath, Content> NEW =
      Trees.of("a/same", "same", "a/more/y*", "new", "b", "new!", "a/kept/d/x", "z", "c/x", "z");
  private static final SortedMap<RelativePath, Content> ONE_CHANGE =
      Trees.of("a/same", "same", "a/gone/x", "gone", "b", "new!", "a/kept/d/x", "z", "c/x", "z");

  @TempDir private Path temp;
  private int runs;
  private SortedMap<String, String> gitBefore;

  @Test
  void aKilledRunLeavesOneOfTheTwoTrees() throws IOException {
    for (int step = 1; killsAt(step, OLD, NEW, true); step++) {
      assertThat(step).isLessThan(1000);
    }
  }

  @Test
  void aKilledRunWithoutGitLeavesOneOfTheTwoTrees() throws IOException {
    for (int step = 1; killsAt(step, OLD, NEW, false); step++) {
      assertThat(step).isLessThan(1000);
    }
  }

  @Test
  void aKilledFirstRunLeavesNothingOrTheNewTree() throws IOException {
    for (int step = 1; killsAt(step, null, NEW, false); step++) {
      assertThat(step).isLessThan(1000);
    }
  }

  @Test
  void aKilledChangeOfOneFileLeavesOneOfTheTwoTrees() throws IOException {
    for (int step = 1; killsAt(step, OLD, ONE_CHANGE, true); step++) {
      assertThat(step).isLessThan(1000);
    }
  }

  @Test
  void aKilledRecoveryIsRecoveredFrom() throws IOException {
    boolean reached = true;
    for (int step = 1; reached; step++) {
      boolean recoveryReached = true;
      for (int again = 1; recoveryReached; again++) {
        Path folder = prepare(OLD, true);
        reached = kill(folder, NEW, step);
        recoveryReached = killRecovery(folder, again);
        TreeWriter.recover(folder);
        assertWhole(folder, OLD, NEW, true, "killed at " + step + ", then at " + again);
      }
    }
    assertThat(runs).isGreaterThan(30);
  }

  @Test
  void aFailureLeavesTheFormerTreeAndNothingBeside() throws IOException {
    List<String> messages = new ArrayList<>();
    Probe probe = new Probe(1, () -> null);
    while (true) {
      Path folder = prepare(OLD, true);
      probe = new Probe(probe.fatal + 1, () -> new IOException("No space left on device"));
      WriteResult result = new TreeWriter(probe).write(folder, NEW);
      if (!probe.reached) {
        break;
      }
      Problem problem = result.problems().get(0);
      if (result.refused()) {
        messages.add(problem.found());
        assertThat(problem.rule()).isEqualTo(Rule.FOLDER_WRITING);
        assertThat(problem.found())
            .startsWith("cannot ")
            .contains(folder.getParent().toString())
            .endsWith(": No space left on device");
        assertThat(TreeSnapshot.contents(folder)).isEqualTo(Trees.contents(OLD));
        assertThat(folder.getParent()).isDirectoryNotContaining(path -> !path.equals(folder));
      } else {
        // The new tree was in place; only the former one could not be removed.
        assertThat(result.problems()).hasSize(1);
        assertThat(problem.rule()).isEqualTo(Rule.LEFTOVER);
        assertThat(TreeSnapshot.contents(folder)).isEqualTo(Trees.contents(NEW));
      }
      new TreeWriter().write(folder, NEW);
      assertWhole(folder, NEW, NEW, true, "failed at " + probe.fatal);
    }
    assertThat(messages).hasSizeGreaterThan(10);
  }

  @Test
  void aDiskThatFailsForGoodLosesNothing() throws IOException {
    boolean reached = true;
    for (int step = 1; reached; step++) {
      Path folder = prepare(OLD, true);
      Probe probe = new Probe(step, () -> new IOException("gone"));
      probe.forGood = true;
      WriteResult result = new TreeWriter(probe).write(folder, NEW);
      assertThat(result.problems()).allMatch(problem -> problem.found().endsWith("gone"));
      reached = probe.reached;
      TreeWriter.recover(folder);
      assertWhole(folder, OLD, NEW, true, "failed for good at " + step);
    }
  }

  /** Whether the run had that many steps. */
  private boolean killsAt(
      int step,
      SortedMap<RelativePath, Content> from,
      SortedMap<RelativePath, Content> to,
      boolean git)
      throws IOException {
    Path folder = prepare(from, git);
    boolean reached = kill(folder, to, step);
    if (Files.exists(folder)) {
      assertThat(TreeSnapshot.contents(folder))
          .as("before recovery, killed at %s", step)
          .isIn(Trees.contents(from == null ? to : from), Trees.contents(to));
    }
    TreeWriter.recover(folder);
    assertWhole(folder, from, to, git, "killed at " + step);
    new TreeWriter().write(folder, to);
    assertWhole(folder, to, to, git, "killed at " + step + " and run again");
    return reached;
  }

  private Path prepare(SortedMap<RelativePath, Content> files, boolean git) throws IOException {
    Path folder = temp.resolve("run" + runs++ + "/out");
    Files.createDirectories(folder.getParent());
    if (git) {
      GitFolder.create(folder);
      gitBefore = TreeSnapshot.withTimes(folder.resolve(".git"));
    }
    if (files != null) {
      new TreeWriter().write(folder, files);
    }
    return folder;
  }

  private boolean kill(Path folder, SortedMap<RelativePath, Content> to, int step)
      throws IOException {
    Probe probe = new Probe(step, () -> null);
    try {
      new TreeWriter(probe).write(folder, to);
    } catch (Killed expected) {
      assertThat(probe.reached).isTrue();
    }
    return probe.reached;
  }

  private boolean killRecovery(Path folder, int step) throws IOException {
    Probe probe = new Probe(step, () -> null);
    try {
      new TreeWriter(probe).recoverFolder(folder);
    } catch (Killed expected) {
      assertThat(probe.reached).isTrue();
    }
    return probe.reached;
  }

  private void assertWhole(
      Path folder,
      SortedMap<RelativePath, Content> from,
      SortedMap<RelativePath, Content> to,
      boolean git,
      String when)
      throws IOException {
    if (from == null && !Files.exists(folder)) {
      assertThat(folder.getParent()).as(when).isEmptyDirectory();
      return;
    }
    assertThat(TreeSnapshot.contents(folder))
        .as(when)
        .isIn(Trees.contents(from == null ? to : from), Trees.contents(to));
    assertThat(folder.getParent()).as(when).isDirectoryNotContaining(path -> !path.equals(folder));
    if (git) {
      assertThat(TreeSnapshot.withTimes(folder.resolve(".git"))).as(when).isEqualTo(gitBefore);
    } else {
      assertThat(folder.resolve(".git")).doesNotExist();
    }
  }

  /** As no code under test catches it, it ends a run like a kill: nothing is cleaned up. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final class Probe implements Disk.Probe {

    private final int fatal;
    private final Supplier<IOException> failure;
    private int step;
    private boolean reached;
    private boolean forGood;

    Probe(int fatal, Supplier<IOException> failure) {
      this.fatal = fatal;
      this.failure = failure;
    }

    @Override
    public void before(String change, Path path) throws IOException {
      step++;
      if (step == fatal || forGood && reached) {
        reached = true;
        IOException cause = failure.get();
        if (cause == null) {
          throw new Killed();
        }
        throw cause;
      }
    }
  }
}
