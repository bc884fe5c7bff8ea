/** Tries inputs that nobody has thought of on everything that reads bytes of others. */
package dev.trainyard.catalog.fuzz;
