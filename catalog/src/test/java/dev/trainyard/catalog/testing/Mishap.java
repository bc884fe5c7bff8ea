package dev.trainyard.catalog.testing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What may go wrong between a publisher and a server. */
public enum Mishap {
  /** Nothing. */
  NONE,
  /** The connection ends before the server has read anything. */
  CUT_BEFORE,
  /** The connection ends when the server has read the first part of the pack. */
  CUT_WITHIN,
  /** The connection ends when the server has taken the commit, before it answers. */
  CUT_AFTER,
  /** The server takes the commit and never answers. */
  SILENCE;

  private static final int FIRST_PART = 2_000;

  /** The first bytes of a push: commands, and a pack that breaks off. */
  static InputStream firstPart(InputStream in) {
    return new FilterInputStream(in) {
      private int left = FIRST_PART;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int count = left == 0 ? -1 : super.read(target, offset, Math.min(length, left));
        left -= Math.max(count, 0);
        return count;
      }
    };
  }
}
