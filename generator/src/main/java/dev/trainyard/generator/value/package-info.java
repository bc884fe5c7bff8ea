/**
 * The types of what has a value once the answers are known. Definitions name them where they hand
 * such things around.
 */
package dev.trainyard.generator.value;
