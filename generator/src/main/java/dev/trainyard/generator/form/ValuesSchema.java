package dev.trainyard.generator.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainyard.generator.question.ControlCharacters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prints what is legal as a JSON schema (draft 7): {@code values.schema.json}.
 *
 * <p>The top level is open, since TrueNAS adds values of its own; the levels below are not. Levels
 * must be there: a template cannot ask a missing one for an answer. A missing answer is left to the
 * templates, which name its path and caption where a schema names neither.
 */
public final class ValuesSchema implements FieldTypeVisitor<Map<String, Object>> {

  /**
   * The largest number that every reader holds exactly; Helm reads all numbers as floating point.
   */
  private static final long LARGEST = (1L << 53) - 1;

  /** TrueNAS refuses longer texts. */
  private static final long LONGEST = 1024;

  /** What Kubernetes calls GPUs on TrueNAS. */
  private static final List<String> GPU_RESOURCES =
      List.of("amd.com/gpu", "gpu.intel.com/i915", "nvidia.com/gpu");

  private static final long MOST_GPUS = 1024;

  private static final String CRON_FIELD = "^[0-9A-Za-z*/,-]+$";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Field field;
  private final Around around;

  private ValuesSchema(Field field, Around around) {
    this.field = field;
    this.around = around;
  }

  /** What a field stands in. */
  private enum Around {
    /** A level: its defaults are among the values. */
    LEVEL,
    /** A level that is documented as one. */
    ONE_QUESTION,
    /**
     * An item: nobody but TrueNAS adds its defaults, so that what is missing is left to templates.
     */
    ITEM
  }

