package dev.trainyard.generator.helm;

import dev.trainyard.generator.check.RefusedScenario;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.evaluate.Site;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    manifests.kept().forEach(one -> kept.put(one.key(), "kept"));
    List<Problem> problems = new ArrayList<>();
    Set<Finding> known = new HashSet<>();
    Map<Map<String, Object>, Outcome> outcomes = new HashMap<>();
    cases.forEach(
        (name, values) -> {
          Map<String, Object> all = Values.merge(defaults, values);
          HelmSite site = new HelmSite(app.name(), RELEASE, "ix-" + RELEASE, 1, all, kept);
          // A scenario often answers what is the default anyway.
          Outcome outcome = outcomes.computeIfAbsent(all, same -> Outcome.of(manifests, site));
          String subject = name.isEmpty() ? DEFAULTS : "scenario " + name;
          outcome.plain().stream()
              .filter(known::add)
              .forEach(finding -> problems.add(problem(app, subject, finding)));
          outcome.onTrueNas().stream()
              .filter(known::add)
              .forEach(finding -> problems.add(problem(app, subject + " on TrueNAS", finding)));
          // Without any answers, required ones may be missing; a scenario has them all.
          outcome
              .refusal()
              .ifPresent(
                  refusal ->
                      app.scenarios().stream()
                          .filter(scenario -> scenario.name().equals(name))
                          .forEach(
                              scenario ->
                                  problems.add(RefusedScenario.of(app, scenario, refusal))));
        });
    return problems;
  }

  /**
   * What comes of an installation.
   *
   * @param plain what a cluster has against what plain Helm installs
   * @param onTrueNas what it has against what TrueNAS installs
   * @param refusal why there is nothing to install
   */
  private record Outcome(
      List<Finding> plain, List<Finding> onTrueNas, Optional<RenderFailure> refusal) {

    static Outcome of(ChartManifests manifests, HelmSite site) {
      try {
        return new Outcome(
            findings(manifests, site, site),
            findings(manifests, site, new AnyNas(site)),
            Optional.empty());
      } catch (RenderFailure refused) {
        return new Outcome(List.of(), List.of(), Optional.of(refused));
      }
    }

    private static List<Finding> findings(ChartManifests manifests, HelmSite release, Site site) {
      List<Manifest> objects =
          Manifests.evaluate(manifests.files(), release.answers(), site).stream()
              .map(object -> new Manifest("", object))
              .toList();
      return new ReleaseRules(objects).check();
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
