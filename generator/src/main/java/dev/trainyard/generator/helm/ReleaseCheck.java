package dev.trainyard.generator.helm;

import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.evaluate.Site;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.helm.manifest.ChartManifests;
import dev.trainyard.generator.helm.rule.Finding;
import dev.trainyard.generator.helm.rule.Manifest;
import dev.trainyard.generator.helm.rule.ReleaseRules;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Scenario;
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
 * against the rules of a cluster: by plain Helm and on TrueNAS, where storage, portals and what
 * stops are others. Needs neither Helm nor a cluster.
 */
final class ReleaseCheck {

  private static final String DEFAULTS = "no answers";
  private static final String RELEASE = "my-release";

  private final App app;
  private final ChartManifests manifests;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Finding> known = new HashSet<>();

  private ReleaseCheck(App app, ChartManifests manifests) {
    this.app = app;
    this.manifests = manifests;
  }

  /**
   * What is wrong, each thing once, with the scenario in which it shows first.
   *
   * @param manifests of an app without errors
   * @param defaults the values in force when nobody answers anything
   */
  static List<Problem> check(App app, ChartManifests manifests, Map<String, Object> defaults) {
    Map<String, String> kept = new TreeMap<>();
    manifests.keptKeys().forEach(key -> kept.put(key, "kept"));
    ReleaseCheck check = new ReleaseCheck(app, manifests);
    cases(app)
        .forEach(
            (name, answers) -> {
              Map<String, Object> values = Values.merge(defaults, answers);
              HelmSite plain = new HelmSite(app.name(), RELEASE, "ix-" + RELEASE, 1, values, kept);
              String subject = name.isEmpty() ? DEFAULTS : "scenario " + name;
              if (check.isInstalled(name, subject, plain, plain)) {
                check.isInstalled(name, subject + " on TrueNAS", plain, new AnyNas(plain));
              }
            });
    return check.problems;
  }

  /** The answers by scenario; those of nobody under no name, unless a scenario has the same. */
  private static SortedMap<String, Map<String, Object>> cases(App app) {
    SortedMap<String, Map<String, Object>> cases = ScenarioValues.of(app);
    if (cases.values().stream().noneMatch(Map::isEmpty)) {
      cases.put("", Map.of());
    }
    return cases;
  }

  /** Whether anything is installed; then what is wrong with it is a problem. */
  private boolean isInstalled(String name, String subject, HelmSite release, Site site) {
    try {
      for (Finding finding : findings(release, site)) {
        if (known.add(finding)) {
          problems.add(problem(app, subject, finding));
        }
      }
      return true;
    } catch (RenderFailure refused) {
      // Without any answers, required ones may be missing; a scenario has them all.
      app.scenarios().stream()
          .filter(scenario -> scenario.name().equals(name))
          .forEach(scenario -> problems.add(refused(app, scenario, refused)));
      return false;
    }
  }

  private List<Finding> findings(HelmSite release, Site site) {
    return new ReleaseRules(
            Manifests.evaluate(manifests.files(), release.answers(), site).stream()
                .map(object -> new Manifest("", object))
                .toList())
        .check();
  }

  private static Problem refused(App app, Scenario scenario, RenderFailure refusal) {
    return Problem.error(
        Rule.SCENARIO,
        Where.definition(app.name(), "scenario " + scenario.name(), scenario.source()),
        "is refused: " + refusal.getMessage(),
        "answers with which the app can be installed",
        "correct the answers, or what refuseIf(…) says; an app that refuses its defaults needs a"
            + " scenario(…) that answers");
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
