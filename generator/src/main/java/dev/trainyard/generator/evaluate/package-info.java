/**
 * Computes what templates must yield. For any answers, what an edition's templates render to equals
 * what is evaluated here; that is what makes the printers trustworthy.
 */
package dev.trainyard.generator.evaluate;
