/**
 * From apps to a catalog folder: {@link dev.trainyard.catalog.generate.CatalogGenerator} renders
 * every app, collects everything that is wrong, adds index files and README, and writes.
 */
package dev.trainyard.catalog.generate;
