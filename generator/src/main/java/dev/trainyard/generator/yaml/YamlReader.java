package dev.trainyard.generator.yaml;

import dev.trainyard.generator.problem.Legible;
import dev.trainyard.generator.problem.Visible;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Reads one YAML document as PyYAML does, from any author.
 *
 * <p>The parser gives events one by one and needs no stack of its own; the tree is built here with
 * a list of open collections, so that depth costs no stack either. An alias shares what it names;
 * its size counts each time, so that a small file cannot stand for a large one.
 */
public final class YamlReader {

  private static final Set<String> PLAIN_TAGS =
      Set.of("!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq");
  private static final String TEXT_TAG = "tag:yaml.org,2002:str";
  private static final String MERGE = "<<";

  /** To YAML 1.1 the default of a mapping; PyYAML makes nothing of it, and refuses the file. */
  private static final String VALUE = "=";

  private static final char REPLACEMENT = '\ufffd';

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setCodePointLimit(YamlLimits.FILE_BYTES).build();

  private final List<Flaw> flaws = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<Anchor, Weighed> anchors = new HashMap<>();
  private YamlNode root = YamlNode.MISSING;

  /** A node with its size and the levels below it, once aliases are followed. */
  private record Weighed(YamlNode node, long weight, int depth) {}

  /** A collection that is being read. */
  private static final class Open {
    private final boolean map;
    private final Position at;
    private final Optional<Anchor> anchor;
    private final Map<String, YamlNode> entries = new LinkedHashMap<>();
    private final List<YamlNode> items = new ArrayList<>();
    private final List<YamlNode> merged = new ArrayList<>();
    private String key;
    private boolean merge;
    private Position keyAt = Position.NONE;
    private long weight = YamlLimits.VALUE_WEIGHT;
    private int depth = 1;

    private Open(boolean map, Position at, Optional<Anchor> anchor) {
      this.map = map;
      this.at = at;
      this.anchor = anchor;
    }
  }

  /** Ends the reading; what was found is among the flaws. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Flaw flaw;

    private Unreadable(Flaw.Kind kind, Position at, String found) {
      super(found, null, false, false);
      this.flaw = new Flaw(kind, at, found);
    }
  }

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
    YamlReader reader = new YamlReader();
    try {
      if (text.length() > YamlLimits.FILE_BYTES) {
        throw new Unreadable(
            Flaw.Kind.LIMIT, Position.NONE, "has " + text.length() + " characters");
      }
      requirePrintable(text);
      reader.parse(text);
      return new YamlFile(reader.root, reader.flaws);
    } catch (Unreadable e) {
      reader.flaws.add(e.flaw);
    } catch (MarkedYamlEngineException e) {
      Position at = e.getProblemMark().map(YamlReader::position).orElse(Position.NONE);
      reader.flaws.add(new Flaw(Flaw.Kind.SYNTAX, at, unreadable(e.getProblem())));
    } catch (RuntimeException e) {
      // Where the parser forgets a case it ends with an exception of another kind.
      reader.flaws.add(new Flaw(Flaw.Kind.SYNTAX, Position.NONE, unreadable(e.getMessage())));
    }
    return new YamlFile(YamlNode.MISSING, reader.flaws);
  }

  private static String unreadable(String reason) {
    return "cannot be read as YAML: "
        + Visible.of(String.valueOf(reason).strip().replaceAll("\\s++", " "));
  }

  /** The parser tells the offset of such a character only. */
  private static void requirePrintable(String text) throws Unreadable {
    int line = 1;
    int column = 1;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      boolean printable =
          c >= 0x20 && c <= 0x7e
              || c == '\t'
              || c == '\n'
              || c == '\r'
              || c == 0x85
              || c >= 0xa0 && c <= 0xd7ff
              || c >= 0xe000 && c <= 0xfffd
              || c >= 0x10000;
      if (!printable) {
        throw new Unreadable(
            Flaw.Kind.SYNTAX,
            new Position(line, column),
            "cannot be read as YAML: the character " + String.format("U+%04X", c));
      }
      if (c == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
  }

  private void parse(String text) throws Unreadable {
    boolean begun = false;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      Position at = event.getStartMark().map(YamlReader::position).orElse(Position.NONE);
      switch (event.getEventId()) {
        case DocumentStart -> {
          if (begun) {
            flaw(Flaw.Kind.DOCUMENT, at, "has a second document");
            return;
          }
          begun = true;
        }
        case Scalar -> scalar((ScalarEvent) event, at);
        case Alias -> alias((AliasEvent) event, at);
        case SequenceStart, MappingStart -> begin((CollectionStartEvent) event, at);
        case SequenceEnd, MappingEnd -> end();
        default -> {
          // Nothing to read.
        }
      }
    }
    if (!root.isPresent()) {
      throw new Unreadable(YamlFile.EMPTY.kind(), YamlFile.EMPTY.at(), YamlFile.EMPTY.found());
    }
  }

