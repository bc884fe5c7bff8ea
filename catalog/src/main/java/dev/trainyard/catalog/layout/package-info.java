/** The names of files and folders in a catalog for SCALE 22.02 to 24.04. */
package dev.trainyard.catalog.layout;
