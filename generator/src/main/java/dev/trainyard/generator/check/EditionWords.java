package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.OfEdition;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.DeclaredUnit;
import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
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
                .filter(word -> !word.value().edition().equals(edition))
                .map(word -> foreign(edition, app, word)),
            Usages.of(app, new Findings(app.name()), edition::equals).stream()
                .flatMap(
                    usage ->
                        facts(usage.expression())
                            .filter(fact -> !fact.edition().equals(edition))
                            .map(
                                fact ->
                                    foreign(
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

  private static Problem foreign(String edition, App app, Said<EditionWord> word) {
    String own = word.value().edition();
    Where where = Where.definition(app.name(), "word of edition " + own, word.source());
    if (word.value().isDetail()) {
      return Problem.note(
          Rule.EDITION,
          where,
          "asks for " + word.value().meaning() + ", which the edition " + edition + " leaves out");
    }
    return foreign(edition, app, own, word.value().meaning(), word.source());
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

  /** All words of an app, in the order of the model. */
  public static List<Said<EditionWord>> of(App app) {
    List<Said<EditionWord>> all = new ArrayList<>();
    app.words().forEach(word -> all.add(new Said<>(word.value(), word.source())));
    app.workloads().forEach(workload -> unit(workload.unit(), all));
    app.jobs()
        .forEach(
            job -> {
              if (job.trigger() instanceof Trigger.OfEdition word) {
                all.add(new Said<>(word, job.source()));
              }
              unit(job.unit(), all);
            });
    return all;
  }

  private static void unit(DeclaredUnit unit, List<Said<EditionWord>> all) {
    unit.words().forEach(word -> all.add(new Said<>(word.value(), word.source())));
    unit.allContainers()
        .forEach(container -> Block.forEach(container.env(), variable -> variable(variable, all)));
  }

  private static void variable(Env variable, List<Said<EditionWord>> all) {
    if (variable instanceof Env.OfEdition ofEdition) {
      SourceLine source = ofEdition.source();
      all.add(new Said<>(ofEdition.value(), source));
    }
  }
}
