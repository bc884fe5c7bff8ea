/** The page that visitors of a published repository see first. */
package dev.trainyard.catalog.page;
