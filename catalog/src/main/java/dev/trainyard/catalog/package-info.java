/**
 * Turns apps into a catalog that a TrueNAS machine can add by URL: writes it to a folder,
 * publishes, serves and compares it.
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
 *   <li>{@code git}: commits on a branch of a remote repository
 *   <li>{@code history}: the record of what was published
 *   <li>{@code publish}: adds versions to a published catalog, promotes and reverts them
 *   <li>{@code serve}: a git server for one catalog
 *   <li>{@code read}, {@code source}: list what others have published, in a folder or a revision
 *   <li>{@code diff}: what a catalog would change for owners
 * </ul>
 *
 * <p>Nothing that makes a catalog reads the clock or the environment: the same apps give the same
 * bytes everywhere.
 */
package dev.trainyard.catalog;
