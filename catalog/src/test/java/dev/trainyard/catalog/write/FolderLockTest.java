package dev.trainyard.catalog.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

  @TempDir private Path temp;

  @Test
  void isHeldOnceAndLeavesNoFile() throws IOException {
    Path file = temp.resolve("lock");
    FolderLock lock = FolderLock.acquire(file);

    assertThatThrownBy(() -> FolderLock.acquire(file)).isInstanceOf(FolderBusyException.class);
    lock.close();
    assertThat(file).doesNotExist();
    FolderLock.acquire(file).close();
  }

  @Test
  void takesOverTheFileOfAKilledHolder() throws IOException {
    Path file = Files.createFile(temp.resolve("lock"));

    FolderLock.acquire(file).close();

    assertThat(file).doesNotExist();
  }

  @Test
  void takesOverTheFileOfAHolderKilledWhileItGaveTheLockBack() throws IOException {
    Path file = Files.writeString(temp.resolve("lock"), "Trainyard lock 0123");

    FolderLock.acquire(file).close();

    assertThat(file).doesNotExist();
  }

  @Test
  void saysWhyThereCanBeNoLock() {
    assertThatThrownBy(() -> FolderLock.acquire(temp.resolve("missing/lock")))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot lock " + temp.resolve("missing/lock") + ": it does not exist");
  }

  @Test
  void touchesNothingBehindALink() throws IOException {
    Path precious = Files.writeString(temp.resolve("precious"), "precious".repeat(50_000));
    Path empty = Files.createFile(temp.resolve("empty"));
    Path file = temp.resolve("lock");
    for (Path target : List.of(precious, empty, temp.resolve("missing"), temp)) {
      Files.createSymbolicLink(file, target);
      assertForeign(file);
      Files.delete(file);
    }
    for (Path target : List.of(precious, empty)) {
      Files.createLink(file, target);
      assertForeign(file);
      Files.delete(file);
    }
    assertThat(precious).hasContent("precious".repeat(50_000));
    assertThat(empty).isEmptyFile();
    assertThat(temp.resolve("missing")).doesNotExist();
  }

  @Test
  void touchesNoFileOfSomebodyElse() throws Exception {
    Path file = temp.resolve("lock");
    for (String text : List.of("x", "\0", "Trainyard lock " + "0".repeat(37), "notes\n")) {
      Files.writeString(file, text);
      assertForeign(file);
      assertThat(file).hasContent(text);
    }
    Files.delete(file);
    Files.createDirectory(file);
    assertForeign(file);
    Files.delete(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    assertForeign(file);
    assertThat(file).exists();
  }

  private static void assertForeign(Path file) {
    assertThatThrownBy(() -> FolderLock.acquire(file))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot lock " + file + ": something else has the name of the lock");
  }

  @Test
  void letsOneThreadInAtATime() throws Exception {
    Path file = temp.resolve("lock");
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Callable<Integer> worker =
        () -> {
          int taken = 0;
          while (taken < 50) {
            try {
              FolderLock lock = FolderLock.acquire(file);
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              taken++;
              inside.decrementAndGet();
              lock.close();
            } catch (FolderBusyException tryAgain) {
              Thread.onSpinWait();
            }
          }
          return taken;
        };
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> workers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        workers.add(pool.submit(worker));
      }
      for (Future<Integer> done : workers) {
        assertThat(done.get()).isEqualTo(50);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(most).hasValue(1);
  }
}
