package dev.trainyard.catalog.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.history.HistoryCheck;
import dev.trainyard.catalog.testing.ChildJvm;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.SampleEdition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
 * <p>{@code -Dtrainyard.kills=200} kills as many. Most of the time goes into starting what is to be
 * killed, so that one process publishes into several repositories.
 */
class PublishKillIT {

  private static final int KILLS = Integer.getInteger("trainyard.kills", 20);
  private static final int AT_ONCE = 5;
  private static final int CREATIONS = 2;
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir private Path temp;

  @Test
  void atRandomMoments() throws Exception {
    List<Path> folders = folders("remote");
    Random random = new Random(20260301);
    Run length = run(folders, 0, new Moment(Long.MAX_VALUE, Long.MAX_VALUE));
    assertThat(length.ended()).isEqualTo(AT_ONCE);
    int killed = 0;
    int round = 0;
    while (killed < KILLS) {
      round++;
      assertThat(round).as("rounds for %s kills", killed).isLessThanOrEqualTo(KILLS);
      List<String> before = folders.stream().map(folder -> tip(folder)).toList();
      // Making the commit takes most of the time, but pushing it is what may leave something.
      Moment moment =
          round % 2 == 0
              ? new Moment(random.nextLong(length.whole()), Long.MAX_VALUE)
              : new Moment(Long.MAX_VALUE, random.nextLong(length.pushes()));
      Run done = run(folders, round, moment);
      killed += AT_ONCE - done.ended();
      if (done.ended() == AT_ONCE) {
        // What else the machine did made the first one slow; later kills would come too late.
        length =
            new Run(
                AT_ONCE,
                Math.min(length.whole(), done.whole()),
                Math.min(length.pushes(), done.pushes()));
      }
      for (int i = 0; i < AT_ONCE; i++) {
        Path remote = remote(folders.get(i));
        Git.run(remote, "fsck", "--strict", "--full");
        assertThat(Git.result(remote, "merge-base", "--is-ancestor", before.get(i), "main").code())
            .isZero();
        publishNext(folders.get(i), round, PublishManyMain.apps(i));
      }
    }
    for (Path folder : folders) {
      HistoryCheck check =
          HistoryCheck.of(
              SampleEdition.CATALOG,
              Publishing.branch(remote(folder).toString(), "main", folder.resolve("work")));
      assertThat(check.problems().all()).isEmpty();
      assertThat(check.entries()).hasSize(round + 1);
    }
  }

  /** The first publication creates the repository; a half-made one must not count as one. */
  @Test
  void whileTheRepositoryIsCreated() throws Exception {
    Random random = new Random(20260302);
    long whole = run(folders("first"), 0, new Moment(Long.MAX_VALUE, Long.MAX_VALUE)).whole();
    for (int round = 1; round <= CREATIONS; round++) {
      List<Path> folders = folders("target" + round);
      run(folders, 0, new Moment(random.nextLong(whole), Long.MAX_VALUE));
      for (int i = 0; i < AT_ONCE; i++) {
        publishNext(folders.get(i), 0, PublishManyMain.apps(i));
        try (Stream<Path> all = Files.list(folders.get(i))) {
          assertThat(all.map(Path::getFileName).map(Path::toString))
              .containsExactlyInAnyOrder("catalog.git", "work");
        }
      }
    }
  }

  private List<Path> folders(String name) {
    return IntStream.range(0, AT_ONCE).mapToObj(i -> temp.resolve(name + "-" + i)).toList();
  }

  private static Path remote(Path folder) {
    return folder.resolve("catalog.git");
  }

  private static String tip(Path folder) {
    return Git.run(remote(folder), "rev-parse", "main");
  }

  private static void publishNext(Path folder, int round, int apps) throws Exception {
    Path remote = remote(folder);
    Path work = folder.resolve("work");
    String said =
        PublishMain.publication(
                remote.toString(),
                work,
                version(round),
                START.plusSeconds(round),
                apps,
                Optional.empty())
            .call();
    assertThat(said).as("round " + round).matches(SOUND);
    Git.requireSound(remote, "main");
    try (Stream<Path> files = Files.walk(remote)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".lock") || name.matches("(tmp_|\\.trainyard).*"));
    }
    assertThat(Git.run(remote, "count-objects", "-v")).contains("garbage: 0");
    assertThat(work).isEmptyDirectory();
  }

  /** Published or there already, and no problem. */
  private static final String SOUND = "(PUBLISHED|UNCHANGED) [0-9a-f]{40} ";

  private static String version(int round) {
    return "1." + round + ".0";
  }

  /**
   * When the process is killed, whichever comes first.
   *
   * @param afterStart nanoseconds since it began
   * @param afterNote nanoseconds since it began to push
   */
  private record Moment(long afterStart, long afterNote) {}

  /**
   * What a process did before its end.
   *
   * @param ended how many publications were through
   * @param whole how long it took, in nanoseconds
   * @param pushes how long from the beginning of the first push, in nanoseconds
   */
  private record Run(int ended, long whole, long pushes) {}

  /** Whether git keeps objects apart that it has not accepted yet. */
  private static boolean isReceiving(Path folder) {
    try (DirectoryStream<Path> kept =
        Files.newDirectoryStream(remote(folder).resolve("objects"), "tmp_objdir-*")) {
      return kept.iterator().hasNext();
    } catch (NoSuchFileException notCreated) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Publishes into all folders in one JVM, killed after some time. */
  private static Run run(List<Path> folders, int round, Moment moment) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of(version(round), Long.toString(START.getEpochSecond() + round)));
    folders.forEach(folder -> arguments.add(folder.toString()));
    Process child =
        ChildJvm.start(
            ChildJvm.command(PublishManyMain.class, List.of(), arguments.toArray(String[]::new)));
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("ready");
      long start = System.nanoTime();
      long noted = -1;
      while (!child.waitFor(1, TimeUnit.MILLISECONDS)) {
        long now = System.nanoTime();
        if (noted < 0 && folders.stream().anyMatch(PublishKillIT::isReceiving)) {
          noted = now;
        }
        if (now - start >= moment.afterStart() || noted >= 0 && now - noted >= moment.afterNote()) {
          // git goes on without the one who started it, and clears up.
          List<ProcessHandle> started = child.descendants().toList();
          // Unlike the process itself, its handle leaves open what has been said.
          child.toHandle().destroyForcibly();
          child.waitFor();
          started.forEach(process -> process.onExit().join());
          break;
        }
      }
      long end = System.nanoTime();
      List<String> ended = said.lines().toList();
      assertThat(ended).allMatch(line -> line.matches(SOUND));
      return new Run(
          ended.size(), end - start, noted < 0 ? TimeUnit.MILLISECONDS.toNanos(1) : end - noted);
    }
  }
}
