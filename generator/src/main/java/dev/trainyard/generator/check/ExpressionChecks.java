package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.Generated;
import dev.trainyard.generator.expression.node.GpuChosen;
import dev.trainyard.generator.expression.node.HasDuplicates;
import dev.trainyard.generator.expression.node.ItemIndex;
import dev.trainyard.generator.expression.node.Joined;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.PasswordHash;
import dev.trainyard.generator.expression.node.ReadCommand;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.problem.Legible;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Set;

/** What expressions refer to, and where secrets and unescaped answers would end. */
final class ExpressionChecks {

  private final Findings findings;
  private final Comparisons comparisons;
  private final KeptSecrets kept;
  private final References references;

  private ExpressionChecks(Plan plan, Findings findings) {
    this.findings = findings;
    this.comparisons = new Comparisons(findings);
    this.kept = new KeptSecrets(findings);
    this.references = new References(plan, findings);
  }

  static void check(Plan plan, Findings findings) {
    ExpressionChecks checks = new ExpressionChecks(plan, findings);
    Usages.of(plan.app(), findings).forEach(checks::usage);
    checks.kept.finish();
    checks.references.finish();
  }

  private void usage(Usage usage) {
    expression(usage.expression(), usage, usage.items());
    if (usage.place() == Usage.Place.PUBLIC && SubExpressions.isSensitive(usage.expression())) {
      findings.error(
          Rule.SECRET,
          usage.subject(),
          usage.source(),
          "shows a secret to everybody who sees the app",
          "secrets in env(…) and file(…) only",
          "hand it over as an environment variable or a file");
    }
  }

  private void expression(Expression<?> expression, Usage usage, Set<Scope> items) {
    comparisons.check(expression, usage);
    if (expression instanceof Text text) {
      text(text.parts(), usage, items);
      return;
    }
    if (expression instanceof Answer<?> answer) {
      references.reference(answer.question(), answer.part(), answer.scope(), usage, items);
    } else if (expression instanceof GpuChosen gpus) {
      references.reference(gpus.question(), Part.VALUE, gpus.scope(), usage, items);
    } else if (expression instanceof ItemIndex index) {
      references.atHand(index.scope(), usage, items);
    } else if (expression instanceof Joined joined) {
      references.list(joined.list(), usage, items);
    } else if (expression instanceof NotEmpty notEmpty) {
      references.list(notEmpty.list(), usage, items);
    } else if (expression instanceof HasDuplicates duplicates) {
      references.list(duplicates.list(), usage, items);
      references.ofItem(duplicates.list(), duplicates.answer().question(), usage);
      return;
    } else if (expression instanceof ResourceName name) {
      references.host(name, usage);
    } else if (expression instanceof Literal<?> literal) {
      literal(literal.value(), usage);
    } else if (expression instanceof Generated || expression instanceof PasswordHash) {
      kept.use(expression, usage);
    } else if (expression instanceof ReadCommand command) {
      kept.read(command, usage);
    }
    SubExpressions.of(expression).forEach(part -> expression(part, usage, items));
  }

  private void literal(Object value, Usage usage) {
    if (value instanceof Long number && !Bounds.EXACT.contains(number)) {
      findings.error(
          Rule.RANGE,
          usage.subject(),
          usage.source(),
          "has the number " + number,
          -Bounds.LARGEST + " to " + Bounds.LARGEST,
          "write it as a text; readers of YAML and JSON change larger numbers");
    }
    if (value instanceof String text) {
      ends(text, usage);
    }
  }

  /**
   * Variables, arguments and paths of processes end at U+0000, wherever they come from; halves of
   * characters are nothing in UTF-8.
   */
  private void ends(String text, Usage usage) {
    if (text.indexOf(0) >= 0) {
      findings.error(
          Rule.SHAPE,
          usage.subject(),
          usage.source(),
          "holds U+0000, with which texts of processes end",
          "texts without it",
          "take it out");
    }
    if (!Legible.isWhole(text)) {
      findings.error(
          Rule.SHAPE,
          usage.subject(),
          usage.source(),
          "holds half a character, which no file of a catalog can",
          "whole characters",
          "take it out");
    }
  }

  private void text(List<Text.Part> parts, Usage usage, Set<Scope> items) {
    for (Text.Part part : parts) {
      if (part instanceof Text.Fixed fixed) {
        ends(fixed.text(), usage);
      } else if (part instanceof Text.Hole hole) {
        hole(hole, usage);
        expression(hole.value(), usage, items);
      } else if (part instanceof Text.Optional optional) {
        expression(optional.when(), usage, items);
        text(optional.parts(), usage, items);
      } else if (part instanceof Text.Repeated repeated) {
        references.list(repeated.list(), usage, items);
        text(
            repeated.parts(),
            usage,
            Usages.repeated(items, repeated.list(), usage.subject(), usage.source(), findings));
      }
    }
  }

  private void hole(Text.Hole hole, Usage usage) {
    if (SubExpressions.isFree(hole.value())) {
      findings.error(
          Rule.HOLE,
          usage.subject(),
          usage.source(),
          "has a text with " + described(hole.value()) + ", which may hold any character",
          "inUrl, inShell, inXml, inJson, inSql, inProperties or verbatim around it",
          "say where in the text's syntax it stands");
    }
  }

  private static String described(Expression<?> value) {
    if (value instanceof Answer<?> answer) {
      return "the answer of " + answer.question().dotted();
    }
    if (value instanceof Joined joined) {
      return "the items of " + joined.list().dotted();
    }
    if (value instanceof PasswordHash) {
      return "the hash of a password";
    }
    return SubExpressions.of(value).stream()
        .filter(SubExpressions::isFree)
        .findFirst()
        .map(ExpressionChecks::described)
        .orElse("a certificate");
  }
}
