package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Texts that are put together. */
final class Texts {

  private Texts() {}

  /**
   * Constants and expressions as one text.
   *
   * @param parts each a {@link String}, a {@link Long} or an {@link Expression}
   */
  static Expression<String> join(Object... parts) {
    List<Text.Part> all = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof Expression<?> expression) {
        all.add(
            expression instanceof Literal<?> literal
                ? new Text.Fixed(String.valueOf(literal.value()))
                : new Text.Hole(expression));
      } else {
        all.add(new Text.Fixed(String.valueOf(part)));
      }
    }
    return simple(new Text(all));
  }

  /** A text as a constant where it is one. */
  private static Expression<String> simple(Text text) {
    if (text.parts().isEmpty()) {
      return new Literal<>("");
    }
    return text.parts().size() == 1 && text.parts().get(0) instanceof Text.Fixed fixed
        ? new Literal<>(fixed.text())
        : text;
  }

  /** A value in its usual notation. */
  @SuppressWarnings("unchecked")
  static Expression<String> of(Expression<?> value) {
    if (value instanceof Text text) {
      return simple(text);
    }
    return value.kind() == Kind.TEXT ? (Expression<String>) value : join(value);
  }

  /** Constant elements. */
  static List<Tree.Element> words(String... words) {
    return Arrays.stream(words).<Tree.Element>map(word -> new Tree.Item(Tree.text(word))).toList();
  }

  /** An element that is a text. */
  static Tree.Element word(Expression<?> value) {
    return new Tree.Item(new Tree.Scalar(of(value)));
  }

  /** A list with more behind it. */
  @SafeVarargs
  static List<Tree.Element> all(List<Tree.Element>... lists) {
    return Arrays.stream(lists).flatMap(List::stream).toList();
  }
}
