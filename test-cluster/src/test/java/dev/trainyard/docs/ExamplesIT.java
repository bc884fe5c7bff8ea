package dev.trainyard.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.manifests.ManifestCheck;
import dev.trainyard.testcluster.helm.Chart;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.helm.HelmRelease;
import dev.trainyard.testcluster.helm.Rendering;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples of the documentation with real Helm. */
class ExamplesIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final Page PAGE = Page.read("docs/helm-edition.md");

  @TestFactory
  Stream<DynamicTest> every_example_renders_to_valid_manifests() {
    return Example.apps().stream()
        .flatMap(
            app ->
                ScenarioValues.of(app).entrySet().stream()
                    .map(
                        scenario ->
                            dynamicTest(
                                app.name() + ", " + scenario.getKey(),
                                () -> {
                                  Rendering rendering =
                                      helm.render(
                                          chart(app),
                                          HelmRelease.named("mine")
                                              .withValues(scenario.getValue()));
                                  assertThat(
                                          new ManifestCheck().check(rendering.orFail().documents()))
                                      .isEmpty();
                                })));
  }

  @Test
  void plain_helm_refuses_an_installation_without_a_required_answer() {
    Rendering rendering = helm.render(chart(new SecretsExample()), HelmRelease.named("mine"));
    assertThat(rendering.ok()).isFalse();
    assertThat(rendering.error()).contains(block("plain-helm missing answer").strip());
  }

  @Test
  void plain_helm_takes_certificates_as_values() {
    Rendering rendering =
        helm.render(
                chart(new CertificatesExample()),
                HelmRelease.named("mine").withValues(block("plain-helm certificate")))
            .orFail();
    assertThat(rendering.documents())
        .extracting(document -> document.object().toString())
        .anySatisfy(text -> assertThat(text).contains("BEGIN PRIVATE KEY"));
  }

  private static String block(String name) {
    return PAGE.blocks().stream()
        .filter(block -> block.name().equals(name))
        .findFirst()
        .orElseThrow()
        .content();
  }

  private static Chart chart(AppDefinition definition) {
    return chart(definition.define());
  }

  private static Chart chart(App app) {
    return Chart.of(
        new HelmEdition().render(app).files(),
        RelativePath.of(app.train(), app.name(), app.version()));
  }
}
