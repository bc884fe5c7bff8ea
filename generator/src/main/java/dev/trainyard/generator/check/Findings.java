package dev.trainyard.generator.check;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one app. */
final class Findings {

  private final String app;
  private final List<Problem> problems = new ArrayList<>();

  Findings(String app) {
    this.app = app;
  }

  void error(
      Rule rule, String subject, SourceLine source, String found, String allowed, String fix) {
    problems.add(Problem.error(rule, Where.definition(app, subject, source), found, allowed, fix));
  }

  void warning(
      Rule rule, String subject, SourceLine source, String found, String allowed, String fix) {
    problems.add(
        Problem.warning(rule, Where.definition(app, subject, source), found, allowed, fix));
  }

  void add(Problem problem) {
    problems.add(problem.inApp(app));
  }

  List<Problem> all() {
    return List.copyOf(problems);
  }
}
