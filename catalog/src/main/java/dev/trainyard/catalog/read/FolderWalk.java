package dev.trainyard.catalog.read;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Goes through a folder. Links are not followed, and the {@code .git} at the top, which is the
 * owner's, is passed over.
 */
public final class FolderWalk extends SimpleFileVisitor<Path> {

  /** The name at the top of a folder that belongs to the user. */
  public static final String GIT = ".git";

  /** Hears of what is found; paths are relative to the folder, with {@code /} between segments. */
  public interface Visitor {

    /** Whether to look into a folder below the top. */
    boolean enter(String path) throws IOException;

    /**
     * Whatever is no folder: a file, a link, a device. The path is empty when this is what was to
     * be gone through.
     */
    void file(String path, Path file, BasicFileAttributes attributes) throws IOException;

    /** What cannot be looked into; ends the walk unless told otherwise. */
    default void failed(String path, Path file, IOException failure) throws IOException {
      throw failure;
    }
  }

  private final Path root;
  private final Visitor visitor;

  private FolderWalk(Path root, Visitor visitor) {
    this.root = root;
    this.visitor = visitor;
  }

  /** Goes through a folder, or tells that it is none. */
  public static void through(Path root, Visitor visitor) throws IOException {
    Files.walkFileTree(root, new FolderWalk(root, visitor));
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    String path = relative(folder);
    return path.isEmpty() || !path.equals(GIT) && visitor.enter(path)
        ? FileVisitResult.CONTINUE
        : FileVisitResult.SKIP_SUBTREE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    String path = relative(file);
    if (!path.equals(GIT)) {
      visitor.file(path, file, attributes);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    visitor.failed(relative(file), file, failure);
    return FileVisitResult.CONTINUE;
  }

  private String relative(Path path) {
    return path.equals(root)
        ? ""
        : root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
