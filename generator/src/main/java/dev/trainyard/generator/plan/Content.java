package dev.trainyard.generator.plan;

import dev.trainyard.generator.value.Expression;

/**
 * A named value that is handed to containers.
 *
 * @param key yields the name it is kept under
 * @param value yields the value; numbers and booleans in their usual notation
 */
public record Content(Expression<String> key, Expression<?> value) {}
