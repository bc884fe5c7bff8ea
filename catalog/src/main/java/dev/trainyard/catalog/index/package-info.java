/**
 * The index files of a catalog, {@code catalog.json} and one {@code app_versions.json} per item, as
 * a pure function of the other files: {@link dev.trainyard.catalog.index.CatalogIndex}.
 *
 * <p>SCALE 23.10 and 24.04 read nothing but these two to list, show and upgrade apps, and drop the
 * whole file when one value in it has the wrong type. So every value is checked while it is read,
 * and what does not fit is reported with the name of the file it came from.
 */
package dev.trainyard.catalog.index;
