package dev.trainyard.catalog.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.ChildJvm;
import dev.trainyard.catalog.testing.TreeSnapshot;
import dev.trainyard.catalog.testing.Trees;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operating system refuses to store more, here through its limit for the size of a file. */
class DiskLimitIT {

  @TempDir private Path temp;

  @Test
  void theFormerTreeStaysAndTheMessageNamesTheFile() throws Exception {
    Path folder = temp.resolve("out");
    new TreeWriter().write(folder, Trees.large(false));
    TreeSnapshot.age(folder);
    SortedMap<String, String> before = TreeSnapshot.withTimes(folder);

    // The unit of the limit is 512 or 1,024 bytes, depending on the shell.
    Process child =
        ChildJvm.start(
            ChildJvm.inShell(
                "ulimit -f 64",
                ChildJvm.command(OneWrite.class, List.of("-XX:-UsePerfData"), folder.toString())));
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(child.waitFor()).isZero();
    assertThat(said)
        .startsWith("cannot write " + temp.toRealPath().resolve(".out.trainyard-new"))
        .contains("stable/app9/9.0.0/templates/large: ")
        .doesNotContain("\tat ");
    assertThat(TreeSnapshot.withTimes(folder)).isEqualTo(before);
    assertThat(temp).isDirectoryNotContaining(path -> !path.equals(folder));
  }

  @Test
  void noLockStaysThatCouldNotBeWritten() throws Exception {
    Process child =
        ChildJvm.start(
            ChildJvm.inShell(
                "ulimit -f 0",
                ChildJvm.command(
                    OneWrite.class, List.of("-XX:-UsePerfData"), temp.resolve("out").toString())));
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(child.waitFor()).isZero();
    assertThat(said).startsWith("cannot lock ").doesNotContain("\tat ");
    assertThat(temp).isEmptyDirectory();
  }
}
