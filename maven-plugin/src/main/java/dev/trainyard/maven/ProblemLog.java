package dev.trainyard.maven;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import org.apache.maven.plugin.logging.Log;

/**
 * Tells what is wrong: people line by line on the log, machines in the goal's result.
 *
 * @param log for people
 * @param people what they are told of all editions
 * @param edition the name of the edition
 * @param result for machines
 */
record ProblemLog(Log log, ToldProblems people, String edition, ResultFile result) {

  /** All problems, each with its severity. */
  void tell(Problems problems) {
    problems.all().forEach(this::tell);
  }

  /** One problem. */
  void tell(Problem problem) {
    people.tell(edition, problem);
    result.problem(problem);
  }

  /** One problem, when nothing comes after it. */
  void tellLast(Problem problem) {
    tell(problem);
    people.flush();
  }
}
