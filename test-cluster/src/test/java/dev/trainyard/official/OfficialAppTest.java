package dev.trainyard.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeRules;
import dev.trainyard.generator.compose.ComposeSite;
import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.question.Question;
import dev.trainyard.testcluster.app.Place;
import dev.trainyard.testcluster.app.TestedApp;
import dev.trainyard.testcluster.compose.Nas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What shows that a definition says what an official app says. */
interface OfficialAppTest {

  /** The definition. */
  AppDefinition definition();

  /** What the official app has, and how the definition says it. */
  Comparison comparison();

  /** Why there is none for Docker Compose, as it is reported; nothing where there is one. */
  default List<String> reasonsAgainstCompose() {
    return List.of();
  }

  @Test
  default void nothing_is_wrong_with_the_definition() {
    assertThat(AppChecks.check(definition().define()))
        .filteredOn(problem -> problem.severity() != Severity.NOTE)
        .isEmpty();
  }

  /** Without published forms at hand the table itself says what there is. */
  @Test
  default void every_question_of_the_official_app_is_asked_or_left_for_a_reason() {
    Comparison comparison = comparison();
    OfficialForm.named(comparison.form())
        .ifPresent(
            official ->
                assertThat(comparison.official())
                    .containsExactlyInAnyOrderElementsOf(
                        OfficialForm.asked(official.form()).stream()
                            .map(OfficialForm.Asked::path)
                            .toList()));
    assertThat(comparison.reasons().values()).noneMatch(String::isBlank);
  }

  @Test
  default void every_question_of_ours_is_in_the_table() {
    String form = TestedApp.of(definition()).file("questions.yaml");

    assertThat(
            OfficialForm.asked(FormReader.read(form.getBytes(StandardCharsets.UTF_8)).form())
                .stream()
                .map(OfficialForm.Asked::path))
        .containsExactlyInAnyOrderElementsOf(comparison().ours());
  }

  @TestFactory
  default Stream<DynamicTest> what_the_official_app_does_is_rendered() {
    TestedApp tested = TestedApp.of(definition());
    Map<String, Map<String, Object>> scenarios = ScenarioValues.of(tested.app());
    return comparison().capabilities().stream()
        .map(
            wanted ->
                dynamicTest(
                    wanted.what(),
                    () ->
                        assertThat(
                                Lookup.at(
                                    object(
                                        tested, wanted.object(), scenarios.get(wanted.scenario())),
                                    wanted.path()))
                            .isEqualTo(wanted.value())));
  }

  @Test
  default void the_compose_edition_says_it_or_why_not() {
    App app = definition().define();

    assertThat(new ComposeEdition().render(app).problems())
        .filteredOn(Problem::isError)
        .extracting(Problem::found)
        .containsExactlyElementsOf(reasonsAgainstCompose());
    if (!reasonsAgainstCompose().isEmpty()) {
      return;
    }
    ScenarioValues.of(app)
        .forEach(
            (name, answers) ->
                assertThat(ComposeRules.faults(compose(app, answers))).as(name).isEmpty());
  }

  private static Map<String, Object> object(
      TestedApp tested, String wanted, Map<String, Object> answers) {
    if (wanted.equals("compose")) {
      return compose(tested.app(), answers);
    }
    Map<String, Object> values = Place.SCALE_24_04.values(tested.app(), TestedApp.RELEASE, answers);
    List<Map<String, Object>> manifests = tested.evaluate(values, tested.kept(values));
    return manifests.stream()
        .filter(
            manifest ->
                wanted.equals(manifest.get("kind") + " " + Lookup.at(manifest, "metadata/name")))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "no "
                        + wanted
                        + " in "
                        + manifests.stream()
                            .map(
                                manifest ->
                                    manifest.get("kind")
                                        + " "
                                        + Lookup.at(manifest, "metadata/name"))
                            .toList()));
  }

  private static Map<String, Object> compose(App app, Map<String, Object> answers) {
    Map<String, Object> moved =
        ComposeAnswers.PLACES.moved(app.questions(), HelmAnswers.PATHS, answers);
    for (Question question : app.questions()) {
      if (!moved.containsKey(question.path().get(0))) {
        ComposeAnswers.PLACES.putUsual(moved, question);
      }
    }
    ComposeSite site = new ComposeSite(app.name(), new Nas(app).on(moved, "INSTALL"));
    return Manifests.evaluate(List.of(ComposeEdition.file(app)), site.answers(), site).get(0);
  }
}
