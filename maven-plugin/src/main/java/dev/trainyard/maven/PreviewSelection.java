package dev.trainyard.maven;

import dev.trainyard.catalog.Editions;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.PreviewName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which previews are deleted. A preview has a branch for each edition, and they go together.
 *
 * @param names the names given
 * @param stay whether these stay and all others are deleted
 */
record PreviewSelection(Set<PreviewName> names, boolean stay) {

  /**
   * Reads the settings, of which exactly one is set: nobody deletes everything by an empty list.
   *
   * @param one the preview to delete; null or blank when not set
   * @param keep the previews that stay, or {@code none}; empty when not set
   * @param editions all editions that previews can be of
   * @throws GoalFailure when both are set, or none
   * @throws GitFailure when a name is no preview's
   */
  static PreviewSelection of(String one, List<String> keep, Editions editions)
      throws GoalFailure, GitFailure {
    boolean named = one != null && !one.isBlank();
    List<String> stay = GivenNames.of(keep);
    if (named != stay.isEmpty()) {
      throw GoalFailure.ofSetting(
          named
              ? "both truenas.preview and truenas.previews.keep are set"
              : "neither truenas.preview nor truenas.previews.keep is set",
          "truenas.preview with the one to delete, or truenas.previews.keep with those that stay",
          "Say what is to be deleted; -Dtruenas.previews.keep="
              + PreviewName.NONE
              + " deletes all previews.");
    }
    if (named) {
      return new PreviewSelection(ofAllEditions(List.of(one), editions), false);
    }
    Set<PreviewName> names =
        stay.equals(List.of(PreviewName.NONE)) ? Set.of() : ofAllEditions(stay, editions);
    return new PreviewSelection(names, true);
  }

  private static Set<PreviewName> ofAllEditions(List<String> names, Editions editions)
      throws GitFailure {
    Set<PreviewName> all = new TreeSet<>();
    for (String name : names) {
      String checked = PreviewName.of(name).value();
      for (CatalogEdition edition : editions.chosen(List.of())) {
        all.add(PreviewName.of(editions.place(edition, checked)));
      }
    }
    return all;
  }

  /** Whether a preview is to be deleted. */
  boolean deletes(PreviewName name) {
    return names.contains(name) != stay;
  }
}
