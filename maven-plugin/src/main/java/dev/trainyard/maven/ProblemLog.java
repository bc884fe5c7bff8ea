package dev.trainyard.maven;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import org.apache.maven.plugin.logging.Log;

/**
 * Writes problems line by line.
 *
 * @param log where to
 */
record ProblemLog(Log log) {

  /** All problems, each with its severity. */
  void log(Problems problems) {
    for (Problem problem : problems.all()) {
      problem.describe().lines().forEach(problem.isError() ? log::error : log::warn);
    }
  }

  /** A text of several lines. */
  void error(String text) {
    text.lines().forEach(log::error);
  }
}
