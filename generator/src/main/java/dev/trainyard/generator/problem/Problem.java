package dev.trainyard.generator.problem;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * One thing that is wrong, said so that its reader can mend it.
 *
 * @param severity whether it stops the run
 * @param rule the rule it breaks
 * @param where the place, down to the line of the definition or file
 * @param found what is wrong, with the value found
 * @param allowed what would be right; empty when {@code found} says it
 * @param fix what to do
 * @param releases the releases of TrueNAS that it shows on, such as {@code 24.04}, the oldest
 *     first; empty when it has nothing to do with releases
 */
public record Problem(
    Severity severity,
    CodedRule rule,
    Where where,
    String found,
    String allowed,
    String fix,
    List<String> releases)
    implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::where)
          .thenComparing(problem -> problem.rule().code())
          .thenComparing(Problem::found)
          .thenComparing(Problem::severity);

  /**
   * Checks the components, of which none may be null, copies the list, and spells out what a
   * console would obey and XML cannot hold.
   */
  public Problem {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(where, "where");
    // What others have written may be in each, and reports of all kinds show it.
    found = Visible.lines(Objects.requireNonNull(found, "found"));
    allowed = Visible.lines(Objects.requireNonNull(allowed, "allowed"));
    fix = Visible.lines(Objects.requireNonNull(fix, "fix"));
    releases = List.copyOf(releases);
  }

  /** A problem that has nothing to do with releases. */
  public Problem(
      Severity severity, CodedRule rule, Where where, String found, String allowed, String fix) {
    this(severity, rule, where, found, allowed, fix, List.of());
  }

  /** A problem that stops the run. */
  public static Problem error(
      CodedRule rule, Where where, String found, String allowed, String fix) {
    return new Problem(Severity.ERROR, rule, where, found, allowed, fix);
  }

  /** A problem that is reported and does not stop the run. */
  public static Problem warning(
      CodedRule rule, Where where, String found, String allowed, String fix) {
    return new Problem(Severity.WARNING, rule, where, found, allowed, fix);
  }

  /** Nothing wrong, but something that a report names. */
  public static Problem note(CodedRule rule, Where where, String found) {
    return new Problem(Severity.NOTE, rule, where, found, "", "");
  }

  /** The same problem, said to be in the app with this name. */
  public Problem inApp(String app) {
    Where place = new Where(app, where.subject(), where.file(), where.line(), where.column());
    return new Problem(severity, rule, place, found, allowed, fix, releases);
  }

  /** The same problem, taken for as bad as that. */
  public Problem as(Severity other) {
    return new Problem(other, rule, where, found, allowed, fix, releases);
  }

  /** Whether this problem stops the run. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /**
   * The report for people, up to four lines without a final line break: the code, the position and
   * what was found; then what is allowed, how to fix it, and which releases of TrueNAS it shows on.
   */
  public String describe() {
    StringBuilder text = new StringBuilder();
    text.append(rule.code()).append(' ').append(severity.word());
    if (!where.position().isEmpty()) {
      text.append(' ').append(where.position());
    }
    if (!where.app().isEmpty()) {
      text.append(" [").append(where.app()).append(']');
    }
    text.append(": ");
    if (!where.subject().isEmpty()) {
      text.append(where.subject()).append(": ");
    }
    text.append(found);
    if (!allowed.isEmpty()) {
      text.append("\n    allowed: ").append(allowed);
    }
    if (!fix.isEmpty()) {
      text.append("\n    fix: ").append(fix);
    }
    if (!releases.isEmpty()) {
      text.append("\n    releases: ").append(String.join(", ", releases));
    }
    return text.toString();
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }
}
