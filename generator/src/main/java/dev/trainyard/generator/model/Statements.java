package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where in the nesting of a definition its statements are made, and which are misplaced or made
 * again.
 */
final class Statements {

  private final String app;
  private final Deque<Object> frames = new ArrayDeque<>();
  private final List<Problem> problems = new ArrayList<>();
  private boolean complete;

  Statements(String app) {
    this.app = app;
    frames.push(new Object());
  }

  /** The innermost condition or list whose content is being said. */
  Object frame() {
    return frames.peek();
  }

  void within(Runnable content) {
    frames.push(new Object());
    try {
      content.run();
    } finally {
      frames.pop();
    }
  }

  /** The problems of an app that is complete: nobody asks for later ones. */
  List<Problem> complete() {
    this.complete = true;
    return List.copyOf(problems);
  }

  void misplaced(SourceLine line, boolean ended) {
    if (complete) {
      throw new IllegalStateException("a statement is made after the app was complete");
    }
    problems.add(
        Problem.error(
            Rule.STATEMENT,
            Where.definition(app, "statement", line),
            ended
                ? "is made after the part it belongs to was complete"
                : "is made of what stands outside of the condition or list around it, and would"
                    + " hold without it",
            "within when(…) and each(…) statements about what they hand out",
            "write when(CONDITION, inner -> inner.…), and say it of inner"));
  }

  void repeated(String what, SourceLine first, SourceLine second) {
    problems.add(
        Problem.error(
            Rule.DUPLICATE,
            Where.definition(app, what, second),
            "is said twice of one part; first at " + first.position(),
            "one statement, since the second would replace the first",
            "remove one of the two"));
  }
}
