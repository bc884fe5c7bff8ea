/**
 * A git server for one catalog, over HTTP and for reading only: what a TrueNAS machine needs to add
 * the catalog by URL from the same network.
 */
package dev.trainyard.catalog.serve;
