package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

/** What the project generates is what it demands of others. */
class CatalogLintTest {

  private static final HelmCatalog EDITION = new HelmCatalog();

  private static LintResult lint(List<App> apps) {
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    apps.forEach(app -> files.putAll(EDITION.renderSound(app).files()));
    files.putAll(CatalogIndex.of(EDITION, files, LastUpdate.always(Instant.EPOCH)).files());
    SortedMap<String, PublishedFile> published = new TreeMap<>();
    files.forEach((path, content) -> published.put(path.value(), PublishedFile.of(content)));
    return CatalogLint.of(EDITION, published, EDITION.rules().releases());
  }

  @Test
  void nothingIsWrongWithTheAppsOfTheProjectOnAnyRelease() {
    List<App> apps = GoldenCatalogTest.apps();
    LintResult result = lint(apps);

    assertThat(result.apps()).isEqualTo(apps.size());
    assertThat(result.problems().all()).as(result.problems().describe()).isEmpty();
  }

  @Test
  void nothingIsWrongWithAnAppThatHasEverything() {
    LintResult result = lint(List.of(new KitchenSink().define()));

    assertThat(result.problems().all())
        .as(result.problems().describe())
        .filteredOn(problem -> problem.severity() != Severity.NOTE)
        .isEmpty();
  }
}
