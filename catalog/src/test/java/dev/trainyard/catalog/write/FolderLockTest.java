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
    Path file = Files.write(temp.resolve("lock"), new byte[1]);

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
