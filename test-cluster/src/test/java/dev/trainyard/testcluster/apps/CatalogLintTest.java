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
import dev.trainyard.generator.problem.Severity;
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
}
