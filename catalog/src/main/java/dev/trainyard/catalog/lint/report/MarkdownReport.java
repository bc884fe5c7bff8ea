package dev.trainyard.catalog.lint.report;

import dev.trainyard.catalog.lint.Accepted;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.page.CodeSpan;
import dev.trainyard.generator.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A summary in Markdown: what is wrong by rule, with the first places of each. */
final class MarkdownReport {

  private static final String TITLE = "## What TrueNAS makes of the catalog";
  private static final int PLACES = 10;
  private static final int LONGEST = 1_000;

  private MarkdownReport() {}

  static boolean isReport(String text) {
    return text.startsWith(TITLE);
  }

  static String of(LintResult result) {
    StringBuilder text = new StringBuilder(TITLE).append("\n\n");
    text.append("**").append(result.summary()).append("**\n");
    Map<String, List<Problem>> byRule = new TreeMap<>();
    for (Problem problem : result.problems().all()) {
      byRule
          .computeIfAbsent(
              problem.severity().ordinal() + problem.rule().code(), rule -> new ArrayList<>())
          .add(problem);
    }
    if (!byRule.isEmpty()) {
      text.append("\n| Rule | | Places |\n| --- | --- | ---: |\n");
      byRule.values().forEach(problems -> row(text, problems));
    }
    byRule.values().forEach(problems -> section(text, problems));
    accepted(text, result.accepted());
    return text.toString();
  }

  private static void row(StringBuilder text, List<Problem> problems) {
    Problem first = problems.get(0);
    text.append("| ")
        .append(first.rule().code())
        .append(' ')
        .append(first.rule().title())
        .append(" | ")
        .append(first.severity().word())
        .append(" | ")
        .append(problems.size())
        .append(" |\n");
  }

  private static void section(StringBuilder text, List<Problem> problems) {
    Problem first = problems.get(0);
    text.append("\n### ")
        .append(first.rule().code())
        .append(' ')
        .append(first.rule().title())
        .append("\n\n");
    problems.stream()
        .limit(PLACES)
        .forEach(
            problem ->
                text.append("- ")
                    .append(place(problem))
                    .append(' ')
                    .append(code(Report.found(problem)))
                    .append('\n'));
    if (problems.size() > PLACES) {
      text.append("- and ").append(problems.size() - PLACES).append(" more\n");
    }
  }

  private static void accepted(StringBuilder text, List<Accepted> accepted) {
    if (accepted.isEmpty()) {
      return;
    }
    text.append("\n### Accepted\n\n");
    accepted.stream()
        .limit(PLACES)
        .forEach(
            one ->
                text.append("- ")
                    .append(one.problem().rule().code())
                    .append(' ')
                    .append(place(one.problem()))
                    .append(' ')
                    .append(code(Report.found(one.problem())))
                    .append("  \n  ")
                    .append(code(one.reason()))
                    .append('\n'));
    if (accepted.size() > PLACES) {
      text.append("- and ").append(accepted.size() - PLACES).append(" more\n");
    }
  }

  private static String place(Problem problem) {
    String position = problem.where().position();
    return position.isEmpty() ? "`catalog`" : code(position);
  }

  /**
   * Words of others: hosts make links of bare addresses, and mentions of names, but not in code.
   */
  private static String code(String text) {
    return CodeSpan.of(text, LONGEST);
  }
}
