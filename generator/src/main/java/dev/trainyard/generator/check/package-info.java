/**
 * What can be wrong with a definition as a whole, told in the words of the model and with its line.
 * {@link dev.trainyard.generator.check.AppChecks} is the way in.
 */
package dev.trainyard.generator.check;
