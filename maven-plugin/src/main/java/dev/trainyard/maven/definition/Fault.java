package dev.trainyard.maven.definition;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that keeps a definition from becoming an app.
 *
 * @param problem what is wrong; its subject is the class name of the definition
 * @param cause what was thrown, for debug output
 */
public record Fault(Problem problem, Optional<Thrown> cause) {

  private static final Pattern LINE = Pattern.compile(":([0-9]{1,9})$");

  /** Checks the components; none may be null. */
  public Fault {
    Objects.requireNonNull(problem, "problem");
    Objects.requireNonNull(cause, "cause");
  }

  /** A fault without an exception behind it, at the line that names the definition. */
  static Fault of(Rule rule, ServiceEntry entry, String found, String allowed, String fix) {
    return new Fault(
        Problem.error(rule, where(entry.provider(), entry.position()), found, allowed, fix),
        Optional.empty());
  }

  /**
   * Where a fault is.
   *
   * @param provider class name of the definition
   * @param position the place to look at, such as {@code Gocd.java:12}, a line of a services file,
   *     or a file alone
   */
  static Where where(String provider, String position) {
    Matcher line = LINE.matcher(position);
    return line.find()
        ? new Where(
            "", provider, position.substring(0, line.start()), Integer.parseInt(line.group(1)), 0)
        : new Where("", provider, position, 0, 0);
  }
}
