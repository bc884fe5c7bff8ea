package dev.trainyard.catalog.edition;

import dev.trainyard.catalog.git.PublicAddress;
import java.util.Objects;

/**
 * What the published repository says about itself in its README.
 *
 * @param title heading, such as the project's name
 * @param url address that a NAS owner pastes into Add Catalog
 * @param branch branch that holds the catalog
 * @param previewOf branch that this one is a preview of; empty when it is none
 */
public record CatalogInfo(String title, PublicAddress url, String branch, String previewOf) {

  /** A catalog that is no preview. */
  public CatalogInfo(String title, PublicAddress url, String branch) {
    this(title, url, branch, "");
  }

  /** Checks the components; none may be null. */
  public CatalogInfo {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(branch, "branch");
    Objects.requireNonNull(previewOf, "previewOf");
  }

  /** The same as a preview of another branch. */
  public CatalogInfo asPreviewOf(String other) {
    return new CatalogInfo(title, url, branch, other);
  }
}
