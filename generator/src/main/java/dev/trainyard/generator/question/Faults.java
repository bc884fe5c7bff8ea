package dev.trainyard.generator.question;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one question. */
final class Faults {

  private final Where where;
  private final List<Problem> problems = new ArrayList<>();

  Faults(Where where) {
    this.where = where;
  }

  void error(Rule rule, String found, String allowed, String fix) {
    problems.add(Problem.error(rule, where, found, allowed, fix));
  }

  void warning(Rule rule, String found, String allowed, String fix) {
    problems.add(Problem.warning(rule, where, found, allowed, fix));
  }

  List<Problem> all() {
    return List.copyOf(problems);
  }
}
