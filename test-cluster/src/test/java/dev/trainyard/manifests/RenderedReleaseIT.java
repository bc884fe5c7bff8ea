package dev.trainyard.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.helm.rule.Finding;
import dev.trainyard.testcluster.helm.Chart;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.helm.HelmRelease;
import dev.trainyard.testcluster.helm.Rendering;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From chart to findings, as the tests of an app use both parts. */
class RenderedReleaseIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static Rendering render(String manifests) {
    return helm.render(
        Chart.ofTexts(
            Map.of(
                "Chart.yaml",
                "apiVersion: v2\nname: app\nversion: 1.0.0\n",
                "templates/all.yaml",
                manifests)),
        HelmRelease.named("test-app"));
  }

  @Test
  void findsNothingInAGoodChart() {
    Rendering rendering = render(GoodRelease.text());

    assertThat(rendering.documents()).hasSameSizeAs(GoodRelease.documents(GoodRelease.text()));
    assertThat(new ManifestCheck().check(rendering.documents())).isEmpty();
  }

  @Test
  void namesTheTemplateOfAMistake() {
    Rendering rendering =
        render(GoodRelease.text().replace("restartPolicy: Never", "restartPolicy: Always"));

    List<Finding> findings = new ManifestCheck().check(rendering.documents());

    assertThat(findings)
        .map(Finding::toString)
        .containsExactly(
            "Job/setup spec.template.spec.restartPolicy: is Always; allowed: Never, OnFailure"
                + " (app/templates/all.yaml)");
  }
}
