package dev.trainyard.maven;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;

/**
 * The properties this plugin understands on the command line; Maven itself ignores a misspelt one
 * without a word, and the goal would do in earnest what was meant as a trial.
 *
 * @param known all names that start with {@link #PREFIX}
 * @param own those of them that the called goal has
 */
record PropertyNames(SortedSet<String> known, Set<String> own) {

  /** Prefix of every property of the plugin. */
  static final String PREFIX = "truenas.";

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(truenas\\.[^}]+)}");

  private static final int SHOWN = 5;

  /** A name that is as far from another as this has nothing to do with it. */
  private static final int FAR = 4;

  /**
   * A name that may be meant.
   *
   * @param name the name
   * @param distance how far it is from what was written; 0 for the same letters
   * @param letters how many letters differ
   */
  private record Candidate(String name, int distance, int letters) {}

  /**
   * The properties of all parameters of the plugin.
   *
   * @param goals all goals of the plugin
   * @param called the one that is called
   */
  static PropertyNames of(Collection<MojoDescriptor> goals, MojoDescriptor called) {
    SortedSet<String> known = new TreeSet<>();
    goals.forEach(goal -> known.addAll(properties(goal)));
    return new PropertyNames(known, properties(called));
  }

  private static Set<String> properties(MojoDescriptor goal) {
    // Maven leaves the list out for a goal without parameters.
    return Objects.requireNonNullElse(goal.getParameters(), List.<Parameter>of()).stream()
        .flatMap(parameter -> property(parameter).stream())
        .collect(Collectors.toSet());
  }

  /** The property that sets a parameter, if one of the plugin's does. */
  static Optional<String> property(Parameter parameter) {
    Matcher expression = EXPRESSION.matcher(String.valueOf(parameter.getExpression()));
    return expression.matches() ? Optional.of(expression.group(1)) : Optional.empty();
  }

  /**
   * One error for each name that nothing listens to, sorted.
   *
   * @param given the names on the command line
   * @param ofProject the names that the POM and its profiles set; what does not differ from a name
   *     of the plugin in the case of letters alone, or would restrict a goal, is the project's own
   */
  List<Problem> problems(Collection<String> given, Collection<String> ofProject) {
    return Stream.concat(
            given.stream().filter(name -> !ofProject.contains(name)),
            ofProject.stream().filter(this::isMeantForTheGoal))
        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(PREFIX) && !known.contains(name))
        .distinct()
        .sorted()
        .map(name -> problem(name, given.contains(name) ? "-D" : ""))
        .toList();
  }

  private boolean isMeantForTheGoal(String name) {
    return LostSelection.RESTRICTING.contains(lastWord(name))
        || known.stream().anyMatch(name::equalsIgnoreCase);
  }

  private Problem problem(String name, String option) {
    List<String> near = near(name).stream().map(option::concat).toList();
    return Problem.error(
        Rule.GOAL_SETTING,
        Where.ofApp(""),
        option
            + name
            + " would have no effect: there is no such property"
            + (near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?"),
        String.join(", ", near),
        "Correct the name, or leave the property out; mvn truenas:help -Ddetail lists those of"
            + " every goal.");
  }

  /** The names that may be meant, the likeliest first. */
  private List<String> near(String name) {
    return known.stream()
        .map(one -> candidate(name, one))
        .filter(one -> one.distance() < FAR)
        .sorted(
            Comparator.comparingInt(Candidate::distance)
                .thenComparing(one -> !own.contains(one.name()))
                .thenComparingInt(Candidate::letters)
                .thenComparing(Candidate::name))
        .limit(SHOWN)
        .map(Candidate::name)
        .toList();
  }

  /** The last word says what is meant; those before it say only which goal it belongs to. */
  private static Candidate candidate(String written, String name) {
    int letters = distance(plain(written), plain(name));
    String word = plain(lastWord(written));
    int words = distance(word, plain(lastWord(name)));
    int most = Math.max(1, word.length() / 3);
    return new Candidate(
        name, Math.min(letters > most ? FAR : letters, words > most ? FAR : 1 + words), letters);
  }

  private static String lastWord(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
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
