/**
 * What a new catalog would change for those who have apps of the old one installed: a pure function
 * over the published files of both, so that it works on any catalog for SCALE 22.02 to 24.04.
 */
package dev.trainyard.catalog.diff;
