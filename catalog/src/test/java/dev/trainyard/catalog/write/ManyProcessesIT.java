package dev.trainyard.catalog.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.ChildJvm;
import dev.trainyard.catalog.testing.TreeSnapshot;
import dev.trainyard.catalog.testing.Trees;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyProcessesIT {

  @TempDir private Path temp;

  @Test
  void theSecondProcessIsRefusedUntilTheFirstIsDone() throws Exception {
    Path folder = temp.resolve("out");
    TreeWriter writer = new TreeWriter();
    Process holder =
        ChildJvm.start(ChildJvm.command(LockHolder.class, List.of(), folder.toString()));
    try (BufferedReader lines = holder.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("locked");

      assertThat(writer.write(folder, Trees.large(false)).problems())
          .extracting(Problem::rule)
          .containsExactly(Rule.FOLDER_BUSY);
      assertThat(folder).doesNotExist();

      holder.getOutputStream().close();
      assertThat(holder.waitFor()).isZero();
    } finally {
      holder.destroyForcibly();
    }
    assertThat(temp).isEmptyDirectory();
    assertThat(writer.write(folder, Trees.large(false)).problems()).isEmpty();
  }

  @Test
  void threeWritersLeaveOneWholeTree() throws Exception {
    Path folder = temp.resolve("out");
    List<Process> writers = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        writers.add(
            ChildJvm.start(
                ChildJvm.command(AlternatingWriter.class, List.of(), folder.toString())));
      }
      for (Process writer : writers) {
        try (BufferedReader lines = writer.inputReader()) {
          for (int left = 20; left > 0; ) {
            String line = lines.readLine();
            assertThat(line).as("a writer has ended").isNotNull();
            left -= line.equals("busy") ? 0 : 1;
          }
        }
        // The others go on without it, in the midst of whatever it did.
        writer.destroyForcibly().waitFor();
      }
    } finally {
      writers.forEach(Process::destroyForcibly);
    }
    TreeWriter.recover(folder);
    assertThat(TreeSnapshot.contents(folder))
        .isIn(Trees.contents(Trees.large(false)), Trees.contents(Trees.large(true)));
    assertThat(temp).isDirectoryNotContaining(path -> !path.equals(folder));
  }

  @Test
  void theLockOfAKilledProcessIsFree() throws Exception {
    Path folder = temp.resolve("out");
    Process holder =
        ChildJvm.start(ChildJvm.command(LockHolder.class, List.of(), folder.toString()));
    try (BufferedReader lines = holder.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("locked");
    } finally {
      holder.destroyForcibly().waitFor();
    }

    WriteResult result = new TreeWriter().write(folder, Trees.large(false));

    assertThat(result.problems()).isEmpty();
    assertThat(TreeSnapshot.contents(folder)).isEqualTo(Trees.contents(Trees.large(false)));
    assertThat(temp).isDirectoryNotContaining(path -> !path.equals(folder));
  }
}
