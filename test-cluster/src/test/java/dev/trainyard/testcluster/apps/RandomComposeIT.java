package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.testcluster.app.RandomAnswers;
import dev.trainyard.testcluster.compose.JinjaEngine;
import dev.trainyard.testcluster.compose.Nas;
import dev.trainyard.testcluster.compose.TestedCompose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * For random definitions and random answers, what real Jinja 2 renders is what the evaluator
 * computes. What the edition objects to does not matter here: the rest of such a definition must be
 * right, too.
 *
 * <p>{@code -Dtrainyard.definitions=10000} tries as many, {@code -Dtrainyard.definitions.from=…}
 * begins with another seed.
 */
class RandomComposeIT {

  private static final int DEFINITIONS = Integer.getInteger("trainyard.definitions", 200);
  private static final int FROM = Integer.getInteger("trainyard.definitions.from", 0);
  private static final int ANSWERS = 3;

  @Test
  void jinjaRendersWhatIsEvaluated() {
    List<String> faults = new ArrayList<>();
    int sound = 0;
    int rendered = 0;
    try (JinjaEngine jinja = JinjaEngine.start()) {
      for (int seed = FROM; seed < FROM + DEFINITIONS; seed++) {
        App app = RandomDefinition.of(seed);
        if (AppChecks.check(app).stream().anyMatch(Problem::isError)) {
          continue;
        }
        sound++;
        TestedCompose tested = TestedCompose.of(app, jinja);
        Nas nas = new Nas(app);
        for (int sort = 0; sort < ANSWERS; sort++) {
          long answers = 31L * seed + sort;
          Map<String, Object> values = nas.answers(RandomAnswers.hostile(answers), answers);
          String subject = "definition " + seed + ", answers " + sort + ": ";
          tested.faults(values).forEach(fault -> faults.add(subject + fault));
          rendered += tested.refuses(values) ? 0 : 1;
        }
      }
    }

    assertThat(faults).as("of %s definitions that are sound", sound).isEmpty();
    // The property says something: many definitions are sound and most answers are not refused.
    assertThat(sound).isGreaterThan(DEFINITIONS / 3);
    assertThat(rendered).isGreaterThan(sound);
  }
}
