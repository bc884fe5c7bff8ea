/**
 * Patterns of answers: the regular expressions that every reader of a catalog understands alike.
 */
package dev.trainyard.generator.pattern;
