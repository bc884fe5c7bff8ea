package dev.trainyard.catalog.git;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.util.List;

/** Why nothing was done, said to the person who asked for it. Remote and local are unchanged. */
public final class GitFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** A failure with these problems; at least one. */
  public GitFailure(List<Problem> problems) {
    super(problems.get(0).found());
    this.problems = List.copyOf(problems);
  }

  /** A failure that belongs to no single app. */
  static GitFailure of(Rule rule, String found, String allowed, String fix) {
    return new GitFailure(List.of(Problem.error(rule, Where.ofApp(""), found, allowed, fix)));
  }

  /** A failure with the exception behind it, for debug output. */
  GitFailure causedBy(Throwable cause) {
    initCause(cause);
    return this;
  }

  /** What is wrong. */
  public List<Problem> problems() {
    return problems;
  }
}
