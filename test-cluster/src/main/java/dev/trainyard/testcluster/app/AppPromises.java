package dev.trainyard.testcluster.app;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.helm.rule.Finding;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.GpuQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.ScalarQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.manifests.ManifestCheck;
import dev.trainyard.manifests.RenderedDocument;
import dev.trainyard.testcluster.helm.Chart;
import dev.trainyard.testcluster.helm.HelmEngine;
import dev.trainyard.testcluster.helm.HelmRelease;
import dev.trainyard.testcluster.helm.Rendering;
import dev.trainyard.testcluster.rule.Allowance;
import dev.trainyard.testcluster.rule.HardeningCheck;
import dev.trainyard.testcluster.rule.StatedRights;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * What every app promises its owner, each as tests with real Helm.
 *
 * <p>Answers are those of the app's scenarios and random ones: legal, the same in every run, and as
 * hostile as the limits of the questions admit.
 */
public final class AppPromises {

  private static final ManifestCheck CHECK = new ManifestCheck();

  /** How many answers are replaced in one rendering. */
  private static final int AT_ONCE = 16;

  private final TestedApp tested;
  private final HelmEngine helm;
  private final int randomAnswers;

  /**
   * The promises of one app.
   *
   * @param tested the app
   * @param helm renders it
   * @param randomAnswers how many random answers are compared with the evaluator; a quarter of them
   *     is tried where one answer needs several renderings
   */
  public AppPromises(TestedApp tested, HelmEngine helm, int randomAnswers) {
    this.tested = tested;
    this.helm = helm;
    this.randomAnswers = randomAnswers;
  }

  /** All promises but {@link #hardened}. */
  public Stream<DynamicNode> all() {
    return Stream.of(
        dynamicTest("helm lint has nothing to say", this::lint),
        dynamicContainer(
            "every scenario is valid everywhere, and starts nothing while stopped", scenarios()),
        dynamicContainer("random answers render to what is evaluated", random()),
        dynamicTest(
            "whatever is chosen together by twos renders to what is evaluated", this::pairs),
        dynamicContainer("a missing answer is asked for in the question's words", missing()),
        dynamicTest("hostile texts change no structure", this::structure),
        dynamicTest("answers that only the schema keeps out change no structure", this::lawless),
        dynamicTest("secrets are in Secrets only", this::secrets));
  }

  /**
   * No workload has more rights than its definition states.
   *
   * @param allowances the exceptions beyond, each with its reason
   */
  public DynamicNode hardened(List<Allowance> allowances) {
    HardeningCheck hardening = new HardeningCheck(allowances, StatedRights.of(tested.app()));
    return dynamicContainer(
        "no workload has more rights than allowed",
        ScenarioValues.of(tested.app()).entrySet().stream()
            .map(
                scenario ->
                    dynamicTest(
                        scenario.getKey(),
                        () -> hardened(hardening, scenario.getKey(), scenario.getValue()))));
  }

  private void hardened(HardeningCheck hardening, String scenario, Map<String, Object> answers) {
    none(
        "scenario " + scenario,
        hardening.check(render(on(Place.SCALE_24_04, answers)).orFail().manifests()));
  }

  private void lint() {
    none("helm lint", helm.lint(tested.chart()).messages());
  }

  private Stream<DynamicNode> scenarios() {
    return ScenarioValues.of(tested.app()).entrySet().stream()
        .flatMap(
            scenario ->
                Stream.of(Place.values())
                    .map(
                        place ->
                            dynamicTest(
                                scenario.getKey() + ", " + place,
                                () -> valid(place, scenario.getValue()))));
  }

  /**
   * Unlike random answers, those of a scenario are never refused by the newest release; an older
   * one may be without what they choose.
   */
  private void valid(Place place, Map<String, Object> answers) {
    Map<String, Object> values = on(place, answers);
    Map<String, String> kept = kept(place, values);
    if (place.isOutdated() && tested.refuses(values)) {
      sameAsEvaluatedOrRefused(place, answers);
      return;
    }
    Rendering rendering = sameAsEvaluated(values, kept, tested.evaluate(values, kept));
    equal("the notes", tested.evaluateNotes(values).strip(), notes(values));
    if (place.isStopped()) {
      rendering.documents().forEach(AppPromises::startsNothing);
    }
  }

  private Stream<DynamicNode> random() {
    return IntStream.range(0, randomAnswers)
        .mapToObj(seed -> dynamicTest("answers " + seed, () -> random(seed)));
  }

  private void random(int seed) {
    Place place = Place.values()[seed % Place.values().length];
    sameAsEvaluatedOrRefused(place, RandomAnswers.hostile(seed).answer(tested.app()));
  }

  /** What one place takes another may refuse: outside TrueNAS each dataset is a claim. */
  private void sameAsEvaluatedOrRefused(Place place, Map<String, Object> answers) {
    Map<String, Object> values = on(place, answers);
    Map<String, String> kept = kept(place, values);
    List<Map<String, Object>> evaluated;
    try {
      evaluated = tested.evaluate(values, kept);
    } catch (RenderFailure refused) {
      refused(values, refused.getMessage());
      return;
    }
    sameAsEvaluated(values, kept, evaluated);
  }

