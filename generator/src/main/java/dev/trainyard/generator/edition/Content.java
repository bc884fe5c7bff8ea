package dev.trainyard.generator.edition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What one generated file holds: its bytes and whether it is a program. Immutable. */
public final class Content {

  private final byte[] bytes;
  private final boolean executable;

  /** Made when it is asked for; whoever makes it at the same time makes the same. */
  private String sha256;

  private Content(byte[] bytes, boolean executable) {
    this.bytes = bytes;
    this.executable = executable;
  }

  /**
   * A text file in UTF-8.
   *
   * @throws IllegalArgumentException when the text has a carriage return: generated files have LF
   *     line ends on every system
   */
  public static Content text(String text) {
    if (text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("generated text has a carriage return");
    }
    return new Content(text.getBytes(StandardCharsets.UTF_8), false);
  }

  /** A file with exactly these bytes. */
  public static Content bytes(byte[] bytes) {
    return new Content(bytes.clone(), false);
  }

  /** The same content as a program; git and the NAS see the executable bit. */
  public Content asExecutable() {
    return new Content(bytes, true);
  }

  /** A copy of the bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** The bytes read as UTF-8. */
  public String toText() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Length in bytes. */
  public int size() {
    return bytes.length;
  }

  /** Whether the file is a program. */
  public boolean executable() {
    return executable;
  }

  /** Whether the file would hold exactly these bytes. */
  public boolean hasBytes(byte[] other) {
    return Arrays.equals(bytes, other);
  }

  /** SHA-256 of the bytes in hexadecimal digits. */
  public String sha256() {
    String hash = sha256;
    if (hash == null) {
      hash = HexFormat.of().formatHex(sha256Digest().digest(bytes));
      sha256 = hash;
    }
    return hash;
  }

  /** Computes what {@link #sha256()} says, for bytes that are too many to be held. */
  public static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Content content
        && executable == content.executable
        && Arrays.equals(bytes, content.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes) * 31 + Boolean.hashCode(executable);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes" + (executable ? ", executable" : "");
  }
}
