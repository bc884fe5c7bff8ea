package dev.trainyard.catalog.git;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * What two sides say to each other on one connection. The other side may not say without end what
 * is kept in memory: only after something was wanted of it may it send a pack, which goes to the
 * disk.
 */
final class Talk {

  /** What anything but a pack may have at most: a list of a quarter of a million branches. */
  static final long LONGEST_LIST = 16L << 20;

  /** What a pack may have at most. */
  static final long LONGEST_PACK = 2L << 30;

  /** What a program may complain at most. */
  static final long LONGEST_COMPLAINT = 1L << 20;

  /**
   * How much the other side may have JGit look through in what it tells about its progress. JGit
   * puts each packet behind what has no line end yet, and looks through all of it anew for each
   * line: {@code progress} in its {@code SideBandInputStream}.
   */
  static final long MOST_LOOKED_THROUGH = 1L << 28;

  /** Wishes stand at the beginning of a request, before all that one has already. */
  private static final int BEGINNING = 64 << 10;

  private static final String WISH = "want ";

  /**
   * How many names of other names a list may have. JGit follows them in turns, each of which may
   * bring it one further only: {@code updateWithSymRefs} in its {@code BasePackConnection}.
   */
  static final int MOST_SYMBOLIC = 1000;

  /** What stands behind such a name; {@code git help protocol-v2}, ls-refs. */
  private static final byte[] SYMBOLIC = " symref-target:".getBytes(StandardCharsets.ISO_8859_1);

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private boolean wanted;

  /** What is said, on its way to the other side. */
  OutputStream say(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int value) throws IOException {
        remember(new byte[] {(byte) value}, 0, 1);
        out.write(value);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        remember(bytes, offset, length);
        out.write(bytes, offset, length);
      }
    };
  }

  /** What the other side answers; reading more than it may say fails. */
  InputStream hear(InputStream in) {
    return new Bounded(in, LONGEST_LIST) {
      private final Progress progress = new Progress();

      @Override
      boolean isPack() {
        return hasWanted();
      }

      @Override
      void look(byte[] bytes, int from, int end) throws IOException {
        progress.look(bytes, from, end);
      }
    };
  }

  /** What the other side complains; reading more than it may say fails. */
  static InputStream complaints(InputStream in) {
    return new Bounded(in, LONGEST_COMPLAINT);
  }

  private synchronized void remember(byte[] bytes, int offset, int length) {
    said.write(bytes, offset, Math.min(length, BEGINNING - said.size()));
  }

  private synchronized boolean hasWanted() {
    wanted = wanted || isWish(said.toByteArray()) || isWish(unpacked(said.toByteArray()));
    return wanted;
  }

  private static boolean isWish(byte[] request) {
    return new String(request, StandardCharsets.ISO_8859_1).contains(WISH);
  }

  /** As much of a packed request as there is; nothing of one that is not packed. */
  private static byte[] unpacked(byte[] request) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(request))) {
      for (int read = in.read(); read >= 0 && text.size() < BEGINNING; read = in.read()) {
        text.write(read);
      }
    } catch (IOException e) {
      // No gzip, or cut off at the end of what is remembered.
    }
    return text.toByteArray();
  }

  /** Fails instead of reading more. */
  private static class Bounded extends FilterInputStream {

    private long heard;
    private long most;
    private int symbolic;

    /** How much of {@link #SYMBOLIC} was heard last. */
    private int begun;

    Bounded(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    boolean isPack() {
      return false;
    }

    /** Is shown all that is heard. */
    void look(byte[] bytes, int from, int end) throws IOException {}

    @Override
    public int read() throws IOException {
      int value = super.read();
      if (value >= 0) {
        count(new byte[] {(byte) value}, 0, 1);
      }
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(bytes, offset, read);
      return read;
    }

    private void count(byte[] bytes, int offset, int read) throws IOException {
      if (read <= 0) {
        return;
      }
      if (heard <= LONGEST_LIST) {
        // Only a pack is longer.
        countSymbolic(bytes, offset, offset + read);
      }
      look(bytes, offset, offset + read);
      heard += read;
      if (heard > most) {
        most = isPack() ? LONGEST_PACK : most;
        if (heard > most) {
          throw new IOException("the other side does not stop sending");
        }
      }
    }

    private void countSymbolic(byte[] bytes, int from, int end) throws IOException {
      for (int i = from; i < end; i++) {
        begun = bytes[i] == SYMBOLIC[begun] ? begun + 1 : bytes[i] == SYMBOLIC[0] ? 1 : 0;
        if (begun == SYMBOLIC.length) {
          begun = 0;
          if (++symbolic > MOST_SYMBOLIC && !isPack()) {
            throw new IOException(
                "the other side lists more than "
                    + MOST_SYMBOLIC
                    + " branches that are other names of branches");
          }
        }
      }
    }
  }

  /**
   * Counts what is told about progress: packets that begin with their length in four hexadecimal
   * digits, and then the number of the side band; {@code git help protocol-pack}.
   */
  private static final class Progress {

    private static final int DIGITS = 4;
    private static final int BAND = 2;

    private int digits;
    private int length;

    /** What is to come of a packet. */
    private int left;

    private boolean isFirst;
    private boolean isProgress;

    /** What follows has no packets: a pack of a side that knows no bands. */
    private boolean isRaw;

    private long told;
    private long unended;
    private long lookedThrough;

    void look(byte[] bytes, int from, int end) throws IOException {
      for (int i = from; i < end && !isRaw; i++) {
        if (left == 0) {
          lengthOf(bytes[i]);
        } else if (isFirst) {
          isFirst = false;
          isProgress = bytes[i] == BAND;
          left--;
          count(isProgress ? unended : 0);
        } else if (isProgress) {
          left--;
          tell(bytes[i]);
        } else {
          int passed = Math.min(left, end - i);
          left -= passed;
          i += passed - 1;
        }
      }
    }

    private void lengthOf(byte digit) {
      int value = Character.digit(digit, 16);
      isRaw = value < 0;
      length = length * 16 + value;
      if (++digits == DIGITS) {
        left = Math.max(0, length - DIGITS);
        isFirst = true;
        digits = 0;
        length = 0;
      }
    }

    private void tell(byte text) throws IOException {
      told++;
      unended++;
      count(1);
      if (text == '\n' || text == '\r') {
        unended = 0;
        // For each line the rest of the packet is looked through and copied.
        count(left);
      }
      if (told > LONGEST_COMPLAINT) {
        throw tooMuch();
      }
    }

    private void count(long characters) throws IOException {
      lookedThrough += characters;
      if (lookedThrough > MOST_LOOKED_THROUGH) {
        throw tooMuch();
      }
    }

    private static IOException tooMuch() {
      return new IOException("the other side does not stop telling about its progress");
    }
  }
}
