package dev.trainyard.manifests;

import java.io.StringReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
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
   * How many values what is read together may hold, each counted as often as an alias stands for
   * it. Charts of real apps have some thousand, and each takes some hundred bytes.
   */
  static final int MOST = 200_000;

  private KubernetesYaml() {}

  /**
   * The value of a single document: {@link Map} (in the document's order), {@link List}, {@link
   * String}, {@link Integer}, {@link Long}, {@link Double}, {@link Boolean} or null.
   *
   * @throws UnreadableYamlException when the text is not one YAML document, or has a value that
   *     JSON lacks
   */
  static Object read(String text) throws UnreadableYamlException {
    return read(text, false, new int[] {MOST});
  }

  /**
   * The same.
   *
   * @param twice whether keys may be there twice, of which the last one counts
   * @param left how many values it may hold; what it has is taken away
   */
  static Object read(String text, boolean twice, int[] left) throws UnreadableYamlException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(twice);
    options.setWarnOnDuplicateKeys(false);
    options.setMaxAliasesForCollections(1000);
    options.setCodePointLimit(Integer.MAX_VALUE);
    DumperOptions unused = new DumperOptions();
    Yaml yaml =
        new Yaml(
            new GoConstructor(options), new Representer(unused), unused, options, new GoResolver());
    try {
      if (separators(text) > left[0] && values(yaml, text, left[0]) > left[0]) {
        left[0] = 0;
        throw tooMany();
      }
      return json(yaml.load(text), left);
    } catch (MarkedYAMLException e) {
      String place =
          e.getProblemMark() == null
              ? ""
              : "line %d, column %d: "
                  .formatted(e.getProblemMark().getLine() + 1, e.getProblemMark().getColumn() + 1);
      throw new UnreadableYamlException(place + e.getProblem());
    } catch (YAMLException e) {
      throw new UnreadableYamlException(e.getMessage());
    }
  }

  /** Not less than the values that it has: before and behind each stands one of these. */
  private static long separators(String text) {
    return text.chars().filter(c -> ",:?-\n[{".indexOf(c) >= 0).count() * 2 + 1;
  }

  /** The values of a text, of which nothing is kept, up to one more than a number. */
  private static int values(Yaml yaml, String text, int most) {
    int values = 0;
    for (Event event : yaml.parse(new StringReader(text))) {
      boolean one = event instanceof ScalarEvent || event instanceof CollectionStartEvent;
      if (one && ++values > most) {
        break;
      }
    }
    return values;
  }

  private static UnreadableYamlException tooMany() {
    return new UnreadableYamlException("there are more than %d values".formatted(MOST));
  }

  private static Object json(Object value, int[] left) throws UnreadableYamlException {
    if (--left[0] < 0) {
      throw tooMany();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        Object key = json(entry.getKey(), left);
        if (key == null || key instanceof Map || key instanceof List) {
          throw new UnreadableYamlException(
              key + " is used as a key; allowed: texts, numbers, booleans");
        }
        copy.put(String.valueOf(key), json(entry.getValue(), left));
      }
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      for (Object item : list) {
        copy.add(json(item, left));
      }
      return copy;
    }
    if (value instanceof Double number) {
      return jsonNumber(number);
    }
    if (value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long) {
      return value;
    }
    throw new UnreadableYamlException("a value has a tag that JSON has no counterpart for");
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

  private static final class GoConstructor extends SafeConstructor {

    GoConstructor(LoaderOptions options) {
      super(options);
      for (Tag tag : List.of(Tag.INT, Tag.FLOAT)) {
        yamlConstructors.put(tag, new NumberConstruct());
      }
      yamlConstructors.put(Tag.TIMESTAMP, new TextConstruct());
      yamlConstructors.put(Tag.BINARY, new TextConstruct());
      yamlConstructors.put(
          Tag.BOOL,
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return GoScalar.isTrue(((ScalarNode) node).getValue());
            }
          });
    }
  }

  private static final class NumberConstruct extends AbstractConstruct {

    @Override
    public Object construct(Node node) {
      String text = ((ScalarNode) node).getValue();
      Optional<BigInteger> integer = GoScalar.integer(text);
      if (integer.isEmpty()) {
        return GoScalar.decimal(text)
            .orElseThrow(() -> new YAMLException("\"" + text + "\" is not a number"));
      }
      BigInteger number = integer.get();
      return number.bitLength() < Long.SIZE
          ? narrow(number.longValue())
          : (Object) number.doubleValue();
    }
  }

  private static final class TextConstruct extends AbstractConstruct {

    @Override
    public Object construct(Node node) {
      return ((ScalarNode) node).getValue();
    }
  }
}
