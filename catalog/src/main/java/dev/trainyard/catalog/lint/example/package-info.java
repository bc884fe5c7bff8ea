/** Files of the catalogs that the examples of rules stand for. */
package dev.trainyard.catalog.lint.example;
