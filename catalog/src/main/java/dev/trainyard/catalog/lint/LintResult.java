package dev.trainyard.catalog.lint;

import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a catalog.
 *
 * @param targets the releases that it was checked for, the oldest first
 * @param apps how many apps it has
 * @param versions how many versions these have
 * @param rules the rules that it was checked against, in the order of their codes
 * @param problems everything found that counts
 * @param accepted what was found and is accepted, in the order of the places
 * @param known how much else was found that does not count, since it was known before
 */
public record LintResult(
    List<String> targets,
    int apps,
    int versions,
    List<LintRule> rules,
    Problems problems,
    List<Accepted> accepted,
    int known) {

  /** Copies the lists. */
  public LintResult {
    targets = List.copyOf(targets);
    rules = List.copyOf(rules);
    accepted = List.copyOf(accepted);
  }

  /**
   * The same without what a baseline lists. What it lists and was not found is told, unless only
   * some releases were asked about, where less is found anyway.
   *
   * @param releases all that there are
   */
  public LintResult without(Baseline baseline, List<String> releases) {
    List<Problem> rest = new ArrayList<>(baseline.beyond(problems));
    int old = problems.all().size() - rest.size();
    if (targets.equals(releases)) {
      rest.addAll(baseline.gone(problems));
    }
    return new LintResult(targets, apps, versions, rules, Problems.of(rest), accepted, known + old);
  }

  /** Whether something is as bad as that, or worse. */
  public boolean reaches(Severity threshold) {
    return problems.all().stream()
        .map(Problem::severity)
        .anyMatch(severity -> severity.compareTo(threshold) <= 0);
  }

  /** What was checked, and what came of it, in one line. */
  public String summary() {
    return "%s%s: %s and %s, for TrueNAS %s"
        .formatted(
            problems.summary(),
            uncounted(),
            count(apps, "app"),
            count(versions, "version"),
            String.join(", ", targets));
  }

  private String uncounted() {
    List<String> words = new ArrayList<>();
    if (!accepted.isEmpty()) {
      words.add(accepted.size() + " accepted");
    }
    if (known > 0) {
      words.add(known + " known");
    }
    return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
