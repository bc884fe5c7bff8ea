package dev.trainyard.generator.tree;

import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.expression.node.Known;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The same manifests, with each condition asked once: nothing is asked again within what depends on
 * it, neighbours that depend on the same stand together, and what has only conditional parts under
 * one condition depends on it as a whole.
 */
public final class Simplification {

  private static final Level<Document> DOCUMENTS = new OfDocuments();
  private static final Level<Tree.Entry> ENTRIES = new OfEntries();
  private static final Level<Tree.Element> ELEMENTS = new OfElements();

  private Simplification() {}

  /**
   * Simplifies manifests.
   *
   * @param known what always holds
   */
  public static List<Document> of(List<Document> documents, List<Expression<Boolean>> known) {
    return DOCUMENTS.simplified(documents, Known.of(known));
  }

  private static boolean is(Expression<Boolean> condition, boolean value) {
    return condition instanceof Literal<Boolean> literal && literal.value() == value;
  }

  /** A tree; empty when nothing is left of what was there. */
  private static Optional<Tree> simplified(Tree tree, Known known) {
    if (tree instanceof Tree.Scalar scalar) {
      return Optional.of(new Tree.Scalar(known.value(scalar.value())));
    }
    if (tree instanceof Tree.Mapping mapping) {
      List<Tree.Entry> entries = ENTRIES.simplified(mapping.entries(), known);
      return entries.isEmpty() && !mapping.entries().isEmpty()
          ? Optional.empty()
          : Optional.of(new Tree.Mapping(entries));
    }
    List<Tree.Element> before = ((Tree.Sequence) tree).elements();
    List<Tree.Element> elements = ELEMENTS.simplified(before, known);
    return elements.isEmpty() && !before.isEmpty()
        ? Optional.empty()
        : Optional.of(new Tree.Sequence(elements));
  }

  /** A tree, and the condition under which anything is left of it, which is asked around it. */
  private record Dependent(Optional<Expression<Boolean>> when, Tree value) {

    static Optional<Dependent> of(Tree tree, Known known) {
      return simplified(tree, known)
          .map(
              simple -> {
                Optional<Expression<Boolean>> when =
                    Optional.of(simple)
                        .filter(TreePresence::isExact)
                        .flatMap(exact -> TreePresence.of(exact, known.all()));
                return new Dependent(
                    when, when.flatMap(one -> simplified(simple, known.and(one))).orElse(simple));
              });
    }

    <T> T placed(Level<T> level, Function<Tree, T> part) {
      T placed = part.apply(value);
      return when.map(one -> level.part(new Choice<>(one, List.of(placed), List.of())))
          .orElse(placed);
    }
  }

  /**
   * One of two lists.
   *
   * @param <T> what they are made of
   */
  private record Choice<T>(Expression<Boolean> when, List<T> then, List<T> otherwise) {}

  /**
   * Parts in a row, each of which may be there under a condition.
   *
   * @param <T> the kind of part
   */
  private abstract static class Level<T> {

    /** The condition of a part, if it is there under one. */
    abstract Optional<Choice<T>> choice(T part);

    abstract T part(Choice<T> choice);

    /** Whether a part may have something for when its condition does not hold. */
    boolean hasOtherwise() {
      return true;
    }

    /** A part that is there without a condition of its own; empty when nothing is left of it. */
    abstract Optional<T> simplified(T part, Known known);

    List<T> simplified(List<? extends T> parts, Known known) {
      List<T> result = new ArrayList<>();
      for (T part : parts) {
        Optional<Choice<T>> choice = choice(part);
        if (choice.isPresent()) {
          simplified(choice.get(), known).forEach(one -> add(one, result));
        } else {
          simplified(part, known).ifPresent(one -> add(one, result));
        }
      }
      return result;
    }

    private List<T> simplified(Choice<T> choice, Known known) {
      Expression<Boolean> when = known.simplified(choice.when);
      if (when instanceof Literal<Boolean> decided) {
        return simplified(decided.value() ? choice.then : choice.otherwise, known);
      }
      return settled(
          new Choice<>(
              when,
              simplified(choice.then, known.and(when)),
              simplified(choice.otherwise, known.and(Conditions.opposite(when)))));
    }

    private List<T> settled(Choice<T> choice) {
      if (choice.then.equals(choice.otherwise)) {
        return choice.then;
      }
      return List.of(
          part(
              choice.then.isEmpty()
                  ? new Choice<>(Conditions.opposite(choice.when), choice.otherwise, List.of())
                  : choice));
    }

    private void add(T part, List<T> result) {
      Optional<Choice<T>> last =
          result.isEmpty() ? Optional.empty() : choice(result.get(result.size() - 1));
      Optional<Choice<T>> next = choice(part);
      if (last.isPresent() && next.isPresent()) {
        Optional<Choice<T>> both = together(last.get(), next.get());
        if (both.isPresent()) {
          result.remove(result.size() - 1);
          settled(both.get()).forEach(one -> add(one, result));
          return;
        }
      }
      result.add(part);
    }

