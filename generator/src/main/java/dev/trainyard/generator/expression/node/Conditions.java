package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be told of conditions without knowing any answer. {@code false} means that it cannot be
 * told.
 */
public final class Conditions {

  private Conditions() {}

  /** Whether two things that depend on these conditions are never there at once for certain. */
  public static boolean exclude(
      List<? extends Expression<Boolean>> one, List<? extends Expression<Boolean>> other) {
    List<Expression<Boolean>> all = conjuncts(one);
    all.addAll(conjuncts(other));
    for (Expression<Boolean> condition : all) {
      if (isRuledOut(condition, all)) {
        return true;
      }
    }
    return false;
  }

  /** Whether others of them rule a condition out: an alternative part by part. */
  private static boolean isRuledOut(Expression<Boolean> condition, List<Expression<Boolean>> all) {
    if (condition instanceof Any any) {
      return !any.conditions().isEmpty()
          && any.conditions().stream()
              .allMatch(
                  part ->
                      conjuncts(List.of(part)).stream().anyMatch(each -> isRuledOut(each, all)));
    }
    for (Expression<Boolean> other : all) {
      if (contradict(condition, other)) {
        return true;
      }
    }
    return false;
  }

  /** Whether what depends on the conclusions is there for certain when the premises hold. */
  public static boolean imply(
      List<? extends Expression<Boolean>> premises,
      List<? extends Expression<Boolean>> conclusions) {
    List<Expression<Boolean>> known = conjuncts(premises);
    for (Expression<Boolean> wanted : conjuncts(conclusions)) {
      if (!isImplied(wanted, known)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isImplied(Expression<Boolean> wanted, List<Expression<Boolean>> known) {
    for (Expression<Boolean> premise : known) {
      if (premise.equals(wanted) || implies(premise, wanted)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one alone implies the other: an alternative that is wanted, or another constant. */
  private static boolean implies(Expression<Boolean> known, Expression<Boolean> wanted) {
    if (wanted instanceof Any any) {
      return any.conditions().stream().anyMatch(one -> one.equals(known));
    }
    return wanted instanceof Negation negation && contradict(known, negation.condition());
  }

  /**
   * The same condition in fewer words where others hold: what these decide is a constant, and no
   * part is there twice.
   *
   * @param known what holds wherever the condition is asked
   */
  public static Expression<Boolean> simplified(
      Expression<Boolean> condition, List<Expression<Boolean>> known) {
    Expression<Boolean> decided = decided(condition, known);
    if (decided instanceof Literal) {
      return decided;
    }
    Expression<Boolean> shorter = shorter(condition, known);
    return shorter.equals(condition) ? shorter : decided(shorter, known);
  }

  private static Expression<Boolean> decided(
      Expression<Boolean> condition, List<Expression<Boolean>> known) {
    if (imply(known, List.of(condition))) {
      return new Literal<>(true);
    }
    return exclude(known, List.of(condition)) ? new Literal<>(false) : condition;
  }

  private static Expression<Boolean> shorter(
      Expression<Boolean> condition, List<Expression<Boolean>> known) {
    if (condition instanceof Negation negation) {
      Expression<Boolean> inner = simplified(negation.condition(), known);
      if (inner instanceof Literal<Boolean> decided) {
        return new Literal<>(!decided.value());
      }
      return inner instanceof Negation twice ? twice.condition() : new Negation(inner);
    }
    if (condition instanceof All all) {
      return several(all.conditions(), true, known);
    }
    if (condition instanceof Any any) {
      return several(any.conditions(), false, known);
    }
    if (condition instanceof HasDuplicates items
        && known.contains(new Negation(new NotEmpty(items.list())))) {
      return new Literal<>(false);
    }
    return condition instanceof Equality equality ? shorter(equality, known) : condition;
  }

  private static Expression<Boolean> shorter(Equality equality, List<Expression<Boolean>> known) {
    Expression<?> left = Known.of(known).value(equality.left());
    Expression<?> right = Known.of(known).value(equality.right());
    return left instanceof Literal<?> one && right instanceof Literal<?> other
        ? new Literal<>(one.value().equals(other.value()))
        : new Equality(left, right);
  }

  /** A value that depends on conditions only where these can go either way. */
  static <T> Expression<T> value(Conditional<T> conditional, Known known) {
    Expression<Boolean> when = known.simplified(conditional.when());
    if (when instanceof Literal<Boolean> decided) {
      return known.value(decided.value() ? conditional.then() : conditional.otherwise());
    }
    return new Conditional<>(
        when,
        known.and(when).value(conditional.then()),
        known.and(opposite(when)).value(conditional.otherwise()));
  }

  /** The condition that holds where another one does not. */
  public static Expression<Boolean> opposite(Expression<Boolean> condition) {
    return simplified(new Negation(condition), List.of());
  }

  /**
   * Conditions of which each is asked when those before it have not decided.
   *
   * @param all whether all have to hold, and not one of them
   */
  private static Expression<Boolean> several(
      List<Expression<Boolean>> conditions, boolean all, List<Expression<Boolean>> known) {
    List<Expression<Boolean>> parts = new ArrayList<>();
    List<Expression<Boolean>> undecided = new ArrayList<>(known);
    for (Expression<Boolean> condition : conditions) {
      Expression<Boolean> part = simplified(condition, undecided);
      if (part instanceof Literal<Boolean> decided) {
        if (decided.value() != all) {
          return part;
        }
        continue;
      }
      if (all && part instanceof All more) {
        parts.addAll(more.conditions());
      } else if (!all && part instanceof Any more) {
        parts.addAll(more.conditions());
      } else {
        parts.add(part);
      }
      undecided.add(all ? part : new Negation(part));
    }
    if (parts.isEmpty()) {
      return new Literal<>(all);
    }
    return parts.size() == 1 ? parts.get(0) : all ? new All(parts) : new Any(parts);
  }

  private static boolean contradict(Expression<Boolean> one, Expression<Boolean> other) {
    if (one instanceof Negation negation && negation.condition().equals(other)
        || other instanceof Negation opposite && opposite.condition().equals(one)) {
      return true;
    }
    if (one instanceof Any any) {
      return !any.conditions().isEmpty()
          && any.conditions().stream().allMatch(part -> contradict(part, other));
    }
    if (other instanceof Any) {
      return contradict(other, one);
    }
    return one instanceof Equality left
        && other instanceof Equality right
        && left.left().equals(right.left())
        && left.right() instanceof Literal<?> first
        && right.right() instanceof Literal<?> second
        && !first.value().equals(second.value());
  }

  private static List<Expression<Boolean>> conjuncts(
      List<? extends Expression<Boolean>> conditions) {
    List<Expression<Boolean>> all = new ArrayList<>();
    conditions.forEach(condition -> collect(condition, all));
    return all;
  }

  private static void collect(Expression<Boolean> condition, List<Expression<Boolean>> all) {
    if (condition instanceof All several) {
      several.conditions().forEach(part -> collect(part, all));
    } else if (condition instanceof Negation negation && negation.condition() instanceof Any any) {
      any.conditions().forEach(part -> collect(new Negation(part), all));
    } else if (condition instanceof Negation negation
        && negation.condition() instanceof Negation twice) {
      collect(twice.condition(), all);
    } else {
      all.add(condition);
    }
  }
}
