package dev.trainyard.generator.form;

import java.util.ArrayList;
import java.util.List;

/** What documentation tells about each answer. */
public final class AnswerTable {

  /**
   * A row; no cell has a line break.
   *
   * @param path the answer's place among the values, with dots
   * @param words caption and tooltip
   * @param standard the default in words
   */
  public record Row(String path, String words, String standard) {}

  private AnswerTable() {}

  /** The rows in the wizard's order; {@code |} is escaped as tables of Markdown need it. */
  public static List<Row> of(Form form) {
    List<Row> rows = new ArrayList<>();
    add(rows, form.fields(), "");
    return rows;
  }

  private static void add(List<Row> rows, List<Field> fields, String prefix) {
    for (Field field : fields) {
      String path = prefix + field.variable();
      if (field.remarks().inWords().isEmpty() && field.type() instanceof FieldType.Level level) {
        add(rows, level.fields(), path + ".");
        continue;
      }
      String words = field.label();
      if (!field.description().isEmpty()) {
        words += ": " + field.plainDescription();
      }
      rows.add(new Row(path, cell(words), cell(Defaults.inWords(field))));
      add(rows, field.subquestions(), prefix);
    }
  }

  private static String cell(String text) {
    return text.replaceAll("\\s+", " ").replace("|", "\\|").trim();
  }
}
