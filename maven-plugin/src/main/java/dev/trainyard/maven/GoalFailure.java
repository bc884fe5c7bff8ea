package dev.trainyard.maven;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.util.List;

/** Why a goal does not do what it was asked; what is wrong has a code and is said in full. */
final class GoalFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Problems problems;
  private final String outcome;

  private GoalFailure(Problems problems, String outcome, String summary) {
    super(summary);
    this.problems = problems;
    this.outcome = outcome;
  }

  /** One thing that is wrong. */
  static GoalFailure of(Rule rule, String found, String allowed, String fix) {
    return of(Problems.of(List.of(Problem.error(rule, Where.ofApp(""), found, allowed, fix))));
  }

  /** Everything that is wrong, at least one error. */
  static GoalFailure of(Problems problems) {
    return new GoalFailure(
        problems,
        "",
        problems.all().size() == 1 ? problems.all().get(0).found() : problems.summary());
  }

  /** What a repository is at fault for. */
  static GoalFailure of(GitFailure failure) {
    GoalFailure same = of(Problems.of(failure.problems()));
    same.initCause(failure);
    return same;
  }

  /** A setting of a publication that cannot be used. */
  static GoalFailure ofSetting(String found, String allowed, String fix) {
    return of(Rule.PUBLISH_SETTING, found, allowed, fix);
  }

  /** The same failure, of which one line says this. */
  GoalFailure saying(String summary) {
    return because(new GoalFailure(problems, outcome, summary));
  }

  /** The same failure after the goal has done something. */
  GoalFailure after(String done) {
    return because(new GoalFailure(problems, done, getMessage()));
  }

  private GoalFailure because(GoalFailure same) {
    if (getCause() != null) {
      same.initCause(getCause());
    }
    return same;
  }

  /** What is wrong. */
  Problems problems() {
    return problems;
  }

  /**
   * What came of the goal, and why, in one line.
   *
   * @param usual what comes of it when it fails, unless the failure knows better
   */
  String line(String usual) {
    return (outcome.isEmpty() ? usual : outcome) + ": " + getMessage();
  }
}
