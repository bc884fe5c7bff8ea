/** Forms of any author as they stand in their files, and the patterns in them. */
package dev.trainyard.catalog.lint.form;
