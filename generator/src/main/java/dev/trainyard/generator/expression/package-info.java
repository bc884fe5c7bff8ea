/** What a definition imports to combine answers: factories of expressions, and nothing else. */
package dev.trainyard.generator.expression;
