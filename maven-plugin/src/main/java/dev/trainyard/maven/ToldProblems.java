package dev.trainyard.maven;

import dev.trainyard.generator.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/**
 * What people are told of the problems of a goal that works for several editions: what all of them
 * have is said once, and what only some have is said with their names.
 */
final class ToldProblems {

  private final Log log;
  private final int editions;
  private final Map<Problem, List<String>> waiting = new LinkedHashMap<>();

  /**
   * Nothing is told yet.
   *
   * @param editions how many editions the goal works for
   */
  ToldProblems(Log log, int editions) {
    this.log = log;
    this.editions = editions;
  }

  /** A problem of an edition; told at once when there is one edition only. */
  void tell(String edition, Problem problem) {
    if (editions == 1) {
      say(problem, "");
      return;
    }
    List<String> names = waiting.computeIfAbsent(problem, any -> new ArrayList<>());
    if (!names.contains(edition)) {
      names.add(edition);
    }
  }

  /** Tells what waits for what the other editions have to say. */
  void flush() {
    waiting.forEach(
        (problem, names) ->
            say(
                problem,
                names.size() == editions ? "" : " (edition " + String.join(", ", names) + ")"));
    waiting.clear();
  }

  private void say(Problem problem, String of) {
    Consumer<CharSequence> level =
        switch (problem.severity()) {
          case ERROR -> log::error;
          case WARNING -> log::warn;
          case NOTE -> log::info;
        };
    new Problem(
            problem.severity(),
            problem.rule(),
            problem.where(),
            problem.found() + of,
            problem.allowed(),
            problem.fix(),
            problem.releases())
        .describe()
        .lines()
        .forEach(level);
  }
}
