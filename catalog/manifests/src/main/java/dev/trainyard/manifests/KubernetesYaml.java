package dev.trainyard.manifests;

import dev.trainyard.generator.yaml.LinearScanner;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML into the values Helm and Kubernetes see: their reader is go-yaml 2, whose result is
 * turned into JSON. So {@code yes} is a boolean and {@code 0o17} a number, but {@code 12:30} and
 * {@code 2024-01-01} are text; a key is always text; {@code 1.0} is the integer 1.
 *
 * <p>Stricter than they are in one point: a key that occurs twice in a map is an error, because
 * they keep the last one silently.
 */
final class KubernetesYaml {

  /**
   * Levels of values within each other. SnakeYAML has a limit of its own, but what an alias stands
   * for begins anew there and can hold the alias itself.
   */
  private static final int DEEPEST = 100;

  private static final Set<Tag> TEXTS = Set.of(Tag.STR, Tag.TIMESTAMP, Tag.BINARY, Tag.MERGE);

  private KubernetesYaml() {}

  /**
   * The value of a single document: {@link Map} (in the document's order), {@link List}, {@link
   * String}, {@link Integer}, {@link Long}, {@link Double}, {@link Boolean} or null.
   *
   * @throws UnreadableYamlException when the text is not one YAML document, or has a value that
   *     JSON lacks
   */
  static Object read(String text) throws UnreadableYamlException {
    return read(text, false, new Allowance());
  }

  /**
   * The same.
   *
   * @param twice whether keys may be there twice, of which the last one counts
   * @param allowance what it may hold; what it has is taken away
   */
  static Object read(String text, boolean twice, Allowance allowance)
      throws UnreadableYamlException {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(1000);
    try {
      Node root = new Composer(new Few(text, allowance), new GoResolver(), options).getSingleNode();
      return root == null ? null : new Values(twice, allowance).of(root, 0);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      throw new UnreadableYamlException((mark == null ? "" : place(mark)) + e.getProblem());
    } catch (YAMLException e) {
      throw new UnreadableYamlException(e.getMessage());
    }
  }

  /** Ends where there are more values than may be, so that none of the others take memory. */
  private static final class Few extends ParserImpl {

    private final Allowance allowance;
    private int values;

    private Few(String text, Allowance allowance) {
      super(new LinearScanner(text));
      this.allowance = allowance;
    }

    @Override
    public Event getEvent() {
      Event event = super.getEvent();
      boolean one = event instanceof ScalarEvent || event instanceof CollectionStartEvent;
      if (one && !allowance.has(++values)) {
        throw new YAMLException(Allowance.tooMany());
      }
      return event;
    }
  }

  private static UnreadableYamlException unreadable(Node node, String why) {
    return new UnreadableYamlException(place(node.getStartMark()) + why);
  }

