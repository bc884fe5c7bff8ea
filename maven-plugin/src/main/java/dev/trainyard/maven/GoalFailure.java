package dev.trainyard.maven;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.nio.file.InvalidPathException;
import java.util.List;

/** Why a goal does not do what it was asked; what is wrong has a code and is said in full. */
final class GoalFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int ASCII_END = 0x80;

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

  /**
   * A path that this JVM cannot name.
   *
   * @param encoding in which it names files
   */
  static GoalFailure ofPath(InvalidPathException e, String encoding) {
    boolean isAscii = e.getInput().chars().allMatch(c -> c > 0 && c < ASCII_END);
    GoalFailure failure =
        of(
            Rule.FILES,
            "the path "
                + Printable.of(RemoteAddress.masked(e.getInput()))
                + " cannot be used: "
                + Printable.of(RemoteAddress.masked(e.getReason())),
            isAscii || e.getInput().indexOf(0) >= 0
                ? "a path of this system"
                : "letters that Java can name files with; it does so in " + encoding,
            isAscii || e.getInput().indexOf(0) >= 0
                ? "Correct the path."
                : "Start Maven in a locale with UTF-8, such as LC_ALL=C.UTF-8, or choose a path of"
                    + " ASCII characters.");
    failure.initCause(e);
    return failure;
  }

  /** Everything that is wrong, at least one error. */
  static GoalFailure of(Problems problems) {
    return new GoalFailure(
        problems,
        "",
        problems.all().size() == 1 ? problems.all().get(0).found() : problems.summary());
  }

  /** What was told already, problem by problem, in one line. */
  static GoalFailure told(String summary) {
    return new GoalFailure(Problems.of(List.of()), "", summary);
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
   * @param whereof what part of the work that is about, such as {@code for compose, after helm was
   *     done}, beginning with a blank; empty for all of it
   */
  String line(String usual, String whereof) {
    return (outcome.isEmpty() ? usual : outcome) + whereof + ": " + getMessage();
  }
}
