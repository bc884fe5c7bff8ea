package dev.trainyard.generator.yaml;

import dev.trainyard.generator.yaml.YamlToken.Kind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what a document is made of, in its order, as PyYAML finds it ({@code parser.py} of PyYAML
 * 6). Whoever hears of it ends the reading where it becomes too deep.
 */
final class YamlParser {

  /** What stands before a value, and where that begins. */
  record Properties(Optional<String> anchor, String tag, Position at) {}

  /** Hears of the values of a document; a mapping is its keys and values in turn. */
  interface Listener {

    void scalar(Properties properties, String text, boolean plain) throws Unreadable;

    void alias(String name, Position at) throws Unreadable;

    void begin(boolean map, Properties properties) throws Unreadable;

    void end() throws Unreadable;
  }

  private static final Set<Kind> AFTER_ITEM = EnumSet.of(Kind.ITEM, Kind.BLOCK_END);
  private static final Set<Kind> AFTER_ENTRY = EnumSet.of(Kind.KEY, Kind.VALUE, Kind.BLOCK_END);

  /** A list in a mapping need not be indented, and then ends where the mapping goes on. */
  private static final Set<Kind> AFTER_LOOSE_ITEM =
      EnumSet.of(Kind.ITEM, Kind.KEY, Kind.VALUE, Kind.BLOCK_END);

  private final YamlScanner tokens;
  private final Listener listener;
  private final Map<String, String> handles = new HashMap<>();

  YamlParser(YamlText text, Listener listener) {
    this.tokens = new YamlScanner(text);
    this.listener = listener;
  }

  /**
   * Tells of the first document.
   *
   * @return where a second one begins
   */
  Optional<Position> document() throws Unreadable {
    if (is(Kind.STREAM_END)) {
      return Optional.empty();
    }
    if (is(Kind.DIRECTIVE, Kind.DOCUMENT_START)) {
      start();
      if (is(Kind.DIRECTIVE, Kind.DOCUMENT_START, Kind.DOCUMENT_END, Kind.STREAM_END)) {
        nothing(tokens.peek().at());
      } else {
        node(true, false);
      }
    } else {
      handles();
      node(true, false);
    }
    while (is(Kind.DOCUMENT_END)) {
      tokens.take();
    }
    if (is(Kind.STREAM_END)) {
      return Optional.empty();
    }
    Position second = tokens.peek().at();
    start();
    return Optional.of(second);
  }

  private void handles() {
    handles.putIfAbsent("!", "!");
    handles.putIfAbsent("!!", "tag:yaml.org,2002:");
  }

  private void start() throws Unreadable {
    handles.clear();
    boolean version = false;
    while (is(Kind.DIRECTIVE)) {
      YamlToken directive = tokens.take();
      if (directive.handle().startsWith("!")) {
        if (handles.put(directive.handle(), directive.text()) != null) {
          throw Unreadable.syntax(directive.at(), "a second directive for the same tags");
        }
      } else if (directive.handle().equals("YAML")) {
        if (version || !directive.text().matches("0*1\\..*")) {
          throw Unreadable.syntax(directive.at(), "a second version of YAML, or none of 1");
        }
        version = true;
      }
    }
    handles();
    require("---", Kind.DOCUMENT_START);
  }

  private boolean is(Kind... kinds) throws Unreadable {
    Kind next = tokens.peek().kind();
    for (Kind kind : kinds) {
      if (next == kind) {
        return true;
      }
    }
    return false;
  }

  private void require(String expected, Kind kind) throws Unreadable {
    YamlToken token = tokens.peek();
    if (token.kind() != kind) {
      throw Unreadable.syntax(token.at(), "expected " + expected + ", but found " + token.kind());
    }
    tokens.take();
  }

  private void nothing(Position at) throws Unreadable {
    listener.scalar(new Properties(Optional.empty(), "", at), "", true);
  }

  /** A value, or nothing at the place when one of these tokens follows. */
  private void nodeOrNothing(Position at, boolean block, boolean list, Set<Kind> none)
      throws Unreadable {
    if (none.contains(tokens.peek().kind())) {
      nothing(at);
    } else {
      node(block, list);
    }
  }

