/**
 * The language in which a definition speaks of answers: literals, answers, texts with holes, logic,
 * and facts of the release. It knows no edition: each edition prints it in its own template
 * language, and {@link dev.trainyard.generator.evaluate.Evaluator} computes what those templates
 * must yield.
 */
package dev.trainyard.generator.expression;
