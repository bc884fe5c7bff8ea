package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.CertificatePart;
import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.expression.node.Generated;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.Present;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedPort;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether what an expression uses is there where it is used: the answer to a question that the
 * wizard may not show, a secret that may be left to the app, the host name of a workload that may
 * not exist.
 *
 * <p>Answers of list items are left to whoever reads them: their conditions are those of an item.
 */
final class AnswerChecks {

  private final Plan plan;
  private final Findings findings;
  private final List<Question> asked;
  private final Map<String, List<List<Expression<Boolean>>>> hosts = new HashMap<>();
  private final Set<Reported> reported = new HashSet<>();

  private AnswerChecks(Plan plan, Findings findings) {
    this.plan = plan;
    this.findings = findings;
    this.asked = plan.app().questions();
    for (PlannedPort port : plan.ports()) {
      hosts.computeIfAbsent(port.unit().name(), added -> new ArrayList<>()).add(port.conditions());
    }
  }

  private record Reported(SourceLine use, Object what) {}

  static void check(Plan plan, Findings findings) {
    AnswerChecks checks = new AnswerChecks(plan, findings);
    // What is wrong with repetitions is reported with the expressions.
    for (Usage usage : Usages.of(plan.app(), new Findings(plan.app().name()))) {
      checks.expression(usage.expression(), usage, usage.conditions());
    }
  }

  private void expression(
      Expression<?> expression, Usage usage, List<Expression<Boolean>> conditions) {
    if (expression instanceof Present || expression instanceof Generated) {
      return;
    }
    if (expression instanceof Text text) {
      text(text.parts(), usage, conditions);
    } else if (expression instanceof Conditional<?> choice) {
      expression(choice.when(), usage, conditions);
      expression(choice.then(), usage, with(conditions, choice.when()));
      expression(choice.otherwise(), usage, with(conditions, new Negation(choice.when())));
    } else if (expression instanceof All all) {
      List<Expression<Boolean>> known = conditions;
      for (Expression<Boolean> part : all.conditions()) {
        expression(part, usage, known);
        known = with(known, part);
      }
    } else if (expression instanceof Any any) {
      List<Expression<Boolean>> known = conditions;
      for (Expression<Boolean> part : any.conditions()) {
        expression(part, usage, known);
        known = with(known, new Negation(part));
      }
    } else if (expression instanceof ResourceName name) {
      host(name, usage, conditions);
    } else if (expression instanceof Answer<?> answer) {
      answer(answer, usage, conditions);
    } else if (expression instanceof CertificatePart part) {
      certificate(part, usage, conditions);
    } else {
      boolean test = expression.kind() == Kind.BOOLEAN;
      for (Expression<?> part : SubExpressions.of(expression)) {
        if (!(test && isGeneratedIfEmpty(part))) {
          expression(part, usage, conditions);
        }
      }
    }
  }

  private void text(List<Text.Part> parts, Usage usage, List<Expression<Boolean>> conditions) {
    for (Text.Part part : parts) {
      if (part instanceof Text.Hole hole) {
        expression(hole.value(), usage, conditions);
      } else if (part instanceof Text.Optional optional) {
        expression(optional.when(), usage, conditions);
        text(optional.parts(), usage, with(conditions, optional.when()));
      } else if (part instanceof Text.Repeated repeated) {
        text(repeated.parts(), usage, with(conditions, new NotEmpty(repeated.list())));
      }
    }
  }

  private static List<Expression<Boolean>> with(
      List<Expression<Boolean>> conditions, Expression<Boolean> more) {
    return Stream.concat(conditions.stream(), Stream.of(more)).toList();
  }

  private void answer(Answer<?> answer, Usage usage, List<Expression<Boolean>> conditions) {
    if (answer.scope().isItem()
        || !(answer.question() instanceof Question question)
        || Conditions.imply(conditions, List.of(new Present(answer)))) {
      return;
    }
    if (isGeneratedIfEmpty(answer)) {
      forgotten(question, usage);
    }
    if (usage.place() == Usage.Place.PUBLISHED || question.isRequired() && answer.mandatory()) {
      shown(question)
          .filter(source -> !Cover.covered(conditions, List.of(source.conditions())))
          .findFirst()
          .ifPresent(source -> hidden(question, source, usage));
    }
  }

  private static boolean isGeneratedIfEmpty(Expression<?> expression) {
    return expression instanceof Answer<?> answer
        && answer.question() instanceof SecretQuestion secret
        && secret.generatedLength() > 0;
  }

  /** A question and the levels around it that have a condition which can be told. */
  private Stream<Question> shown(Question question) {
    return Stream.concat(
            Stream.of(question),
            asked.stream()
                .filter(DictQuestion.class::isInstance)
                .filter(level -> question.dotted().startsWith(level.dotted() + ".")))
        .filter(one -> one.condition().isPresent());
  }

  /** A file or variable that holds no certificate is one that programs fail to read. */
  private void certificate(
      CertificatePart part, Usage usage, List<Expression<Boolean>> conditions) {
    Answer<Long> answer = part.certificate();
    answer(answer, usage, conditions);
    if (answer.question().isNullable()
        && !answer.scope().isItem()
        && !Conditions.imply(conditions, List.of(new Present(answer)))
        && reported.add(new Reported(usage.source(), answer.question()))) {
      findings.error(
          Rule.UNANSWERED,
          usage.subject(),
          usage.source(),
          "uses the certificate of "
              + answer.question().dotted()
              + " ("
              + answer.question().source().position()
              + "), which is empty when the owner chooses none",
          "certificates that are chosen, or required ones",
          "use it within when(QUESTION.isGiven(), …) or choose(QUESTION.isGiven(), …, …), or call"
              + " required() of the question");
    }
  }

  private void forgotten(Question question, Usage usage) {
    if (reported.add(new Reported(usage.source(), question))) {
      findings.error(
          Rule.UNANSWERED,
          usage.subject(),
          usage.source(),
          "uses the answer of "
              + question.dotted()
              + " ("
              + question.source().position()
              + "), which is empty when the app generates the secret",
          "the secret in force, given or generated",
          "use secret() of the question");
    }
  }

  private void hidden(Question question, Question hides, Usage usage) {
    if (!reported.add(new Reported(usage.source(), question))) {
      return;
    }
    String condition = hides.condition().orElseThrow().question().dotted();
    boolean published = usage.place() == Usage.Place.PUBLISHED;
    findings.error(
        Rule.UNANSWERED,
        usage.subject(),
        usage.source(),
        (published ? "takes the port of the NAS of " : "needs the answer of ")
            + question.dotted()
            + ", which "
            + (hides == question ? "" : "with " + hides.dotted() + " ")
            + "is asked under a condition on "
            + condition
            + " only ("
            + hides.source().position()
            + ")",
        "required answers where they are asked",
        "use it within when(CONDITION, …) with the condition of the question"
            + (published ? ", or ask it always" : ", or give it a default"));
  }

  private void host(ResourceName name, Usage usage, List<Expression<Boolean>> conditions) {
    if (name.suffix().isEmpty()
        || !plan.hostNames().contains(name)
        || Cover.covered(conditions, hosts.get(name.suffix()))
        || !reported.add(new Reported(usage.source(), name))) {
      return;
    }
    findings.error(
        Rule.REFERENCE,
        usage.subject(),
        usage.source(),
        "uses the host name of workload "
            + name.suffix()
            + ", which is there under a condition only",
        "host names of workloads that are there",
        "use it within when(CONDITION, …) with the condition of " + name.suffix());
  }
}
