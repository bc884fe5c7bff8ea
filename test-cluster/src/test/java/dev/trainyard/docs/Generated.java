package dev.trainyard.docs;

import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.problem.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the examples come to, by the name under which the documentation shows it. */
final class Generated {

  private static final String ENTRY = "  - variable: ";

  private Generated() {}

  /** The entries of {@code questions.yaml} by {@code questions.yaml VARIABLE}, and the reports. */
  static Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    questions().forEach((variable, entry) -> all.put("questions.yaml " + variable, entry));
    for (Rule rule : Mistakes.reported()) {
      all.put(rule.code(), Mistakes.report(rule));
    }
    return all;
  }

  /** The entries on the top level of {@code questions.yaml}, by variable. */
  static Map<String, String> questions() {
    Map<String, String> entries = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    String variable = "";
    for (String line : file("questions.yaml").lines().toList()) {
      if (line.startsWith(ENTRY)) {
        add(entries, variable, lines);
        variable = line.substring(ENTRY.length()).strip().replace("\"", "");
      }
      lines.add(line.length() > 2 ? line.substring(2) : line);
    }
    add(entries, variable, lines);
    return entries;
  }

  private static void add(Map<String, String> entries, String variable, List<String> lines) {
    if (!variable.isEmpty()) {
      entries.put(variable, String.join("\n", lines) + "\n");
    }
    lines.clear();
  }

  private static String file(String name) {
    return new String(
        new HelmEdition()
            .render(new QuestionKinds().define())
            .files()
            .get(RelativePath.of("stable", "kinds", "1.0.0", name))
            .toBytes(),
        StandardCharsets.UTF_8);
  }
}