  /**
   * The file's text.
   *
   * @param title whose values they are
   * @param fixed values that nobody is asked for, all of them needed
   * @param form what is asked
   * @param more schemas of values that may stand beside these, by variable
   */
  public static String of(String title, List<Field> fixed, Form form, Map<String, Object> more) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", title);
    schema.put("type", "object");
    List<Field> all = new ArrayList<>(fixed);
    all.addAll(form.fields());
    requireLevels(schema, all, Around.LEVEL);
    Map<String, Object> properties = properties(all, Around.LEVEL);
    properties.putAll(more);
    schema.put("properties", properties);
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return MAPPER.writer(printer).writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of maps, lists and scalars", e);
    }
  }

  private static Map<String, Object> properties(List<Field> fields, Around around) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Field field : fields) {
      properties.put(field.variable(), schema(field, around));
      properties.putAll(properties(field.subquestions(), around));
    }
    return properties;
  }

  private static Map<String, Object> schema(Field field, Around around) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (around == Around.LEVEL && !field.label().isEmpty()) {
      schema.put("title", field.label());
    }
    if (around == Around.LEVEL && !field.description().isEmpty()) {
      schema.put("description", field.plainDescription());
    }
    schema.putAll(field.type().accept(new ValuesSchema(field, around)));
    return schema;
  }

  private static void requireLevels(Map<String, Object> schema, List<Field> fields, Around around) {
    List<String> levels =
        fields.stream()
            .filter(field -> field.type() instanceof FieldType.Level)
            .filter(field -> around != Around.ITEM && !asksForGpus(field))
            .map(Field::variable)
            .toList();
    if (!levels.isEmpty()) {
      schema.put("required", levels);
    }
  }

  private Map<String, Object> object(List<Field> fields, Around inside) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    requireLevels(schema, fields, inside);
    schema.put("properties", properties(fields, inside));
    return schema;
  }

  private Map<String, Object> typed(String type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", field.nullable() ? List.of(type, "null") : type);
    return schema;
  }

  private Map<String, Object> text(TextRules rules, long longest) {
    Map<String, Object> schema = typed("string");
    long minimum = rules.minimumLength().orElse(0L);
    if (field.required() || field.refusesEmpty()) {
      minimum = Math.max(1, minimum);
    }
    if (minimum > 0) {
      schema.put("minLength", minimum);
    }
    schema.put("maxLength", rules.maximumLength().orElse(longest));
    patterns(schema, rules.pattern());
    return schema;
  }

  private static void patterns(Map<String, Object> schema, Optional<String> pattern) {
    schema.put("pattern", pattern.orElse(ControlCharacters.NONE));
    if (pattern
        .filter(given -> !given.equals(ControlCharacters.NONE))
        .filter(ControlCharacters::mayBeIn)
        .isPresent()) {
      Map<String, Object> none = new LinkedHashMap<>();
      none.put("pattern", ControlCharacters.NONE);
      schema.put("allOf", List.of(none));
    }
  }

  private boolean choices(Map<String, Object> schema, Optional<List<Option>> options) {
    options.ifPresent(
        list -> {
          List<Object> values = new ArrayList<>();
          list.forEach(option -> values.add(option.value().orElse(null)));
          if (field.nullable() && !values.contains(null)) {
            values.add(null);
          }
          schema.put("enum", values);
        });
    return options.isPresent();
  }

  @Override
  public Map<String, Object> line(FieldType.Line type) {
    Map<String, Object> schema = typed("string");
    return choices(schema, type.options()) ? schema : text(type.rules(), LONGEST);
  }

  @Override
  public Map<String, Object> whole(FieldType.Whole type) {
    Map<String, Object> schema = typed("integer");
    if (choices(schema, type.options())) {
      return schema;
    }
    boolean certificate =
        field.references().stream().anyMatch(name -> name.startsWith("definitions/certificate"));
    schema.put(
        "minimum",
        type.minimum().or(() -> field.remarks().minimum()).orElse(certificate ? 1 : -LARGEST));
    schema.put("maximum", type.maximum().or(() -> field.remarks().maximum()).orElse(LARGEST));
    return schema;
  }

  @Override
  public Map<String, Object> yesNo(FieldType.YesNo type) {
    return typed("boolean");
  }

  @Override
  public Map<String, Object> path(FieldType.Path type) {
    return absolutePath();
  }

  @Override
  public Map<String, Object> hostPath(FieldType.HostPath type) {
    return absolutePath();
  }

  private Map<String, Object> absolutePath() {
    Map<String, Object> schema = typed("string");
    schema.put("pattern", "^/[^\\x00-\\x1f\\x7f]*$");
    return schema;
  }

  @Override
  public Map<String, Object> ipAddress(FieldType.IpAddress type) {
    Map<String, Object> schema = typed("string");
    patterns(schema, Optional.empty());
    return schema;
  }

  @Override
  public Map<String, Object> uri(FieldType.Uri type) {
    return text(type.rules(), LONGEST);
  }

  @Override
  public Map<String, Object> schedule(FieldType.Schedule type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (String name : Crontab.FIELDS) {
      Map<String, Object> text = new LinkedHashMap<>();
      text.put("type", "string");
      text.put("pattern", CRON_FIELD);
      properties.put(name, text);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    schema.put("properties", properties);
    return schema;
  }

  @Override
  public Map<String, Object> editor(FieldType.Editor type) {
    return text(type.rules(), LONGEST * LONGEST);
  }

  @Override
  public Map<String, Object> items(FieldType.Items type) {
    Map<String, Object> schema = typed("array");
    List<Map<String, Object>> items =
        type.items().stream().map(item -> schema(item, Around.ITEM)).toList();
    if (items.size() == 1) {
      schema.put("items", items.get(0));
    } else if (!items.isEmpty()) {
      schema.put("items", Map.of("anyOf", items));
    }
    return schema;
  }

  @Override
  public Map<String, Object> level(FieldType.Level type) {
    if (asksForGpus(field)) {
      return gpus();
    }
    if (field.references().contains("definitions/gpu_configuration") || asksForAccessList(field)) {
      // What is in it TrueNAS says.
      return new LinkedHashMap<>(Map.of("type", "object"));
    }
    boolean one = around == Around.LEVEL && field.remarks().inWords().isPresent();
    return object(type.fields(), one ? Around.ONE_QUESTION : around);
  }

  private static boolean asksForAccessList(Field field) {
    return field.references().contains("normalize/acl")
        || field.variable().equals("aclEntries")
        || field.variable().equals("acl_entries");
  }

  private static boolean asksForGpus(Field field) {
    return field.references().contains("definitions/gpuConfiguration");
  }

  /**
   * A number for each resource; those that no template asks for are offered, too, and must be 0.
   */
  private static Map<String, Object> gpus() {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (String resource : GPU_RESOURCES) {
      Map<String, Object> count = new LinkedHashMap<>();
      count.put("type", "integer");
      count.put("minimum", 0);
      count.put("maximum", MOST_GPUS);
      counts.put(resource, count);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", counts);
    schema.put("additionalProperties", Map.of("const", 0));
    return schema;
  }

  @Override
  public Map<String, Object> unknown(FieldType.Unknown type) {
    return new LinkedHashMap<>();
  }
}
