package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.value.Expression;
import java.util.Optional;

/**
 * A workload once for each item of a list.
 *
 * @param list the list
 * @param item the scope in which the workload finds the item
 * @param name the item's name, a DNS label that is unique within the list
 * @param when condition under which an item has its workload; none for always
 */
public record Repetition(
    ListAnswer list, Scope item, Expression<String> name, Optional<Expression<Boolean>> when) {}
