package dev.trainyard.generator.compose.template;

import dev.trainyard.generator.expression.node.HostName;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints texts with holes: as the body of a macro or as one expression. */
final class TextPrinter {

  private final ExpressionPrinter expressions;

  TextPrinter(ExpressionPrinter expressions) {
    this.expressions = expressions;
  }

  /** The text as the body of a macro. */
  String body(Text text) {
    return parts(text.parts());
  }

  private String parts(List<Text.Part> parts) {
    StringBuilder body = new StringBuilder();
    for (Text.Part part : constants(parts)) {
      if (part instanceof Text.Fixed fixed) {
        append(body, literal(fixed.text()));
        continue;
      }
      if (part instanceof Text.Hole hole) {
        append(body, "{{ " + value(hole.value()).code() + " }}");
      } else if (part instanceof Text.Optional optional) {
        append(
            body,
            "{% if "
                + expressions.condition(optional.when())
                + " %}"
                + parts(optional.parts())
                + "{% endif %}");
      } else if (part instanceof Text.Repeated repeated) {
        append(body, repeated(repeated));
      }
    }
    return body.toString();
  }

  /** The parts with the names of services as the constants that they are here. */
  private static List<Text.Part> constants(List<Text.Part> parts) {
    return new Text(
            parts.stream()
                .map(
                    part ->
                        part instanceof Text.Hole hole && constant(hole.value()).isPresent()
                            ? new Text.Fixed(constant(hole.value()).get())
                            : part)
                .toList())
        .parts();
  }

  /** The constant that an expression is in this edition. */
  static Optional<String> constant(Expression<?> value) {
    Expression<?> name = value instanceof HostName host ? host.host() : value;
    return name instanceof ResourceName resource && !resource.suffix().isEmpty()
        ? Optional.of(resource.suffix())
        : Optional.empty();
  }

  private String repeated(Text.Repeated repeated) {
    String inner = parts(repeated.parts());
    Loop loop = new Loop(expressions.answers(), repeated.list());
    return "{% for "
        + loop.variable()
        + " in "
        + expressions.answers().list(repeated.list())
        + " %}"
        + inline(loop.statements(inner, ""))
        + inner
        + "{% endfor %}";
  }

  /** Statements without the lines that they stand on. */
  private static String inline(String statements) {
    return statements.replace("{%- ", "{% ").replace(" %}\n", " %}");
  }

  /** A brace before a tag, or at the end of a branch, would be taken for a part of it. */
  private static void append(StringBuilder body, String next) {
    int last = body.length() - 1;
    if (last >= 0
        && body.charAt(last) == '{'
        && !next.isEmpty()
        && "{%#".indexOf(next.charAt(0)) >= 0) {
      body.replace(last, last + 1, "{{ \"{\" }}");
    }
    body.append(next);
  }

  /** Text that a template prints as it is; a template's own line ends are all LF. */
  static String literal(String text) {
    String shown =
        text.replace("{{", "{{ \"{{\" }}")
            .replace("{%", "{{ \"{%\" }}")
            .replace("{#", "{{ \"{#\" }}")
            .replace("\r", "{{ \"\\r\" }}");
    return shown.endsWith("{") ? shown.substring(0, shown.length() - 1) + "{{ \"{\" }}" : shown;
  }

  private JinjaCode value(Expression<?> value) {
    JinjaCode code = expressions.code(value);
    return value.kind() == Kind.BOOLEAN ? JinjaCode.compound(code.operand() + " | tojson") : code;
  }

  /** The text as one expression. */
  JinjaCode joined(Text text) {
    List<String> parts = new ArrayList<>();
    for (Text.Part part : constants(text.parts())) {
      if (part instanceof Text.Fixed fixed) {
        parts.add(JinjaCode.string(fixed.text()));
      } else if (part instanceof Text.Hole hole) {
        parts.add(value(hole.value()).operand());
      } else {
        throw new IllegalStateException("such a text is printed by itself: " + part);
      }
    }
    if (parts.isEmpty()) {
      return JinjaCode.atom("\"\"");
    }
    return parts.size() == 1
        ? JinjaCode.compound(parts.get(0) + " ~ \"\"")
        : JinjaCode.compound(String.join(" ~ ", parts));
  }
}
