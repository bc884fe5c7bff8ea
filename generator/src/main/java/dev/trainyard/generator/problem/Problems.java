package dev.trainyard.generator.problem;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that was found wrong in one run, sorted, each thing once.
 *
 * @param all the problems, sorted by app, file, line and rule
 */
public record Problems(List<Problem> all) {

  /** Sorts and removes repetitions. */
  public Problems {
    all = all.stream().distinct().sorted().toList();
  }

  /** Collects problems from several sources. */
  public static Problems of(Collection<Problem> problems) {
    return new Problems(List.copyOf(problems));
  }

  /** Whether any of them stops the run. */
  public boolean hasErrors() {
    return all.stream().anyMatch(Problem::isError);
  }

  /** The problems that stop the run. */
  public List<Problem> errors() {
    return all.stream().filter(Problem::isError).toList();
  }

  /** One line with the counts, such as {@code 2 errors, 1 warning}; notes only if there are any. */
  public String summary() {
    long errors = errors().size();
    long notes = count(Severity.NOTE);
    String counts = count(errors, "error") + ", " + count(count(Severity.WARNING), "warning");
    return notes == 0 ? counts : counts + ", " + count(notes, "note");
  }

  private long count(Severity severity) {
    return all.stream().filter(problem -> problem.severity() == severity).count();
  }

  /** All reports, one below the other. */
  public String describe() {
    return all.stream().map(Problem::describe).collect(Collectors.joining("\n"));
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
