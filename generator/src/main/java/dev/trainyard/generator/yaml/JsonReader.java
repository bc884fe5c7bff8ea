package dev.trainyard.generator.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.trainyard.generator.problem.Visible;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a JSON document, from any author, into the same tree as {@link YamlReader}, with the place
 * of each value. Depth costs no stack.
 */
public final class JsonReader {

  /** Bytes of a file that is read; the largest official index has about two million. */
  public static final int FILE_BYTES = 32 << 20;

  /**
   * Values, keys and brackets of a file that is read: each takes some hundred bytes of memory, and
   * two in the file.
   */
  public static final int VALUES = 1 << 20;

  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(YamlLimits.DEPTH)
                  .maxNumberLength(YamlLimits.NUMBER)
                  .maxStringLength(FILE_BYTES)
                  .maxNameLength(YamlLimits.KEY)
                  .build())
          .build();

  private static final Pattern PLACE = Pattern.compile(" ?\\(start marker at [^\\n]{0,400}$");

  /** A collection that is being read. */
  private static final class Open {
    private final boolean map;
    private final Position at;
    private final Map<String, YamlNode> entries = new LinkedHashMap<>();
    private final List<YamlNode> items = new ArrayList<>();
    private String key = "";
    private Position keyAt = Position.NONE;

    private Open(boolean map, Position at) {
      this.map = map;
      this.at = at;
    }

    private YamlNode node() {
      return map
          ? new YamlNode(YamlNode.Kind.MAP, Collections.unmodifiableMap(entries), false, at)
          : new YamlNode(YamlNode.Kind.LIST, Collections.unmodifiableList(items), false, at);
    }
  }

  private final List<Flaw> flaws = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private YamlNode root = YamlNode.MISSING;
  private int values;

  private JsonReader() {}

  /** Reads the bytes of a file, which must be UTF-8. */
  public static YamlFile read(byte[] bytes) {
    if (bytes.length > FILE_BYTES) {
      return YamlFile.unreadable(Flaw.Kind.LIMIT, Position.NONE, "has " + bytes.length + " bytes");
    }
    return YamlReader.utf8(bytes)
        .map(text -> new JsonReader().file(text))
        .orElseGet(
            () -> YamlFile.unreadable(Flaw.Kind.ENCODING, Position.NONE, "is not UTF-8 text"));
  }

  private YamlFile file(String text) {
    // From a text, since the columns of bytes are no columns of characters.
    try (JsonParser parser = JSON.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (open.isEmpty() && root.isPresent()) {
          return unreadable(
              Flaw.Kind.SYNTAX, at(parser.currentTokenLocation()), "more behind its end");
        }
        if (++values > VALUES) {
          return YamlFile.unreadable(
              Flaw.Kind.LIMIT,
              at(parser.currentTokenLocation()),
              "has more than " + VALUES + " values, keys and brackets");
        }
        token(parser, token);
      }
    } catch (JsonProcessingException e) {
      return unreadable(
          Flaw.Kind.SYNTAX,
          e.getLocation() == null ? Position.NONE : at(e.getLocation()),
          Visible.of(words(e.getOriginalMessage())));
    } catch (IOException e) {
      return unreadable(
          Flaw.Kind.SYNTAX, Position.NONE, Visible.of(String.valueOf(e.getMessage())));
    }
    if (!root.isPresent()) {
      return YamlFile.unreadable(
          YamlFile.EMPTY.kind(), YamlFile.EMPTY.at(), YamlFile.EMPTY.found());
    }
    return new YamlFile(root, flaws);
  }

  /** What Jackson says, without the place, which is told beside it, and its own settings. */
  private static String words(String message) {
    return PLACE.matcher(String.valueOf(message)).replaceAll("").strip().replaceAll("\\s++", " ");
  }

  private static YamlFile unreadable(Flaw.Kind kind, Position at, String reason) {
    return YamlFile.unreadable(kind, at, "cannot be read as JSON: " + reason);
  }

  private void token(JsonParser parser, JsonToken token) throws IOException {
    Position at = at(parser.currentTokenLocation());
    switch (token) {
      case START_OBJECT, START_ARRAY -> open.push(new Open(token == JsonToken.START_OBJECT, at));
      case END_OBJECT, END_ARRAY -> add(open.pop().node());
      case FIELD_NAME -> {
        open.element().key = parser.currentName();
        open.element().keyAt = at;
      }
      case VALUE_STRING -> add(new YamlNode(YamlNode.Kind.TEXT, parser.getText(), false, at));
      case VALUE_NUMBER_INT -> {
        Number number = parser.getNumberValue();
        add(
            new YamlNode(
                YamlNode.Kind.INTEGER,
                number instanceof Integer small ? Long.valueOf(small) : number,
                false,
                at));
      }
      case VALUE_NUMBER_FLOAT ->
          add(new YamlNode(YamlNode.Kind.FLOAT, parser.getDoubleValue(), false, at));
      case VALUE_TRUE, VALUE_FALSE ->
          add(new YamlNode(YamlNode.Kind.BOOLEAN, token == JsonToken.VALUE_TRUE, false, at));
      default -> add(new YamlNode(YamlNode.Kind.NULL, null, false, at));
    }
  }

  private void add(YamlNode node) {
    Open parent = open.peek();
    if (parent == null) {
      root = node;
    } else if (!parent.map) {
      parent.items.add(node);
    } else if (parent.entries.put(parent.key, node.at(parent.keyAt)) != null
        && flaws.size() < YamlLimits.FLAWS) {
      flaws.add(
          new Flaw(
              Flaw.Kind.DUPLICATE_KEY,
              parent.keyAt,
              "has the key \"" + Visible.of(parent.key) + "\" twice"));
    }
  }

  private static Position at(JsonLocation location) {
    return new Position(Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()));
  }
}
