package dev.trainyard.catalog.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.Pauses;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.history.HistoryCheck;
import dev.trainyard.catalog.publish.PublishResult.Status;
import dev.trainyard.catalog.testing.ChildJvm;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.model.App;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A publication that is killed leaves a sound repository, and the next one succeeds unaided.
 *
 * <p>{@code -Dtrainyard.kills=200} kills as many.
 */
class PublishKillIT {

  private static final int KILLS = Integer.getInteger("trainyard.kills", 20);
  private static final int CREATIONS = 4;
  private static final int APPS = 3;
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir private Path temp;

  @Test
  void atRandomMoments() throws Exception {
    Path remote = temp.resolve("catalog.git");
    Random random = new Random(20260301);
    long[] length = run(remote, 0, new Moment(Long.MAX_VALUE, Long.MAX_VALUE));
    int killed = 0;
    for (int round = 1; round <= KILLS; round++) {
      String before = Git.run(remote, "rev-parse", "main");
      // Making the commit takes most of the time, but pushing it is what may leave something.
      Moment moment =
          round % 2 == 0
              ? new Moment(random.nextLong(length[0]), Long.MAX_VALUE)
              : new Moment(Long.MAX_VALUE, random.nextLong(length[1]));
      long[] whole = run(remote, round, moment);
      if (whole.length == 0) {
        killed++;
      } else {
        // What else the machine did made the first one slow; later kills would come too late.
        length[0] = Math.min(length[0], whole[0]);
        length[1] = Math.min(length[1], whole[1]);
      }
      Git.run(remote, "fsck", "--strict", "--full");
      assertThat(Git.result(remote, "merge-base", "--is-ancestor", before, "main").code()).isZero();
      publishNext(remote, round);
    }
    assertThat(killed).as("kills before the end").isGreaterThan(KILLS / 2);
    HistoryCheck check =
        HistoryCheck.of(
            SampleEdition.CATALOG,
            Publishing.branch(remote.toString(), "main", temp.resolve("work")));
    assertThat(check.problems().all()).isEmpty();
    assertThat(check.entries()).hasSize(KILLS + 1);
  }

  /** The first publication creates the repository; a half-made one must not count as one. */
  @Test
  void whileTheRepositoryIsCreated() throws Exception {
    Random random = new Random(20260302);
    long whole = run(temp.resolve("first.git"), 0, new Moment(Long.MAX_VALUE, Long.MAX_VALUE))[0];
    for (int round = 1; round <= CREATIONS; round++) {
      Path folder = temp.resolve("target" + round);
      run(folder.resolve("catalog.git"), 0, new Moment(random.nextLong(whole), Long.MAX_VALUE));
      publishNext(folder.resolve("catalog.git"), 0);
      assertThat(folder).isDirectoryContaining("glob:**/catalog.git");
      try (Stream<Path> all = Files.list(folder)) {
        assertThat(all).hasSize(1);
      }
    }
  }

  private void publishNext(Path remote, int round) throws Exception {
    Path work = temp.resolve("work");
    PublishResult result =
        Publishing.at(START.plusSeconds(round))
            .publish(
                Publishing.to(
                    new CatalogBranch(
                        RemoteAddress.of(remote.toString(), work),
                        "main",
                        Access.USUAL,
                        work,
                        Pauses.growing(),
                        true)),
                IntStream.range(0, APPS).mapToObj(i -> app(i, round)).toList(),
                Optional.empty(),
                5);
    assertThat(result.problems().all()).as("round " + round).isEmpty();
    assertThat(result.status()).isIn(Status.PUBLISHED, Status.UNCHANGED);
    Git.requireSound(remote, "main");
    try (Stream<Path> files = Files.walk(remote)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".lock") || name.matches("(tmp_|\\.trainyard).*"));
    }
    assertThat(Git.run(remote, "count-objects", "-v")).contains("garbage: 0");
    assertThat(work).isEmptyDirectory();
  }

  private static App app(int number, int round) {
    return Publishing.app("tiny-i-" + number, "1." + round + ".0");
  }

  /**
   * When a publication is killed, whichever comes first.
   *
   * @param afterStart nanoseconds since it began
   * @param afterNote nanoseconds since it began to push
   */
  private record Moment(long afterStart, long afterNote) {}

  /** Whether git keeps objects apart that it has not accepted yet. */
  private static boolean isReceiving(Path objects) throws IOException {
    try (DirectoryStream<Path> kept = Files.newDirectoryStream(objects, "tmp_objdir-*")) {
      return kept.iterator().hasNext();
    } catch (NoSuchFileException notCreated) {
      return false;
    }
  }

  /**
   * Publishes in a JVM of its own, killed after some time.
   *
   * @return how long publication and push took in nanoseconds; empty when it was killed
   */
  private long[] run(Path remote, int round, Moment moment) throws Exception {
    Path objects = remote.resolve("objects");
    Process child =
        ChildJvm.start(
            ChildJvm.command(
                PublishMain.class,
                List.of(),
                remote.toString(),
                temp.resolve("work").toString(),
                "1." + round + ".0",
                Long.toString(START.getEpochSecond() + round),
                Integer.toString(APPS)));
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("ready");
      long start = System.nanoTime();
      long noted = -1;
      while (!child.waitFor(1, TimeUnit.MILLISECONDS)) {
        long now = System.nanoTime();
        if (noted < 0 && isReceiving(objects)) {
          noted = now;
        }
        if (now - start >= moment.afterStart() || noted >= 0 && now - noted >= moment.afterNote()) {
          // git goes on without the one who started it, and clears up.
          List<ProcessHandle> started = child.descendants().toList();
          child.destroyForcibly().waitFor();
          started.forEach(process -> process.onExit().join());
          return new long[0];
        }
      }
      assertThat(said.readLine()).matches("(PUBLISHED|UNCHANGED) .*");
      long end = System.nanoTime();
      return new long[] {end - start, noted < 0 ? TimeUnit.MILLISECONDS.toNanos(1) : end - noted};
    }
  }
}
