package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text that a table gives for another one; empty when the table has no entry.
 *
 * @param value the key
 * @param table text by key
 */
public record Mapped(Expression<String> value, SortedMap<String, String> table)
    implements Node<String> {

  /** Copies the table. */
  public Mapped {
    table.values().forEach(text -> NotNull.of(text, "a text of the table"));
    table = Collections.unmodifiableSortedMap(new TreeMap<>(table));
  }

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.mapped(this);
  }
}
