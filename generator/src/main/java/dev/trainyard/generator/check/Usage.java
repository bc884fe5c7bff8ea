package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Set;

/**
 * An expression where a definition uses it.
 *
 * @param expression the expression
 * @param subject what uses it, in the words of the definition
 * @param source where
 * @param place what the edition does with its value
 * @param items the scopes of the items for which the place is repeated
 * @param conditions what the place depends on, from the outermost to the innermost
 */
record Usage(
    Expression<?> expression,
    String subject,
    SourceLine source,
    Place place,
    Set<Scope> items,
    List<Expression<Boolean>> conditions) {

  /** Copies the list. */
  Usage {
    conditions = List.copyOf(conditions);
  }

  /** What becomes of a value. */
  enum Place {
    /** A variable or file: one with a secret goes into a Secret. */
    SECRET_ALLOWED,
    /** Something everybody who sees the app can read. */
    PUBLIC,
    /** A port of the NAS, which is taken as soon as it is named. */
    PUBLISHED,
    /** A condition: only its truth is visible. */
    CONDITION
  }
}
