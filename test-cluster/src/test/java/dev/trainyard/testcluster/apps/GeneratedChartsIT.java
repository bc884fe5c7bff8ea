package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.helm.HelmRules;
import dev.trainyard.catalog.index.CatalogIndex;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.testcluster.app.TestedApp;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.lint.EngineRenderer;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the project generates renders to what it demands of others. */
class GeneratedChartsIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final HelmCatalog EDITION = new HelmCatalog();

  static Stream<App> apps() {
    return TestedApps.all().stream().map(TestedApp::app);
  }

  @ParameterizedTest
  @MethodSource("apps")
  void nothingIsWrongWithWhatAnAppRendersTo(App app) {
    SortedMap<RelativePath, Content> files = new TreeMap<>(EDITION.renderSound(app).files());
    files.putAll(CatalogIndex.of(EDITION, files, LastUpdate.always(Instant.EPOCH)).files());
    SortedMap<String, PublishedFile> published = new TreeMap<>();
    files.forEach((path, content) -> published.put(path.value(), PublishedFile.of(content)));
    CatalogRules rules = HelmRules.with(new EngineRenderer(helm.engine()));

    LintResult result = CatalogLint.of(EDITION, rules, published, rules.releases());

    assertThat(result.problems().all())
        .as(result.problems().describe())
        .filteredOn(problem -> problem.severity() != Severity.NOTE)
        .isEmpty();
  }
}
