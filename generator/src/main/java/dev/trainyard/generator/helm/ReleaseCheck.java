package dev.trainyard.generator.helm;

import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.helm.manifest.ChartManifests;
import dev.trainyard.generator.helm.rule.Finding;
import dev.trainyard.generator.helm.rule.Manifest;
import dev.trainyard.generator.helm.rule.ReleaseRules;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Computes what an app installs under each of its scenarios and under the defaults, and holds it
 * against the rules of a cluster. Needs neither Helm nor a cluster.
 */
final class ReleaseCheck {

  private static final String DEFAULTS = "no answers";
  private static final String RELEASE = "my-release";

  private ReleaseCheck() {}

  /**
   * What is wrong, each thing once, with the scenario in which it shows first.
   *
   * @param manifests of an app without errors
   * @param defaults the values in force when nobody answers anything
   */
  static List<Problem> check(App app, ChartManifests manifests, Map<String, Object> defaults) {
    SortedMap<String, Map<String, Object>> cases = new TreeMap<>();
    cases.put("", Map.of());
    ScenarioValues.of(app).forEach(cases::put);
    Map<String, String> kept = new TreeMap<>();
    manifests.keptKeys().forEach(key -> kept.put(key, "kept"));
    List<Problem> problems = new ArrayList<>();
    Set<Finding> known = new HashSet<>();
    cases.forEach(
        (name, values) -> {
          Map<String, Object> all = Values.merge(defaults, values);
          for (Finding finding :
              findings(
                  manifests, new HelmSite(app.name(), RELEASE, "ix-" + RELEASE, 1, all, kept))) {
            if (known.add(finding)) {
              problems.add(problem(app, name.isEmpty() ? DEFAULTS : "scenario " + name, finding));
            }
          }
        });
    return problems;
  }

  private static List<Finding> findings(ChartManifests manifests, HelmSite site) {
    try {
      return new ReleaseRules(
              Manifests.evaluate(manifests.files(), site.answers(), site).stream()
                  .map(object -> new Manifest("", object))
                  .toList())
          .check();
    } catch (RenderFailure refused) {
      // A required answer is missing, or answers do not go together: nothing is installed.
      return List.of();
    }
  }

  private static Problem problem(App app, String scenario, Finding finding) {
    return Problem.error(
        Rule.RELEASE,
        Where.definition(app.name(), scenario, app.source()),
        finding.toString(),
        "what Kubernetes, Helm and TrueNAS accept",
        "Correct the answers of the scenario, or the definition where it allows them.");
  }
}
