/** Reads a catalog as it lies in a folder or in a revision of a git repository. */
package dev.trainyard.catalog.source;
