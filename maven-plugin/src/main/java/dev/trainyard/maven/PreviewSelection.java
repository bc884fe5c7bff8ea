package dev.trainyard.maven;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.PreviewName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which previews are deleted.
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
   * @throws GoalFailure when both are set, or none
   * @throws GitFailure when a name is no preview's
   */
  static PreviewSelection of(String one, List<String> keep) throws GoalFailure, GitFailure {
    boolean named = one != null && !one.isBlank();
    List<String> stay = keep.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
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
      return new PreviewSelection(Set.of(PreviewName.of(one)), false);
    }
    Set<PreviewName> names = new TreeSet<>();
    if (!stay.equals(List.of(PreviewName.NONE))) {
      for (String name : stay) {
        names.add(PreviewName.of(name));
      }
    }
    return new PreviewSelection(names, true);
  }

  /** Whether a preview is to be deleted. */
  boolean deletes(PreviewName name) {
    return names.contains(name) != stay;
  }
}
