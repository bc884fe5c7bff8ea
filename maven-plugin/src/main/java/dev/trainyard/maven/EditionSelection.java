package dev.trainyard.maven;

import dev.trainyard.catalog.Editions;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import java.util.List;
import java.util.Optional;

/**
 * The editions that a goal can work for.
 *
 * @param editions all that there are
 */
record EditionSelection(Editions editions) {

  /** Those of this version of Trainyard. */
  static final EditionSelection ALL = new EditionSelection(Editions.ALL);

  /**
   * The editions of these names, all of them when there are none.
   *
   * @throws GoalFailure when a name belongs to no edition
   */
  List<CatalogEdition> of(List<String> names) throws GoalFailure {
    List<String> wanted = GivenNames.of(names);
    Optional<Problem> problem = editions.problem("truenas.editions", wanted);
    if (problem.isPresent()) {
      throw GoalFailure.of(Problems.of(List.of(problem.get())));
    }
    return editions.chosen(wanted);
  }

  /** All editions there are. */
  List<CatalogEdition> all() {
    return editions.chosen(editions.names());
  }

  /** Where an edition has its own of what all editions have: a folder, a branch, a report. */
  String place(CatalogEdition edition, String base) {
    return editions.place(edition, base);
  }
}
