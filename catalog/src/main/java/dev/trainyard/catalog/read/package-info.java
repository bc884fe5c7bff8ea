/**
 * Lists published catalogs, of any author and any edition: files and items, within {@link
 * dev.trainyard.catalog.read.ReadingLimits}.
 */
package dev.trainyard.catalog.read;
