package dev.trainyard.catalog.history;

import dev.trainyard.catalog.carry.Carriage;
import dev.trainyard.catalog.carry.TreeFolder;
import dev.trainyard.catalog.edition.Carrying;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.generator.edition.VersionNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Holds what a line says was done against what its commit did: owners read in the history where the
 * content of a version comes from.
 *
 * @param edition the edition of the catalog
 * @param before the catalog before the commit
 * @param after the catalog of the commit
 */
record Statements(CatalogEdition edition, CatalogTree before, CatalogTree after) {

  /** What is said and is not so; the continuation of "line 7 says that". */
  List<String> lies(Entry line) throws IOException {
    List<String> lies = new ArrayList<>();
    if (line.action() != Action.PUBLISH && line.apps().size() != 1) {
      lies.add(
          "%d versions were added by a %s, which adds one"
              .formatted(line.apps().size(), line.action().word()));
      return lies;
    }
    for (Published version : line.apps()) {
      String folder = edition.layout().version(version.train(), version.app(), version.version());
      if (before.hasFolder(folder) || !after.hasFolder(folder)) {
        lies.add(Printable.of(version.id()) + " was added, which was not");
      } else if (!isFrom(line, version)) {
        lies.add(
            Printable.of(version.id())
                + (version.from().isEmpty()
                    ? " has the content of no other version, in a " + line.action().word()
                    : " has the content of "
                        + Printable.of(version.from())
                        + ", which it has not"));
      }
    }
    return lies;
  }

  /** Whether a version comes from where its line says. */
  private boolean isFrom(Entry line, Published version) throws IOException {
    if (line.action() == Action.PUBLISH) {
      return version.from().isEmpty();
    }
    Optional<Carrying> carrying =
        line.action() == Action.PROMOTE ? promotion(version) : reversion(version, line.reason());
    return carrying.isPresent() && new Carriage(edition, carrying.get()).isDone(before, after);
  }

  private static Optional<Carrying> promotion(Published to) {
    String rest = "/" + to.app() + "/" + to.version();
    return to.from().endsWith(rest)
        ? Optional.of(
            Carrying.promotion(
                to.app(),
                to.version(),
                to.from().substring(0, to.from().length() - rest.length()),
                to.train()))
        : Optional.empty();
  }

  private Optional<Carrying> reversion(Published to, String reason) throws IOException {
    String item = to.train() + "/" + to.app() + "/";
    SortedSet<VersionNumber> versions =
        TreeFolder.versions(before, edition.layout(), to.train(), to.app());
    return to.from().startsWith(item) && !versions.isEmpty()
        ? Optional.of(
            Carrying.reversion(
                to.app(),
                to.train(),
                to.from().substring(item.length()),
                to.version(),
                versions.last().toString(),
                reason))
        : Optional.empty();
  }
}
