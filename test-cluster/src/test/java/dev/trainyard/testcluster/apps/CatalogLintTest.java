package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.Editions;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.index.CatalogIndex;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Parts;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.question.GpuQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Questions;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the project generates is what it demands of others. */
class CatalogLintTest {

  private static LintResult lint(CatalogEdition edition, List<App> apps) {
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    apps.forEach(app -> files.putAll(edition.renderSound(app).files()));
    files.putAll(CatalogIndex.of(edition, files, LastUpdate.always(Instant.EPOCH)).files());
    SortedMap<String, PublishedFile> published = new TreeMap<>();
    files.forEach((path, content) -> published.put(path.value(), PublishedFile.of(content)));
    return CatalogLint.of(edition, published, edition.rules().releases());
  }

  static Stream<CatalogEdition> editions() {
    return Editions.ALL.chosen(Editions.ALL.names()).stream();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void nothingIsWrongWithTheAppsOfTheProjectOnAnyRelease(CatalogEdition edition) {
    List<App> apps = GoldenCatalogTest.apps();
    LintResult result = lint(edition, apps);

    assertThat(result.apps()).isEqualTo(apps.size());
    assertThat(result.problems().all()).as(result.problems().describe()).isEmpty();
  }

  @Test
  void nothingIsWrongWithAnAppThatHasEverything() {
    LintResult result = lint(new HelmCatalog(), List.of(new KitchenSink().define()));

    assertThat(result.problems().all())
        .as(result.problems().describe())
        .filteredOn(problem -> problem.severity() != Severity.NOTE)
        .isEmpty();
  }

  /** What TrueNAS fills in itself, and what official forms ask of owners. */
  @ParameterizedTest
  @MethodSource("editions")
  void nothingIsWrongWithGpusLabelsAndNetworks(CatalogEdition edition) {
    GpuQuestion gpus = Questions.gpus("resources.gpus");
    PortQuestion web = Questions.port("network.web").defaultPort(30080);
    App app =
        App.app(
            "encoder",
            a -> {
              a.title("Encoder").description("It encodes films.").version("1.0.0");
              a.appVersion("1.2.3").home("https://example.org").categories("media");
              a.icon("https://example.org/icon.png").maintainer("Me", "me@example.org", "");
              a.appReadme("It encodes films.").readme("It encodes films.");
              a.change("1.0.0", "First version.").labels().networks();
              a.group("Network", g -> g.ask(web)).group("Resources", g -> g.ask(gpus));
              a.workload(
                  Parts.workload("encoder"),
                  w ->
                      w.runAs(568, 568)
                          .container(
                              Image.image("docker.io/example/encoder", "1.2.3"),
                              c ->
                                  c.port(Parts.tcp("http", 8080), web)
                                      .ready(Probe.http("/"))
                                      .gpus(gpus)));
              a.portal("Web Portal", web, "/");
            });
    LintResult result = lint(edition, List.of(app));

    assertThat(result.problems().all())
        .as(result.problems().describe())
        .filteredOn(problem -> problem.severity() != Severity.NOTE)
        .isEmpty();
  }
}
