package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.problem.Visible;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * Files that a catalog is held against. In what is no catalog nothing is published, so everything
 * would be new and nothing could break.
 */
public final class ComparedCatalog {

  /** What repositories begin with before anything is published. */
  private static final Pattern BEFORE_FIRST =
      Pattern.compile(
          "(?:\\.|(?:readme|licen[cs]e|copying|notice|contributing|changelog|security"
              + "|code_of_conduct|codeowners)(?:[._-]|$)).*",
          Pattern.CASE_INSENSITIVE);

  private ComparedCatalog() {}

  /**
   * Why these files are no catalog of an edition.
   *
   * @param edition the edition
   * @param all all editions there are
   * @param files everything by path below the root; nothing, or nothing but a README and the like,
   *     is a catalog before the first publication
   * @return empty when they are one; else what they are, to be put behind the name of the place
   */
  public static Optional<String> objection(
      CatalogEdition edition,
      List<CatalogEdition> all,
      SortedMap<String, ? extends PublishedFile> files) {
    if (hasVersions(edition, files)) {
      return Optional.empty();
    }
    Optional<String> other = ofOther(edition, all, files);
    if (other.isPresent()
        || files.containsKey(edition.layout().index())
        || files.keySet().stream().allMatch(path -> BEFORE_FIRST.matcher(path).matches())) {
      return other;
    }
    return Optional.of(
        "is no catalog: no folder in it is "
            + edition.layout().version("TRAIN", "APP", "VERSION")
            + ", and there is no "
            + edition.layout().index()
            + "; it begins with "
            + Visible.of(files.firstKey()));
  }

  /**
   * The same where the first catalog may be proposed beside files of other kinds, as in a revision
   * of the proposal's own repository.
   */
  public static Optional<String> ofOther(
      CatalogEdition edition,
      List<CatalogEdition> all,
      SortedMap<String, ? extends PublishedFile> files) {
    if (hasVersions(edition, files)) {
      return Optional.empty();
    }
    return all.stream()
        .filter(other -> hasVersions(other, files))
        .map(
            other ->
                "is a catalog of the edition "
                    + other.name()
                    + ", and is read as one of the edition "
                    + edition.name())
        .findFirst();
  }

  private static boolean hasVersions(
      CatalogEdition edition, SortedMap<String, ? extends PublishedFile> files) {
    Layout layout = edition.layout();
    return PublishedItem.of(layout, edition.rules().view(files).files()).values().stream()
        .flatMap(item -> item.folders().keySet().stream())
        .anyMatch(name -> VersionNumber.parse(name).isPresent());
  }
}
