package dev.trainyard.generator.plan;

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
import java.util.ArrayList;
import java.util.List;

/** The words of single editions in a definition. */
public final class EditionWords {

  private EditionWords() {}

  /**
   * The words that an edition does not know, each a problem of its own: what a definition says is
   * never left out silently.
   */
  public static List<Problem> foreignTo(String edition, App app) {
    return of(app).stream()
        .filter(word -> !word.value().edition().equals(edition))
        .map(word -> foreign(edition, app, word))
        .toList();
  }

  private static Problem foreign(String edition, App app, Said<EditionWord> word) {
    String own = word.value().edition();
    return Problem.error(
        Rule.EDITION,
        Where.definition(app.name(), "word of edition " + own, word.source()),
        "asks for " + word.value().meaning() + ", which the edition " + edition + " cannot do",
        "what every edition of the catalog can do",
        "leave it out, or publish the app in the edition " + own + " only");
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
