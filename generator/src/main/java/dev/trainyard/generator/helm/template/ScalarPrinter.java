package dev.trainyard.generator.helm.template;

import dev.trainyard.generator.expression.node.InstalledName;
import dev.trainyard.generator.expression.node.ItemUse;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.OfEdition;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.helm.answer.ReleaseTexts;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import dev.trainyard.generator.yaml.Scalars;

/** Prints the scalars of a manifest, each quoted for its type. */
final class ScalarPrinter {

  private final ChartTemplates templates;
  private final ExpressionPrinter expressions;
  private final StringBuilder out;

  ScalarPrinter(ChartTemplates templates, ExpressionPrinter expressions, StringBuilder out) {
    this.templates = templates;
    this.expressions = expressions;
    this.out = out;
  }

  /** A key of a mapping. */
  String key(Expression<String> key) {
    return key instanceof Literal<String> literal && !literal.value().contains("{{")
        ? Scalars.flow(literal.value())
        : "{{ " + expressions.code(key).code() + " | quote }}";
  }

  /**
   * Prints a value with the line end.
   *
   * @param hint what a text is called after
   * @return whether it may end with a text that ends with a line break
   */
  boolean print(Expression<?> scalar, int indent, String hint) {
    Expression<?> value = ReleaseTexts.of(scalar).<Expression<?>>map(text -> text).orElse(scalar);
    if (value instanceof Literal<?> literal) {
      return literal(literal.value(), indent);
    }
    if (value.kind() != Kind.TEXT) {
      out.append("{{ ").append(expressions.code(value).code()).append(" }}\n");
    } else if (value instanceof ResourceName name && !name.suffix().isEmpty()) {
      out.append("{{ include \"")
          .append(templates.helper(Helper.FULL_NAME))
          .append("\" ")
          .append(expressions.root())
          .append(" }}-")
          .append(name.suffix())
          .append('\n');
    } else if (value instanceof Text text && isSafe(text)) {
      out.append('"');
      for (Text.Part part : TextPrinter.spread(text.parts())) {
        out.append(
            part instanceof Text.Fixed fixed
                ? fixed.text()
                : "{{ " + expressions.code(((Text.Hole) part).value()).code() + " }}");
      }
      out.append("\"\n");
    } else if (value instanceof Text text && text.isLong() && ItemUse.of(text).isEmpty()) {
      out.append("{{ ").append(expressions.named(text, hint).code()).append(" | quote }}\n");
    } else {
      out.append("{{ ").append(expressions.code(value).code()).append(" | quote }}\n");
    }
    return false;
  }

  private boolean literal(Object value, int indent) {
    if (!(value instanceof String text)) {
      out.append(value).append('\n');
    } else if (Scalars.isBlock(text)) {
      out.append(text.endsWith("\n") ? "|\n" : "|-\n");
      for (String line : text.split("\n")) {
        if (!line.isEmpty()) {
          out.append(" ".repeat(indent + 2)).append(TextPrinter.literal(line));
        }
        out.append('\n');
      }
      return text.endsWith("\n");
    } else if (text.contains("{{")) {
      out.append("{{ ").append(GoCode.string(text)).append(" | quote }}\n");
    } else {
      out.append(Scalars.flow(text)).append('\n');
    }
    return false;
  }

  /** Whether neither the constant parts nor what fills the holes can end the quotes. */
  private static boolean isSafe(Text text) {
    return TextPrinter.spread(text.parts()).stream()
        .allMatch(
            part ->
                part instanceof Text.Fixed fixed && fixed.text().matches("[A-Za-z0-9 ./:_=,@-]*")
                    || part instanceof Text.Hole hole
                        && (hole.value().kind() != Kind.TEXT
                            || hole.value() instanceof InstalledName
                            || hole.value() instanceof OfEdition
                            || hole.value() instanceof ResourceName));
  }
}
