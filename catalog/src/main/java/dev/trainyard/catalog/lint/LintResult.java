package dev.trainyard.catalog.lint;

import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Severity;
import java.util.List;

/**
 * What is wrong with a catalog.
 *
 * @param targets the releases that it was checked for, the oldest first
 * @param apps how many apps it has
 * @param versions how many versions these have
 * @param rules the rules that it was checked against, in the order of their codes
 * @param problems everything found
 */
public record LintResult(
    List<String> targets, int apps, int versions, List<LintRule> rules, Problems problems) {

  /** Copies the lists. */
  public LintResult {
    targets = List.copyOf(targets);
    rules = List.copyOf(rules);
  }

  /** Whether something is as bad as that, or worse. */
  public boolean reaches(Severity threshold) {
    return problems.all().stream()
        .map(Problem::severity)
        .anyMatch(severity -> severity.compareTo(threshold) <= 0);
  }

  /** What was checked, and what came of it, in one line. */
  public String summary() {
    return "%s: %s and %s, for TrueNAS %s"
        .formatted(
            problems.summary(),
            count(apps, "app"),
            count(versions, "version"),
            String.join(", ", targets));
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
