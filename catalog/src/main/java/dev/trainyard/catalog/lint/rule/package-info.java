/**
 * What rules about published catalogs are made of: {@link dev.trainyard.catalog.lint.rule.LintRule}
 * with its examples, the files that are read within limits, and the report that hears what is
 * wrong. What is demanded says each edition by its {@link
 * dev.trainyard.catalog.lint.rule.CatalogRules}.
 */
package dev.trainyard.catalog.lint.rule;
