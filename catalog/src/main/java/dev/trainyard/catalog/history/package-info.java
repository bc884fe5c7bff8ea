/**
 * The public record of everything that was done to a published catalog: one line of JSON for each
 * action, each with the hash of the line before.
 */
package dev.trainyard.catalog.history;
