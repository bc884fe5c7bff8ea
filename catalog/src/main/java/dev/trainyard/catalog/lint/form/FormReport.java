package dev.trainyard.catalog.lint.form;

import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;

/** Hears what is wrong with the form of a version. */
public final class FormReport {

  private final LintedFolder folder;
  private final String file;

  /**
   * A report about a form.
   *
   * @param folder the files of the version
   * @param file which of them the form is
   */
  public FormReport(LintedFolder folder, String file) {
    this.folder = folder;
    this.file = file;
  }

  /** The files of the version. */
  public LintedFolder folder() {
    return folder;
  }

  /** The releases that the catalog is for. */
  public List<String> targets() {
    return folder.report().targets();
  }

  /** A breach at a value of the file. */
  public void tell(
      LintRule rule, YamlNode at, String subject, String found, String allowed, String fix) {
    folder.report().add(rule, where(at, subject), found, allowed, fix);
  }

  /** Whatever stands among questions and is none, or is not gone into. */
  public void tellStrange(LintRule rule, AskedForm form) {
    for (AskedForm.Strange strange : form.strange()) {
      tell(
          rule,
          strange.node(),
          "question " + strange.path(),
          strange.found(),
          strange.allowed(),
          strange.fix());
    }
  }

  /** A breach at a value of a question. */
  public void tell(
      LintRule rule, Asked asked, YamlNode at, String found, String allowed, String fix) {
    tell(rule, at, subject(asked), found, allowed, fix);
  }

  /** A breach at an attribute of a question; at the question when it is missing. */
  public void tell(
      LintRule rule, Asked asked, String attribute, String found, String allowed, String fix) {
    tell(rule, asked, at(asked, attribute), found, allowed, fix);
  }

  /** A breach at a value that is as bad as this, on these releases. */
  public void tell(
      LintRule rule,
      Severity severity,
      List<String> releases,
      Asked asked,
      YamlNode at,
      String found,
      String allowed,
      String fix) {
    folder.report().add(rule, severity, releases, where(at, subject(asked)), found, allowed, fix);
  }

  /** The same at an attribute; at the question when it is missing. */
  public void tell(
      LintRule rule,
      Severity severity,
      List<String> releases,
      Asked asked,
      String attribute,
      String found,
      String allowed,
      String fix) {
    tell(rule, severity, releases, asked, at(asked, attribute), found, allowed, fix);
  }

  /** A breach that is an error where one of these is asked about, and a warning elsewhere. */
  public void tellWorst(
      LintRule rule,
      List<String> breaking,
      List<String> releases,
      Asked asked,
      YamlNode at,
      String found,
      String allowed,
      String fix) {
    folder
        .report()
        .addWorst(rule, breaking, releases, where(at, subject(asked)), found, allowed, fix);
  }

  /** An attribute with no effect on the type of its question. */
  public void tellWithoutEffect(LintRule rule, Asked asked, String name, YamlNode value) {
    tellWithoutEffect(rule, rule.releases(), asked, name, value);
  }

  /** The same on these releases. */
  public void tellWithoutEffect(
      LintRule rule, List<String> releases, Asked asked, String name, YamlNode value) {
    tell(
        rule,
        rule.severity(),
        releases,
        asked,
        value,
        "the attribute " + Visible.of(name) + " has no effect on the type " + asked.type(),
        "",
        "Remove it, or correct its name.");
  }

  /**
   * Tells of the name of an attribute that is something else than a text to PyYAML.
   *
   * @return whether it is
   */
  public boolean tellName(LintRule rule, Asked asked, String name, YamlNode value) {
    if (value.keyKind() == YamlNode.Kind.TEXT) {
      return false;
    }
    String shown = name.isEmpty() ? "null" : Visible.of(name);
    tell(
        rule,
        asked,
        value,
        "has the attribute " + shown + ", which is no text without quotes",
        "\"" + shown + "\"",
        "Put the name in quotes, or correct it.");
    return true;
  }

  private static YamlNode at(Asked asked, String attribute) {
    return asked.has(attribute) ? asked.get(attribute) : asked.node();
  }

  private static String subject(Asked asked) {
    return "question " + (asked.path().isEmpty() ? "without variable" : asked.path());
  }

  private Where where(YamlNode at, String subject) {
    return folder.where(file, at.position(), subject);
  }
}
