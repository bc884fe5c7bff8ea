package dev.trainyard.generator.question;

import dev.trainyard.generator.problem.Legible;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  void note(Rule rule, String found) {
    problems.add(Problem.note(rule, where, found));
  }

  void warning(Rule rule, String found, String allowed, String fix) {
    problems.add(Problem.warning(rule, where, found, allowed, fix));
  }

  /** Reports a text of one line that does not show as what it is. */
  void line(String what, String text) {
    illegible(what, Legible.line(text), Legible.LINE);
  }

  /** Reports a text of several lines that does not show as what it is. */
  void lines(String what, String text) {
    illegible(what, Legible.lines(text), Legible.LINES);
  }

  private void illegible(String what, Optional<String> objection, String allowed) {
    objection.ifPresent(
        found -> error(Rule.SHAPE, "the " + what + " " + found, allowed, "take it out"));
  }

  List<Problem> all() {
    return List.copyOf(problems);
  }
}
