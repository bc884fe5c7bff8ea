package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.Escaped;
import dev.trainyard.generator.expression.node.Notation;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
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
    return parts.stream().map(KubernetesText::part).toList();
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
