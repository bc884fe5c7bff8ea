/**
 * Reads published catalogs, of any author and any edition: files, items, YAML with positions,
 * forms.
 *
 * <p>Nothing that a file holds makes a reader throw, loop, overflow the stack or take more memory
 * than {@link dev.trainyard.catalog.read.ReadingLimits} allow: what is wrong with it is a {@link
 * dev.trainyard.catalog.read.Flaw}, and whoever reads decides how bad that is.
 */
package dev.trainyard.catalog.read;
