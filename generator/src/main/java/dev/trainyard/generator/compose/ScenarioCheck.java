package dev.trainyard.generator.compose;

import dev.trainyard.generator.check.RefusedScenario;
import dev.trainyard.generator.compose.service.ComposeFile;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Scenario;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes what an app runs under each of its scenarios and under the defaults, and holds it
 * against what Docker Compose demands. Needs neither Jinja nor Docker.
 */
final class ScenarioCheck {

  private final App app;
  private final ComposeFile file;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  private ScenarioCheck(App app, ComposeFile file) {
    this.app = app;
    this.file = file;
  }

  static List<Problem> check(App app, ComposeFile file) {
    ScenarioCheck check = new ScenarioCheck(app, file);
    try {
      check.run("no answers", TestValues.defaults(app));
    } catch (RenderFailure missing) {
      // Without any answers, required ones may be missing; a scenario has them all.
    }
    Map<String, Map<String, Object>> all = TestValues.of(app);
    for (Scenario scenario : app.scenarios()) {
      try {
        check.run("scenario " + scenario.name(), all.get(scenario.name()));
      } catch (RenderFailure refusal) {
        check.problems.add(RefusedScenario.of(app, scenario, refusal));
      }
    }
    return check.problems;
  }

  private void run(String subject, Map<String, Object> values) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.putAll(file.images().values());
    ComposeSite site = new ComposeSite(app.name(), all);
    Map<String, Object> rendered =
        Manifests.evaluate(List.of(file.file()), site.answers(), site).get(0);
    for (String fault : ComposeRules.faults(rendered)) {
      if (known.add(fault)) {
        problems.add(
            Problem.error(
                Rule.RELEASE,
                Where.definition(app.name(), subject, app.source()),
                fault,
                "what Docker Compose and TrueNAS accept",
                "Correct the answers of the scenario, or the definition where it allows them."));
      }
    }
  }
}
