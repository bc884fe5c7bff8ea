package dev.trainyard.catalog.generate;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.write.LastList;
import dev.trainyard.generator.model.App;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@link CatalogGenerator} is asked to do.
 *
 * @param apps the apps of the catalog, in any order
 * @param edition the format to write
 * @param output the folder that becomes the catalog's root
 * @param info what the published repository says about itself
 * @param lastUpdate when each version was last changed
 * @param last remembers what was written, so that the next run need not make the same again; empty
 *     to make everything
 */
public record GenerateRequest(
    List<App> apps,
    CatalogEdition edition,
    Path output,
    CatalogInfo info,
    LastUpdate lastUpdate,
    Optional<LastList> last) {

  /** Makes everything. */
  public GenerateRequest(
      List<App> apps,
      CatalogEdition edition,
      Path output,
      CatalogInfo info,
      LastUpdate lastUpdate) {
    this(apps, edition, output, info, lastUpdate, Optional.empty());
  }

  /** Copies the list. */
  public GenerateRequest {
    apps = List.copyOf(apps);
  }
}
