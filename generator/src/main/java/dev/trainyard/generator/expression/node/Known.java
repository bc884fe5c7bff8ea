package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What holds in a place of what is generated, and how much less has to be said there.
 *
 * @param facts what holds everywhere
 * @param here what holds in this place, too
 */
public record Known(List<Expression<Boolean>> facts, List<Expression<Boolean>> here) {

  /** Copies the lists. */
  public Known {
    facts = List.copyOf(facts);
    here = List.copyOf(here);
  }

  /** What holds everywhere alone. */
  public static Known of(List<Expression<Boolean>> facts) {
    return new Known(facts, List.of());
  }

  /** All of it. */
  public List<Expression<Boolean>> all() {
    return Stream.concat(facts.stream(), here.stream()).toList();
  }

  /** What is known where one more condition holds. */
  public Known and(Expression<Boolean> more) {
    return new Known(facts, Stream.concat(here.stream(), Stream.of(more)).toList());
  }

  /** What is known of one item is not known of the items of a list within. */
  public Known ofNoItem() {
    return new Known(facts, here.stream().filter(condition -> !ItemUse.isAny(condition)).toList());
  }

  /** The same condition in fewer words. */
  public Expression<Boolean> simplified(Expression<Boolean> condition) {
    return Conditions.simplified(condition, all());
  }

  /** Whether nothing is in a list. */
  public boolean isEmpty(ListAnswer list) {
    return facts.contains(new Negation(new NotEmpty(list)));
  }

  /**
   * The same value in fewer words. A text is the same wherever it is used, so that it can be
   * written once: only what holds everywhere counts for its parts.
   */
  @SuppressWarnings("unchecked")
  public <T> Expression<T> value(Expression<T> value) {
    if (value instanceof Conditional<T> conditional) {
      return Conditions.value(conditional, this);
    }
    if (facts.isEmpty()) {
      return value;
    }
    if (value instanceof Digest digest) {
      return (Expression<T>) new Digest(of(facts).value(digest.text()), digest.salt());
    }
    return value instanceof Text text
        ? (Expression<T>) new Text(of(facts).parts(text.parts()))
        : value;
  }

  private List<Text.Part> parts(List<Text.Part> parts) {
    List<Text.Part> simplified = new ArrayList<>();
    for (Text.Part part : parts) {
      if (part instanceof Text.Hole hole) {
        simplified.add(new Text.Hole(value(hole.value())));
      } else if (part instanceof Text.Optional optional) {
        Expression<Boolean> when = simplified(optional.when());
        if (!(when instanceof Literal<Boolean> decided)) {
          simplified.add(new Text.Optional(when, parts(optional.parts())));
        } else if (decided.value()) {
          simplified.addAll(parts(optional.parts()));
        }
      } else if (part instanceof Text.Repeated repeated) {
        if (!isEmpty(repeated.list())) {
          simplified.add(new Text.Repeated(repeated.list(), parts(repeated.parts())));
        }
      } else {
        simplified.add(part);
      }
    }
    return simplified;
  }
}
