/**
 * Makes a folder equal to a map of files, completely or not at all.
 *
 * <p>{@link dev.trainyard.catalog.write.TreeWriter} is the way in; it knows nothing of catalogs.
 * What an earlier run wrote is told by the list that it left, a {@code Ledger}. How the folder is
 * replaced, and what happens when the process is killed half way, stands in {@code Swap}.
 */
package dev.trainyard.catalog.write;
