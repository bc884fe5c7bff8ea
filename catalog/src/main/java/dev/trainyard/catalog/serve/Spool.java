package dev.trainyard.catalog.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;

/**
 * An answer that is complete before its client takes the first byte: in memory while it is short,
 * else in a temporary file. So a client that takes its time costs no thread, and no file of the
 * repository stays in memory for it.
 */
final class Spool extends OutputStream {

  private static final int SHORT = 64 << 10;

  private final AtomicLong taken;
  private final long mostTogether;
  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private FileChannel file;
  private long size;

  /**
   * Nothing is written yet.
   *
   * @param taken the size of all answers that are kept, counted by each of them
   * @param mostTogether how large they may be together, the first 64 KiB of each aside
   */
  Spool(AtomicLong taken, long mostTogether) {
    this.taken = taken;
    this.mostTogether = mostTogether;
  }

  /** All answers together take the room that there is. */
  static final class FullException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Every answer may be short, so that refs are always told. */
  private static long beyond(long size) {
    return Math.max(0, size - SHORT);
  }

  /** Whether nothing was written. */
  boolean isEmpty() {
    return size == 0;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    long more = beyond(size + length) - beyond(size);
    size += length;
    if (taken.addAndGet(more) > mostTogether && more > 0) {
      throw new FullException();
    }
    if (file == null && size > SHORT) {
      // On most systems it has no name any more once it is open, so that none can stay behind.
      file =
          FileChannel.open(
              Files.createTempFile("trainyard-answer-", ""),
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      store(memory.toByteArray(), 0, memory.size());
      memory = new ByteArrayOutputStream();
    }
    if (file == null) {
      memory.write(bytes, offset, length);
    } else {
      store(bytes, offset, length);
    }
  }

  private void store(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
    while (rest.hasRemaining()) {
      file.write(rest);
    }
  }

  /** What was written, to be read once. */
  Content.Source source() throws IOException {
    if (file == null) {
      return Content.Source.from(ByteBuffer.wrap(memory.toByteArray()));
    }
    file.position(0);
    return Content.Source.from(ByteBufferPool.SIZED_NON_POOLING, file, 0, size);
  }

  /** Removes it; more than one call does no harm. */
  @Override
  public void close() {
    taken.addAndGet(-beyond(size));
    size = 0;
    memory = new ByteArrayOutputStream();
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // A file in the folder of temporary files is left to those who clear that up.
    }
  }
}
