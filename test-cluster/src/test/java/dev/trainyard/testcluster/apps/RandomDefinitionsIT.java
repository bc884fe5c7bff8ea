package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.evaluate.Unknown;
import dev.trainyard.generator.model.App;
import dev.trainyard.testcluster.app.Differences;
import dev.trainyard.testcluster.app.Place;
import dev.trainyard.testcluster.app.RandomAnswers;
import dev.trainyard.testcluster.app.TestedApp;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.helm.HelmRelease;
import dev.trainyard.testcluster.helm.Rendering;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * For random definitions and random answers, what real Helm renders is what the evaluator computes,
 * or a problem was reported before.
 *
 * <p>{@code -Dtrainyard.definitions=10000} tries as many, {@code -Dtrainyard.definitions.from=…}
 * begins with another seed.
 */
class RandomDefinitionsIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final int DEFINITIONS = Integer.getInteger("trainyard.definitions", 200);
  private static final int FROM = Integer.getInteger("trainyard.definitions.from", 0);
  private static final int ANSWERS = 3;

  /** What Helm says when the template is at fault and not the answers. */
  private static final List<String> FAULTS =
      List.of(
          "nil pointer",
          "wrong type",
          "parse error",
          "error calling dig",
          "error calling ternary",
          "error calling eq",
          "error calling lt",
          "incompatible types",
          "can't evaluate",
          "YAML parse",
          "undefined variable",
          "function \"");

  @Test
  void helmRendersWhatIsEvaluatedOrAProblemIsReported() {
    List<String> faults = new ArrayList<>();
    int rendered = 0;
    int compared = 0;
    for (int seed = FROM; seed < FROM + DEFINITIONS; seed++) {
      Optional<TestedApp> tested = TestedApp.ifSound(RandomDefinition.of(seed));
      if (tested.isEmpty()) {
        continue;
      }
      rendered++;
      for (int i = 0; i < ANSWERS; i++) {
        int sort = i;
        int number = seed;
        Optional<Boolean> same;
        try {
          same = same(tested.get(), number, sort, faults);
        } catch (RuntimeException e) {
          faults.add("definition " + number + ", answers " + sort + ": " + e);
          same = Optional.of(false);
        }
        compared += same.orElse(false) ? 1 : 0;
      }
    }
    assertThat(faults).as("of %s definitions that are sound", rendered).isEmpty();
    // The property says something: many definitions are sound and most answers are not refused.
    assertThat(rendered).isGreaterThan(DEFINITIONS / 3);
    assertThat(compared).isGreaterThan(rendered);
  }

  /** Whether manifests were compared and equal; a difference is added to {@code faults}. */
  private static Optional<Boolean> same(TestedApp tested, int seed, int sort, List<String> faults) {
    String subject = "definition " + seed + ", answers " + sort;
    App app = tested.app();
    Place place = Place.values()[(seed + sort) % Place.values().length];
    Map<String, Object> answers = RandomAnswers.hostile(31L * seed + sort).answer(app);
    boolean damaged = sort == ANSWERS - 1;
    if (damaged) {
      damage(answers, new Random(seed));
    }
    Map<String, Object> values = place.values(app, TestedApp.RELEASE, answers);
    // Making the hash of a password takes longest; it is made for the first answers only.
    Map<String, String> kept = sort == 0 ? tested.kept() : tested.kept(values);
    HelmRelease release = tested.helmRelease(values, kept);
    Rendering rendering = helm.render(tested.chart(), release);
    if (!rendering.ok()) {
      String error = rendering.error();
      if (FAULTS.stream().anyMatch(error::contains) && !error.contains("schema")) {
        faults.add(subject + ": " + error);
      }
    }
    try {
      List<Map<String, Object>> evaluated = tested.evaluate(values, kept);
      String notes = tested.evaluateNotes(values);
      if (!rendering.ok()) {
        if (!damaged) {
          faults.add(subject + ": only Helm refuses: " + rendering.error());
        }
        return Optional.empty();
      }
      List<String> differences =
          new ArrayList<>(
              Differences.between(evaluated, rendering.documents()).stream()
                  .map(Object::toString)
                  .toList());
      String shown = helm.notes(tested.chart(), release);
      if (!Unknown.matches(notes.strip(), shown)) {
        differences.add("notes are " + shown + " instead of " + notes);
      }
      if (!differences.isEmpty()) {
        faults.add(subject + ": " + differences);
        return Optional.of(false);
      }
      return Optional.of(true);
    } catch (RenderFailure refused) {
      if (rendering.ok()) {
        faults.add(subject + ": only the evaluator refuses: " + refused.getMessage());
      }
      return Optional.empty();
    }
  }

  /** Takes answers away or replaces them, as no wizard does. */
  @SuppressWarnings("unchecked")
  private static void damage(Map<String, Object> level, Random random) {
    for (String key : List.copyOf(level.keySet())) {
      Object value = level.get(key);
      int choice = random.nextInt(12);
      if (choice == 0) {
        level.put(key, null);
      } else if (choice == 1) {
        level.remove(key);
      } else if (choice == 2 && value instanceof Long) {
        level.put(key, 9007199254740991L);
      } else if (value instanceof Map) {
        Map<String, Object> copy = new LinkedHashMap<>((Map<String, Object>) value);
        damage(copy, random);
        level.put(key, copy);
      } else if (value instanceof List<?> items) {
        List<Object> copies = new ArrayList<>();
        for (Object item : items) {
          if (item instanceof Map) {
            Map<String, Object> copy = new LinkedHashMap<>((Map<String, Object>) item);
            damage(copy, random);
            copies.add(copy);
          } else {
            copies.add(item);
          }
        }
        level.put(key, copies);
      }
    }
  }
}
