package dev.trainyard.catalog.write;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says in one line what could not be done to which path, and why, and what helps. */
final class DiskFailure extends IOException {

  private static final long serialVersionUID = 1L;

  private final String fix;

  /**
   * A failure.
   *
   * @param found what could not be done to which path, and why
   * @param fix what the user can do
   * @param cause what the file system threw, or null
   */
  DiskFailure(String found, String fix, IOException cause) {
    super(found, cause);
    this.fix = fix;
  }

  /** The exception to throw for {@code cause}, such as {@code cannot write /x/y: disk full}. */
  static DiskFailure of(String action, Path path, IOException cause) {
    return new DiskFailure(
        "cannot " + action + " " + Names.shown(path.toString()) + ": " + reason(cause),
        cause instanceof AccessDeniedException
            ? "Give the user who runs Maven the right to it, or choose another folder."
            : "Check free space and rights there, or choose another folder.",
        cause);
  }

  /** What the user can do. */
  String fix() {
    return fix;
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "something of that name is in the way";
    }
    if (cause instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    if (cause instanceof DirectoryNotEmptyException) {
      return "the folder is not empty";
    }
    if (cause instanceof ClosedByInterruptException) {
      return "interrupted";
    }
    if (cause instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
