package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.Optional;

/** Paths of addresses: without a slash before them they would become part of the port. */
final class UrlPaths {

  private UrlPaths() {}

  static void check(Expression<String> path, String subject, SourceLine source, Findings findings) {
    relative(path)
        .ifPresent(
            text ->
                findings.error(
                    Rule.SHAPE,
                    subject,
                    source,
                    "has the path \"" + text + "\"",
                    "a path that starts with /",
                    "write \"/" + text + "\""));
  }

  /** The constant that a path begins with for some answers and that begins with no slash. */
  private static Optional<String> relative(Expression<?> path) {
    if (path instanceof Literal<?> literal) {
      return relative(literal.value().toString());
    }
    if (path instanceof Conditional<?> choice) {
      return relative(choice.then()).or(() -> relative(choice.otherwise()));
    }
    if (path instanceof Text text && !text.parts().isEmpty()) {
      Text.Part first = text.parts().get(0);
      return first instanceof Text.Fixed fixed
          ? relative(fixed.text())
          : first instanceof Text.Hole hole ? relative(hole.value()) : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<String> relative(String text) {
    return text.startsWith("/") ? Optional.empty() : Optional.of(text);
  }
}
