package dev.trainyard.catalog.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.ChildJvm;
import dev.trainyard.catalog.testing.GitFolder;
import dev.trainyard.catalog.testing.TreeSnapshot;
import dev.trainyard.catalog.testing.Trees;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills real processes at moments that nobody chose: {@code -Dtrainyard.kills=200} of them. */
class TreeWriterKillIT {

  private static final int KILLS = Integer.getInteger("trainyard.kills", 20);
  private static final long SEED = 20260101;

  @TempDir private Path temp;

  @Test
  void everyKillLeavesOneWholeTreeAndGit() throws Exception {
    Path folder = temp.resolve("out");
    GitFolder.create(folder);
    SortedMap<String, String> git = TreeSnapshot.withTimes(folder.resolve(".git"));
    TreeWriter writer = new TreeWriter();
    writer.write(folder, Trees.large(false));
    SortedMap<String, String> one = Trees.contents(Trees.large(false));
    SortedMap<String, String> two = Trees.contents(Trees.large(true));
    Map<Recovery, Integer> recoveries = new EnumMap<>(Recovery.class);
    Random random = new Random(SEED);

    for (int kill = 0; kill < KILLS; kill++) {
      killAtSomeMoment(folder, random);
      recoveries.merge(TreeWriter.recover(folder), 1, Integer::sum);

      assertThat(TreeSnapshot.contents(folder)).as("kill %s", kill).isIn(one, two);
      assertThat(TreeSnapshot.withTimes(folder.resolve(".git"))).as("kill %s", kill).isEqualTo(git);
      assertThat(temp).isDirectoryNotContaining(path -> !path.equals(folder));
    }

    // Otherwise the kills hit nothing and prove nothing.
    assertThat(recoveries).as("%s", recoveries).containsKeys(Recovery.ROLLED_BACK);
    System.out.println("recoveries after " + KILLS + " kills: " + recoveries);
    assertThat(writer.write(folder, Trees.large(true)).problems()).isEmpty();
    assertThat(Files.exists(folder.resolve("catalog.json"))).isTrue();
  }

  private static void killAtSomeMoment(Path folder, Random random)
      throws IOException, InterruptedException {
    Process child =
        ChildJvm.start(ChildJvm.command(AlternatingWriter.class, List.of(), folder.toString()));
    try (BufferedReader lines = child.inputReader()) {
      for (int line = random.nextInt(4); line >= 0; line--) {
        assertThat(lines.readLine()).isNotNull();
      }
      for (int spin = random.nextInt(3_000_000); spin > 0; spin--) {
        Thread.onSpinWait();
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
  }
}
