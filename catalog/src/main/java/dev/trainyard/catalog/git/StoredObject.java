package dev.trainyard.catalog.git;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.AnyObjectId;

/** Objects of repositories: JGit reads damaged and huge ones with exceptions of all kinds. */
public final class StoredObject {

  private StoredObject() {}

  /**
   * Reads an object or a part of it.
   *
   * @param <T> what is read
   */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads it. */
    T read() throws IOException;
  }

  /**
   * What is read of an object.
   *
   * @param id the object, or the commit that it belongs to
   * @throws CorruptObjectException when it is damaged in any way, or too large for JGit
   */
  public static <T> T read(AnyObjectId id, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (LargeObjectException e) {
      throw because(e, new CorruptObjectException(id, "something in it is too large to be read"));
    } catch (ZipException | EOFException | RuntimeException e) {
      throw because(e, new CorruptObjectException(id, "it cannot be unpacked"));
    }
  }

  private static CorruptObjectException because(Exception cause, CorruptObjectException damaged) {
    damaged.initCause(cause);
    return damaged;
  }
}
