package dev.trainyard.catalog.generate;

import java.util.Objects;

/**
 * What the published repository says about itself in its README.
 *
 * @param title heading, such as the project's name
 * @param url address that a NAS owner pastes into Add Catalog; empty when not known yet
 * @param branch branch that holds the catalog
 */
public record CatalogInfo(String title, String url, String branch) {

  /** Checks the components; none may be null. */
  public CatalogInfo {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(branch, "branch");
  }
}
