package dev.trainyard.catalog.serve;

/** The framing of git's protocol: four hexadecimal digits with the length, then the rest. */
final class PacketLines {

  private static final int HEX = 16;
  private static final int HEAD = 4;

  /** Flush, delimiter and end of the response are lengths that no line can have. */
  private static final int LARGEST_MARK = 2;

  private PacketLines() {}

  /** Whether the bytes are complete lines and nothing else. */
  static boolean areComplete(byte[] bytes) {
    int position = 0;
    while (position < bytes.length) {
      int length = length(bytes, position);
      if (length < 0 || length > LARGEST_MARK && length < HEAD) {
        return false;
      }
      position += length <= LARGEST_MARK ? HEAD : length;
    }
    return position == bytes.length && position > 0;
  }

  private static int length(byte[] bytes, int position) {
    if (bytes.length - position < HEAD) {
      return -1;
    }
    int length = 0;
    for (int i = 0; i < HEAD; i++) {
      int digit = Character.digit((char) bytes[position + i], HEX);
      if (digit < 0) {
        return -1;
      }
      length = length * HEX + digit;
    }
    return length;
  }
}
