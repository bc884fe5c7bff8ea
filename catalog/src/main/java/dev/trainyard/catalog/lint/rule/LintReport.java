package dev.trainyard.catalog.lint.rule;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what is wrong with one part of a catalog. What shows only on releases that nobody asked
 * about is left out, and so is what one rule says of one file over and over.
 */
public final class LintReport {

  /** How often one rule is told about one file. */
  public static final int SAME = 100;

  private final List<String> targets;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> told = new HashMap<>();

  /**
   * Nothing yet.
   *
   * @param targets the releases that the catalog is for, the oldest first
   */
  public LintReport(List<String> targets) {
    this.targets = List.copyOf(targets);
  }

  /** The releases that the catalog is for, the oldest first. */
  public List<String> targets() {
    return targets;
  }

  /** Tells of a breach as bad as the rule says, on the releases that it is about. */
  public void add(LintRule rule, Where where, String found, String allowed, String fix) {
    add(rule, rule.severity(), rule.releases(), where, found, allowed, fix);
  }

  /**
   * Tells of a breach that is an error where one of some releases is asked about, and a warning
   * elsewhere.
   *
   * @param breaking the releases that it breaks something on
   * @param releases where it shows; empty for all
   */
  public void addWorst(
      LintRule rule,
      List<String> breaking,
      List<String> releases,
      Where where,
      String found,
      String allowed,
      String fix) {
    boolean error = breaking.stream().anyMatch(targets::contains);
    add(rule, error ? Severity.ERROR : Severity.WARNING, releases, where, found, allowed, fix);
  }

  /**
   * Tells of a breach.
   *
   * @param severity how bad this one is
   * @param releases where it shows; empty for all
   */
  public void add(
      LintRule rule,
      Severity severity,
      List<String> releases,
      Where where,
      String found,
      String allowed,
      String fix) {
    List<String> shown =
        targets.stream().filter(name -> releases.isEmpty() || releases.contains(name)).toList();
    if (!shown.isEmpty()) {
      add(new Problem(severity, rule, where, found, allowed, fix, shown));
    }
  }

  /** Tells of a problem that another part of the project has found. */
  public void add(Problem problem) {
    if (told.merge(problem.rule().code() + problem.where().file(), 1, Integer::sum) <= SAME) {
      problems.add(problem);
    }
  }

  /** Everything told, in no order. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
