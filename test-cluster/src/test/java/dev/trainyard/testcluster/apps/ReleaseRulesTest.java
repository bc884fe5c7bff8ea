package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.helm.rule.Finding;
import dev.trainyard.generator.helm.rule.Manifest;
import dev.trainyard.generator.helm.rule.ReleaseRules;
import dev.trainyard.testcluster.app.Place;
import dev.trainyard.testcluster.app.TestedApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules judge what the evaluator computes; no Helm is needed for that. */
class ReleaseRulesTest {

  @TestFactory
  Stream<DynamicTest> nothing_is_wrong_with_any_scenario_of_any_app() {
    return TestedApps.all().stream()
        .flatMap(
            tested ->
                ScenarioValues.of(tested.app()).entrySet().stream()
                    .map(
                        scenario ->
                            dynamicTest(
                                tested.name() + ", " + scenario.getKey(),
                                () ->
                                    assertThat(
                                            new ReleaseRules(manifests(tested, scenario.getValue()))
                                                .check())
                                        .isEmpty())));
  }

  @Test
  void an_object_that_is_there_twice_and_a_reference_to_nothing_are_found() {
    TestedApp gocd = TestedApps.shipped().get(1);
    Map<String, Object> answers = ScenarioValues.of(gocd.app()).values().iterator().next();
    List<Manifest> manifests = new ArrayList<>(manifests(gocd, answers));
    manifests.addAll(manifests(gocd, answers));
    manifests.removeIf(manifest -> manifest.kind().equals("ConfigMap"));

    assertThat(new ReleaseRules(manifests).check())
        .extracting(Finding::message)
        .anyMatch(message -> message.contains("the release has this object already"))
        .anyMatch(message -> message.contains("ConfigMap"));
  }

  private static List<Manifest> manifests(TestedApp tested, Map<String, Object> answers) {
    return tested
        .evaluate(Place.SCALE_24_04.values(tested.app(), TestedApp.RELEASE, answers), tested.kept())
        .stream()
        .map(object -> new Manifest("", object))
        .toList();
  }
}
