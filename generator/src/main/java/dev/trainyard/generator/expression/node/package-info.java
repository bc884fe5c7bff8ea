/**
 * The language in which a definition speaks of answers, as editions see it: literals, answers,
 * texts with holes, logic, and facts of the installation. It knows no edition: each edition prints
 * it in its own template language, and {@link dev.trainyard.generator.evaluate.Evaluator} computes
 * what those templates must yield. Definitions get all of it from handles and factories.
 */
package dev.trainyard.generator.expression.node;