  private void scalar(ScalarEvent event, Position at) throws Unreadable {
    String text = event.getValue();
    String tag = event.getTag().orElse("");
    YamlNode node;
    if (!Legible.isWhole(text)) {
      // The readers of TrueNAS refuse it as an escape that is none.
      throw new Unreadable(Flaw.Kind.SYNTAX, at, "holds half a character");
    }
    if (event.isPlain() && tag.isEmpty()) {
      node = YamlScalars.plain(text, at, (kind, found) -> flaw(kind, at, "has " + found));
    } else {
      if (!tag.isEmpty() && !tag.equals("!") && !tag.equals(TEXT_TAG)) {
        tag(tag, at);
      }
      node = YamlScalars.text(text, false, at);
    }
    Open parent = open.peek();
    if (parent != null && parent.map && parent.key == null) {
      key(parent, text, event.isPlain(), at);
    } else {
      if (event.isPlain() && tag.isEmpty() && (text.equals(MERGE) || text.equals(VALUE))) {
        throw new Unreadable(
            Flaw.Kind.TAG,
            at,
            "has " + text + " as a value, which YAML 1.1 has no text for; in quotes it is one");
      }
      add(new Weighed(node, YamlLimits.VALUE_WEIGHT + text.length(), 0), event.getAnchor());
    }
  }

  private void key(Open map, String text, boolean plain, Position at) throws Unreadable {
    if (text.length() > YamlLimits.KEY) {
      throw new Unreadable(Flaw.Kind.LIMIT, at, "has a key of " + text.length() + " characters");
    }
    map.key = text;
    map.keyAt = at;
    map.merge = plain && text.equals(MERGE);
    if (map.merge) {
      flaw(Flaw.Kind.MERGE_KEY, at, "has a merge key, <<");
    }
    weigh(map, text.length());
  }

  private void alias(AliasEvent event, Position at) throws Unreadable {
    Weighed named = anchors.get(event.getAlias());
    if (named == null) {
      throw new Unreadable(Flaw.Kind.ALIAS, at, "has an alias of nothing that ends before it");
    }
    Open parent = open.peek();
    if (parent == null || !parent.merge) {
      flaw(Flaw.Kind.ALIAS, at, "has an alias");
    }
    if (parent != null && parent.map && parent.key == null) {
      if (named.node().isMap() || named.node().isList()) {
        throw new Unreadable(Flaw.Kind.KEY, at, "has a key that is no text");
      }
      key(parent, named.node().text(), false, at);
    } else {
      if (open.size() + named.depth() > YamlLimits.DEPTH) {
        throw tooDeep(at);
      }
      add(new Weighed(named.node().at(at), named.weight(), named.depth()), Optional.empty());
    }
  }

  private void begin(CollectionStartEvent event, Position at) throws Unreadable {
    Open parent = open.peek();
    if (parent != null && parent.map && parent.key == null) {
      throw new Unreadable(Flaw.Kind.KEY, at, "has a key that is no text");
    }
    if (open.size() >= YamlLimits.DEPTH) {
      throw tooDeep(at);
    }
    event.getTag().filter(tag -> !PLAIN_TAGS.contains(tag)).ifPresent(tag -> tag(tag, at));
    event.getAnchor().ifPresent(anchors::remove);
    open.push(new Open(event.getEventId() == Event.ID.MappingStart, at, event.getAnchor()));
  }

  private static Unreadable tooDeep(Position at) {
    return new Unreadable(Flaw.Kind.LIMIT, at, "has more than " + YamlLimits.DEPTH + " levels");
  }

  private void tag(String tag, Position at) {
    flaw(Flaw.Kind.TAG, at, "has a tag, " + Visible.of(tag));
  }

  private void end() throws Unreadable {
    Open done = open.pop();
    for (YamlNode source : done.merged) {
      for (var entry : source.entries().entrySet()) {
        done.entries.putIfAbsent(entry.getKey(), entry.getValue());
      }
    }
    YamlNode node =
        done.map
            ? new YamlNode(
                YamlNode.Kind.MAP, Collections.unmodifiableMap(done.entries), false, done.at)
            : new YamlNode(
                YamlNode.Kind.LIST, Collections.unmodifiableList(done.items), false, done.at);
    add(new Weighed(node, done.weight, done.depth), done.anchor);
  }

  private void add(Weighed value, Optional<Anchor> anchor) throws Unreadable {
    YamlNode node = value.node();
    anchor.ifPresent(name -> anchors.put(name, value));
    Open parent = open.peek();
    if (parent == null) {
      root = node;
      return;
    }
    weigh(parent, value.weight());
    parent.depth = Math.max(parent.depth, value.depth() + 1);
    if (!parent.map) {
      parent.items.add(node);
    } else if (parent.merge) {
      merge(parent, value);
      parent.key = null;
      parent.merge = false;
    } else {
      if (parent.entries.put(parent.key, node.at(parent.keyAt)) != null) {
        flaw(
            Flaw.Kind.DUPLICATE_KEY,
            parent.keyAt,
            "has the key \"" + Visible.of(parent.key) + "\" twice");
      }
      parent.key = null;
    }
  }

  /** Keys of the mapping itself count, then those of the sources in their order. */
  private void merge(Open map, Weighed value) throws Unreadable {
    YamlNode node = value.node();
    List<YamlNode> sources = node.isList() ? node.items() : List.of(node);
    for (YamlNode source : sources) {
      if (!source.isMap()) {
        throw new Unreadable(
            Flaw.Kind.MERGE_KEY, map.keyAt, "has a merge key, <<, without a mapping");
      }
      map.merged.add(source);
    }
  }

  /** Collections hold what is in them: the largest one is as large as the file. */
  private void weigh(Open collection, long weight) throws Unreadable {
    collection.weight += weight;
    if (collection.weight > YamlLimits.EXPANDED) {
      throw new Unreadable(
          Flaw.Kind.LIMIT, collection.at, "stands for more than it could hold without aliases");
    }
  }

  private void flaw(Flaw.Kind kind, Position at, String found) {
    if (flaws.size() < YamlLimits.FLAWS) {
      flaws.add(new Flaw(kind, at, found));
    }
  }

  private static Position position(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
