package dev.trainyard.generator.yaml;

import dev.trainyard.generator.problem.Legible;
import dev.trainyard.generator.problem.Visible;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Makes a tree of the values of a document, with what is wrong with them.
 *
 * <p>A list of open collections holds what is not complete, and bounds how deep it becomes. An
 * alias shares what it names; its size counts each time, so that a small file cannot stand for a
 * large one.
 */
final class YamlTree {

  private static final String STANDARD = "tag:yaml.org,2002:";
  private static final String TEXT_TAG = STANDARD + "str";
  private static final String MERGE = "<<";

  /** To YAML 1.1 the default of a mapping; PyYAML makes nothing of it, and refuses the file. */
  private static final String VALUE = "=";

  private final List<Flaw> flaws = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final Set<String> named = new HashSet<>();
  private final Map<String, Weighed> anchors = new HashMap<>();
  private YamlNode root = YamlNode.MISSING;
  private boolean done;

  /** A node with its size and the levels below it, once aliases are followed. */
  private record Weighed(YamlNode node, long weight, int depth) {}

  /** A collection that is being read. */
  private static final class Open {
    private final boolean map;
    private final Position at;
    private final String anchor;
    private final Map<String, YamlNode> entries = new LinkedHashMap<>();
    private final List<YamlNode> items = new ArrayList<>();
    private final Deque<YamlNode> merged = new ArrayDeque<>();
    private String key;
    private YamlNode.Kind keyKind;
    private boolean merge;
    private Position keyAt = Position.NONE;
    private long weight = YamlLimits.VALUE_WEIGHT;
    private int depth = 1;

    private Open(boolean map, Position at, String anchor) {
      this.map = map;
      this.at = at;
      this.anchor = anchor;
    }
  }

  /** What has been read. */
  YamlFile file() {
    return root.isPresent() ? new YamlFile(root, flaws) : unreadable(YamlFile.EMPTY);
  }

  /** Nothing, because of a flaw that comes after those that were found. */
  YamlFile unreadable(Flaw last) {
    flaws.add(last);
    return new YamlFile(YamlNode.MISSING, flaws);
  }

  /** Whether there is nothing more to read. */
  boolean isDone() {
    return done;
  }

  /** Goes on with what comes next in the file. */
  void take(Event event) throws Unreadable {
    Position at = YamlEvents.begin(event);
    switch (event.getEventId()) {
      case DocumentStart -> {
        if (root.isPresent()) {
          flaw(Flaw.Kind.DOCUMENT, at, "has a second document");
          done = true;
        }
      }
      case Scalar -> scalar((ScalarEvent) event, at);
      case Alias -> alias(((AliasEvent) event).getAnchor(), at);
      case SequenceStart, MappingStart -> begin((CollectionStartEvent) event, at);
      case SequenceEnd, MappingEnd -> end();
      case StreamEnd -> done = true;
      case StreamStart, DocumentEnd, Comment -> {
        // Nothing to read.
      }
    }
  }

  private void scalar(ScalarEvent event, Position at) throws Unreadable {
    String text = event.getValue();
    String tag = event.getTag();
    name(event, at);
    if (!Legible.isWhole(text)) {
      // The readers of TrueNAS refuse it as an escape that is none.
      throw new Unreadable(Flaw.Kind.SYNTAX, at, "holds half a character");
    }
    boolean bare = event.isPlain() && tag == null;
    if (tag != null && !tag.equals(TEXT_TAG)) {
      tag(tag, at);
    }
    YamlNode node =
        bare
            ? YamlScalars.plain(text, at, (kind, found) -> flaw(kind, at, "has " + found))
            : YamlScalars.text(text, false, at);
    Weighed value = new Weighed(node, YamlLimits.VALUE_WEIGHT + text.length(), 0);
    Open parent = open.peek();
    if (parent != null && parent.map && parent.key == null) {
      key(parent, text, node.kind(), bare, at);
      remember(event.getAnchor(), value);
    } else {
      if (bare && (text.equals(MERGE) || text.equals(VALUE))) {
        throw Unreadable.syntax(
            at, text + " as a value, which YAML 1.1 has no text for; in quotes it is one");
      }
      add(value, event.getAnchor());
    }
  }

  private void name(NodeEvent event, Position at) throws Unreadable {
    String anchor = event.getAnchor();
    if (anchor != null && !named.add(anchor)) {
      throw Unreadable.syntax(at, "the anchor &" + anchor + " a second time");
    }
  }

  private void remember(String anchor, Weighed value) {
    if (anchor != null) {
      anchors.put(anchor, value);
    }
  }

  private void key(Open map, String text, YamlNode.Kind kind, boolean bare, Position at)
      throws Unreadable {
    if (text.length() > YamlLimits.KEY) {
      throw new Unreadable(Flaw.Kind.LIMIT, at, "has a key of " + text.length() + " characters");
    }
    map.key = text;
    map.keyKind = kind;
    map.keyAt = at;
    map.merge = bare && text.equals(MERGE);
    if (map.merge) {
      flaw(Flaw.Kind.MERGE_KEY, at, "has a merge key, <<");
    }
    weigh(map, text.length());
  }

  private void alias(String name, Position at) throws Unreadable {
    Weighed source = anchors.get(name);
    if (source == null) {
      throw new Unreadable(Flaw.Kind.ALIAS, at, "has an alias of nothing that ends before it");
    }
    Open parent = open.peek();
    if (parent == null || !parent.merge) {
      flaw(Flaw.Kind.ALIAS, at, "has an alias");
    }
    if (parent != null && parent.map && parent.key == null) {
      if (source.node().isMap() || source.node().isList()) {
        throw new Unreadable(Flaw.Kind.KEY, at, "has a key that is no text");
      }
      key(parent, source.node().text(), source.node().kind(), false, at);
    } else {
      if (open.size() + source.depth() > YamlLimits.DEPTH) {
        throw Unreadable.tooDeep(at);
      }
      add(new Weighed(source.node().at(at), source.weight(), source.depth()), null);
    }
  }

  private void begin(CollectionStartEvent event, Position at) throws Unreadable {
    boolean map = event.is(Event.ID.MappingStart);
    String tag = event.getTag();
    name(event, at);
    Open parent = open.peek();
    if (parent != null && parent.map && parent.key == null) {
      throw new Unreadable(Flaw.Kind.KEY, at, "has a key that is no text");
    }
    if (open.size() >= YamlLimits.DEPTH) {
      throw Unreadable.tooDeep(at);
    }
    if (tag != null && !tag.equals("!") && !tag.equals(STANDARD + (map ? "map" : "seq"))) {
      tag(tag, at);
    }
    open.push(new Open(map, at, event.getAnchor()));
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

  private void add(Weighed value, String anchor) throws Unreadable {
    YamlNode node = value.node();
    remember(anchor, value);
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
      if (parent.entries.put(parent.key, node.under(parent.keyKind, parent.keyAt)) != null) {
        flaw(
            Flaw.Kind.DUPLICATE_KEY,
            parent.keyAt,
            "has the key \"" + Visible.of(parent.key) + "\" twice");
      }
      parent.key = null;
    }
  }

  /** Keys of the mapping itself count, then those of its last merge key, source by source. */
  private void merge(Open map, Weighed value) throws Unreadable {
    YamlNode node = value.node();
    List<YamlNode> sources = node.isList() ? node.items() : List.of(node);
    for (int i = sources.size() - 1; i >= 0; i--) {
      YamlNode source = sources.get(i);
      if (!source.isMap()) {
        throw Unreadable.syntax(map.keyAt, "a merge key, <<, without a mapping");
      }
      map.merged.addFirst(source);
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
}
