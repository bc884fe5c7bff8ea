package dev.trainyard.catalog.write;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says in one line what could not be done to which path, and why. */
final class DiskFailure {

  private DiskFailure() {}

  /** The exception to throw for {@code cause}, such as {@code cannot write /x/y: disk full}. */
  static IOException of(String action, Path path, IOException cause) {
    return new IOException("cannot " + action + " " + path + ": " + reason(cause), cause);
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
    if (cause instanceof AtomicMoveNotSupportedException) {
      return "the catalog folder lies on another file system than its parent (is it a mount point?"
          + " choose a folder inside it)";
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
