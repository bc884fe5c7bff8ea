package dev.trainyard.generator.edition;

import dev.trainyard.generator.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an edition makes of one app.
 *
 * @param files the files by path below the catalog's root, sorted
 * @param problems what the edition cannot express or objects to
 */
public record Rendered(SortedMap<RelativePath, Content> files, List<Problem> problems) {

  /** Copies both collections. */
  public Rendered {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    problems = List.copyOf(problems);
  }
}
