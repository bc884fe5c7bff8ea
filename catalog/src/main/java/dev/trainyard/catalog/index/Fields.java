package dev.trainyard.catalog.index;

import dev.trainyard.catalog.edition.Findings;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads typed values out of one mapping of a YAML file. A value of another type, a {@code null}
 * where the index needs a text, and a needed value that is missing are reported.
 */
public final class Fields {

  private static final int SHOWN = 60;
  private static final String TEXT = "a text; quote numbers, dates and true/false";

  /** Hears of values that do not fit. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A value that is missing or has another type.
     *
     * @param key its path in the file
     * @param at where it stands; the file as a whole when it is missing at the top
     */
    void wrong(String key, Position at, String found, String allowed);
  }

  private final YamlNode node;
  private final String prefix;
  private final Listener listener;
  private final boolean byPython;

  /**
   * The values of a mapping.
   *
   * @param node the mapping
   * @param file path of its file, from the catalog's root
   * @param findings hears what does not fit
   */
  public Fields(YamlNode node, String file, Findings findings) {
    this(node, (key, at, found, allowed) -> findings.value(file, key, at, found, allowed));
  }

  /**
   * The values of a mapping.
   *
   * @param node the mapping
   * @param listener hears what does not fit
   */
  public Fields(YamlNode node, Listener listener) {
    this(node, "", listener, false);
  }

  private Fields(YamlNode node, String prefix, Listener listener, boolean byPython) {
    this.node = node;
    this.prefix = prefix;
    this.listener = listener;
    this.byPython = byPython;
  }

  /** The values of a mapping that no program in Go reads: a text to PyYAML is one. */
  public static Fields byPython(YamlNode node, Listener listener) {
    return new Fields(node, "", listener, true);
  }

  private Fields inner(YamlNode inner, String place) {
    return new Fields(inner, prefix + place + ".", listener, byPython);
  }

  /** The mapping. */
  public YamlNode node() {
    return node;
  }

  /** A truth value that must be there. */
  public void truth(String key) {
    typed(key, true, YamlNode.Kind.BOOLEAN, "true or false");
  }

  /** A whole number that must be there. */
  public void whole(String key) {
    typed(key, true, YamlNode.Kind.INTEGER, "a whole number");
  }

  /** A whole number that may be missing. */
  public void optionalWhole(String key) {
    typed(key, false, YamlNode.Kind.INTEGER, "a whole number");
  }

  private void typed(String key, boolean needed, YamlNode.Kind kind, String allowed) {
    YamlNode value = node.get(key);
    if (!value.isPresent() && needed) {
      missing(key, allowed);
    } else if (value.isPresent() && value.kind() != kind) {
      wrong(key, value, allowed);
    }
  }

  /** A text that must be there. */
  public Optional<String> text(String key) {
    return node.has(key) ? optionalText(key) : missing(key, "a text");
  }

  /** A text that may be missing, but not {@code null}. */
  public Optional<String> optionalText(String key) {
    return node.has(key) ? text(key, node.get(key)) : Optional.empty();
  }

  private Optional<String> text(String key, YamlNode value) {
    boolean text = byPython ? value.kind() == YamlNode.Kind.TEXT : value.isText();
    return text ? Optional.of(value.text()) : wrong(key, value, TEXT);
  }

  /** A text that may be missing or {@code null}. */
  public Optional<String> textOrNull(String key) {
    return node.get(key).kind() == YamlNode.Kind.NULL ? Optional.empty() : optionalText(key);
  }

  /** A text that must be there and be this one. */
  public void exactly(String key, String expected, String why) {
    text(key)
        .filter(found -> !found.equals(expected))
        .ifPresent(
            found ->
                listener.wrong(
                    prefix + key,
                    node.get(key).position(),
                    "\"" + Visible.of(found) + "\"",
                    "\"" + expected + "\", " + why));
  }

  /** A text that must be there and be one of these. */
  public void oneOf(String key, String... allowed) {
    text(key)
        .filter(found -> !List.of(allowed).contains(found))
        .ifPresent(found -> wrong(key, node.get(key), String.join(" or ", allowed)));
  }

  /** A list of texts that must be there; may be empty. */
  public List<String> texts(String key) {
    return node.has(key)
        ? optionalTexts(key)
        : this.<List<String>>missing(key, "a list of texts").orElse(List.of());
  }

  /** A list of texts; empty when it is missing. */
  public List<String> optionalTexts(String key) {
    List<String> texts = new ArrayList<>();
    List<YamlNode> list = list(key);
    for (int i = 0; i < list.size(); i++) {
      text(key + "[" + i + "]", list.get(i)).ifPresent(texts::add);
    }
    return texts;
  }

  /** A list of mappings that must be there; may be empty. */
  public List<Fields> mappings(String key) {
    return node.has(key)
        ? optionalMappings(key)
        : this.<List<Fields>>missing(key, "a list of mappings").orElse(List.of());
  }

  /** A list of mappings; empty when it is missing. */
  public List<Fields> optionalMappings(String key) {
    List<Fields> mappings = new ArrayList<>();
    List<YamlNode> list = list(key);
    for (int i = 0; i < list.size(); i++) {
      String place = key + "[" + i + "]";
      if (list.get(i).isMap()) {
        mappings.add(inner(list.get(i), place));
      } else {
        wrong(place, list.get(i), "a mapping");
      }
    }
    return mappings;
  }

  /** A mapping that may be missing. */
  public Optional<Fields> optionalMapping(String key) {
    YamlNode value = node.get(key);
    if (!value.isPresent()) {
      return Optional.empty();
    }
    return value.isMap() ? Optional.of(inner(value, key)) : wrong(key, value, "a mapping");
  }

  private List<YamlNode> list(String key) {
    YamlNode value = node.get(key);
    if (value.isPresent() && !value.isList()) {
      wrong(key, value, "a list");
    }
    return value.items();
  }

  private <T> Optional<T> missing(String key, String allowed) {
    listener.wrong(
        prefix + key, prefix.isEmpty() ? Position.NONE : node.position(), "is missing", allowed);
    return Optional.empty();
  }

  private <T> Optional<T> wrong(String key, YamlNode value, String allowed) {
    String found = byPython ? describe(value, "a text") : describe(value);
    listener.wrong(prefix + key, value.position(), found, allowed);
    return Optional.empty();
  }

  /** A value in words. */
  public static String describe(YamlNode value) {
    return describe(value, value.isDisputed() ? "a number to some readers" : "a text");
  }

  private static String describe(YamlNode value, String text) {
    String type =
        switch (value.kind()) {
          case MISSING -> "missing";
          case NULL -> "null";
          case BOOLEAN -> "a truth value";
          case INTEGER, FLOAT -> "a number";
          case DATE -> "a date";
          case TEXT -> text;
          case LIST -> "a list";
          case MAP -> "a mapping";
        };
    return value.kind() == YamlNode.Kind.NULL
        ? "is null"
        : "is " + type + ": " + Visible.of(value.json(), SHOWN);
  }
}
