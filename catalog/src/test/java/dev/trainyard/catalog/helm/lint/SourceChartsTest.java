package dev.trainyard.catalog.helm.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.lint.Proposal;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Charts that a catalog is made of are checked as what they become, and told of as they are. */
class SourceChartsTest {

  private static final HelmCatalog EDITION = new HelmCatalog();

  /** The catalog that examples change, as what it is made of. */
  private static SortedMap<String, PublishedFile> sources(LintExample example) {
    SortedMap<String, PublishedFile> files = new TreeMap<>();
    EDITION
        .rules()
        .catalog(example)
        .forEach(
            (path, file) -> {
              if (!path.endsWith(".json")) {
                files.put(path.replace("/1.0.1/", "/"), file);
              }
            });
    put(files, "stable/demo/upgrade_info.json", "{");
    put(files, "stable/demo/to_keep_versions.yaml", "- 1.0.0\n");
    return files;
  }

  private static void put(SortedMap<String, PublishedFile> files, String path, String text) {
    files.put(path, PublishedFile.of(Content.text(text)));
  }

  private static LintResult lint(SortedMap<String, PublishedFile> files) {
    return CatalogLint.of(EDITION, files, EDITION.rules().releases());
  }

  @Test
  void whatBecomesACatalogWithoutFaultsHasNone() {
    LintResult result = lint(sources(LintExample.NOTHING));

    assertThat(result.problems().all()).isEmpty();
    assertThat(result.apps()).isOne();
    assertThat(result.versions()).isOne();
  }

  @Test
  void aMistakeIsToldWhereItsAuthorFindsIt() {
    SortedMap<String, PublishedFile> files =
        sources(
            Examples.form("groups: []\n")
                .and("VERSION/Chart.yaml", Examples.CHART.replace("home: ", "appHome: "))
                .and("ITEM/item.yaml", "categories: media\n"));
    put(files, "stable/demo/values.yaml", "iXPortals: [{portalName: a}]\n");

    assertThat(lint(files).problems().all())
        .extracting(problem -> problem.rule().code(), problem -> problem.where().file())
        .contains(
            tuple("TN700", "stable/demo/questions.yaml"),
            tuple("TN635", "stable/demo/Chart.yaml"),
            tuple("TN616", "stable/demo/item.yaml"),
            // The values become the fixed ones.
            tuple("TN622", "stable/demo/values.yaml"));
  }

  @Test
  void aChartWithoutAVersionIsStillOne() {
    assertThat(
            lint(sources(
                    Examples.version("Chart.yaml", Examples.CHART.replace("version: 1.0.1\n", ""))))
                .problems()
                .all())
        .extracting(problem -> problem.rule().code(), problem -> problem.where().file())
        .containsExactly(tuple("TN632", "stable/demo/Chart.yaml"));
  }

  @Test
  void aChangeWithoutAHigherVersionIsTold() {
    SortedMap<String, PublishedFile> base = sources(LintExample.NOTHING);
    SortedMap<String, PublishedFile> head = sources(Examples.version("README.md", "# Another\n"));

    assertThat(
            CatalogLint.of(
                    EDITION,
                    EDITION.rules(),
                    new Proposal(head, base, Optional.empty()),
                    EDITION.rules().releases())
                .problems()
                .all())
        .extracting(problem -> problem.rule().code(), problem -> problem.where().file())
        .containsExactly(tuple("TN413", "stable/demo"));
  }

  private static SortedMap<String, PublishedFile> published() {
    return new TreeMap<>(EDITION.rules().catalog(LintExample.NOTHING));
  }

  /** A chart beside versions would be nothing to TrueNAS, and hides no fault of theirs. */
  @Test
  void aCatalogWithVersionsStaysOneWhateverLiesBesideThem() {
    SortedMap<String, PublishedFile> files = published();
    files.remove("catalog.json");
    sources(LintExample.NOTHING)
        .forEach((path, file) -> files.put(path.replace("stable/demo/", "stable/other/"), file));

    assertThat(lint(files).problems().all())
        .extracting(problem -> problem.rule().code())
        .contains("TN650");
  }

  @Test
  void aProposalThatTurnsACatalogIntoItsSourcesLosesItsIndex() {
    assertThat(
            CatalogLint.of(
                    EDITION,
                    EDITION.rules(),
                    new Proposal(sources(LintExample.NOTHING), published(), Optional.empty()),
                    EDITION.rules().releases())
                .problems()
                .all())
        .extracting(problem -> problem.rule().code())
        .contains("TN650");
  }
}
