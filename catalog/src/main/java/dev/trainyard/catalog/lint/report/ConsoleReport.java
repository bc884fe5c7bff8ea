package dev.trainyard.catalog.lint.report;

import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people read in a terminal: problems below the file they are in. */
public final class ConsoleReport {

  /** How often one rule is shown in full; what it says of more places is counted. */
  public static final int SHOWN = 20;

  /**
   * A line.
   *
   * @param severity how bad what it tells is
   * @param text the line
   */
  public record Line(Severity severity, String text) {}

  private ConsoleReport() {}

  /** The lines, without the summary. */
  public static List<Line> of(LintResult result) {
    List<Line> lines = new ArrayList<>();
    Map<String, Integer> told = new TreeMap<>();
    Map<String, Problem> last = new TreeMap<>();
    String file = null;
    for (Problem problem : result.problems().all()) {
      String code = problem.rule().code();
      if (told.merge(code, 1, Integer::sum) > SHOWN) {
        last.put(code, problem);
        continue;
      }
      if (!problem.where().file().equals(file)) {
        file = problem.where().file();
        lines.add(new Line(problem.severity(), file.isEmpty() ? "The catalog" : file));
      }
      add(lines, problem);
    }
    last.forEach(
        (code, problem) ->
            lines.add(
                new Line(
                    problem.severity(),
                    code + ": " + (told.get(code) - SHOWN) + " more of these")));
    return lines;
  }

  private static void add(List<Line> lines, Problem problem) {
    String at =
        problem.where().line() == 0
            ? ""
            : problem.where().line() + ":" + problem.where().column() + " ";
    String releases =
        problem.releases().isEmpty() ? "" : " [" + String.join(", ", problem.releases()) + "]";
    lines.add(
        new Line(
            problem.severity(),
            "  "
                + at
                + problem.severity().word()
                + " "
                + problem.rule().code()
                + " "
                + Report.found(problem)
                + releases));
    if (!problem.allowed().isEmpty()) {
      lines.add(new Line(problem.severity(), "      allowed: " + problem.allowed()));
    }
    if (!problem.fix().isEmpty()) {
      lines.add(new Line(problem.severity(), "      fix: " + problem.fix()));
    }
  }
}
