package dev.trainyard.generator.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads one YAML document as PyYAML does, from any author. */
public final class YamlReader {

  private static final char REPLACEMENT = '\ufffd';

  private YamlReader() {}

  /** Reads the bytes of a file, which must be UTF-8. */
  public static YamlFile read(byte[] bytes) {
    if (bytes.length > YamlLimits.FILE_BYTES) {
      return YamlFile.unreadable(Flaw.Kind.LIMIT, Position.NONE, "has " + bytes.length + " bytes");
    }
    return utf8(bytes)
        .map(YamlReader::read)
        .orElseGet(
            () -> YamlFile.unreadable(Flaw.Kind.ENCODING, Position.NONE, "is not UTF-8 text"));
  }

  /** The text that bytes are in UTF-8, if they are. */
  public static Optional<String> utf8(byte[] bytes) {
    // What is none is replaced with this character, which a text may have itself.
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return Optional.of(text);
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Reads a text. */
  public static YamlFile read(String text) {
    if (text.length() > YamlLimits.FILE_BYTES) {
      return YamlFile.unreadable(
          Flaw.Kind.LIMIT, Position.NONE, "has " + text.length() + " characters");
    }
    YamlTree tree = new YamlTree();
    try {
      YamlEvents events = new YamlEvents(text);
      while (!tree.isDone()) {
        tree.take(events.next());
      }
    } catch (Unreadable e) {
      return tree.unreadable(e.flaw());
    }
    return tree.file();
  }
}
