package dev.trainyard.testcluster.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.manifests.RenderedDocument;
import dev.trainyard.testcluster.app.Differences;
import dev.trainyard.testcluster.app.Documents;
import dev.trainyard.testcluster.app.TestedApp;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.helm.HelmRelease;
import dev.trainyard.testcluster.helm.Rendering;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@link RandomUpgradesTest} evaluates is what real Helm renders, in Helm's order. */
class RandomUpgradesIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final int UPGRADES = 15;
  private static final int STEPS = 4;

  @Test
  void helmRendersTheStepsOfAnUpgradeAsTheyAreEvaluated() {
    List<String> faults = new ArrayList<>();
    int compared = 0;
    for (int seed = 0; seed < UPGRADES; seed++) {
      String subject = "seed " + seed + ": ";
      RandomBlueprint random = new RandomBlueprint(seed);
      Blueprint base = random.blueprint();
      Upgrade upgrade = Upgrade.of(base, random.change(base).how().apply(base)).orElseThrow();
      upgrade.findings(seed);
      for (Upgrade.Step step : upgrade.steps().stream().limit(STEPS).toList()) {
        TestedApp tested = step.tested();
        // The names of shares are not known before the salt in them is.
        Map<String, String> kept = new TreeMap<>(step.kept());
        kept.put("checksum.salt", "s".repeat(32));
        HelmRelease release = tested.helmRelease(step.values(), kept);
        Rendering rendering = helm.render(tested.chart(), release);
        List<Map<String, Object>> evaluated = tested.evaluate(step.values(), kept);
        if (!rendering.ok()) {
          // An answer of another type that nothing uses is the schema's to refuse.
          if (!rendering.error().contains("specifications of the schema")) {
            faults.add(subject + rendering.error());
          }
          continue;
        }
        compared++;
        Differences.between(evaluated, rendering.documents())
            .forEach(difference -> faults.add(subject + difference));
        List<String> order =
            LiveCluster.ordered(Upgrade.manifests(tested, step.values(), 1, kept)).stream()
                .map(LiveCluster::id)
                .toList();
        assertThat(rendering.documents().stream().filter(document -> !isHook(document)))
            .as("order of seed %s", seed)
            .extracting(RenderedDocument::id)
            .isEqualTo(order);
      }
    }
    assertThat(faults).isEmpty();
    assertThat(compared).isGreaterThan(UPGRADES * 2);
  }

  private static boolean isHook(RenderedDocument document) {
    return Documents.at(document.object(), "metadata", "annotations", "helm.sh/hook") != null;
  }
}
