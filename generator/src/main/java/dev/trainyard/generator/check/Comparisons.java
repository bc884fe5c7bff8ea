package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Mapped;
import dev.trainyard.generator.expression.node.Member;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Answers that are compared with what they can never be. */
final class Comparisons {

  private final Findings findings;
  private final Set<Reported> reported = new HashSet<>();

  private record Reported(SourceLine use, Answer<?> answer, Object value) {}

  Comparisons(Findings findings) {
    this.findings = findings;
  }

  void check(Expression<?> expression, Usage usage) {
    if (expression instanceof Equality equality) {
      compared(equality.left(), equality.right(), usage);
      compared(equality.right(), equality.left(), usage);
    } else if (expression instanceof Member member) {
      member.set().forEach(value -> compared(member.value(), value, usage));
    } else if (expression instanceof Mapped mapped) {
      mapped.table().keySet().forEach(key -> compared(mapped.value(), key, usage));
    }
  }

  private void compared(Expression<?> one, Expression<?> other, Usage usage) {
    if (other instanceof Literal<?> literal) {
      compared(one, literal.value(), usage);
    }
  }

  private void compared(Expression<?> compared, Object value, Usage usage) {
    if (!(compared instanceof Answer<?> answer)) {
      return;
    }
    if (value instanceof String && answer.question() instanceof ChoiceQuestion choice) {
      List<String> options = choice.options().stream().map(ChoiceQuestion.Option::value).toList();
      if (!options.contains(value)) {
        never(answer, "\"" + value + "\"", value, options.toString(), "one of the options", usage);
      }
    } else if (value instanceof Long number) {
      Bounds bounds = answer.question().bounds(answer.part());
      if (!bounds.contains(number)) {
        never(
            answer,
            value.toString(),
            value,
            bounds.least() + " to " + bounds.most(),
            "a number that can be answered",
            usage);
      }
    }
  }

  private void never(
      Answer<?> answer, String shown, Object value, String allowed, String with, Usage usage) {
    if (reported.add(new Reported(usage.source(), answer, value))) {
      findings.error(
          Rule.CONDITION,
          usage.subject(),
          usage.source(),
          "compares "
              + answer.question().dotted()
              + " ("
              + answer.question().source().position()
              + ") with "
              + shown
              + ", which it can never be",
          allowed,
          "compare with " + with);
    }
  }
}
