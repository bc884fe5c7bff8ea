/**
 * What is wrong, where, what is allowed and how to fix it: {@link
 * dev.trainyard.generator.problem.Problem}, of a {@link dev.trainyard.generator.problem.Rule} with
 * a stable code.
 */
package dev.trainyard.generator.problem;
