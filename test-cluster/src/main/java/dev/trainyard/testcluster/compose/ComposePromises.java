package dev.trainyard.testcluster.compose;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.ScalarQuestion;
import dev.trainyard.testcluster.app.Differences;
import dev.trainyard.testcluster.app.Documents;
import dev.trainyard.testcluster.app.PairedAnswers;
import dev.trainyard.testcluster.app.Place;
import dev.trainyard.testcluster.app.RandomAnswers;
import dev.trainyard.testcluster.app.TestedApp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * What every app promises its owner on TrueNAS 24.10 and later, each as tests with real Jinja 2.
 *
 * <p>Answers are those of the app's scenarios and random ones: legal, the same in every run, and as
 * hostile as the limits of the questions admit.
 */
public final class ComposePromises {

  /** How many random answers are looked through for one that the app does not refuse. */
  private static final int PATIENCE = 50;

  private static final List<String> OPERATIONS = List.of("INSTALL", "UPGRADE");

  private final TestedCompose tested;
  private final App app;
  private final Nas nas;
  private final int randomAnswers;

  /**
   * The promises of one app.
   *
   * @param tested the app
   * @param randomAnswers how many random answers are compared with the evaluator; a quarter of them
   *     is tried where one answer needs several renderings
   */
  public ComposePromises(TestedCompose tested, int randomAnswers) {
    this.tested = tested;
    this.app = tested.app();
    this.nas = new Nas(app);
    this.randomAnswers = randomAnswers;
  }

  /** All promises; that Docker Compose takes the app only where it is installed. */
  public Stream<DynamicNode> all() {
    return Stream.concat(
        rendered(),
        DockerCompose.installed().stream()
            .map(
                compose ->
                    dynamicTest(
                        compose.version() + " takes every scenario", () -> taken(compose))));
  }

  private Stream<DynamicNode> rendered() {
    return Stream.of(
        dynamicContainer("every scenario renders to what is evaluated", scenarios()),
        dynamicContainer("random answers render to what is evaluated", random()),
        dynamicTest(
            "whatever is chosen together by twos renders to what is evaluated", this::pairs),
        dynamicContainer("a missing answer is asked for", missing()),
        dynamicTest("hostile texts change no structure", this::structure),
        dynamicTest(
            "secrets are in variables, texts and what shares are mounted with only",
            this::secrets));
  }

  /** Unlike random answers, those of a scenario are never refused. */
  private Stream<DynamicNode> scenarios() {
    return ScenarioValues.of(app).entrySet().stream()
        .flatMap(
            scenario ->
                OPERATIONS.stream()
                    .map(
                        operation ->
                            dynamicTest(
                                scenario.getKey() + ", " + operation,
                                () -> valid(nas.with(scenario.getValue(), operation)))));
  }

  private void valid(Map<String, Object> values) {
    tested.evaluate(values);
    right(values);
  }

  private void right(Map<String, Object> values) {
    none("what is wrong with the rendered file", tested.faults(values));
  }

  private Stream<DynamicNode> random() {
    return IntStream.range(0, randomAnswers)
        .mapToObj(
            seed ->
                dynamicTest(
                    "answers " + seed,
                    () -> right(nas.answers(RandomAnswers.hostile(seed), seed))));
  }

  private void pairs() {
    TestedApp.ifSound(app)
        .ifPresent(
            chart -> {
              PairedAnswers paired = PairedAnswers.of(chart, Place.SCALE_24_04);
              none(
                  "choices that are refused whatever else is answered",
                  List.copyOf(paired.neverPossible()));
              for (Map<String, Object> row : paired.rows()) {
                valid(nas.with(row, OPERATIONS.get(0)));
              }
            });
  }

  private Stream<DynamicNode> missing() {
    return app.groups().stream()
        .flatMap(group -> group.questions().stream())
        .filter(
            question ->
                question instanceof ScalarQuestion<?> scalar
                    && scalar.mandatory()
                    && question.condition().isEmpty())
        .map(question -> dynamicTest(question.dotted(), () -> askedFor(question)));
  }

