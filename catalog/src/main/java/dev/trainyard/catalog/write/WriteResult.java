package dev.trainyard.catalog.write;

import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What {@link TreeWriter#write} did to a folder.
 *
 * @param written files created or replaced, sorted
 * @param deleted files removed because the map does not have them, relative with {@code /}, sorted
 * @param unchanged number of files left as they were
 * @param problems why nothing was written, or warnings; with an error in it the folder is as it was
 */
public record WriteResult(
    SortedSet<RelativePath> written,
    SortedSet<String> deleted,
    int unchanged,
    List<Problem> problems) {

  /** Copies the collections. */
  public WriteResult {
    written = Collections.unmodifiableSortedSet(new TreeSet<>(written));
    deleted = Collections.unmodifiableSortedSet(new TreeSet<>(deleted));
    problems = List.copyOf(problems);
  }

  /** Whether the folder was refused; it is then as it was. */
  public boolean refused() {
    return problems.stream().anyMatch(Problem::isError);
  }

  static WriteResult refused(List<Problem> problems) {
    return new WriteResult(new TreeSet<>(), new TreeSet<>(), 0, problems);
  }
}
