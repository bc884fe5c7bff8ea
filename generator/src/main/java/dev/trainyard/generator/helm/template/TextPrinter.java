package dev.trainyard.generator.helm.template;

import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.helm.answer.ReleaseTexts;
import dev.trainyard.generator.value.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints texts with holes: as the body of a template or as one call of {@code printf}. */
final class TextPrinter {

  private final ExpressionPrinter expressions;

  TextPrinter(ExpressionPrinter expressions) {
    this.expressions = expressions;
  }

  /**
   * The text as the body of a template, between tags that trim white space: white space of its own
   * at either end is printed by an action.
   */
  String body(Text text) {
    String body = parts(text.parts(), expressions);
    int start = 0;
    while (start < body.length() && body.charAt(start) <= ' ') {
      start++;
    }
    int end = body.length();
    while (end > start && body.charAt(end - 1) <= ' ') {
      end--;
    }
    StringBuilder shown = new StringBuilder(space(body.substring(0, start)));
    shown.append(body, start, end);
    if (end < body.length()) {
      brace(shown);
      shown.append(space(body.substring(end)));
    }
    return shown.toString();
  }

  private static String space(String space) {
    return space.isEmpty() ? "" : "{{ " + GoCode.string(space) + " }}";
  }

  private static String parts(List<Text.Part> parts, ExpressionPrinter expressions) {
    StringBuilder body = new StringBuilder();
    for (Text.Part part : spread(parts)) {
      if (part instanceof Text.Fixed fixed) {
        body.append(literal(fixed.text()));
        continue;
      }
      brace(body);
      if (part instanceof Text.Hole hole) {
        body.append("{{ ").append(expressions.code(hole.value()).code()).append(" }}");
      } else if (part instanceof Text.Optional optional) {
        body.append("{{ if ")
            .append(expressions.condition(optional.when()))
            .append(" }}")
            .append(parts(optional.parts(), expressions));
        brace(body);
        body.append("{{ end }}");
      } else if (part instanceof Text.Repeated repeated) {
        String inner = parts(repeated.parts(), expressions.inRange());
        body.append("{{ range ")
            .append(expressions.answers().variables(repeated.item(), inner))
            .append(" := ")
            .append(expressions.answers().list(repeated.list()).code())
            .append(" }}")
            .append(inner);
        brace(body);
        body.append("{{ end }}");
      }
    }
    return body.toString();
  }

  /** A brace before an action would be taken for a part of it. */
  private static void brace(StringBuilder body) {
    int last = body.length() - 1;
    if (last >= 0 && body.charAt(last) == '{') {
      body.replace(last, last + 1, "{{ \"{\" }}");
    }
  }

  /** The parts with the constants of what is made of the names of a release. */
  static List<Text.Part> spread(List<Text.Part> parts) {
    List<Text.Part> spread = new ArrayList<>();
    for (Text.Part part : parts) {
      Optional<Text> inner =
          part instanceof Text.Hole hole ? ReleaseTexts.of(hole.value()) : Optional.empty();
      if (inner.isPresent()) {
        spread.addAll(spread(inner.get().parts()));
      } else if (part instanceof Text.Hole hole
          && hole.value() instanceof ResourceName name
          && !name.suffix().isEmpty()) {
        spread.add(new Text.Hole(new ResourceName("")));
        spread.add(new Text.Fixed("-" + name.suffix()));
      } else {
        spread.add(part);
      }
    }
    return spread;
  }

  /** Text that a template prints as it is; files have no carriage returns of their own. */
  static String literal(String text) {
    return text.replace("{{", "{{ \"{{\" }}").replace("\r", "{{ \"\\r\" }}");
  }

  /** The text as one call; without holes it is a constant. */
  String printf(Text text) {
    StringBuilder format = new StringBuilder();
    List<String> arguments = new ArrayList<>();
    for (Text.Part part : spread(text.parts())) {
      if (part instanceof Text.Fixed fixed) {
        format.append(fixed.text().replace("%", "%%"));
      } else if (part instanceof Text.Hole hole) {
        Kind kind = hole.value().kind();
        format.append(kind == Kind.TEXT ? "%s" : kind == Kind.INTEGER ? "%d" : "%t");
        arguments.add(expressions.operand(hole.value()));
      } else if (part instanceof Text.Optional optional) {
        format.append("%s");
        arguments.add(
            "(ternary "
                + constantOrCall(
                    new TextPrinter(expressions.guarded(optional.when()))
                        .printf(new Text(optional.parts())))
                + " \"\" "
                + expressions.operand(optional.when())
                + ")");
      } else if (part instanceof Text.Repeated repeated) {
        format.append("%s");
        arguments.add(expressions.named(new Text(List.of(repeated)), "").operand());
      }
    }
    if (arguments.isEmpty()) {
      return GoCode.string(format.toString().replace("%%", "%"));
    }
    return "printf " + GoCode.string(format.toString()) + " " + String.join(" ", arguments);
  }

  private static String constantOrCall(String code) {
    return code.startsWith("\"") ? code : "(" + code + ")";
  }
}
