/**
 * Commits on a branch of a remote repository, made without a work tree and pushed without force.
 * Knows git, and nothing of catalogs.
 */
package dev.trainyard.catalog.git;
