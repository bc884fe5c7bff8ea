package dev.trainyard.catalog.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.BlobObjectChecker;
import org.eclipse.jgit.lib.ObjectChecker;

/**
 * Counts what the objects that are fetched unpack to. In a pack a few bytes can stand for any
 * number of large objects, each of which is built and hashed. What an object holds is judged
 * elsewhere.
 */
final class UnpackedObjects extends ObjectChecker {

  /** Of one commit: far more than all files of any catalog, and some seconds of work. */
  static final long OF_COMMIT = 4L << 30;

  /** Of a history: ten thousand versions of an index of ten megabytes, and minutes of work. */
  static final long OF_HISTORY = 128L << 30;

  private final long most;
  private long bytes;

  /**
   * A count.
   *
   * @param most how many bytes there may be
   */
  UnpackedObjects(long most) {
    this.most = most;
  }

  @Override
  public void check(int type, byte[] raw) throws CorruptObjectException {
    count(raw.length);
  }

  @Override
  public void check(AnyObjectId id, int type, byte[] raw) throws CorruptObjectException {
    count(raw.length);
  }

  private void count(long more) throws CorruptObjectException {
    bytes += more;
    if (bytes > most) {
      throw new CorruptObjectException(
          "what it sends unpacks to more than " + most + " bytes, which no catalog has");
    }
  }

  @Override
  public BlobObjectChecker newBlobObjectChecker() {
    return new BlobObjectChecker() {
      @Override
      public void update(byte[] in, int offset, int length) {
        try {
          count(length);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public void endBlob(AnyObjectId id) {
        // All of it is counted.
      }
    };
  }
}
