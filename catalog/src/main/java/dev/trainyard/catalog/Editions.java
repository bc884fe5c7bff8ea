package dev.trainyard.catalog;

import dev.trainyard.catalog.compose.ComposeCatalog;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The editions there are. Nothing else names one to choose from.
 *
 * <p>Each edition has a place of its own: the first has the folder and the branch that the user
 * names, every other one those with its name after a hyphen, such as {@code main-NAME}. So where a
 * catalog is found, and which branch machines pull, never depends on what else is generated.
 */
public final class Editions {

  /** All that this version of Trainyard has. */
  public static final Editions ALL = new Editions(List.of(new HelmCatalog(), new ComposeCatalog()));

  private final List<CatalogEdition> editions;

  /**
   * A list of editions.
   *
   * @param editions at least one, each with a name of its own
   */
  public Editions(List<CatalogEdition> editions) {
    this.editions = List.copyOf(editions);
    if (editions.isEmpty() || editions.size() != Set.copyOf(names()).size()) {
      throw new IllegalArgumentException("editions " + names());
    }
  }

  /** Their names, in their order. */
  public List<String> names() {
    return editions.stream().map(CatalogEdition::name).toList();
  }

  /**
   * The editions of these names, in the order of this list, each once; all when there are no names.
   *
   * @param names names of editions; those of none are left out
   */
  public List<CatalogEdition> chosen(List<String> names) {
    Set<String> wanted = new LinkedHashSet<>(names);
    return editions.stream()
        .filter(edition -> wanted.isEmpty() || wanted.contains(edition.name()))
        .toList();
  }

  /**
   * What is wrong with a choice; empty when nothing is.
   *
   * @param setting what the user wrote it in
   * @param names the names
   */
  public Optional<Problem> problem(String setting, List<String> names) {
    List<String> unknown = new ArrayList<>(new LinkedHashSet<>(names));
    unknown.removeAll(names());
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                Rule.GOAL_SETTING,
                Where.ofApp(""),
                setting
                    + " names "
                    + unknown.stream()
                        .map(name -> "\"" + name + "\"")
                        .collect(Collectors.joining(", ")),
                "one or more of " + String.join(", ", names()) + ", separated by commas",
                "Correct the name, or leave the setting out for all editions."));
  }

  /**
   * The place of an edition.
   *
   * @param edition one of these
   * @param base the folder or branch that the user names
   */
  public String place(CatalogEdition edition, String base) {
    return edition.name().equals(editions.get(0).name()) ? base : base + "-" + edition.name();
  }
}
