package dev.trainyard.generator.helm.rule;

import dev.trainyard.generator.problem.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects findings in the order they are made. */
public final class Report {

  private final Topic topic;
  private final List<Finding> findings = new ArrayList<>();

  /** Nothing yet, of what is about this. */
  public Report(Topic topic) {
    this.topic = topic;
  }

  /** Reports something about a field. */
  public void add(Manifest manifest, Field at, String message) {
    findings.add(manifest.finding(topic, at.path(), message));
  }

  /** Reports something that is taken, but does not do what it seems to. */
  void warn(Manifest manifest, Field at, String message) {
    findings.add(manifest.finding(topic, Severity.WARNING, at.path(), message));
  }

  /** Reports a text that does not have the form asked for. */
  void syntax(Manifest manifest, Field at, Syntax syntax) {
    at.text().flatMap(syntax::objection).ifPresent(objection -> add(manifest, at, objection));
  }

  /** Reports each text that an earlier field has too. */
  void unique(Manifest manifest, Collection<Field> fields, String what) {
    unique(manifest, Severity.ERROR, fields, what);
  }

  /** The same as bad as this. */
  void unique(Manifest manifest, Severity severity, Collection<Field> fields, String what) {
    Set<String> seen = new HashSet<>();
    for (Field field : fields) {
      if (field.text().isPresent() && !seen.add(field.textOr(""))) {
        findings.add(
            manifest.finding(
                topic,
                severity,
                field.path(),
                "there is already %s \"%s\"".formatted(what, field.textOr(""))));
      }
    }
  }

  /** Reports an integer outside of a range, both ends included. */
  void range(Manifest manifest, Field at, long least, long most) {
    at.integer()
        .ifPresent(
            value -> {
              if (value < least || value > most) {
                String allowed =
                    most == Long.MAX_VALUE
                        ? "%d or more".formatted(least)
                        : "%d to %d".formatted(least, most);
                add(manifest, at, "is %d; allowed: %s".formatted(value, allowed));
              }
            });
  }

  /** Reports a negative integer. */
  void notNegative(Manifest manifest, Field at) {
    range(manifest, at, 0, Long.MAX_VALUE);
  }

  /** Everything reported so far. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }
}
