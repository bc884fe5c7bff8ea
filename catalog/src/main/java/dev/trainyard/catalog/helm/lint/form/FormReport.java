package dev.trainyard.catalog.helm.lint.form;

import dev.trainyard.catalog.helm.lint.LintedVersion;
import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;

/** Hears what is wrong with the form of a version. */
final class FormReport {

  private final LintedVersion version;
  private final List<String> lines;

  /** A report about the form of a version. */
  FormReport(LintedVersion version) {
    this.version = version;
    this.lines = version.folder().text(HelmLayout.QUESTIONS, List.of()).orElse("").lines().toList();
  }

  /** The version. */
  LintedVersion version() {
    return version;
  }

  /** The releases that the catalog is for. */
  List<String> targets() {
    return version.folder().report().targets();
  }

  /** A breach at a value of the file. */
  void tell(LintRule rule, YamlNode at, String subject, String found, String allowed, String fix) {
    version.folder().report().add(rule, where(at, subject), found, allowed, fix);
  }

  /** A breach at a value of a question. */
  void tell(LintRule rule, Asked asked, YamlNode at, String found, String allowed, String fix) {
    tell(rule, at, subject(asked), found, allowed, fix);
  }

  /** A breach at an attribute of a question. */
  void tell(
      LintRule rule, Asked asked, String attribute, String found, String allowed, String fix) {
    tell(rule, asked, at(asked, attribute), found, allowed, fix);
  }

  /** A breach that is as bad as this, on these releases. */
  void tell(
      LintRule rule,
      Severity severity,
      List<String> releases,
      Asked asked,
      YamlNode at,
      String found,
      String allowed,
      String fix) {
    version
        .folder()
        .report()
        .add(rule, severity, releases, where(at, subject(asked)), found, allowed, fix);
  }

  /** A breach that is an error where one of these is asked about, and a warning elsewhere. */
  void tellWorst(
      LintRule rule,
      List<String> breaking,
      List<String> releases,
      Asked asked,
      YamlNode at,
      String found,
      String allowed,
      String fix) {
    version
        .folder()
        .report()
        .addWorst(rule, breaking, releases, where(at, subject(asked)), found, allowed, fix);
  }

  /** An attribute where it stands; the question when it is missing. */
  static YamlNode at(Asked asked, String attribute) {
    return asked.has(attribute) ? asked.get(attribute) : asked.node();
  }

  /** Whether the key of a value stands there without quotes. */
  boolean isPlain(YamlNode value) {
    int line = value.position().line();
    int column = value.position().column();
    if (line < 1 || line > lines.size() || column < 1) {
      return false;
    }
    int character = lines.get(line - 1).codePoints().skip(column - 1L).findFirst().orElse('"');
    return character != '"' && character != '\'';
  }

  private static String subject(Asked asked) {
    return "question " + (asked.path().isEmpty() ? "without variable" : asked.path());
  }

  private Where where(YamlNode at, String subject) {
    return version.folder().where(HelmLayout.QUESTIONS, at.position(), subject);
  }
}
