/**
 * The index files of a catalog, as a pure function of the other files: {@link
 * dev.trainyard.catalog.index.CatalogIndex}. What stands in them is the edition's business; what
 * editions read and write them with lies here, too.
 *
 * <p>TrueNAS drops a whole index when one value in it has the wrong type. So every value is checked
 * while it is read, and what does not fit is reported with the name of the file it came from.
 */
package dev.trainyard.catalog.index;
