/**
 * Finds what TrueNAS would choke on in a catalog, before anyone adds it: {@link
 * dev.trainyard.catalog.lint.CatalogLint} has the rules of an edition checked, all at once.
 */
package dev.trainyard.catalog.lint;
