package dev.trainyard.catalog.lint.form;

import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlNode.Kind;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * What the schema of a question may say, as all releases of TrueNAS have it; editions add what only
 * theirs know.
 */
public final class Attributes {

  /** Those of every type. */
  public static final Set<String> COMMON =
      Set.of(
          "type",
          "default",
          "required",
          "null",
          "editable",
          "immutable",
          "hidden",
          "show_if",
          "$ref",
          "$ui-ref");

  /** Those about questions below another one. */
  public static final Set<String> SUBQUESTIONS = Set.of("subquestions", "show_subquestions_if");

  /** Those of texts. */
  public static final Set<String> OF_TEXT =
      Set.of(
          "min_length",
          "max_length",
          "private",
          "valid_chars",
          "valid_chars_error",
          "enum",
          "empty");

  /** What has an effect on a type beside the common ones. */
  public static final Map<String, Set<String>> OF_TYPE =
      Map.ofEntries(
          Map.entry("string", OF_TEXT),
          Map.entry("int", Set.of("min", "max", "enum")),
          Map.entry("boolean", Set.of()),
          Map.entry("path", Set.of("empty")),
          Map.entry("hostpath", Set.of("empty")),
          Map.entry("hostpathdirectory", Set.of("empty")),
          Map.entry("hostpathfile", Set.of("empty")),
          Map.entry("list", Set.of("items", "empty")),
          Map.entry("dict", Set.of("attrs", "additional_attrs")),
          Map.entry("ipaddr", Set.of("cidr", "ipv4", "ipv6", "empty")),
          Map.entry("cron", Set.of()),
          Map.entry("uri", Set.of("empty")));

  /** What an answer to a type is. */
  public static final Map<String, Kind> ANSWERS =
      Map.ofEntries(
          Map.entry("string", Kind.TEXT),
          Map.entry("int", Kind.INTEGER),
          Map.entry("boolean", Kind.BOOLEAN),
          Map.entry("path", Kind.TEXT),
          Map.entry("hostpath", Kind.TEXT),
          Map.entry("hostpathdirectory", Kind.TEXT),
          Map.entry("hostpathfile", Kind.TEXT),
          Map.entry("ipaddr", Kind.TEXT),
          Map.entry("uri", Kind.TEXT),
          Map.entry("list", Kind.LIST),
          Map.entry("dict", Kind.MAP),
          Map.entry("cron", Kind.MAP));

  private Attributes() {}

  /** Whether a value is of a kind; JSON Schema takes 3.0 for a whole number. */
  public static boolean isOf(Kind kind, YamlNode value) {
    return value.kind() == kind
        || kind == Kind.INTEGER
            && value.kind() == Kind.FLOAT
            && value.data() instanceof Double number
            && BigDecimal.valueOf(number).stripTrailingZeros().scale() <= 0;
  }

  /**
   * Whether an attribute is no list of questions, on a type that has none there: the middleware of
   * every release goes through these of any type.
   */
  public static boolean isMisshapenPart(String type, String name, YamlNode value) {
    // catalog_validation/items/questions_utils.py in 24.04: for attr in itertools.chain(
    // *[schema.get(k, []) for k in ('attrs', 'items', 'subquestions')]).
    boolean part = name.equals("attrs") || name.equals("items");
    boolean own =
        type.equals("dict") && name.equals("attrs") || type.equals("list") && name.equals("items");
    return part && !own && (!value.isList() || !value.items().stream().allMatch(YamlNode::isMap));
  }

  /** Whether an answer of a kind is compared with values. */
  public static boolean isCompared(Kind kind) {
    return kind == Kind.TEXT || kind == Kind.INTEGER || kind == Kind.BOOLEAN;
  }

  /** A kind in words, for what is allowed. */
  public static String word(Kind kind) {
    return switch (kind) {
      case BOOLEAN -> "true or false, without quotes";
      case INTEGER -> "a whole number, without quotes";
      case LIST -> "a list";
      default -> "a text";
    };
  }

  /** Whether a value can be chosen: where nothing limits the choice, any can. */
  public static boolean isOffered(Asked asked, YamlNode value) {
    YamlNode options = asked.get("enum");
    return !options.isList()
        || asked.isFilled()
        || options.items().stream().anyMatch(option -> option.get("value").equals(value));
  }
}
