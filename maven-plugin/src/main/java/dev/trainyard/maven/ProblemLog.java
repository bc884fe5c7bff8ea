package dev.trainyard.maven;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/**
 * Tells what is wrong: people line by line on the log, machines in the goal's result.
 *
 * @param log for people
 * @param result for machines
 */
record ProblemLog(Log log, ResultFile result) {

  /** All problems, each with its severity. */
  void tell(Problems problems) {
    problems.all().forEach(this::tell);
  }

  /** One problem. */
  void tell(Problem problem) {
    Consumer<CharSequence> level =
        switch (problem.severity()) {
          case ERROR -> log::error;
          case WARNING -> log::warn;
          case NOTE -> log::info;
        };
    problem.describe().lines().forEach(level);
    result.problem(problem);
  }
}
