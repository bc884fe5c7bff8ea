package dev.trainyard.catalog.write;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Syncs many files at once. One after the other they would each wait for a commit of the file
 * system's journal; side by side they share commits, which is an order of magnitude faster.
 */
final class DiskSync {

  private static final int THREADS = 16;

  private DiskSync() {}

  static void files(List<Path> files) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(THREADS, files.size()));
    try {
      List<Future<?>> pending = new ArrayList<>();
      for (Path file : files) {
        pending.add(
            pool.submit(
                () -> {
                  file(file);
                  return null;
                }));
      }
      for (Future<?> sync : pending) {
        sync.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  static void folder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notPossibleHere) {
      // Windows cannot open a folder, some network file systems cannot sync one; they have their
      // own order of things, and a killed process needs no sync.
    }
  }

  private static void file(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }
}
