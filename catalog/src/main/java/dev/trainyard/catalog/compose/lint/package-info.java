/** The rules of published catalogs for TrueNAS 24.10 and later. */
package dev.trainyard.catalog.compose.lint;
