package dev.trainyard.catalog.git;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Names in trees of git are bytes. Those that are UTF-8 are texts here; in all others every byte
 * beyond ASCII is a lone surrogate, which no UTF-8 makes, so that each name leads back to its
 * bytes.
 */
final class EntryName {

  private static final int ESCAPE = 0xDC00;
  private static final int ASCII_END = 0x80;
  private static final int BYTE_END = 0x100;
  private static final int BYTE_MASK = 0xFF;

  private EntryName() {}

  static String of(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      StringBuilder name = new StringBuilder(bytes.length);
      for (byte one : bytes) {
        int value = one & BYTE_MASK;
        name.append((char) (value < ASCII_END ? value : ESCAPE + value));
      }
      return name.toString();
    }
  }

  static byte[] bytes(String name) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name));
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      return copy;
    } catch (CharacterCodingException e) {
      byte[] bytes = new byte[name.length()];
      for (int i = 0; i < bytes.length; i++) {
        int value = name.charAt(i) < ASCII_END ? name.charAt(i) : name.charAt(i) - ESCAPE;
        if (value < 0 || value >= BYTE_END) {
          throw new IllegalArgumentException("no name of an entry");
        }
        bytes[i] = (byte) value;
      }
      return bytes;
    }
  }
}
