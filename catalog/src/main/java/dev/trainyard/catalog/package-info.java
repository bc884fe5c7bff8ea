/**
 * Turns apps into a catalog folder that a TrueNAS machine can add by URL.
 *
 * <p>The packages below, in the order of the work:
 *
 * <ul>
 *   <li>{@code generate}: the way in, from apps and an edition to a folder or a list of problems
 *   <li>{@code edition}: what a catalog asks its edition
 *   <li>{@code index}: the index files, made from the files of the catalog alone
 *   <li>{@code page}: the page that visitors of the published repository read
 *   <li>{@code helm}: the catalogs of one edition; no other package knows a file of them
 *   <li>{@code write}: makes a folder equal to a map of files, completely or not at all
 * </ul>
 *
 * <p>Nothing here reads the clock or the environment; the same apps give the same bytes everywhere.
 */
package dev.trainyard.catalog;
