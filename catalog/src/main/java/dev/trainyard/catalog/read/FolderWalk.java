package dev.trainyard.catalog.read;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Goes through a folder, level by level; several folders are read at a time. Links are not
 * followed, and the {@code .git} at the top, which is the owner's, is passed over.
 */
public final class FolderWalk {

  /** The name at the top of a folder that belongs to the user. */
  public static final String GIT = ".git";

  /**
   * Hears of what is found, by one thread and sorted by name within a folder; paths are relative to
   * the folder that is gone through, with {@code /} between segments.
   */
  public interface Visitor {

    /** Whether to look into a folder below the top. */
    boolean enter(String path) throws IOException;

    /**
     * Whatever is no folder: a file, a link, a device. The path is empty when this is what was to
     * be gone through.
     *
     * @param attributes those of POSIX where the system has them
     */
    void file(String path, Path file, BasicFileAttributes attributes) throws IOException;

    /** What cannot be looked into; ends the walk unless told otherwise. */
    default void failed(String path, Path file, IOException failure) throws IOException {
      throw failure;
    }
  }

  private final Visitor visitor;
  private final Class<? extends BasicFileAttributes> type;
  private final AtomicInteger left;

  private FolderWalk(Path root, int most, Visitor visitor) {
    this.visitor = visitor;
    this.left = new AtomicInteger(most);
    this.type = isPosix(root) ? PosixFileAttributes.class : BasicFileAttributes.class;
  }

  /** Whether the system tells programs from other files by their modes. */
  public static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * Goes through a folder, or tells that it is none.
   *
   * @param most how many files and folders are listed
   * @throws IOException when there are more, and whatever the visitor throws
   */
  public static void through(Path root, int most, Visitor visitor) throws IOException {
    FolderWalk walk = new FolderWalk(root, most, visitor);
    List<Entry> level = new ArrayList<>();
    walk.visit(walk.entry(root, ""), level);
    while (!level.isEmpty()) {
      List<Entry> next = new ArrayList<>();
      List<Listing> listings = level.parallelStream().map(walk::list).toList();
      if (walk.left.get() < 0) {
        throw new IOException("there are more than " + most + " files and folders");
      }
      for (Listing listing : listings) {
        if (listing.failure().isPresent()) {
          visitor.failed(listing.of().path(), listing.of().file(), listing.failure().get());
        }
        for (Entry entry : listing.entries()) {
          walk.visit(entry, next);
        }
      }
      level = next;
    }
  }

  /**
   * What lies in a folder.
   *
   * @param attributes empty when they cannot be read
   * @param failure why not
   */
  private record Entry(
      String path, Path file, Optional<BasicFileAttributes> attributes, IOException failure) {}

  /**
   * A folder.
   *
   * @param entries what lies in it
   * @param failure why that is not known
   */
  private record Listing(Entry of, List<Entry> entries, Optional<IOException> failure) {}

  private void visit(Entry entry, List<Entry> next) throws IOException {
    if (entry.path().equals(GIT)) {
      return;
    }
    if (entry.attributes().isEmpty()) {
      visitor.failed(entry.path(), entry.file(), entry.failure());
    } else if (!entry.attributes().get().isDirectory()) {
      visitor.file(entry.path(), entry.file(), entry.attributes().get());
    } else if (entry.path().isEmpty() || visitor.enter(entry.path())) {
      next.add(entry);
    }
  }

  private Listing list(Entry folder) {
    List<Entry> entries = new ArrayList<>();
    String prefix = folder.path().isEmpty() ? "" : folder.path() + "/";
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.file())) {
      for (Path file : files) {
        if (left.decrementAndGet() < 0) {
          break;
        }
        entries.add(entry(file, prefix + file.getFileName()));
      }
    } catch (DirectoryIteratorException e) {
      return new Listing(folder, List.of(), Optional.of(e.getCause()));
    } catch (IOException e) {
      return new Listing(folder, List.of(), Optional.of(e));
    }
    entries.sort(Comparator.comparing(Entry::path));
    return new Listing(folder, entries, Optional.empty());
  }

  private Entry entry(Path file, String path) {
    try {
      return new Entry(
          path,
          file,
          Optional.of(Files.readAttributes(file, type, LinkOption.NOFOLLOW_LINKS)),
          null);
    } catch (IOException e) {
      return new Entry(path, file, Optional.empty(), e);
    }
  }
}
