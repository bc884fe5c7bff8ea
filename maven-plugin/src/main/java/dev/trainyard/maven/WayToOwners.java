package dev.trainyard.maven;

import dev.trainyard.catalog.edition.CatalogEdition;

/**
 * How a catalog of an edition comes to those who install apps of it. From 24.10 on TrueNAS reads
 * the official catalog alone and has no place to add another.
 *
 * @param edition the edition
 */
record WayToOwners(CatalogEdition edition) {

  /** Whether releases add the catalog by its URL; those that do not take apps as one file. */
  boolean isAdded() {
    return edition.oneFile().isEmpty();
  }

  /** What there is instead. */
  String instead() {
    return "no release from 24.10 on adds a catalog: mvn process-classes truenas:compose"
        + " -Dtruenas.compose.app=NAME writes an app as one file for Install via YAML; the catalog"
        + " of the edition "
        + edition.name()
        + " is for a pull request to the official one, or for a mirror";
  }
}
