package dev.trainyard.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationContext;
import com.networknt.schema.ValidationMessage;
import dev.trainyard.generator.helm.rule.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Compares objects with the schema Kubernetes 1.26 publishes for them: unknown and missing fields,
 * types, enums, base64 and quantities.
 */
final class SchemaCheck {

  private static final String SCHEMA = "kubernetes-1.26.json";
  private static final String BASE = "https://trainyard.dev/schema/" + SCHEMA;

  /** Which definition a kind has; a word of its own, which checks nothing. */
  private static final String KINDS = "x-kinds";

  private static final Map<String, String> FORMATS =
      Map.of(
          "byte", "base64",
          "quantity", "a quantity such as 500m, 2 or 1Gi",
          "date-time", "a time such as 2024-01-31T10:00:00Z");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Schemas by apiVersion and kind with a blank between. */
  private final SortedMap<String, JsonSchema> schemas;

  SchemaCheck() {
    JsonNode root = load();
    JsonMetaSchema dialect =
        JsonMetaSchema.builder(JsonMetaSchema.getV7())
            .format(new Base64Format())
            .format(new QuantityFormat())
            .keyword(new NonValidationKeyword(KINDS))
            .build();
    JsonSchemaFactory factory =
        JsonSchemaFactory.builder()
            .defaultMetaSchemaIri(dialect.getIri())
            .metaSchema(dialect)
            .schemaLoaders(loaders -> loaders.schemas(Map.of(BASE, root.toString())))
            .build();
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .preloadJsonSchema(false)
            .locale(Locale.ROOT)
            .build();
    SortedMap<String, JsonSchema> byKind = new TreeMap<>();
    root.get(KINDS)
        .properties()
        .forEach(
            kind ->
                byKind.put(
                    kind.getKey(),
                    factory.getSchema(
                        SchemaLocation.of(BASE + "#/definitions/" + kind.getValue().asText()),
                        config)));
    schemas = Collections.unmodifiableSortedMap(byKind);
  }

  private static JsonNode load() {
    try (InputStream in = SchemaCheck.class.getResourceAsStream(SCHEMA)) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean knows(String apiVersion, String kind) {
    return schemas.containsKey(apiVersion + " " + kind);
  }

  /** The names of all known kinds, sorted. */
  List<String> kinds() {
    return schemas.keySet().stream().map(key -> key.split(" ")[1]).sorted().toList();
  }

  /** The versions in which a kind is known. */
  List<String> versions(String kind) {
    return schemas.keySet().stream()
        .filter(key -> key.endsWith(" " + kind))
        .map(key -> key.split(" ")[0])
        .toList();
  }

  /** Every violation in an object of a known kind; none for an unknown one. */
  List<FieldProblem> check(String apiVersion, String kind, JsonNode object) {
    JsonSchema schema = schemas.get(apiVersion + " " + kind);
    return schema == null
        ? List.of()
        : schema.validate(object).stream().map(SchemaCheck::problem).toList();
  }

  private static FieldProblem problem(ValidationMessage violation) {
    String at = path(violation.getInstanceLocation());
    JsonNode found = violation.getInstanceNode();
    JsonNode allowed = violation.getSchemaNode();
    return switch (violation.getType()) {
      case "additionalProperties" ->
          new FieldProblem(
              Field.child(at, violation.getProperty()), "Kubernetes knows no such field");
      case "required" ->
          new FieldProblem(Field.child(at, violation.getProperty()), "is required and missing");
      case "type" ->
          new FieldProblem(
              at, "is %s %s; expected: %s".formatted(typeOf(found), found, words(allowed)));
      case "enum" -> new FieldProblem(at, "is %s; allowed: %s".formatted(found, words(allowed)));
      case "format" ->
          new FieldProblem(
              at,
              "%s is not %s"
                  .formatted(found, FORMATS.getOrDefault(allowed.asText(), allowed.asText())));
      default -> new FieldProblem(at, violation.getMessage());
    };
  }

  private static String typeOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "the map";
      case ARRAY -> "the list";
      default -> "the " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }

  /** A text or list of texts, separated by commas. */
  private static String words(JsonNode node) {
    return node.isArray()
        ? node.toString().replaceAll("[\\[\\]\"]", "").replace(",", ", ")
        : node.asText();
  }

  private static String path(JsonNodePath location) {
    String path = "";
    for (int i = 0; i < location.getNameCount(); i++) {
      path =
          location.getElement(i) instanceof Integer index
              ? path + "[" + index + "]"
              : Field.child(path, location.getName(i));
    }
    return path;
  }

  private static final class Base64Format implements Format {

    @Override
    public String getName() {
      return "byte";
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
      try {
        // Go's reader skips line breaks and wants the padding.
        String text = value.replace("\n", "").replace("\r", "");
        Base64.getDecoder().decode(text);
        return text.length() % 4 == 0;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }

  /** An amount such as {@code 500m}, {@code 1.5Gi} or {@code 1e3}. */
  private static final class QuantityFormat implements Format {

    private static final Pattern QUANTITY =
        Pattern.compile(
            "[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)"
                + "(?:[KMGTPE]i|[numkMGTPE]|[eE][-+]?[0-9]+)?");

    @Override
    public String getName() {
      return "quantity";
    }

    @Override
    public boolean matches(ExecutionContext context, ValidationContext schema, JsonNode value) {
      return !value.isTextual() || QUANTITY.matcher(value.textValue()).matches();
    }
  }
}
