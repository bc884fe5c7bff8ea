package dev.trainyard.generator.helm.template;

import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ItemIndex;
import dev.trainyard.generator.expression.Scope;
import dev.trainyard.generator.expression.SubExpressions;
import dev.trainyard.generator.expression.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether an expression needs a list item from outside of itself. */
final class ItemUse {

  private ItemUse() {}

  static boolean of(Expression<?> expression) {
    return of(expression, new HashSet<>());
  }

  private static boolean of(Expression<?> expression, Set<Scope> own) {
    if (expression instanceof Answer<?> answer) {
      return answer.scope().isItem() && !own.contains(answer.scope());
    }
    if (expression instanceof ItemIndex index) {
      return !own.contains(index.scope());
    }
    if (expression instanceof Text text) {
      return parts(text.parts(), own);
    }
    return SubExpressions.of(expression).stream().anyMatch(inner -> of(inner, own));
  }

  private static boolean parts(List<Text.Part> parts, Set<Scope> own) {
    for (Text.Part part : parts) {
      boolean uses = false;
      if (part instanceof Text.Hole hole) {
        uses = of(hole.value(), own);
      } else if (part instanceof Text.Optional optional) {
        uses = of(optional.when(), own) || parts(optional.parts(), own);
      } else if (part instanceof Text.Repeated repeated) {
        Set<Scope> more = new HashSet<>(own);
        more.add(repeated.item());
        uses = parts(repeated.parts(), more);
      }
      if (uses) {
        return true;
      }
    }
    return false;
  }
}
