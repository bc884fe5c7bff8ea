package dev.trainyard.catalog.compose.lint;

import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.generator.compose.ComposeLayout;

/** How the examples of rules are written. */
final class ComposeExamples {

  /** A description of an app that says no more than it must. */
  static final String APP =
      """
      name: demo
      train: stable
      version: 1.0.1
      app_version: "1.4.2"
      title: Demo
      description: A demo.
      home: https://example.org/demo
      sources: []
      maintainers:
        - {name: Demo, email: demo@example.org, url: https://example.org/}
      run_as_context: []
      capabilities: []
      host_mounts: []
      """;

  private ComposeExamples() {}

  /** A file of the newest version. */
  static LintExample version(String file, String content) {
    return LintExample.file("VERSION/" + file, content);
  }

  /** A program of the newest version. */
  static LintExample program(String file, String content) {
    return LintExample.of(LintExample.State.PROGRAM, "VERSION/" + file, content);
  }

  /** The newest version without a file or folder. */
  static LintExample without(String file) {
    return LintExample.without("VERSION/" + file);
  }

  /** A description of the app that says more than it must. */
  static LintExample app(String more) {
    return version(ComposeLayout.APP, APP + more);
  }

  /** A description of the app that says one thing otherwise. */
  static LintExample app(String line, String instead) {
    return version(
        ComposeLayout.APP, APP.replace(line + "\n", instead.isEmpty() ? "" : instead + "\n"));
  }

  /** A form as a whole. */
  static LintExample form(String text) {
    return version(ComposeLayout.QUESTIONS, text);
  }

  /** A form that asks these questions; the frame is not shown. */
  static LintExample asks(String... questions) {
    return form(String.join("", questions));
  }

  /** A question of a form in one line for its frame and one for its schema. */
  static String question(String variable, String schema) {
    return "- variable: "
        + variable
        + "\n  label: "
        + variable
        + "\n  group: Settings\n  schema: "
        + schema
        + "\n";
  }

  /** A question below another one, on one line. */
  static String inner(String variable, String schema) {
    return "{variable: " + variable + ", label: " + variable + ", schema: " + schema + "}";
  }
}
