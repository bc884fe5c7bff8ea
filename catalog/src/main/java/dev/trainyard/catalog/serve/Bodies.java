package dev.trainyard.catalog.serve;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;

/**
 * Reads the bodies of requests into memory, of which all of them together take a bounded part. What
 * a clone or pull usually asks is so short that it always finds room.
 */
final class Bodies {

  /** Every body may have as much. */
  private static final int SHORT = 16 << 10;

  private final int most;
  private final long mostTogether;
  private final AtomicLong taken = new AtomicLong();

  /**
   * Nothing is read yet.
   *
   * @param most size of one body, after unpacking
   * @param mostTogether size of all bodies together that are not short
   */
  Bodies(int most, long mostTogether) {
    this.most = most;
    this.mostTogether = mostTogether;
  }

  /** A body is larger than any may be. */
  static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Others take the room that a body needs. */
  static final class BusyException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A body that was read.
   *
   * @param bytes what it holds
   * @param release to be run when nobody needs it any more
   */
  record Body(byte[] bytes, Runnable release) {}

  /** Reads a body without a thread that waits for it. */
  void read(Content.Source source, Promise<Body> promise) {
    new Reading(source, promise).run();
  }

  private final class Reading implements Runnable {

    private final Content.Source source;
    private final Promise<Body> promise;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Reading(Content.Source source, Promise<Body> promise) {
      this.source = source;
      this.promise = promise;
    }

    @Override
    public void run() {
      while (true) {
        Content.Chunk chunk = source.read();
        if (chunk == null) {
          source.demand(this);
          return;
        }
        if (Content.Chunk.isFailure(chunk)) {
          end();
          promise.failed(chunk.getFailure());
          return;
        }
        boolean last = chunk.isLast();
        try {
          keep(chunk.getByteBuffer());
        } catch (TooLargeException | BusyException e) {
          end();
          promise.failed(e);
          return;
        } finally {
          chunk.release();
        }
        if (last) {
          promise.succeeded(new Body(body.toByteArray(), this::end));
          return;
        }
      }
    }

    private void keep(ByteBuffer part) throws TooLargeException, BusyException {
      int length = part.remaining();
      if (length > most - body.size()) {
        throw new TooLargeException();
      }
      long more = beyond(body.size() + length) - beyond(body.size());
      if (taken.addAndGet(more) > mostTogether && more > 0) {
        taken.addAndGet(-more);
        throw new BusyException();
      }
      byte[] bytes = new byte[length];
      part.get(bytes);
      body.writeBytes(bytes);
    }

    private void end() {
      taken.addAndGet(-beyond(body.size()));
      body.reset();
    }

    private static long beyond(int size) {
      return Math.max(0, size - SHORT);
    }
  }
}
