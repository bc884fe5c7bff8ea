package dev.trainyard.catalog.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The right to change a folder, held by one process at a time. The operating system takes it back
 * when the process dies. The lock file goes away with the lock.
 *
 * <p>Two traps are avoided here.
 *
 * <ul>
 *   <li>A second process may open the file just before the holder removes it, and then lock a file
 *       that has no name any more. The holder therefore makes the file one byte long before it
 *       removes it: whoever locks a file that is not empty has to look whether it still has its
 *       name.
 *   <li>POSIX drops all locks a process has on a file as soon as it closes any channel to it. A
 *       second thread that opened the file only to learn that it is locked would unlock it. Threads
 *       are therefore kept apart before the file is opened, in the table of system properties: the
 *       only one that all class loaders of a JVM, such as those of Maven plugins, have in common.
 * </ul>
 */
public final class FolderLock implements AutoCloseable {

  private static final int RETIRED = 1;
  private static final long POLL_MILLIS = 10;

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock without waiting.
   *
   * @param file the lock's file; its folder must be there
   * @throws FolderBusyException when somebody holds it
   * @throws IOException when there can be no such file
   */
  public static FolderLock acquire(Path file) throws IOException {
    if (System.getProperties().putIfAbsent(key(file), "held") != null) {
      throw new FolderBusyException(file);
    }
    FileChannel channel = null;
    try {
      do {
        close(channel);
        channel = open(file);
      } while (!isStillNamed(file, channel));
      return new FolderLock(file, channel);
    } catch (IOException | RuntimeException e) {
      close(channel);
      System.getProperties().remove(key(file));
      throw e;
    }
  }

  /**
   * Takes the lock, and waits for it when somebody holds it.
   *
   * @param file the lock's file; its folder must be there
   * @param patience how long to wait at most
   * @throws FolderBusyException when somebody still holds it then
   * @throws InterruptedException when the thread is interrupted while it waits
   * @throws IOException when there can be no such file
   */
  public static FolderLock acquire(Path file, Duration patience)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (true) {
      try {
        return acquire(file);
      } catch (FolderBusyException e) {
        if (System.nanoTime() - start >= patience.toNanos()) {
          throw e;
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  private static FileChannel open(Path file) throws IOException {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return channel;
        }
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      channel.close();
    } catch (OverlappingFileLockException e) {
      throw new FolderBusyException(file);
    } catch (IOException e) {
      throw DiskFailure.of("lock", file, e);
    }
    throw new FolderBusyException(file);
  }

  private static boolean isStillNamed(Path file, FileChannel channel) throws IOException {
    if (channel.size() == 0) {
      return true;
    }
    // Either its holder has removed it, or was killed just before: then size changes show by name.
    long mark = RETIRED + 1L + ThreadLocalRandom.current().nextInt(1 << 16);
    channel.write(ByteBuffer.allocate(1), mark - 1);
    try {
      if (Files.size(file) != mark) {
        return false;
      }
    } catch (NoSuchFileException removed) {
      return false;
    }
    channel.truncate(0);
    return true;
  }

  /** Gives the lock back and removes its file. */
  @Override
  public void close() {
    try {
      channel.write(ByteBuffer.allocate(RETIRED), 0);
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      // An empty or one byte long lock file that nobody holds locks nobody out.
    } finally {
      close(channel);
      System.getProperties().remove(key(file));
    }
  }

  private static void close(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException closedAllTheSame) {
      // The lock is gone with the file descriptor.
    }
  }

  private static String key(Path file) {
    return "dev.trainyard.lock:" + file;
  }
}
