/**
 * What a catalog asks its edition. Everything else in this module works through {@link
 * dev.trainyard.catalog.edition.CatalogEdition} and knows no file of any edition.
 */
package dev.trainyard.catalog.edition;