  private static String place(Mark mark) {
    return "line %d, column %d: ".formatted(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /**
   * The values that nodes stand for.
   *
   * @param twice whether keys may be there twice
   * @param allowance what there may be of them
   */
  private record Values(boolean twice, Allowance allowance) {

    private Object of(Node node, int level) throws UnreadableYamlException {
      count(node, level);
      if (node instanceof ScalarNode scalar) {
        return scalar(scalar);
      }
      if (node instanceof MappingNode map && Tag.MAP.equals(node.getTag())) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fill(fields, map, level);
        return fields;
      }
      if (node instanceof SequenceNode list && Tag.SEQ.equals(node.getTag())) {
        List<Object> items = new ArrayList<>();
        for (Node item : list.getValue()) {
          items.add(of(item, level + 1));
        }
        return items;
      }
      throw unlikeJson(node);
    }

    private void count(Node node, int level) throws UnreadableYamlException {
      allowance.take(node instanceof ScalarNode scalar ? scalar.getValue().length() : 0);
      if (level > DEEPEST) {
        throw unreadable(
            node, "a value holds itself, or more than %d levels of values".formatted(DEEPEST));
      }
    }

    /** As go-yaml 2 does, in the order of the text: what is merged can replace what is above it. */
    private void fill(Map<String, Object> fields, MappingNode map, int level)
        throws UnreadableYamlException {
      Set<String> own = new HashSet<>();
      for (NodeTuple field : map.getValue()) {
        Node key = field.getKeyNode();
        if (isMerge(key)) {
          merge(fields, field.getValueNode(), level + 1);
          continue;
        }
        count(key, level + 1);
        String name = key(key);
        if (!own.add(name) && !twice) {
          throw unreadable(key, "found duplicate key " + name);
        }
        fields.put(name, of(field.getValueNode(), level + 1));
      }
    }

    private static boolean isMerge(Node key) {
      return key instanceof ScalarNode scalar
          && Tag.MERGE.equals(key.getTag())
          && scalar.getValue().equals("<<");
    }

    /** Of several maps, the first ones count. */
    private void merge(Map<String, Object> fields, Node from, int level)
        throws UnreadableYamlException {
      count(from, level);
      if (from instanceof MappingNode map) {
        fill(fields, map, level);
        return;
      }
      List<Node> maps = from instanceof SequenceNode list ? list.getValue() : List.of(from);
      for (int i = maps.size() - 1; i >= 0; i--) {
        if (!(maps.get(i) instanceof MappingNode map)) {
          throw unreadable(maps.get(i), "only maps can be merged");
        }
        count(map, level + 1);
        fill(fields, map, level + 1);
      }
    }

    private static String key(Node key) throws UnreadableYamlException {
      Object value = key instanceof ScalarNode scalar ? scalar(scalar) : null;
      if (value == null) {
        String found = key instanceof ScalarNode ? "null" : "a " + key.getNodeId();
        throw unreadable(key, found + " is used as a key; allowed: texts, numbers, booleans");
      }
      return String.valueOf(value);
    }

    private static Object scalar(ScalarNode node) throws UnreadableYamlException {
      Tag tag = node.getTag();
      if (tag.equals(Tag.NULL)) {
        return null;
      }
      if (tag.equals(Tag.BOOL)) {
        return GoScalar.isTrue(node.getValue());
      }
      if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
        return number(node);
      }
      if (TEXTS.contains(tag)) {
        return node.getValue();
      }
      throw unlikeJson(node);
    }

    private static Object number(ScalarNode node) throws UnreadableYamlException {
      Optional<BigInteger> integer = GoScalar.integer(node.getValue());
      if (integer.isPresent()) {
        BigInteger number = integer.get();
        return number.bitLength() < Long.SIZE
            ? narrow(number.longValue())
            : jsonNumber(number.doubleValue());
      }
      OptionalDouble decimal = GoScalar.decimal(node.getValue());
      if (decimal.isEmpty()) {
        throw unreadable(node, "\"" + node.getValue() + "\" is not a number");
      }
      return jsonNumber(decimal.getAsDouble());
    }

    private static UnreadableYamlException unlikeJson(Node node) {
      return unreadable(
          node,
          "a %s has a tag that JSON has no counterpart for, %s"
              .formatted(node.getNodeId(), node.getTag()));
    }
  }

  private static Object jsonNumber(double number) throws UnreadableYamlException {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new UnreadableYamlException("%s is no number in JSON".formatted(number));
    }
    boolean integral = number == Math.rint(number) && Math.abs(number) < 0x1p63;
    return integral ? narrow((long) number) : (Object) number;
  }

  private static Object narrow(long number) {
    return number == (int) number ? (Object) (int) number : (Object) number;
  }

  /** What a plain scalar means, as go-yaml 2.4 resolves it. */
  private static final class GoResolver extends Resolver {

    @Override
    protected void addImplicitResolvers() {
      // Not by regular expressions: resolve below.
    }

    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
      return kind == NodeId.scalar && implicit
          ? GoScalar.tag(value)
          : super.resolve(kind, value, implicit);
    }
  }
}
