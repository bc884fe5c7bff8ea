package dev.trainyard.catalog.compose.lint;

import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.compose.ComposeLayout;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;

/**
 * Hears what is wrong with the form of a version.
 *
 * @param app the version
 */
record FormReport(LintedApp app) {

  /** A breach at a value of the file. */
  void tell(LintRule rule, YamlNode at, String subject, String found, String allowed, String fix) {
    app.folder().report().add(rule, where(at, subject), found, allowed, fix);
  }

  /** A breach at an attribute of a question; at the question when it is missing. */
  void tell(
      LintRule rule, Asked asked, String attribute, String found, String allowed, String fix) {
    tell(rule, asked, at(asked, attribute), found, allowed, fix);
  }

  /** A breach at a value of a question. */
  void tell(LintRule rule, Asked asked, YamlNode at, String found, String allowed, String fix) {
    tell(rule, at, subject(asked), found, allowed, fix);
  }

  /** A breach at an attribute that is as bad as this, on these releases. */
  void tell(
      LintRule rule,
      Severity severity,
      List<String> releases,
      Asked asked,
      String attribute,
      String found,
      String allowed,
      String fix) {
    app.folder()
        .report()
        .add(
            rule,
            severity,
            releases,
            where(at(asked, attribute), subject(asked)),
            found,
            allowed,
            fix);
  }

  private static YamlNode at(Asked asked, String attribute) {
    return asked.has(attribute) ? asked.get(attribute) : asked.node();
  }

  private static String subject(Asked asked) {
    return "question " + (asked.path().isEmpty() ? "without variable" : asked.path());
  }

  private Where where(YamlNode at, String subject) {
    return app.folder().where(ComposeLayout.QUESTIONS, at.position(), subject);
  }
}
