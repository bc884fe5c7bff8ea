package dev.trainyard.generator.tree;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.expression.node.LessThan;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When trees are there, some of whose parts depend on conditions. */
public final class TreePresence {

  private TreePresence() {}

  /** The condition under which a tree is there; empty when it always is. */
  public static Optional<Expression<Boolean>> of(Tree tree) {
    return of(tree, List.of());
  }

  /**
   * The condition under which a tree is there.
   *
   * @param known what holds wherever it may be there
   * @return empty when it always is
   */
  public static Optional<Expression<Boolean>> of(Tree tree, List<Expression<Boolean>> known) {
    List<Expression<Boolean>> conditions = new ArrayList<>();
    boolean always =
        tree instanceof Tree.Mapping mapping
            ? mapping.entries().isEmpty() || anyEntry(mapping.entries(), conditions)
            : !(tree instanceof Tree.Sequence sequence)
                || sequence.elements().isEmpty()
                || anyElement(sequence.elements(), conditions);
    return always
        ? Optional.empty()
        : Optional.of(Conditions.simplified(new Any(conditions), known))
            .filter(presence -> !presence.equals(new Literal<>(true)));
  }

  /**
   * Whether {@link #of} tells exactly. It does not where all that is repeated for the items of a
   * list is conditional, since no condition is about some item.
   */
  public static boolean isExact(Tree tree) {
    return tree instanceof Tree.Mapping mapping
        ? mapping.entries().stream().allMatch(TreePresence::isExact)
        : !(tree instanceof Tree.Sequence sequence)
            || sequence.elements().stream().allMatch(TreePresence::isExact);
  }

  private static boolean isExact(Tree.Entry entry) {
    if (entry instanceof Tree.Field field) {
      return isExact(field.value());
    }
    if (entry instanceof Tree.EntriesWhen when) {
      return Stream.concat(when.then().stream(), when.otherwise().stream())
          .allMatch(TreePresence::isExact);
    }
    List<Tree.Entry> repeated =
        entry instanceof Tree.EntriesEach each
            ? each.entries()
            : entry instanceof Tree.EntriesTimes times ? times.entries() : List.of();
    return repeated.isEmpty() || of(new Tree.Mapping(repeated)).isEmpty();
  }

  private static boolean isExact(Tree.Element element) {
    if (element instanceof Tree.Item item) {
      return isExact(item.value());
    }
    if (element instanceof Tree.ElementsWhen when) {
      return Stream.concat(when.then().stream(), when.otherwise().stream())
          .allMatch(TreePresence::isExact);
    }
    return of(new Tree.Sequence(((Tree.ElementsEach) element).elements())).isEmpty();
  }

  private static boolean anyEntry(
      List<? extends Tree.Entry> entries, List<Expression<Boolean>> conditions) {
    for (Tree.Entry entry : entries) {
      if (entry instanceof Tree.SharedEntries) {
        return true;
      } else if (entry instanceof Tree.Field field) {
        Optional<Expression<Boolean>> presence = of(field.value());
        if (presence.isEmpty()) {
          return true;
        }
        conditions.add(presence.get());
      } else if (entry instanceof Tree.EntriesWhen when) {
        List<Expression<Boolean>> then = new ArrayList<>();
        boolean alwaysThen = anyEntry(when.then(), then) || isImplied(when.when(), then);
        List<Expression<Boolean>> otherwise = new ArrayList<>();
        boolean alwaysOtherwise = anyEntry(when.otherwise(), otherwise);
        if (alwaysThen && alwaysOtherwise) {
          return true;
        }
        branch(conditions, when.when(), alwaysThen, then);
        branch(conditions, new Negation(when.when()), alwaysOtherwise, otherwise);
      } else if (entry instanceof Tree.EntriesEach each) {
        conditions.add(new NotEmpty(each.list()));
      } else if (entry instanceof Tree.EntriesTimes times) {
        conditions.add(new LessThan(new Literal<>(0L), times.count()));
      }
    }
    return false;
  }

  private static boolean anyElement(
      List<Tree.Element> elements, List<Expression<Boolean>> conditions) {
    for (Tree.Element element : elements) {
      if (element instanceof Tree.Item item) {
        Optional<Expression<Boolean>> presence = of(item.value());
        if (presence.isEmpty()) {
          return true;
        }
        conditions.add(presence.get());
      } else if (element instanceof Tree.ElementsWhen when) {
        List<Expression<Boolean>> then = new ArrayList<>();
        boolean alwaysThen = anyElement(when.then(), then) || isImplied(when.when(), then);
        List<Expression<Boolean>> otherwise = new ArrayList<>();
        boolean alwaysOtherwise = anyElement(when.otherwise(), otherwise);
        if (alwaysThen && alwaysOtherwise) {
          return true;
        }
        branch(conditions, when.when(), alwaysThen, then);
        branch(conditions, new Negation(when.when()), alwaysOtherwise, otherwise);
      } else if (element instanceof Tree.ElementsEach each) {
        conditions.add(new NotEmpty(each.list()));
      }
    }
    return false;
  }

  /** Whether one of the conditions holds wherever another one does. */
  private static boolean isImplied(
      Expression<Boolean> known, List<Expression<Boolean>> conditions) {
    return conditions.stream()
        .anyMatch(condition -> Conditions.imply(List.of(known), List.of(condition)));
  }

  private static void branch(
      List<Expression<Boolean>> conditions,
      Expression<Boolean> taken,
      boolean always,
      List<Expression<Boolean>> inner) {
    if (always) {
      conditions.add(taken);
    } else if (!inner.isEmpty()) {
      conditions.add(new All(List.of(taken, new Any(inner))));
    }
  }
}
