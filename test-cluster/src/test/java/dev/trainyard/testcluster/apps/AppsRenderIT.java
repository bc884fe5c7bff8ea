package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.Release;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.testcluster.helm.Chart;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.helm.HelmRelease;
import dev.trainyard.testcluster.helm.Rendering;
import dev.trainyard.testcluster.helm.TrueNasOperation;
import dev.trainyard.testcluster.helm.TrueNasValues;
import dev.trainyard.testcluster.helm.TrueNasVersion;
import dev.trainyard.testcluster.manifest.ManifestCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every app under every scenario and under random answers, with real Helm. */
class AppsRenderIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final int RANDOM_ANSWERS = 60;
  private static final ManifestCheck CHECK = new ManifestCheck();
  private static final String RELEASE = "my-release";

  /** Where a chart is installed. */
  private enum Place {
    PLAIN_HELM,
    SCALE_22_02,
    SCALE_24_04,
    SCALE_24_04_STOPPED
  }

  @TestFactory
  Stream<DynamicTest> everyScenarioIsValidEverywhere() {
    return ShippedApps.all().stream()
        .flatMap(
            app -> {
              Chart chart = ShippedApps.chart(app);
              return ScenarioValues.of(app).entrySet().stream()
                  .flatMap(
                      scenario ->
                          Stream.of(Place.values())
                              .map(
                                  place ->
                                      DynamicTest.dynamicTest(
                                          app.name() + ", " + scenario.getKey() + ", " + place,
                                          () -> valid(app, chart, scenario.getValue(), place))));
            });
  }

  @TestFactory
  Stream<DynamicTest> randomAnswersRenderToWhatIsEvaluated() {
    return ShippedApps.all().stream()
        .flatMap(
            app -> {
              Chart chart = ShippedApps.chart(app);
              return Stream.iterate(0, seed -> seed + 1)
                  .limit(RANDOM_ANSWERS)
                  .map(
                      seed ->
                          DynamicTest.dynamicTest(
                              app.name() + ", answers " + seed,
                              () ->
                                  valid(
                                      app,
                                      chart,
                                      new RandomAnswers(seed).answer(app),
                                      Place.values()[seed % Place.values().length])));
            });
  }

  private static void valid(App app, Chart chart, Map<String, Object> answers, Place place) {
    Map<String, Object> values = at(place, app, answers);
    Map<String, String> kept = kept(app);
    Release release =
        new Release(
            app.name(),
            RELEASE,
            "ix-" + RELEASE,
            1,
            Values.merge(HelmEdition.defaults(app), values),
            Optional.of(kept));
    Rendering rendering =
        helm.engine()
            .render(
                chart,
                HelmRelease.named(RELEASE).withValues(values).withSecret(release.fullName(), kept));
    List<Map<String, Object>> evaluated;
    try {
      evaluated = Manifests.evaluate(HelmEdition.manifests(app), release);
    } catch (RenderFailure refused) {
      assertThat(rendering.ok()).as("Helm renders what must be refused: %s", refused).isFalse();
      assertThat(rendering.error()).contains(refused.getMessage());
      return;
    }
    rendering.orFail();
    assertThat(Differences.between(evaluated, rendering.documents())).isEmpty();
    assertThat(CHECK.check(rendering.documents())).isEmpty();
  }

  private static Map<String, Object> at(Place place, App app, Map<String, Object> answers) {
    if (place == Place.PLAIN_HELM) {
      Map<String, Object> plain = new LinkedHashMap<>(answers);
      plain.putIfAbsent("ixCertificates", certificates());
      return plain;
    }
    TrueNasValues values =
        TrueNasValues.of(
                place == Place.SCALE_22_02
                    ? TrueNasVersion.SCALE_22_02
                    : TrueNasVersion.SCALE_24_04,
                TrueNasOperation.INSTALL,
                RELEASE)
            .withAnswers(answers)
            .withCertificate(1, "-----BEGIN CERTIFICATE-----\nx\n", "key \"of\" one");
    for (String dataset : datasets(app)) {
      values = values.withIxVolume(dataset);
    }
    return place == Place.SCALE_24_04_STOPPED ? values.whileStopped().toMap() : values.toMap();
  }

  private static Map<String, Object> certificates() {
    return Map.of("1", Map.of("certificate", "certificate\n", "privatekey", "key\n"));
  }

  private static List<String> datasets(App app) {
    List<String> datasets = new ArrayList<>();
    app.groups()
        .forEach(
            group ->
                group
                    .questions()
                    .forEach(
                        question -> {
                          if (question instanceof StorageQuestion storage) {
                            datasets.add(storage.dataset());
                          }
                        }));
    return datasets;
  }

  /** Secrets as an earlier revision has left them, so that both sides know them. */
  private static Map<String, String> kept(App app) {
    Map<String, String> kept = new HashMap<>();
    Manifests.generatedKeys(HelmEdition.manifests(app))
        .forEach(key -> kept.put(key, "Kept0" + key.replaceAll("[^A-Za-z0-9]", "")));
    return kept;
  }
}
