package dev.trainyard.generator.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Schedules: five fields among the values, a line of a crontab in the wizard. */
final class Crontab {

  /** The fields in the order of the line. */
  static final List<String> FIELDS = List.of("minute", "hour", "dom", "month", "dow");

  /** What the wizard begins with. */
  static final String DAILY = "0 0 * * *";

  private static final Pattern LINE = Pattern.compile("[0-9A-Za-z*/,-]+( [0-9A-Za-z*/,-]+){4}");

  private Crontab() {}

  static String line(Map<?, ?> fields) {
    StringBuilder line = new StringBuilder();
    for (String name : FIELDS) {
      Object field = fields.get(name);
      line.append(line.isEmpty() ? "" : " ").append(field == null ? "*" : field);
    }
    return line.toString();
  }

  static boolean isLine(String text) {
    return LINE.matcher(text).matches();
  }

  static Map<String, Object> fields(String line) {
    String[] parts = line.split(" ", -1);
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < FIELDS.size(); i++) {
      fields.put(FIELDS.get(i), i < parts.length ? parts[i] : "*");
    }
    return fields;
  }
}