  /**
   * A value.
   *
   * @param block whether it may be indented
   * @param list whether it may be a list that is not indented
   */
  private void node(boolean block, boolean list) throws Unreadable {
    if (is(Kind.ALIAS)) {
      YamlToken alias = tokens.take();
      listener.alias(alias.text(), alias.at());
      return;
    }
    Properties properties = properties();
    YamlToken token = tokens.peek();
    if (token.kind() == Kind.ITEM && list) {
      listener.begin(false, properties);
      items(AFTER_LOOSE_ITEM);
      listener.end();
    } else if (token.kind() == Kind.SCALAR) {
      tokens.take();
      listener.scalar(properties, token.text(), token.plain());
    } else if (token.kind() == Kind.FLOW_LIST_START) {
      tokens.take();
      listener.begin(false, properties);
      flow(Kind.FLOW_LIST_END);
      listener.end();
    } else if (token.kind() == Kind.FLOW_MAP_START) {
      tokens.take();
      listener.begin(true, properties);
      flow(Kind.FLOW_MAP_END);
      listener.end();
    } else if (token.kind() == Kind.LIST_START && block) {
      tokens.take();
      listener.begin(false, properties);
      items(AFTER_ITEM);
      require("-", Kind.BLOCK_END);
      listener.end();
    } else if (token.kind() == Kind.MAP_START && block) {
      tokens.take();
      listener.begin(true, properties);
      entries();
      require("a key", Kind.BLOCK_END);
      listener.end();
    } else if (properties.anchor().isPresent() || !properties.tag().isEmpty()) {
      listener.scalar(properties, "", true);
    } else {
      throw Unreadable.syntax(token.at(), "expected a value, but found " + token.kind());
    }
  }

  private Properties properties() throws Unreadable {
    Position at = tokens.peek().at();
    Optional<String> anchor = anchor();
    String tag = "";
    if (is(Kind.TAG)) {
      YamlToken token = tokens.take();
      String handle = token.handle().isEmpty() ? "" : handles.get(token.handle());
      if (handle == null) {
        throw Unreadable.syntax(token.at(), "a tag that no directive tells the meaning of");
      }
      tag = handle + token.text();
      if (anchor.isEmpty()) {
        anchor = anchor();
      }
    }
    return new Properties(anchor, tag, at);
  }

  private Optional<String> anchor() throws Unreadable {
    return is(Kind.ANCHOR) ? Optional.of(tokens.take().text()) : Optional.empty();
  }

  private void items(Set<Kind> after) throws Unreadable {
    while (is(Kind.ITEM)) {
      nodeOrNothing(tokens.take().behind(), true, false, after);
    }
  }

  private void entries() throws Unreadable {
    while (is(Kind.KEY)) {
      nodeOrNothing(tokens.take().behind(), true, true, AFTER_ENTRY);
      if (is(Kind.VALUE)) {
        nodeOrNothing(tokens.take().behind(), true, true, AFTER_ENTRY);
      } else {
        nothing(tokens.peek().at());
      }
    }
  }

  /** What stands in brackets, and the one at their end. */
  private void flow(Kind end) throws Unreadable {
    boolean map = end == Kind.FLOW_MAP_END;
    boolean first = true;
    while (!is(end)) {
      if (!first) {
        require("',' or '" + end + "'", Kind.COMMA);
      }
      first = false;
      if (is(Kind.KEY)) {
        if (map) {
          flowEntry(end);
        } else {
          listener.begin(true, new Properties(Optional.empty(), "", tokens.peek().at()));
          flowEntry(end);
          listener.end();
        }
      } else if (!is(end)) {
        node(false, false);
        if (map) {
          nothing(tokens.peek().at());
        }
      }
    }
    tokens.take();
  }

  private void flowEntry(Kind end) throws Unreadable {
    Set<Kind> none = EnumSet.of(Kind.COMMA, end);
    Position key = tokens.take().behind();
    if (is(Kind.VALUE)) {
      nothing(key);
    } else {
      nodeOrNothing(key, false, false, none);
    }
    if (is(Kind.VALUE)) {
      nodeOrNothing(tokens.take().behind(), false, false, none);
    } else {
      nothing(tokens.peek().at());
    }
  }
}
