package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Asked;
import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.OfEdition;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.DeclaredUnit;
import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Repetition;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The words of single editions in a definition. */
public final class EditionWords {

  private EditionWords() {}

  /**
   * The words that an edition does not know, each a problem of its own: what a definition says is
   * never left out silently.
   */
  public static List<Problem> foreignTo(String edition, App app) {
    return Stream.concat(
            of(app).stream()
                .filter(word -> !word.value().value().edition().equals(edition))
                .map(word -> foreign(edition, app, word)),
            Usages.of(app, new Findings(app.name()), edition::equals).stream()
                .flatMap(
                    usage ->
                        facts(usage.expression())
                            .filter(fact -> !fact.edition().equals(edition))
                            .map(
                                fact ->
                                    isOutOfReach(usage.conditions(), app)
                                        ? leftOut(
                                            edition,
                                            app,
                                            fact.edition(),
                                            fact.meaning(),
                                            usage.source())
                                        : foreign(
                                            edition,
                                            app,
                                            fact.edition(),
                                            fact.meaning(),
                                            usage.source()))))
        .toList();
  }

  private static Stream<OfEdition.Fact> facts(Expression<?> expression) {
    List<OfEdition.Fact> facts = new ArrayList<>();
    SubExpressions.walk(
        expression,
        part -> {
          if (part instanceof OfEdition ofEdition) {
            facts.add(ofEdition.fact());
          }
        });
    return facts.stream().distinct();
  }

  private static Problem foreign(String edition, App app, Guarded<Said<EditionWord>> guarded) {
    Said<EditionWord> word = guarded.value();
    String own = word.value().edition();
    if (isOutOfReach(guarded.conditions(), app)) {
      return leftOut(edition, app, own, word.value().meaning(), word.source());
    }
    if (word.value().isDetail()) {
      return Problem.note(
          Rule.EDITION,
          Where.definition(app.name(), "word of edition " + own, word.source()),
          "asks for " + word.value().meaning() + ", which the edition " + edition + " leaves out");
    }
    return foreign(edition, app, own, word.value().meaning(), word.source());
  }

  private static Problem leftOut(
      String edition, App app, String own, String meaning, SourceLine source) {
    return Problem.note(
        Rule.EDITION,
        Where.definition(app.name(), "word of edition " + own, source),
        "asks for "
            + meaning
            + ", which the edition "
            + edition
            + " leaves out together with the question that leads to it");
  }

  /**
   * Whether the conditions never hold, since they ask for answers other than the default to
   * questions that the edition does not ask.
   */
  private static boolean isOutOfReach(List<Expression<Boolean>> conditions, App app) {
    List<Expression<Boolean>> known = new ArrayList<>();
    for (Expression<Boolean> condition : conditions) {
      SubExpressions.walk(
          condition,
          part -> {
            if (part instanceof Answer<?> answer
                && isUnasked(answer.question(), app)
                && Boolean.FALSE.equals(answer.fallback())) {
              known.add(new Negation(part(part)));
            } else if (part instanceof NotEmpty list
                && isUnasked(list.list().question(), app)
                && isEmptyByDefault(list.list().question())) {
              known.add(new Negation(list));
            }
          });
    }
    return Conditions.exclude(conditions, known);
  }

  @SuppressWarnings("unchecked")
  private static Expression<Boolean> part(Expression<?> answer) {
    return (Expression<Boolean>) answer;
  }

  private static boolean isUnasked(Asked asked, App app) {
    return app.questions().stream()
        .noneMatch(
            question ->
                question == asked
                    || question instanceof ListQuestion list && list.items().contains(asked));
  }

  private static boolean isEmptyByDefault(Asked asked) {
    return asked instanceof ListQuestion list && list.defaultItems().isEmpty()
        || asked instanceof StringListQuestion texts && texts.defaultItems().isEmpty();
  }

  private static Problem foreign(
      String edition, App app, String own, String meaning, SourceLine source) {
    return Problem.error(
        Rule.EDITION,
        Where.definition(app.name(), "word of edition " + own, source),
        "asks for " + meaning + ", which the edition " + edition + " cannot do",
        "what every edition of the catalog can do",
        "leave it out, or publish the edition " + own + " alone: -Dtruenas.editions=" + own);
  }

  /** All words of an app with what they depend on, in the order of the model. */
  private static List<Guarded<Said<EditionWord>>> of(App app) {
    List<Guarded<Said<EditionWord>>> all = new ArrayList<>();
    app.words().forEach(word -> all.add(said(List.of(), word.value(), word.source())));
    app.workloads()
        .forEach(
            workload -> unit(workload.unit(), around(workload.when(), workload.repetition()), all));
    app.jobs()
        .forEach(
            job -> {
              List<Expression<Boolean>> around = around(job.when(), Optional.empty());
              if (job.trigger() instanceof Trigger.OfEdition word) {
                all.add(said(around, word, job.source()));
              }
              unit(job.unit(), around, all);
            });
    return all;
  }

  private static List<Expression<Boolean>> around(
      Optional<Expression<Boolean>> when, Optional<Repetition> repetition) {
    return Stream.of(
            when,
            repetition.<Expression<Boolean>>map(each -> new NotEmpty(each.list())),
            repetition.flatMap(Repetition::when))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Guarded<Said<EditionWord>> said(
      List<Expression<Boolean>> conditions, EditionWord word, SourceLine source) {
    return new Guarded<>(conditions, new Said<>(word, source));
  }

  private static void unit(
      DeclaredUnit unit, List<Expression<Boolean>> around, List<Guarded<Said<EditionWord>>> all) {
    Block.guarded(unit.words())
        .forEach(
            word ->
                all.add(
                    said(
                        more(around, word.conditions()),
                        word.value().value(),
                        word.value().source())));
    unit.allContainers()
        .forEach(
            container ->
                Block.guarded(container.env())
                    .forEach(
                        variable ->
                            variable(
                                variable.value(),
                                more(
                                    more(around, container.when().stream().toList()),
                                    variable.conditions()),
                                all)));
  }

  private static List<Expression<Boolean>> more(
      List<Expression<Boolean>> around, List<Expression<Boolean>> conditions) {
    return Stream.concat(around.stream(), conditions.stream()).toList();
  }

  private static void variable(
      Env variable, List<Expression<Boolean>> conditions, List<Guarded<Said<EditionWord>>> all) {
    if (variable instanceof Env.OfEdition ofEdition) {
      all.add(said(conditions, ofEdition.value(), ofEdition.source()));
    }
  }
}
