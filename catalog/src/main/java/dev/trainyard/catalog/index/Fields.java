package dev.trainyard.catalog.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.generator.edition.RelativePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads typed values out of one mapping of a YAML file. A value of another type, a {@code null}
 * where the index needs a text, and a needed value that is missing are reported.
 */
final class Fields {

  private static final int SHOWN = 60;

  private final ObjectNode node;
  private final RelativePath file;
  private final String prefix;
  private final Findings findings;

  Fields(ObjectNode node, RelativePath file, Findings findings) {
    this(node, file, "", findings);
  }

  private Fields(ObjectNode node, RelativePath file, String prefix, Findings findings) {
    this.node = node;
    this.file = file;
    this.prefix = prefix;
    this.findings = findings;
  }

  /** A text that must be there. */
  Optional<String> text(String key) {
    return node.has(key) ? optionalText(key) : missing(key, "a text");
  }

  /** A text that may be missing, but not {@code null}. */
  Optional<String> optionalText(String key) {
    JsonNode value = node.get(key);
    return value == null || value.isTextual()
        ? Optional.ofNullable(value).map(JsonNode::textValue)
        : wrong(key, value, "a text; quote numbers, dates and true/false");
  }

  /** A text that may be missing or {@code null}. */
  Optional<String> textOrNull(String key) {
    return node.path(key).isNull() ? Optional.empty() : optionalText(key);
  }

  /** A text that must be there and be this one. */
  void exactly(String key, String expected, String why) {
    text(key)
        .filter(found -> !found.equals(expected))
        .ifPresent(
            found ->
                findings.value(
                    file, prefix + key, "\"" + found + "\"", "\"" + expected + "\", " + why));
  }

  /** A list of texts that must be there; may be empty. */
  List<String> texts(String key) {
    return node.has(key)
        ? optionalTexts(key)
        : this.<List<String>>missing(key, "a list of texts").orElse(List.of());
  }

  /** A list of texts; empty when it is missing. */
  List<String> optionalTexts(String key) {
    List<String> texts = new ArrayList<>();
    JsonNode list = list(key);
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isTextual()) {
        texts.add(list.get(i).textValue());
      } else {
        wrong(key + "[" + i + "]", list.get(i), "a text; quote numbers, dates and true/false");
      }
    }
    return texts;
  }

  /** A list of mappings that must be there; may be empty. */
  List<Fields> mappings(String key) {
    return node.has(key)
        ? optionalMappings(key)
        : this.<List<Fields>>missing(key, "a list of mappings").orElse(List.of());
  }

  /** A list of mappings; empty when it is missing. */
  List<Fields> optionalMappings(String key) {
    List<Fields> mappings = new ArrayList<>();
    JsonNode list = list(key);
    for (int i = 0; i < list.size(); i++) {
      String place = key + "[" + i + "]";
      if (list.get(i) instanceof ObjectNode mapping) {
        mappings.add(new Fields(mapping, file, prefix + place + ".", findings));
      } else {
        wrong(place, list.get(i), "a mapping");
      }
    }
    return mappings;
  }

  /** A mapping that may be missing. */
  Optional<Fields> optionalMapping(String key) {
    JsonNode value = node.get(key);
    if (value == null || value instanceof ObjectNode) {
      return Optional.ofNullable((ObjectNode) value)
          .map(mapping -> new Fields(mapping, file, prefix + key + ".", findings));
    }
    return wrong(key, value, "a mapping");
  }

  private JsonNode list(String key) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isArray()) {
      wrong(key, value, "a list");
      return node.path("");
    }
    return value;
  }

  private <T> Optional<T> missing(String key, String allowed) {
    findings.value(file, prefix + key, "is missing", allowed);
    return Optional.empty();
  }

  private <T> Optional<T> wrong(String key, JsonNode value, String allowed) {
    findings.value(file, prefix + key, describe(value), allowed);
    return Optional.empty();
  }

  private static String describe(JsonNode value) {
    String type = value.getNodeType().name().toLowerCase(Locale.ROOT);
    if (value.isNull()) {
      return "is null";
    }
    String text = value.toString();
    return "is of type "
        + type
        + ": "
        + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text);
  }
}
