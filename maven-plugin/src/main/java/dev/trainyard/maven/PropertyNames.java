package dev.trainyard.maven;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;

/**
 * The properties this plugin understands on the command line; Maven itself ignores a misspelt one
 * without a word.
 *
 * @param known all names that start with {@link #PREFIX}
 */
record PropertyNames(SortedSet<String> known) {

  /** Prefix of every property of the plugin. */
  static final String PREFIX = "truenas.";

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(truenas\\.[^}]+)}");

  /** The properties of all parameters of these goals. */
  static PropertyNames of(Collection<MojoDescriptor> goals) {
    SortedSet<String> known = new TreeSet<>();
    for (MojoDescriptor goal : goals) {
      // Maven leaves the list out for a goal without parameters.
      for (Parameter parameter :
          Objects.requireNonNullElse(goal.getParameters(), List.<Parameter>of())) {
        property(parameter).ifPresent(known::add);
      }
    }
    return new PropertyNames(known);
  }

  /** The property that sets a parameter, if one of the plugin's does. */
  static Optional<String> property(Parameter parameter) {
    Matcher expression = EXPRESSION.matcher(String.valueOf(parameter.getExpression()));
    return expression.matches() ? Optional.of(expression.group(1)) : Optional.empty();
  }

  /** One warning for each unknown name among those given on the command line, sorted. */
  List<Problem> warnings(Collection<String> given) {
    return given.stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .sorted()
        .map(this::warning)
        .toList();
  }

  private Problem warning(String name) {
    String nearest =
        known.stream().min(Comparator.comparingInt(k -> distance(name, k))).orElseThrow();
    return Problem.warning(
        Rule.GOAL_SETTING,
        Where.ofApp(""),
        "-D" + name + " has no effect; did you mean -D" + nearest + "?",
        String.join(", ", known),
        "Correct the name, or leave the property out.");
  }

  /** Levenshtein distance: the number of letters to insert, remove or replace. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
      }
    }
    return row[to.length()];
  }
}
