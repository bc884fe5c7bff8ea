package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.evaluate.Escapes;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Escaped;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Notation;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Texts that TrueNAS shows, read from the file as it is written (middleware, ix_apps/portals.py).
 * Docker Compose expands {@code $} in the whole file, and nobody would undo what tells it not to:
 * they must do without.
 */
final class Shown {

  private Shown() {}

  /** The path of a portal. */
  @SuppressWarnings("unchecked")
  static Expression<String> path(Expression<String> path) {
    return path instanceof Text text
        ? new Text(parts(text.parts(), UnaryOperator.identity(), Notation.DOLLAR_PERCENT))
        : (Expression<String>) value(path, Notation.DOLLAR_PERCENT);
  }

  /** Notes are Markdown, in which two blanks at its end keep a line one. */
  static Text notes(Text notes) {
    return new Text(
        parts(
            notes.parts(),
            text -> text.replaceAll("(?<=[^\n])\n", "  \n"),
            Notation.DOLLAR_ENTITY));
  }

  private static List<Text.Part> parts(
      List<Text.Part> parts, UnaryOperator<String> change, Notation notation) {
    List<Text.Part> all = new ArrayList<>();
    for (Text.Part part : parts) {
      if (part instanceof Text.Fixed fixed) {
        all.add(new Text.Fixed(Escapes.escape(notation, change.apply(fixed.text()))));
      } else if (part instanceof Text.Optional optional) {
        all.add(new Text.Optional(optional.when(), parts(optional.parts(), change, notation)));
      } else if (part instanceof Text.Repeated repeated) {
        all.add(new Text.Repeated(repeated.list(), parts(repeated.parts(), change, notation)));
      } else {
        all.add(new Text.Hole(value(((Text.Hole) part).value(), notation)));
      }
    }
    return all;
  }

  private static Expression<?> value(Expression<?> value, Notation notation) {
    if (value instanceof Literal<?> literal && literal.value() instanceof String text) {
      return new Literal<>(Escapes.escape(notation, text));
    }
    boolean plain =
        value.kind() != Kind.TEXT
            || value instanceof Answer<?> answer && answer.question().plain(answer.part());
    return plain ? value : escaped(value, notation);
  }

  @SuppressWarnings("unchecked")
  private static Escaped escaped(Expression<?> value, Notation notation) {
    return new Escaped((Expression<String>) value, notation);
  }
}
