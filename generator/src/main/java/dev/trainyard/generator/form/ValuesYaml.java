package dev.trainyard.generator.form;

import dev.trainyard.generator.yaml.Scalars;
import dev.trainyard.generator.yaml.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Prints every default with the words of its field: {@code values.yaml}. */
public final class ValuesYaml {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final StringBuilder out = new StringBuilder();

  private ValuesYaml() {}

  /**
   * The file's text.
   *
   * @param title whose values they are
   * @param fixed values that nobody is asked for
   * @param form what is asked
   */
  public static String of(String title, List<Field> fixed, Form form) {
    ValuesYaml values = new ValuesYaml();
    values.out.append("# ").append(title).append(": the answers of TrueNAS' wizard.\n");
    if (!fixed.isEmpty()) {
      values.out.append("\n# Images\n").append(Yaml.write(Defaults.of(fixed)));
    }
    for (Field field : form.fields()) {
      values.out.append('\n');
      values.field(field, "");
    }
    return values.out.toString();
  }

  private void field(Field field, String indent) {
    comment(field, indent);
    if (field.remarks().inWords().isEmpty() && field.type() instanceof FieldType.Level level) {
      out.append(indent)
          .append(Scalars.flow(field.variable()))
          .append(isEmpty(level) ? ": {}\n" : ":\n");
      level.fields().forEach(inner -> field(inner, indent + "  "));
      return;
    }
    Optional<Object> value = Defaults.of(field);
    if (value.isPresent()) {
      indented(Yaml.write(Map.of(field.variable(), value.get())), indent);
    } else {
      indented("# " + Scalars.flow(field.variable()) + ":\n", indent);
    }
  }

  private static boolean isEmpty(FieldType.Level level) {
    return level.fields().stream().allMatch(inner -> Defaults.of(inner).isEmpty());
  }

  private void comment(Field field, String indent) {
    String words = field.label();
    if (!field.description().isEmpty()) {
      words += (words.isEmpty() ? "" : ": ") + field.plainDescription();
    }
    if (Defaults.isMissing(field)) {
      words += " (required)";
    }
    if (!words.isEmpty()) {
      out.append(indent)
          .append("# ")
          .append(BLANKS.matcher(words).replaceAll(" ").trim())
          .append('\n');
    }
  }

  private void indented(String text, String indent) {
    text.lines().forEach(line -> out.append(indent).append(line).append('\n'));
  }
}
