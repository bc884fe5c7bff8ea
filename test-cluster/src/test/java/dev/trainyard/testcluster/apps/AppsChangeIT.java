package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.expression.node.Generated;
import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.helm.nas.TrueNasOperation;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.manifests.RenderedDocument;
import dev.trainyard.testcluster.app.Differences;
import dev.trainyard.testcluster.app.Documents;
import dev.trainyard.testcluster.app.Place;
import dev.trainyard.testcluster.app.RandomAnswers;
import dev.trainyard.testcluster.app.TestedApp;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.helm.Rendering;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens to an app from its first installation to its next edit or upgrade. */
class AppsChangeIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final Place PLACE = Place.SCALE_24_04;

  static List<TestedApp> all() {
    return TestedApps.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void makesSecretsAtTheFirstInstallation(TestedApp tested) {
    ScenarioValues.of(tested.app())
        .forEach(
            (scenario, answers) -> {
              Map<String, Object> values = values(tested, answers, TrueNasOperation.INSTALL);
              Rendering first = helm.render(tested.chart(), tested.helmRelease(values)).orFail();
              Map<String, String> secret = secretOf(tested, first);
              generated(tested)
                  .forEach(
                      (key, generated) -> {
                        if (generated.given() == null || answers.isEmpty()) {
                          assertThat(secret.get(key))
                              .as("%s, %s", scenario, key)
                              .matches("[A-Za-z0-9]{" + generated.length() + "}");
                        }
                      });
              // Wherever a secret is used, it is the one that the app's Secret keeps.
              assertThat(Differences.between(tested.evaluate(values, secret), first.documents()))
                  .as(scenario)
                  .isEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void makesOtherSecretsForEachInstallation(TestedApp tested) {
    Map<String, Object> answers = ScenarioValues.of(tested.app()).values().iterator().next();
    Map<String, Object> values = values(tested, answers, TrueNasOperation.INSTALL);
    Map<String, String> one =
        secretOf(tested, helm.render(tested.chart(), tested.helmRelease(values)));
    Map<String, String> other =
        secretOf(tested, helm.render(tested.chart(), tested.helmRelease(values)));
    generated(tested)
        .keySet()
        .forEach(key -> assertThat(one.get(key)).isNotEqualTo(other.get(key)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void keepsEverythingWhenNothingChanges(TestedApp tested) {
    ScenarioValues.of(tested.app())
        .forEach(
            (scenario, answers) -> {
              Rendering first =
                  helm.render(
                          tested.chart(),
                          tested.helmRelease(values(tested, answers, TrueNasOperation.INSTALL)))
                      .orFail();
              for (TrueNasOperation operation :
                  List.of(TrueNasOperation.UPDATE, TrueNasOperation.UPGRADE)) {
                Rendering next =
                    helm.render(
                            tested.chart(),
                            tested.helmRelease(
                                values(tested, answers, operation), secretOf(tested, first)))
                        .orFail();
                assertThat(next.manifest())
                    .as("%s, %s", scenario, operation)
                    .isEqualTo(first.manifest());
              }
            });
  }

  /**
   * Changes one answer after the other, and the certificate: pods get another checksum, and so
   * restart, when what they mount or take variables from has changed and not otherwise.
   */
  @ParameterizedTest
  @MethodSource("all")
  void restartsThePodsThatUseWhatHasChanged(TestedApp tested) {
    Map<String, Object> values = values(tested, tested.fullestScenario(), TrueNasOperation.UPDATE);
    Map<String, String> kept = tested.kept(values);
    Rendering before = render(tested, values, kept).orFail();
    int restarts = 0;
    for (Map<String, Object> changed : changes(tested, values)) {
      Rendering after = render(tested, changed, kept);
      if (after.ok()) {
        restarts += restarts(before, after);
      }
    }
    Map<String, Object> renewed = new LinkedHashMap<>(values);
    renewed.put(
        "ixCertificates", Map.of("1", Map.of("certificate", "renewed", "privatekey", "renewed")));
    restarts += restarts(before, render(tested, renewed, kept).orFail());
    assertThat(restarts).as("restarted pods").isPositive();
  }

  /** The values with another answer to one question, for each question; lists also grow. */
  private static List<Map<String, Object>> changes(TestedApp tested, Map<String, Object> values) {
    List<Map<String, Object>> changes = new ArrayList<>();
    List<Question> questions =
        tested.app().groups().stream().flatMap(group -> group.questions().stream()).toList();
    for (Question question : questions) {
      Object other = RandomAnswers.harmless(changes.size()).answer(question);
      if (other != null) {
        changes.add(with(values, question.path(), other));
      }
      if (question instanceof ListQuestion
          && at(values, question.path()) instanceof List<?> items
          && other instanceof List<?> more) {
        changes.add(
            with(values, question.path(), Stream.concat(items.stream(), more.stream()).toList()));
      }
    }
    return changes;
  }

  /** How many pods restart; fails if others should. */
  private static int restarts(Rendering before, Rendering after) {
    Map<String, Object> oldData = Documents.data(before.documents());
    Map<String, Object> newData = Documents.data(after.documents());
    int restarts = 0;
    for (RenderedDocument document : after.documents()) {
      Object template = Documents.template(document).orElse(null);
      RenderedDocument former =
          before.documents().stream()
              .filter(other -> other.id().equals(document.id()))
              .findFirst()
              .orElse(null);
      if (template == null || former == null) {
        continue;
      }
      Object old = Documents.template(former).orElseThrow();
      Set<String> used = usesAtStart(template);
      boolean changed =
          !usesAtStart(old).equals(used)
              || used.stream().anyMatch(one -> !Objects.equals(oldData.get(one), newData.get(one)));
      boolean restart =
          !Objects.equals(
              Documents.at(old, "metadata", "annotations"),
              Documents.at(template, "metadata", "annotations"));
      assertThat(restart).as("%s restarts", document.id()).isEqualTo(changed);
      restarts += restart ? 1 : 0;
    }
    return restarts;
  }

  /** What a pod reads when it starts; live files reach it while it runs. */
  private static Set<String> usesAtStart(Object template) {
    return Documents.uses(template).stream()
        .filter(used -> !used.endsWith("-live"))
        .collect(Collectors.toSet());
  }

  private static Rendering render(
      TestedApp tested, Map<String, Object> values, Map<String, String> kept) {
    return helm.render(tested.chart(), tested.helmRelease(values, kept));
  }

  private static Map<String, Object> values(
      TestedApp tested, Map<String, Object> answers, TrueNasOperation operation) {
    return PLACE.values(tested.app(), TestedApp.RELEASE, answers, operation);
  }

  private static Object at(Map<String, Object> answers, List<String> path) {
    return Documents.at(answers, path.toArray(String[]::new));
  }

  private static Map<String, Object> with(
      Map<String, Object> values, List<String> path, Object answer) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    if (path.size() == 1) {
      changed.put(path.get(0), answer);
    } else {
      Map<String, Object> level = new LinkedHashMap<>();
      if (values.get(path.get(0)) instanceof Map<?, ?> known) {
        known.forEach((key, value) -> level.put((String) key, value));
      }
      changed.put(path.get(0), with(level, path.subList(1, path.size()), answer));
    }
    return changed;
  }

  /** What the app's own Secret holds; empty when the app has none. */
  private static Map<String, String> secretOf(TestedApp tested, Rendering rendering) {
    Map<String, String> secret = new TreeMap<>();
    rendering.documents().stream()
        .filter(document -> document.id().equals("Secret/" + tested.secretName()))
        .forEach(
            document ->
                ((Map<?, ?>) document.object().get("stringData"))
                    .forEach((key, text) -> secret.put((String) key, (String) text)));
    return secret;
  }

  /** The secrets that an app generates, by their key in its Secret. */
  private static Map<String, Generated> generated(TestedApp tested) {
    Map<String, Generated> found = new TreeMap<>();
    tested.manifests().stream()
        .filter(file -> file.name().equals("secret.yaml"))
        .map(TemplateFile::documents)
        .flatMap(List::stream)
        .flatMap(document -> ((Document.Manifest) document).root().entries().stream())
        .filter(entry -> entry instanceof Tree.Field field && field.value() instanceof Tree.Mapping)
        .flatMap(entry -> ((Tree.Mapping) ((Tree.Field) entry).value()).entries().stream())
        .forEach(
            entry -> {
              if (entry instanceof Tree.Field field
                  && field.value() instanceof Tree.Scalar scalar
                  && scalar.value() instanceof Generated generated) {
                found.put(generated.key(), generated);
              }
            });
    return found;
  }
}
