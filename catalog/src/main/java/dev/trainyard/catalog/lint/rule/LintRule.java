package dev.trainyard.catalog.lint.rule;

import dev.trainyard.generator.problem.CodedRule;
import dev.trainyard.generator.problem.Severity;
import java.util.List;
import java.util.Objects;

/**
 * A rule about the files of a published catalog.
 *
 * @param code the stable code
 * @param title the rule in one sentence
 * @param reason what happens where it is broken, in the reader's words
 * @param severity how bad it usually is: an error breaks something on a release, a warning does not
 *     do what it seems to, a note is worth knowing
 * @param releases the releases that it is about, the oldest first; empty for all
 * @param bad what breaks it, and nothing else
 * @param good the same in order
 * @param rendered whether it is about what a version renders to, which takes a program
 */
public record LintRule(
    String code,
    String title,
    String reason,
    Severity severity,
    List<String> releases,
    LintExample bad,
    LintExample good,
    boolean rendered)
    implements CodedRule {

  /** Checks the components, of which none may be null, and copies the list. */
  public LintRule {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(bad, "bad");
    Objects.requireNonNull(good, "good");
    releases = List.copyOf(releases);
  }

  /** Begins a rule whose breach breaks something. */
  public static Builder error(String code, String title) {
    return new Builder(code, title, Severity.ERROR);
  }

  /** Begins a rule whose breach does not do what it seems to. */
  public static Builder warning(String code, String title) {
    return new Builder(code, title, Severity.WARNING);
  }

  /** Begins a rule whose breach is worth knowing. */
  public static Builder note(String code, String title) {
    return new Builder(code, title, Severity.NOTE);
  }

  /** A rule that is being written down. */
  public static final class Builder {
    private final String code;
    private final String title;
    private final Severity severity;
    private String reason = "";
    private List<String> releases = List.of();
    private LintExample bad = LintExample.NOTHING;
    private boolean rendered;

    private Builder(String code, String title, Severity severity) {
      this.code = code;
      this.title = title;
      this.severity = severity;
    }

    /** What happens where it is broken. */
    public Builder because(String words) {
      this.reason = words;
      return this;
    }

    /** The releases that it is about. */
    public Builder on(List<String> names) {
      this.releases = names;
      return this;
    }

    /** What breaks it. */
    public Builder bad(LintExample example) {
      this.bad = example;
      return this;
    }

    /** It is about what a version renders to. */
    public Builder rendered() {
      this.rendered = true;
      return this;
    }

    /** The same in order; the rule is complete. */
    public LintRule good(LintExample example) {
      return new LintRule(code, title, reason, severity, releases, bad, example, rendered);
    }
  }
}
