package dev.trainyard.catalog.lint.report;

import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Severity;
import java.util.List;

/** Lines on which GitHub's runner shows problems beside the files of a pull request. */
public final class GithubAnnotations {

  /** As many as one step may make for each severity. */
  private static final int MOST = 10;

  private GithubAnnotations() {}

  /**
   * The lines: for each severity the first ten, as the runner shows no more.
   *
   * @param folder the catalog below the checked-out repository, with {@code /} between segments;
   *     empty when it is the repository itself
   */
  public static List<String> of(LintResult result, String folder) {
    return List.of(Severity.values()).stream()
        .flatMap(
            severity ->
                result.problems().all().stream()
                    .filter(problem -> problem.severity() == severity)
                    .limit(MOST))
        .map(problem -> line(problem, folder))
        .toList();
  }

  private static String line(Problem problem, String folder) {
    StringBuilder line =
        new StringBuilder("::")
            .append(problem.severity() == Severity.NOTE ? "notice" : problem.severity().word())
            .append(" title=")
            .append(property(problem.rule().code() + " " + problem.rule().title()));
    String file = problem.where().file();
    if (!file.isEmpty()) {
      line.append(",file=").append(property(folder.isEmpty() ? file : folder + "/" + file));
    }
    if (problem.where().line() > 0) {
      line.append(",line=").append(problem.where().line());
      line.append(",col=").append(Math.max(1, problem.where().column()));
    }
    return line.append("::").append(data(Report.message(problem))).toString();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
