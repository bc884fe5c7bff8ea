package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ListAnswer;
import dev.trainyard.generator.expression.Scope;

/**
 * A workload once for each item of a list.
 *
 * @param list the list
 * @param item the scope in which the workload finds the item
 * @param name the item's name, a DNS label that is unique within the list
 */
public record Repetition(ListAnswer list, Scope item, Expression<String> name) {}
