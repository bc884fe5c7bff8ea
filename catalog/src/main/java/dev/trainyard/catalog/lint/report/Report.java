package dev.trainyard.catalog.lint.report;

import dev.trainyard.generator.problem.Problem;

/** What all reports say alike. */
final class Report {

  /** Where the rules are documented. */
  static final String PAGE = "docs/rules.md";

  /** How programs know who has written a report. */
  static final String TOOL = "Trainyard";

  private Report() {}

  /** What was found, on one line, with the part of the app that it is about. */
  static String found(Problem problem) {
    String subject = problem.where().subject();
    return subject.isEmpty() ? problem.found() : subject + ": " + problem.found();
  }

  /** What was found, what is allowed and how to fix it, on lines of their own. */
  static String message(Problem problem) {
    StringBuilder text = new StringBuilder(found(problem));
    if (!problem.allowed().isEmpty()) {
      text.append("\nallowed: ").append(problem.allowed());
    }
    if (!problem.fix().isEmpty()) {
      text.append("\nfix: ").append(problem.fix());
    }
    if (!problem.releases().isEmpty()) {
      text.append("\nreleases: ").append(String.join(", ", problem.releases()));
    }
    return text.toString();
  }
}
