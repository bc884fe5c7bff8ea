package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.Expression;

/**
 * What a container may use at most.
 *
 * @param cpu yields a Kubernetes quantity such as {@code 500m}
 * @param memory yields a Kubernetes quantity such as {@code 512Mi}
 */
public record Resources(Expression<String> cpu, Expression<String> memory) {}
