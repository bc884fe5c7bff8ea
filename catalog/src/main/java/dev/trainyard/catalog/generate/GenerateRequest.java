package dev.trainyard.catalog.generate;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.generator.model.App;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@link CatalogGenerator} is asked to do.
 *
 * @param apps the apps of the catalog, in any order
 * @param edition the format to write
 * @param output the folder that becomes the catalog's root
 * @param info what the published repository says about itself
 * @param lastUpdate when each version was last changed
 */
public record GenerateRequest(
    List<App> apps, CatalogEdition edition, Path output, CatalogInfo info, LastUpdate lastUpdate) {

  /** Copies the list. */
  public GenerateRequest {
    apps = List.copyOf(apps);
  }
}
