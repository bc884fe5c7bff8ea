package dev.trainyard.catalog.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.BlobObjectChecker;
import org.eclipse.jgit.lib.ObjectChecker;

/**
 * Counts what the objects of one commit unpack to. In a pack a few bytes can stand for any number
 * of large objects, each of which is built and hashed. What an object holds is judged elsewhere.
 */
final class UnpackedObjects extends ObjectChecker {

  /** Far more than all files of any catalog, and some seconds of work. */
  static final long MOST = 4L << 30;

  private long bytes;

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
    if (bytes > MOST) {
      throw new CorruptObjectException(
          "its newest commit unpacks to more than " + MOST + " bytes, which no catalog has");
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
