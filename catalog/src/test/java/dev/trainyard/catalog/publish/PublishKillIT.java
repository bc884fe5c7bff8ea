package dev.trainyard.catalog.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.history.HistoryCheck;
import dev.trainyard.catalog.testing.ChildJvm;
import dev.trainyard.catalog.testing.Git;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publication that is killed leaves a sound repository, and the next one succeeds. */
class PublishKillIT {

  private static final int KILLS = 50;

  @TempDir private Path temp;

  @Test
  void atRandomMoments() throws Exception {
    Path remote = temp.resolve("catalog.git");
    Random random = new Random(20260301);
    long whole = run(remote, 0, Long.MAX_VALUE);
    int killed = 0;
    for (int round = 1; round <= KILLS; round++) {
      String before = Git.run(remote, "rev-parse", "main");
      if (run(remote, round, random.nextLong(whole)) < 0) {
        killed++;
      }
      Git.run(remote, "fsck", "--strict", "--full");
      assertThat(Git.result(remote, "merge-base", "--is-ancestor", before, "main").code()).isZero();
      // The one moment that leaves something behind, and that publishing explains: git's own
      // commands leave the same lock when they are killed there.
      Files.deleteIfExists(remote.resolve("refs/heads/main.lock"));
      assertThat(run(remote, round, Long.MAX_VALUE)).as("round " + round).isPositive();
      Git.requireSound(remote, "main");
    }
    assertThat(killed).as("kills before the end").isGreaterThan(KILLS / 2);
    HistoryCheck check =
        HistoryCheck.of(Publishing.branch(remote.toString(), "main", temp.resolve("work")));
    assertThat(check.problems().all()).isEmpty();
    assertThat(check.entries()).hasSize(KILLS + 1);
  }

  /** The first publication creates the repository; a half-made one must not count as one. */
  @Test
  void whileTheRepositoryIsCreated() throws Exception {
    Random random = new Random(20260302);
    long whole = run(temp.resolve("first.git"), 0, Long.MAX_VALUE);
    for (int round = 1; round <= KILLS / 5; round++) {
      Path remote = temp.resolve("catalog" + round + ".git");
      run(remote, 0, random.nextLong(whole));
      Files.deleteIfExists(remote.resolve("refs/heads/main.lock"));
      assertThat(run(remote, 0, Long.MAX_VALUE)).as("round " + round).isPositive();
      Git.requireSound(remote, "main");
    }
  }

  /**
   * Publishes in a JVM of its own, killed after some time.
   *
   * @return how long the publication took in nanoseconds; negative when it was killed
   */
  private long run(Path remote, int round, long killAfter) throws Exception {
    Process child =
        ChildJvm.start(
            ChildJvm.command(
                PublishMain.class,
                List.of("-XX:TieredStopAtLevel=1"),
                remote.toString(),
                temp.resolve("work").toString(),
                "1." + round + ".0",
                Long.toString(Instant.parse("2026-03-01T00:00:00Z").getEpochSecond() + round)));
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("ready");
      long start = System.nanoTime();
      if (!child.waitFor(killAfter, TimeUnit.NANOSECONDS)) {
        child.destroyForcibly().waitFor();
        return -1;
      }
      assertThat(said.readLine()).matches("(PUBLISHED|UNCHANGED) .*");
      return System.nanoTime() - start;
    }
  }
}