  /** Passwords have changed in one place, and stayed in the others: making a hash takes longest. */
  private Map<String, String> kept(Place place, Map<String, Object> values) {
    return place == Place.PLAIN_HELM ? tested.kept() : tested.kept(values);
  }

  /** Logins of registries are no part of a release: whoever installs has them. */
  private static boolean isOfChart(Finding objection) {
    return !objection.toString().contains("imagePullSecrets[");
  }

  /** Nobody needs a Secret or ConfigMap without anything in it. */
  private static boolean isEmpty(RenderedDocument document) {
    return (document.id().startsWith("Secret/") || document.id().startsWith("ConfigMap/"))
        && Stream.of("data", "stringData", "binaryData")
            .noneMatch(
                field -> document.object().get(field) instanceof Map<?, ?> held && !held.isEmpty());
  }

  private Rendering sameAsEvaluated(
      Map<String, Object> values, Map<String, String> kept, List<Map<String, Object>> evaluated) {
    Rendering rendering = helm.render(tested.chart(), tested.helmRelease(values, kept)).orFail();
    none(
        "differences between evaluator and Helm",
        Differences.between(evaluated, rendering.documents()));
    none(
        "objections of Kubernetes",
        CHECK.check(rendering.documents()).stream().filter(AppPromises::isOfChart).toList());
    none(
        "objects that hold nothing",
        rendering.documents().stream()
            .filter(AppPromises::isEmpty)
            .map(RenderedDocument::id)
            .toList());
    return rendering;
  }

  /** What is refused with everything else is no mistake; a choice that is never possible is. */
  private void pairs() {
    PairedAnswers paired = PairedAnswers.of(tested, Place.SCALE_24_04);
    none("choices that are refused whatever else is answered", List.copyOf(paired.neverPossible()));
    int next = 0;
    for (Map<String, Object> row : paired.rows()) {
      sameAsEvaluatedOrRefused(Place.values()[next++ % Place.values().length], row);
    }
  }

  private Stream<DynamicNode> missing() {
    return tested.app().groups().stream()
        .flatMap(group -> group.questions().stream())
        .filter(AppPromises::mustBeThere)
        .map(question -> dynamicTest(question.dotted(), () -> askedFor(question)));
  }

  /** Whether a missing answer is refused, wherever it is used. */
  private static boolean mustBeThere(Question question) {
    if (question instanceof ScalarQuestion<?> scalar && scalar.mandatory()) {
      return question.condition().isEmpty();
    }
    return !(question instanceof DictQuestion || question instanceof GpuQuestion)
        && !question.isNullable();
  }

  private void askedFor(Question question) {
    Map<String, Object> without = tested.fullestScenario();
    if (question instanceof ScalarQuestion<?> scalar && scalar.mandatory()) {
      remove(without, question.path());
    } else {
      // A null takes the default away, as values of a version without the question do.
      removeDefault(without, question.path());
    }
    for (Place place : List.of(Place.PLAIN_HELM, Place.SCALE_24_04)) {
      Map<String, Object> values = on(place, without);
      if (isLevel(question)) {
        refused(values, question.variable());
      } else {
        refused(values, question.dotted(), "\"" + question.label() + "\" needs an answer");
      }
      if (!tested.refuses(values)) {
        throw new AssertionError("the evaluator does not miss " + question.dotted());
      }
    }
    if (question.path().size() > 1) {
      Map<String, Object> withoutLevel = tested.fullestScenario();
      withoutLevel.put(question.path().get(0), null);
      // Its level as a whole: refused by the chart's schema, which names the level.
      refused(on(Place.PLAIN_HELM, withoutLevel), question.path().get(0));
    }
  }

  /** Whether the answer has parts; the chart's schema refuses such a level, and names it. */
  private static boolean isLevel(Question question) {
    return question instanceof StorageQuestion
        || question instanceof CronQuestion
        || question instanceof LimitsQuestion;
  }

