package dev.trainyard.catalog.lint.rule;

import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Where;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A catalog as it is published, seen from what it is made of.
 *
 * @param files everything that is published, by path below the catalog's root
 * @param origin the path of what a published file or folder is made of, by its own
 * @param made the codes of rules about what publishing makes by itself
 */
public record CatalogView(
    SortedMap<String, PublishedFile> files, UnaryOperator<String> origin, Set<String> made) {

  /** Copies the collections. */
  public CatalogView {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    made = Set.copyOf(made);
  }

  /** A catalog that is published as it is. */
  public static CatalogView asItIs(SortedMap<String, ? extends PublishedFile> files) {
    return new CatalogView(new TreeMap<>(files), UnaryOperator.identity(), Set.of());
  }

  /** What was found in the published files, where it comes from. */
  public List<Problem> atOrigin(Collection<Problem> problems) {
    return problems.stream()
        .filter(problem -> !made.contains(problem.rule().code()))
        .map(this::atOrigin)
        .toList();
  }

  private Problem atOrigin(Problem problem) {
    Where where = problem.where();
    String file = origin.apply(where.file());
    return file.equals(where.file())
        ? problem
        : new Problem(
            problem.severity(),
            problem.rule(),
            new Where(where.app(), where.subject(), file, where.line(), where.column()),
            problem.found(),
            problem.allowed(),
            problem.fix(),
            problem.releases());
  }
}