  /** Some scenario needs it; one that does without renders to what is evaluated. */
  private void askedFor(Question question) {
    boolean missed = false;
    for (Map<String, Object> scenario : ScenarioValues.of(app).values()) {
      Map<String, Object> values = without(nas.with(scenario, "INSTALL"), question.path());
      missed |= tested.refuses(values);
      right(values);
    }
    if (!missed) {
      throw new AssertionError("no scenario misses " + question.dotted());
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> without(Map<String, Object> values, List<String> path) {
    Map<String, Object> rest = new LinkedHashMap<>(values);
    String key = path.get(0);
    if (path.size() == 1) {
      rest.remove(key);
    } else if (values.get(key) instanceof Map<?, ?> level) {
      rest.put(key, without((Map<String, Object>) level, path.subList(1, path.size())));
    }
    return rest;
  }

  /** Seeds whose answers, hostile or harmless, the app does not refuse. */
  private List<Integer> seeds() {
    int count = (randomAnswers + 3) / 4;
    List<Integer> seeds =
        IntStream.range(0, PATIENCE * count)
            .filter(seed -> !tested.refuses(hostile(seed)) && !tested.refuses(harmless(seed)))
            .limit(count)
            .boxed()
            .toList();
    if (seeds.size() < count) {
      throw new AssertionError(
          "the app refuses nearly all random answers: " + (PATIENCE * count) + " were tried");
    }
    return seeds;
  }

  private Map<String, Object> hostile(int seed) {
    return nas.answers(RandomAnswers.hostile(seed), seed);
  }

  private Map<String, Object> harmless(int seed) {
    return nas.answers(RandomAnswers.harmless(seed), seed);
  }

  private void structure() {
    for (int seed : seeds()) {
      none(
          "other structures with hostile answers " + seed,
          Differences.of(structure(harmless(seed)), structure(hostile(seed))));
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> structure(Map<String, Object> values) {
    Map<String, Object> file = new LinkedHashMap<>(tested.rendered(values));
    Map<String, Object> volumes = new LinkedHashMap<>();
    // What a share is cannot change, so that another one has another name.
    volumes(file)
        .forEach(
            (name, volume) ->
                volumes.put(
                    isShare(volume) ? name.replaceAll("[.][0-9]+$", ".DIGEST") : name, volume));
    file.put("volumes", volumes);
    return (Map<String, Object>) Documents.structure(file);
  }

  private static Map<String, Object> volumes(Map<String, Object> file) {
    Map<String, Object> volumes = new LinkedHashMap<>();
    if (file.get("volumes") instanceof Map<?, ?> declared) {
      declared.forEach((name, volume) -> volumes.put(String.valueOf(name), volume));
    }
    return volumes;
  }

  private static boolean isShare(Object volume) {
    return volume instanceof Map<?, ?> fields
        && fields.get("driver_opts") instanceof Map<?, ?> options
        && "cifs".equals(options.get("type"));
  }

  private void secrets() {
    for (int seed : seeds()) {
      RandomAnswers random = RandomAnswers.harmless(seed);
      Map<String, Object> values = nas.answers(random, seed);
      List<String> secrets = new ArrayList<>(random.secrets());
      secrets.add(Nas.PRIVATE_KEY_PART);
      String open = open(tested.rendered(values)).toString();
      none(
          "secrets that everybody on the NAS can read with answers " + seed,
          secrets.stream().filter(open::contains).toList());
    }
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
    Map<String, Object> volumes = volumes(file);
    volumes.values().removeIf(ComposePromises::isShare);
    open.put("volumes", volumes);
    return open;
  }

  private void taken(DockerCompose compose) {
    ScenarioValues.of(app)
        .forEach(
            (name, answers) ->
                compose
                    .objection(tested.text(nas.with(answers, "INSTALL")))
                    .ifPresent(
                        objection -> {
                          throw new AssertionError("scenario " + name + ": " + objection);
                        }));
  }

  private static void none(String what, List<String> found) {
    if (!found.isEmpty()) {
      throw new AssertionError(what + ":\n" + String.join("\n", found));
    }
  }
}
