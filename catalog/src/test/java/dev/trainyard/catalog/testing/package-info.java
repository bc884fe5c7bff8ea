/** What several tests of this module share. */
package dev.trainyard.catalog.testing;
