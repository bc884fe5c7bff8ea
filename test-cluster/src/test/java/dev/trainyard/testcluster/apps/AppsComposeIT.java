package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.testcluster.app.RandomAnswers;
import dev.trainyard.testcluster.compose.JinjaEngine;
import dev.trainyard.testcluster.compose.Nas;
import dev.trainyard.testcluster.compose.TestedCompose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every shipped app promises its owner on TrueNAS 24.10 and later. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppsComposeIT {

  private static final int ANSWERS = 60;

  private JinjaEngine jinja;

  @BeforeAll
  void start() {
    jinja = JinjaEngine.start();
  }

  @AfterAll
  void stop() {
    jinja.close();
  }

  static List<App> apps() {
    return ServiceLoader.load(AppDefinition.class).stream()
        .map(provider -> provider.get().define())
        .sorted(Comparator.comparing(App::name))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("apps")
  void nothingOfItIsBeyondTheEdition(App app) {
    assertThat(new ComposeEdition().render(app).problems()).noneMatch(Problem::isError);
  }

  @ParameterizedTest
  @MethodSource("apps")
  void randomAnswersRenderToWhatIsEvaluated(App app) {
    TestedCompose tested = TestedCompose.of(app, jinja);
    List<String> faults = new ArrayList<>();
    int rendered = 0;
    for (int seed = 0; seed < ANSWERS; seed++) {
      Map<String, Object> values = Nas.answers(app, RandomAnswers.hostile(seed), seed);
      String subject = "answers " + seed + ": ";
      tested.faults(values).forEach(fault -> faults.add(subject + fault));
      rendered += tested.refuses(values) ? 0 : 1;
    }

    assertThat(faults).isEmpty();
    assertThat(rendered).isGreaterThan(ANSWERS / 4);
  }

  @ParameterizedTest
  @MethodSource("apps")
  void hostileTextsChangeNoStructure(App app) {
    TestedCompose tested = TestedCompose.of(app, jinja);
    int compared = 0;
    for (int seed = 0; seed < ANSWERS; seed++) {
      Map<String, Object> hostile = Nas.answers(app, RandomAnswers.hostile(seed), seed);
      Map<String, Object> harmless = Nas.answers(app, RandomAnswers.harmless(seed), seed);
      if (!tested.refuses(hostile) && !tested.refuses(harmless)) {
        compared++;
        assertThat(structure(tested.rendered(hostile)))
            .as("answers %s", seed)
            .isEqualTo(structure(tested.rendered(harmless)));
      }
    }
    assertThat(compared).isGreaterThan(ANSWERS / 8);
  }

  /** Keys and sorts of values. */
  private static Object structure(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> keys = new TreeMap<>();
      map.forEach((key, inner) -> keys.put(String.valueOf(key), structure(inner)));
      return keys;
    }
    return value instanceof List<?> list
        ? list.stream().map(AppsComposeIT::structure).toList()
        : value.getClass().getSimpleName();
  }

  @ParameterizedTest
  @MethodSource("apps")
  void secretsAreInVariablesAndTextsOnly(App app) {
    TestedCompose tested = TestedCompose.of(app, jinja);
    int looked = 0;
    for (int seed = 0; seed < ANSWERS; seed++) {
      RandomAnswers answers = RandomAnswers.harmless(seed);
      Map<String, Object> values = Nas.answers(app, answers, seed);
      if (tested.refuses(values)) {
        continue;
      }
      looked++;
      List<String> secrets = new ArrayList<>(answers.secrets());
      secrets.add(Nas.PRIVATE_KEY_PART);
      String open = open(tested.rendered(values)).toString();
      assertThat(secrets).as("answers %s", seed).noneMatch(open::contains);
    }
    assertThat(looked).isPositive();
  }

  /** All that everybody on the NAS can read. */
  private static Map<String, Object> open(Map<String, Object> file) {
    Map<String, Object> open = new LinkedHashMap<>(file);
    open.remove("configs");
    Map<String, Object> services = new LinkedHashMap<>();
    ((Map<?, ?>) file.get("services"))
        .forEach(
            (name, service) -> {
              Map<Object, Object> fields = new LinkedHashMap<>((Map<?, ?>) service);
              fields.remove("environment");
              services.put(String.valueOf(name), fields);
            });
    open.put("services", services);
    return open;
  }
}
