/** Catalogs for TrueNAS 24.10 and later: how their files are read again, indexed and compared. */
package dev.trainyard.catalog.compose;
