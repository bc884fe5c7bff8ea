/** Versions that appear again, in another train or under another number, in trees of git. */
package dev.trainyard.catalog.carry;
