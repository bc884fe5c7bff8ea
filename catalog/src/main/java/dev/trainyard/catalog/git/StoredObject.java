package dev.trainyard.catalog.git;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.AnyObjectId;

/** Objects of repositories: JGit reads damaged ones with exceptions of all kinds. */
final class StoredObject {

  private StoredObject() {}

  /**
   * Reads an object or a part of it.
   *
   * @param <T> what is read
   */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * What is read of an object.
   *
   * @throws CorruptObjectException when it is damaged in any way
   */
  static <T> T read(AnyObjectId id, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (ZipException | EOFException | RuntimeException e) {
      CorruptObjectException damaged = new CorruptObjectException(id, "it cannot be unpacked");
      damaged.initCause(e);
      throw damaged;
    }
  }
}
