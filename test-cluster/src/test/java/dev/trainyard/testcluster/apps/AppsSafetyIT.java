package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.helm.HelmRelease;
import dev.trainyard.testcluster.helm.Rendering;
import dev.trainyard.testcluster.manifest.Allowance;
import dev.trainyard.testcluster.manifest.Hardening;
import dev.trainyard.testcluster.manifest.HardeningCheck;
import dev.trainyard.testcluster.manifest.RenderedDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no answer can do to any app, and what no app does to the NAS. */
class AppsSafetyIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final int RANDOM_ANSWERS = 10;

  private static final HardeningCheck HARDENING =
      new HardeningCheck(
          List.of(
              allow(
                  Hardening.NON_ROOT_USER,
                  "*",
                  "permissions",
                  "Only root gives a volume to another user."),
              allow(
                  Hardening.NO_CAPABILITIES,
                  "*",
                  "permissions",
                  "It gives volumes to their users and does nothing else."),
              allow(
                  Hardening.READ_ONLY_ROOT,
                  "Deployment/my-release-gocd-server",
                  "server",
                  "The entry point edits settings in place."),
              allow(
                  Hardening.READ_ONLY_ROOT,
                  "*",
                  "agent",
                  "The entry point of GoCD's agents edits settings in place."),
              allow(
                  Hardening.NON_ROOT_USER,
                  "Deployment/my-release-uro-uro",
                  "uro",
                  "Elixir's mix belongs to root in the image."),
              allow(
                  Hardening.READ_ONLY_ROOT,
                  "Deployment/my-release-uro-uro",
                  "uro",
                  "mix writes to its build directory.")));

  private static Allowance allow(
      Hardening hardening, String document, String container, String reason) {
    return new Allowance(hardening, document, container, reason);
  }

  static List<TestedApp> all() {
    return TestedApp.all();
  }

  static List<TestedApp> shipped() {
    return TestedApp.shipped();
  }

  @ParameterizedTest
  @MethodSource("all")
  void passesLint(TestedApp tested) {
    assertThat(helm.lint(tested.chart()).messages()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void hasNoMoreRightsThanAllowed(TestedApp tested) {
    ScenarioValues.of(tested.app())
        .forEach(
            (scenario, answers) ->
                assertThat(HARDENING.check(render(tested, answers).orFail().documents()))
                    .as(scenario)
                    .isEmpty());
  }

  @ParameterizedTest
  @MethodSource("all")
  void hostileTextsChangeNoStructure(TestedApp tested) {
    for (int seed : tested.seeds(RANDOM_ANSWERS, Place.SCALE_24_04)) {
      Rendering hostile = render(tested, RandomAnswers.hostile(seed).answer(tested.app()));
      Rendering harmless = render(tested, RandomAnswers.harmless(seed).answer(tested.app()));
      assertThat(structure(hostile)).as("answers %d", seed).isEqualTo(structure(harmless));
    }
  }

  private static List<Object> structure(Rendering rendering) {
    return rendering.orFail().documents().stream()
        .map(document -> List.of(document.id(), Documents.structure(document.object())))
        .<Object>map(pair -> pair)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void secretsAreInSecretsOnly(TestedApp tested) {
    for (int seed : tested.seeds(RANDOM_ANSWERS, Place.SCALE_24_04)) {
      RandomAnswers random = RandomAnswers.harmless(seed);
      HelmRelease release = release(tested, random.answer(tested.app()));
      List<String> secrets = new ArrayList<>(random.secrets());
      secrets.addAll(tested.kept().values());
      secrets.add(Place.PRIVATE_KEY_PART);
      StringBuilder open = new StringBuilder(helm.notes(tested.chart(), release));
      helm.render(tested.chart(), release).orFail().documents().stream()
          .filter(document -> !document.kind().equals("Secret"))
          .forEach(document -> open.append(document.text()));
      for (String secret : secrets) {
        assertThat(open)
            .as("answers %d", seed)
            .doesNotContain(secret)
            .doesNotContain(base64(secret));
      }
    }
  }

  private static String base64(String secret) {
    return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("all")
  void startsNothingWhileStopped(TestedApp tested) {
    for (Place place : List.of(Place.SCALE_23_10_STOPPED, Place.SCALE_24_04_STOPPED)) {
      ScenarioValues.of(tested.app())
          .forEach(
              (scenario, answers) -> {
                Map<String, Object> values = place.values(tested.app(), TestedApp.RELEASE, answers);
                helm.render(tested.chart(), tested.helmRelease(values, tested.kept()))
                    .orFail()
                    .documents()
                    .forEach(AppsSafetyIT::startsNothing);
              });
    }
  }

  private static void startsNothing(RenderedDocument document) {
    if (document.kind().equals("Deployment") || document.kind().equals("StatefulSet")) {
      assertThat(Documents.at(document.object(), "spec", "replicas"))
          .as(document.id())
          .isEqualTo(0);
    } else {
      assertThat(Documents.template(document)).as(document.id()).isEmpty();
    }
  }

  private static Rendering render(TestedApp tested, Map<String, Object> answers) {
    return helm.render(tested.chart(), release(tested, answers));
  }

  private static HelmRelease release(TestedApp tested, Map<String, Object> answers) {
    Map<String, Object> values = Place.SCALE_24_04.values(tested.app(), TestedApp.RELEASE, answers);
    return tested.helmRelease(values, tested.kept());
  }
}
