package dev.trainyard.catalog.git;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;

/** Objects of repositories: JGit reads damaged and huge ones with exceptions of all kinds. */
public final class StoredObject {

  private static final int MOST_TAGS = 10;

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

  /**
   * What a tag names, or the tag that it names; anything else is that itself. JGit follows tags
   * without counting, and one may have the name of itself.
   *
   * @throws CorruptObjectException when there are too many tags
   */
  public static ObjectId peeled(ObjectReader reader, ObjectId id) throws IOException {
    try (RevWalk walk = new RevWalk(reader)) {
      RevObject object = walk.parseAny(id);
      for (int tags = 0; object instanceof RevTag tag; tags++) {
        if (tags == MOST_TAGS) {
          throw new CorruptObjectException(id, "a tag of more than " + MOST_TAGS + " tags");
        }
        object = walk.parseAny(tag.getObject());
      }
      return object.copy();
    }
  }

  private static CorruptObjectException because(Exception cause, CorruptObjectException damaged) {
    damaged.initCause(cause);
    return damaged;
  }
}
