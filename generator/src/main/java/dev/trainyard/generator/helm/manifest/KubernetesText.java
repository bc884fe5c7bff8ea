package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.Escaped;
import dev.trainyard.generator.expression.node.Notation;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.ArrayList;
import java.util.List;

/** Texts in places where Kubernetes expands {@code $(NAME)}. */
final class KubernetesText {

  private KubernetesText() {}

  /**
   * The value as a text whose answers are never expanded; what the definition wrote itself still
   * is.
   */
  static Expression<String> of(Expression<?> value) {
    if (value instanceof Text text) {
      return new Text(parts(text.parts()));
    }
    return guarded(value);
  }

  private static List<Text.Part> parts(List<Text.Part> parts) {
    List<Text.Part> guarded = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      boolean closed = i + 1 < parts.size() && parts.get(i + 1) instanceof Text.Fixed;
      guarded.add(
          parts.get(i) instanceof Text.Fixed fixed && !closed
              ? new Text.Fixed(complete(fixed.text()))
              : part(parts.get(i)));
    }
    return List.copyOf(guarded);
  }

  /**
   * The text with every dollar sign doubled at its end that would mean something together with what
   * follows: one without a sign behind it, or one that opens a name which does not end here.
   */
  private static String complete(String text) {
    StringBuilder complete = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = at + 1;
      if (c == '$' && (end == text.length() || text.charAt(end) == '(')) {
        int close = text.indexOf(')', at);
        complete.append(close < 0 ? "$" : "");
        end = close < 0 ? end : close + 1;
      } else if (c == '$' && text.charAt(end) == '$') {
        end++;
      }
      complete.append(text, at, end);
      at = end;
    }
    return complete.toString();
  }

  private static Text.Part part(Text.Part part) {
    if (part instanceof Text.Hole hole && hole.value().kind() == Kind.TEXT) {
      return new Text.Hole(guarded(hole.value()));
    }
    if (part instanceof Text.Optional optional) {
      return new Text.Optional(optional.when(), parts(optional.parts()));
    }
    if (part instanceof Text.Repeated repeated) {
      return new Text.Repeated(repeated.list(), parts(repeated.parts()));
    }
    return part;
  }

  @SuppressWarnings("unchecked")
  private static Expression<String> guarded(Expression<?> value) {
    if (value instanceof Text) {
      return of(value);
    }
    if (value.kind() != Kind.TEXT) {
      return new Text(List.of(new Text.Hole(value)));
    }
    boolean free =
        value instanceof Escaped escaped
            ? escaped.notation() != Notation.URL_COMPONENT
            : SubExpressions.isFree(value);
    Expression<String> text = (Expression<String>) value;
    return free ? new Escaped(text, Notation.DOLLAR_EXPANSION) : text;
  }
}