    private Optional<Choice<T>> together(Choice<T> one, Choice<T> other) {
      if (one.when.equals(other.when)) {
        return Optional.of(
            new Choice<>(
                one.when, joined(one.then, other.then), joined(one.otherwise, other.otherwise)));
      }
      return hasOtherwise() && Conditions.opposite(one.when).equals(other.when)
          ? Optional.of(
              new Choice<>(
                  one.when, joined(one.then, other.otherwise), joined(one.otherwise, other.then)))
          : Optional.empty();
    }

    private List<T> joined(List<T> one, List<T> other) {
      List<T> result = new ArrayList<>(one);
      other.forEach(part -> add(part, result));
      return result;
    }
  }

  private static final class OfDocuments extends Level<Document> {

    @Override
    Optional<Choice<Document>> choice(Document part) {
      return part instanceof Document.DocumentsWhen when
          ? Optional.of(new Choice<>(when.when(), when.documents(), List.of()))
          : Optional.empty();
    }

    @Override
    Document part(Choice<Document> choice) {
      return new Document.DocumentsWhen(choice.when, choice.then);
    }

    @Override
    boolean hasOtherwise() {
      return false;
    }

    @Override
    Optional<Document> simplified(Document part, Known known) {
      if (part instanceof Document.Manifest manifest) {
        return Optional.of(
            new Document.Manifest(
                new Tree.Mapping(ENTRIES.simplified(manifest.root().entries(), known))));
      }
      if (part instanceof Document.Refused refused) {
        Expression<Boolean> when = known.simplified(refused.when());
        return is(when, false)
            ? Optional.empty()
            : Optional.of(new Document.Refused(when, refused.message()));
      }
      if (part instanceof Document.Unique unique) {
        return Optional.of(
            new Document.Unique(
                ELEMENTS.simplified(unique.values(), known),
                unique.paths(),
                unique.before(),
                unique.after()));
      }
      Document.DocumentsEach each = (Document.DocumentsEach) part;
      if (known.isEmpty(each.list())) {
        return Optional.empty();
      }
      List<Document> documents = simplified(each.documents(), known.ofNoItem());
      return documents.isEmpty()
          ? Optional.empty()
          : Optional.of(new Document.DocumentsEach(each.list(), documents));
    }
  }

  private static final class OfEntries extends Level<Tree.Entry> {

    @Override
    Optional<Choice<Tree.Entry>> choice(Tree.Entry part) {
      return part instanceof Tree.EntriesWhen when
          ? Optional.of(new Choice<>(when.when(), when.then(), when.otherwise()))
          : Optional.empty();
    }

    @Override
    Tree.Entry part(Choice<Tree.Entry> choice) {
      return new Tree.EntriesWhen(choice.when, choice.then, choice.otherwise);
    }

    @Override
    Optional<Tree.Entry> simplified(Tree.Entry part, Known known) {
      if (part instanceof Tree.Field field) {
        return Dependent.of(field.value(), known)
            .map(value -> value.placed(this, tree -> new Tree.Field(field.key(), tree)));
      }
      if (part instanceof Tree.EntriesEach each) {
        if (known.isEmpty(each.list())) {
          return Optional.empty();
        }
        List<Tree.Entry> entries = simplified(each.entries(), known.ofNoItem());
        return entries.isEmpty()
            ? Optional.empty()
            : Optional.of(new Tree.EntriesEach(each.list(), entries));
      }
      if (part instanceof Tree.EntriesTimes times) {
        List<Tree.Entry> entries = simplified(times.entries(), known.ofNoItem());
        return entries.isEmpty()
            ? Optional.empty()
            : Optional.of(new Tree.EntriesTimes(times.count(), times.counter(), entries));
      }
      return Optional.of(part);
    }
  }

  private static final class OfElements extends Level<Tree.Element> {

    @Override
    Optional<Choice<Tree.Element>> choice(Tree.Element part) {
      return part instanceof Tree.ElementsWhen when
          ? Optional.of(new Choice<>(when.when(), when.then(), when.otherwise()))
          : Optional.empty();
    }

    @Override
    Tree.Element part(Choice<Tree.Element> choice) {
      return new Tree.ElementsWhen(choice.when, choice.then, choice.otherwise);
    }

    @Override
    Optional<Tree.Element> simplified(Tree.Element part, Known known) {
      if (part instanceof Tree.Item item) {
        return Dependent.of(item.value(), known).map(value -> value.placed(this, Tree.Item::new));
      }
      Tree.ElementsEach each = (Tree.ElementsEach) part;
      if (known.isEmpty(each.list())) {
        return Optional.empty();
      }
      List<Tree.Element> elements = simplified(each.elements(), known.ofNoItem());
      return elements.isEmpty()
          ? Optional.empty()
          : Optional.of(new Tree.ElementsEach(each.list(), elements));
    }
  }
}