  @SuppressWarnings("unchecked")
  private static void removeDefault(Map<String, Object> answers, List<String> path) {
    if (path.size() == 1) {
      answers.put(path.get(0), null);
    } else {
      removeDefault(
          (Map<String, Object>)
              answers.computeIfAbsent(path.get(0), key -> new LinkedHashMap<String, Object>()),
          path.subList(1, path.size()));
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

  private void structure() {
    for (int seed : tested.seeds((randomAnswers + 3) / 4, Place.SCALE_24_04)) {
      equal(
          "the structure with answers " + seed,
          structure(RandomAnswers.harmless(seed).answer(tested.app())),
          structure(RandomAnswers.hostile(seed).answer(tested.app())));
    }
  }

  private List<Object> structure(Map<String, Object> answers) {
    return structure(render(on(Place.SCALE_24_04, answers)).orFail());
  }

  private static List<Object> structure(Rendering rendering) {
    List<Object> structure = new ArrayList<>();
    for (RenderedDocument document : rendering.documents()) {
      structure.add(
          List.of(
              // What a volume is cannot change, so that another one has another name.
              document.id().replaceAll("[0-9a-f]{64}", "DIGEST"),
              Documents.structure(document.object())));
    }
    return structure;
  }

  /** Helm with {@code --skip-schema-validation}: whatever an answer is, it ends nothing. */
  private void lawless() {
    Chart chart = tested.chart().without("values.schema.json");
    Map<String, Object> answers = Values.merge(tested.defaults(), tested.fullestScenario());
    // Every leaf meets one of them; many leaves are of one kind.
    Map<List<Object>, String> hostile = new LinkedHashMap<>();
    for (List<Object> path : Leaves.of(answers)) {
      hostile.put(path, Leaves.HOSTILE.get(hostile.size() % Leaves.HOSTILE.size()));
    }
    List<List<Object>> paths = List.copyOf(hostile.keySet());
    for (int i = 0; i < paths.size(); i += AT_ONCE) {
      lawless(chart, answers, hostile, paths.subList(i, Math.min(i + AT_ONCE, paths.size())));
    }
  }

  /** Several leaves at once, and fewer where one of them makes Helm refuse. */
  private void lawless(
      Chart chart,
      Map<String, Object> answers,
      Map<List<Object>, String> hostile,
      List<List<Object>> paths) {
    Map<String, Object> changed = answers;
    Map<String, Object> harmless = answers;
    for (List<Object> path : paths) {
      changed = Leaves.replace(changed, path, hostile.get(path));
      harmless = Leaves.replace(harmless, path, Leaves.harmless(hostile.get(path)));
    }
    Rendering rendering = lawless(chart, changed);
    if (rendering.ok()) {
      equal(
          "the structure with texts at " + paths,
          structure(lawless(chart, harmless).orFail()),
          structure(rendering));
    } else if (paths.size() > 1) {
      int middle = paths.size() / 2;
      lawless(chart, answers, hostile, paths.subList(0, middle));
      lawless(chart, answers, hostile, paths.subList(middle, paths.size()));
    }
  }

  private Rendering lawless(Chart chart, Map<String, Object> answers) {
    return helm.render(chart, release(on(Place.SCALE_24_04, answers)));
  }

  private void secrets() {
    for (int seed : tested.seeds((randomAnswers + 3) / 4, Place.SCALE_24_04)) {
      RandomAnswers random = RandomAnswers.harmless(seed);
      Map<String, Object> values = on(Place.SCALE_24_04, random.answer(tested.app()));
      List<String> secrets = new ArrayList<>(random.secrets());
      secrets.addAll(tested.kept(values).values());
      secrets.add(Place.PRIVATE_KEY_PART);
      Rendering rendering = render(values).orFail();
      StringBuilder open = new StringBuilder(notes(values));
      rendering.documents().stream()
          .filter(document -> !document.kind().equals("Secret"))
          .forEach(document -> open.append(document.text()));
      none(
          "secrets outside Secrets with answers " + seed,
          secrets.stream()
              .filter(secret -> open.indexOf(secret) >= 0 || open.indexOf(base64(secret)) >= 0)
              .toList());
    }
  }

  private static String base64(String secret) {
    return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
  }

  private static void startsNothing(RenderedDocument document) {
    boolean scaled = document.kind().equals("Deployment") || document.kind().equals("StatefulSet");
    Object replicas = Documents.at(document.object(), "spec", "replicas");
    if (scaled ? !Objects.equals(replicas, 0) : Documents.template(document).isPresent()) {
      throw new AssertionError("a stopped app starts " + document.id());
    }
  }

  private Map<String, Object> on(Place place, Map<String, Object> answers) {
    return place.values(tested.app(), TestedApp.RELEASE, answers);
  }

  private HelmRelease release(Map<String, Object> values) {
    return tested.helmRelease(values, tested.kept(values));
  }

  private Rendering render(Map<String, Object> values) {
    return helm.render(tested.chart(), release(values));
  }

  private String notes(Map<String, Object> values) {
    return helm.notes(tested.chart(), release(values));
  }

  private void refused(Map<String, Object> values, String... reasons) {
    Rendering rendering = render(values);
    for (String reason : reasons) {
      if (rendering.ok()) {
        throw new AssertionError("Helm renders what must be refused: " + reason);
      }
      if (!rendering.error().contains(reason)) {
        throw new AssertionError("Helm refuses without \"" + reason + "\": " + rendering.error());
      }
    }
  }

  private static void none(String what, List<?> found) {
    if (!found.isEmpty()) {
      throw new AssertionError(
          what + ":\n" + String.join("\n", found.stream().map(Object::toString).toList()));
    }
  }

  private static void equal(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new AssertionError(what + ": expected " + expected + ", found " + found);
    }
  }
}
