package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.ScalarQuestion;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.helm.Rendering;
import dev.trainyard.testcluster.manifest.ManifestCheck;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every app under every scenario and under random answers, with real Helm. */
class AppsRenderIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final int RANDOM_ANSWERS = 40;
  private static final ManifestCheck CHECK = new ManifestCheck();

  @TestFactory
  Stream<DynamicTest> everyScenarioIsValidEverywhere() {
    return TestedApp.all().stream()
        .flatMap(
            tested ->
                ScenarioValues.of(tested.app()).entrySet().stream()
                    .flatMap(
                        scenario ->
                            Stream.of(Place.values())
                                .map(
                                    place ->
                                        DynamicTest.dynamicTest(
                                            tested.name() + ", " + scenario.getKey() + ", " + place,
                                            () ->
                                                valid(
                                                    tested,
                                                    place.values(
                                                        tested.app(),
                                                        TestedApp.RELEASE,
                                                        scenario.getValue()))))));
  }

  @TestFactory
  Stream<DynamicTest> randomAnswersRenderToWhatIsEvaluated() {
    return TestedApp.all().stream()
        .flatMap(
            tested ->
                IntStream.range(0, RANDOM_ANSWERS)
                    .mapToObj(
                        seed ->
                            DynamicTest.dynamicTest(
                                tested.name() + ", answers " + seed,
                                () -> sameAsEvaluated(tested, seed))));
  }

  private static void sameAsEvaluated(TestedApp tested, int seed) {
    Place place = Place.values()[seed % Place.values().length];
    Map<String, Object> answers = RandomAnswers.hostile(seed).answer(tested.app());
    Map<String, Object> values = place.values(tested.app(), TestedApp.RELEASE, answers);
    List<Map<String, Object>> evaluated;
    try {
      evaluated = tested.evaluate(values, tested.kept());
    } catch (RenderFailure refused) {
      Rendering rendering = helm.render(tested.chart(), tested.helmRelease(values, tested.kept()));
      assertThat(rendering.ok()).as("Helm renders what must be refused: %s", refused).isFalse();
      assertThat(rendering.error()).contains(refused.getMessage());
      return;
    }
    same(tested, values, evaluated);
  }

  /** Unlike random answers, those of a scenario are never refused. */
  private static void valid(TestedApp tested, Map<String, Object> values) {
    same(tested, values, tested.evaluate(values, tested.kept()));
    assertThat(helm.notes(tested.chart(), tested.helmRelease(values, tested.kept())))
        .isEqualTo(tested.evaluateNotes(values).strip());
  }

  @TestFactory
  Stream<DynamicTest> missingAnswersAreAskedForInTheQuestionsWords() {
    return TestedApp.all().stream()
        .flatMap(
            tested ->
                tested.app().groups().stream()
                    .flatMap(group -> group.questions().stream())
                    .filter(question -> question.condition().isEmpty())
                    .filter(q -> q instanceof ScalarQuestion<?> scalar && scalar.mandatory())
                    .map(
                        question ->
                            DynamicTest.dynamicTest(
                                tested.name() + ", " + question.dotted(),
                                () -> askedFor(tested, question))));
  }

  private static void askedFor(TestedApp tested, Question question) {
    Map<String, Object> answers = tested.fullestScenario();
    remove(answers, question.path());
    for (Place place : List.of(Place.PLAIN_HELM, Place.SCALE_24_04)) {
      Map<String, Object> values = place.values(tested.app(), TestedApp.RELEASE, answers);
      Rendering rendering = helm.render(tested.chart(), tested.helmRelease(values, tested.kept()));
      assertThat(rendering.ok()).isFalse();
      assertThat(rendering.error())
          .contains(question.dotted())
          .contains("\"" + question.label() + "\" needs an answer");
      assertThat(tested.refuses(values)).isTrue();
    }
  }

  private static void remove(Object answers, List<String> path) {
    if (answers instanceof Map<?, ?> level) {
      if (path.size() == 1) {
        level.remove(path.get(0));
      } else {
        remove(level.get(path.get(0)), path.subList(1, path.size()));
      }
    }
  }

  private static void same(
      TestedApp tested, Map<String, Object> values, List<Map<String, Object>> evaluated) {
    Rendering rendering =
        helm.render(tested.chart(), tested.helmRelease(values, tested.kept())).orFail();
    assertThat(Differences.between(evaluated, rendering.documents())).isEmpty();
    assertThat(CHECK.check(rendering.documents())).isEmpty();
  }
}
