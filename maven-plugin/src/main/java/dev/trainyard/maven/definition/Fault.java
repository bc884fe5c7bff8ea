package dev.trainyard.maven.definition;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that keeps a definition from becoming an app.
 *
 * @param provider class name of the definition; empty when the fault belongs to no single one
 * @param position the place to look at, such as {@code Gocd.java:12} or a line of a services file;
 *     may be empty
 * @param found what is wrong
 * @param fix what to do; each line is another way
 * @param cause what was thrown, for debug output
 */
public record Fault(
    String provider, String position, String found, String fix, Optional<Throwable> cause) {

  private static final Pattern LINE = Pattern.compile(":([0-9]{1,9})$");

  /** Checks the components; none may be null. */
  public Fault {
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(fix, "fix");
    Objects.requireNonNull(cause, "cause");
  }

  /** A fault without an exception behind it. */
  static Fault of(ServiceEntry entry, String found, String fix) {
    return new Fault(entry.provider(), entry.position(), found, fix, Optional.empty());
  }

  /** A fault that belongs to no single definition. */
  public static Fault of(String found, String fix) {
    return new Fault("", "", found, fix, Optional.empty());
  }

  /** The file of the position; may be empty. */
  public String file() {
    Matcher matcher = LINE.matcher(position);
    return matcher.find() ? position.substring(0, matcher.start()) : position;
  }

  /** The 1-based line of the position, 0 when it is not known. */
  public int line() {
    Matcher matcher = LINE.matcher(position);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** The report for people: position, definition and what was found; then how to fix it. */
  public String describe() {
    StringBuilder text = new StringBuilder("error");
    if (!position.isEmpty()) {
      text.append(' ').append(position);
    }
    if (!provider.isEmpty()) {
      text.append(" [").append(provider).append(']');
    }
    text.append(": ").append(found);
    fix.lines().forEach(way -> text.append("\n    fix: ").append(way));
    return text.toString();
  }
}
