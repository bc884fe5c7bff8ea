package dev.trainyard.generator.check;

import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Scenario;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;

/** A scenario with which the app refuses to be installed. */
public final class RefusedScenario {

  private RefusedScenario() {}

  /** The problem, with what the owner would read. */
  public static Problem of(App app, Scenario scenario, RenderFailure refusal) {
    return Problem.error(
        Rule.SCENARIO,
        Where.definition(app.name(), "scenario " + scenario.name(), scenario.source()),
        "is refused: " + refusal.getMessage(),
        "answers with which the app can be installed",
        "correct the answers, or what refuseIf(…) says; use what need not be answered, such as a"
            + " nullable() number, within when(QUESTION.isGiven(), …); an app that refuses its"
            + " defaults needs a scenario(…) that answers");
  }
}
