/** What was found wrong with a catalog in the formats that people and programs read. */
package dev.trainyard.catalog.lint.report;
