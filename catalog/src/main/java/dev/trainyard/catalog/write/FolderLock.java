package dev.trainyard.catalog.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The right to change a folder, held by one process at a time. The operating system takes it back
 * when the process dies. The lock file goes away with the lock.
 *
 * <p>A second process may open the file just before the holder removes it, and then lock a file
 * that has no name any more. So whoever has locked the file writes a text into it that nobody else
 * can know, and holds the lock only if the same text is found under the file's name.
 *
 * <p>Only a file that is a lock's own is written to or removed: a regular one with no second name,
 * empty or with the text of a lock. Links are not followed. Threads of one process are kept apart
 * too; but on POSIX systems a thread that was refused gives back what another thread of its process
 * holds against other processes.
 */
public final class FolderLock implements AutoCloseable {

  private static final String MARK = "Trainyard lock ";
  private static final int SIZE = MARK.length() + UUID.randomUUID().toString().length();

  /** Far behind the text: some systems let nobody read what is locked. */
  private static final long LOCKED_BYTE = 1L << 32;

  private static final int TRIES = 100;

  private final Path file;
  private final FileChannel channel;

  /** Stays open: POSIX drops a lock when any channel to its file is closed. */
  private final FileChannel named;

  private FolderLock(Path file, FileChannel channel, FileChannel named) {
    this.file = file;
    this.channel = channel;
    this.named = named;
  }

  /**
   * Takes the lock without waiting.
   *
   * @param file the lock's file; its folder must be there
   * @throws FolderBusyException when somebody holds it
   * @throws IOException when there can be no such file, or something else has its name
   */
  public static FolderLock acquire(Path file) throws IOException {
    return acquire(file, false);
  }

  /**
   * Takes over the lock that a killed process has left, without waiting.
   *
   * @param file the lock's file; one that is empty could be anybody's
   * @throws FolderBusyException when somebody holds it
   * @throws IOException when there is no such file, or it was not written by a lock
   */
  public static FolderLock takeOver(Path file) throws IOException {
    return acquire(file, true);
  }

  private static FolderLock acquire(Path file, boolean left) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      try {
        FolderLock lock = attempt(file, left);
        if (lock != null) {
          return lock;
        }
      } catch (NoSuchFileException e) {
        if (left || !Files.isDirectory(file.toAbsolutePath().getParent())) {
          throw DiskFailure.of("lock", file, e);
        }
      } catch (FolderBusyException | DiskFailure e) {
        throw e;
      } catch (IOException e) {
        throw DiskFailure.of("lock", file, e);
      }
    }
    throw new FolderBusyException(file);
  }

  /** The lock, or null when its former holder has just removed the file. */
  private static FolderLock attempt(Path file, boolean left) throws IOException {
    FileChannel channel = null;
    FileChannel named = null;
    boolean held = false;
    try {
      // A pipe, for example, would let whoever opens it wait for ever.
      requireOwn(file);
      Set<OpenOption> how =
          new HashSet<>(
              Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
      if (!left) {
        how.add(StandardOpenOption.CREATE);
      }
      channel = FileChannel.open(file, how);
      if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
        throw new FolderBusyException(file);
      }
      if (!isText(text(channel), channel.size()) || left && channel.size() < SIZE) {
        throw foreign(file);
      }
      String text = MARK + UUID.randomUUID();
      try {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
      } catch (IOException fullDisk) {
        if (!left) {
          Files.deleteIfExists(file);
        }
        throw fullDisk;
      }
      named = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
      held = text(named).equals(text);
      return held ? new FolderLock(file, channel, named) : null;
    } catch (OverlappingFileLockException e) {
      throw new FolderBusyException(file);
    } finally {
      if (!held) {
        close(named);
        close(channel);
      }
    }
  }

  private static void requireOwn(Path file) throws IOException {
    try {
      boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
      Map<String, Object> found =
          Files.readAttributes(
              file, unix ? "unix:isRegularFile,nlink" : "isRegularFile", LinkOption.NOFOLLOW_LINKS);
      if (!found.get("isRegularFile").equals(true) || unix && (int) found.get("nlink") > 1) {
        throw foreign(file);
      }
    } catch (NoSuchFileException e) {
      // It is about to be created.
    }
  }

  /** What a lock may find in its file; a killed holder may have written a part of its text. */
  private static boolean isText(String text, long size) {
    return size <= SIZE && (text.startsWith(MARK) || MARK.startsWith(text));
  }

  private static String text(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
      // Reads on.
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
  }

  private static DiskFailure foreign(Path file) {
    return new DiskFailure(
        "cannot lock " + file + ": something else has the name of the lock",
        "Look what it is, and remove it or give it another name.",
        null);
  }

  /** Gives the lock back and removes its file. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      // A file that nobody has locked locks nobody out.
    } finally {
      close(named);
      close(channel);
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
}
