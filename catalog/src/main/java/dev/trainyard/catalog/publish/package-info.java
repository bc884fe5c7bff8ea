/**
 * From apps to a published catalog: new versions are added to what is published, never changed;
 * versions are promoted from train to train, and old content comes back under new numbers.
 */
package dev.trainyard.catalog.publish;
