/**
 * Catalogs of charts for SCALE 22.02 to 24.04: how their files are read again. Nothing else in this
 * module knows a file of them.
 */
package dev.trainyard.catalog.helm;
