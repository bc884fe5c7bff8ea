package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The list items that an expression needs from outside of itself. */
public final class ItemUse {

  private final Set<Scope> used = new LinkedHashSet<>();

  private ItemUse() {}

  /** The scopes of the items, in the order of their first use. */
  public static Set<Scope> of(Expression<?> expression) {
    ItemUse use = new ItemUse();
    use.expression(expression, Set.of());
    return use.used;
  }

  /** Whether the expression needs any. */
  public static boolean isAny(Expression<?> expression) {
    return !of(expression).isEmpty();
  }

  private void scope(Scope scope, Set<Scope> own) {
    if (scope.isItem() && !own.contains(scope)) {
      used.add(scope);
    }
  }

  private void list(ListAnswer list, Set<Scope> own) {
    scope(list.scope(), own);
  }

  private void expression(Expression<?> expression, Set<Scope> own) {
    if (expression instanceof Text text) {
      parts(text.parts(), own);
      return;
    }
    if (expression instanceof Answer<?> answer) {
      scope(answer.scope(), own);
    } else if (expression instanceof ItemIndex index) {
      scope(index.scope(), own);
    } else if (expression instanceof GpuChosen chosen) {
      scope(chosen.scope(), own);
    } else if (expression instanceof Missing missing) {
      scope(missing.scope(), own);
    } else if (expression instanceof Malformed malformed) {
      scope(malformed.scope(), own);
    } else if (expression instanceof NotEmpty notEmpty) {
      list(notEmpty.list(), own);
    } else if (expression instanceof Joined joined) {
      list(joined.list(), own);
    } else if (expression instanceof HasDuplicates duplicates) {
      list(duplicates.list(), own);
    }
    SubExpressions.of(expression).forEach(inner -> expression(inner, own));
  }

  private void parts(List<Text.Part> parts, Set<Scope> own) {
    for (Text.Part part : parts) {
      if (part instanceof Text.Hole hole) {
        expression(hole.value(), own);
      } else if (part instanceof Text.Optional optional) {
        expression(optional.when(), own);
        parts(optional.parts(), own);
      } else if (part instanceof Text.Repeated repeated) {
        list(repeated.list(), own);
        Set<Scope> more = new HashSet<>(own);
        more.add(repeated.item());
        parts(repeated.parts(), more);
      }
    }
  }
}
