package dev.trainyard.catalog.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.Editions;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.testing.ListingEdition;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Severity;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CatalogLintTest {

  private static final HelmCatalog EDITION = new HelmCatalog();

  private static LintResult lint(SortedMap<String, PublishedFile> files, String... releases)
      throws UnknownReleaseException {
    return CatalogLint.of(EDITION, files, CatalogLint.targets(EDITION, List.of(releases)));
  }

  private static SortedMap<String, PublishedFile> asks(String schema) {
    return EDITION
        .rules()
        .catalog(
            LintExample.file(
                "VERSION/questions.yaml",
                "- variable: link\n  label: Link\n  group: Settings\n  schema: " + schema + "\n"));
  }

  @Test
  void aProblemNamesTheReleasesThatItShowsOnAmongThoseAskedAbout() throws Exception {
    SortedMap<String, PublishedFile> files = asks("{type: uri, required: true}");

    assertThat(lint(files).problems().all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.releases()).containsExactly("22.02");
              assertThat(problem.where().file()).isEqualTo("stable/demo/1.0.1/questions.yaml");
              assertThat(problem.where().line()).isEqualTo(8);
              assertThat(problem.where().column()).isEqualTo(12);
              assertThat(problem.where().app()).isEqualTo("demo");
              assertThat(problem.where().subject()).isEqualTo("question link");
            });
    assertThat(lint(files, "22.12", "24.04").problems().all()).isEmpty();
  }

  @Test
  void whatBreaksOneReleaseIsAWarningWhereThatIsNotAskedAbout() throws Exception {
    SortedMap<String, PublishedFile> files = asks("{type: string, $ref: [definitions/nope]}");

    assertThat(lint(files, "22.02", "24.04").problems().all())
        .extracting(Problem::severity)
        .containsExactly(Severity.ERROR);
    assertThat(lint(files, "24.04").problems().all())
        .extracting(Problem::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void releasesAreThoseOfTheEdition() throws Exception {
    assertThat(CatalogLint.targets(EDITION, List.of()))
        .containsExactly("22.02", "22.12", "23.10", "24.04");
    assertThat(CatalogLint.targets(EDITION, List.of("24.04", "22.02")))
        .containsExactly("22.02", "24.04");
    assertThatThrownBy(() -> CatalogLint.targets(EDITION, List.of("24.04", "25.10")))
        .isInstanceOf(UnknownReleaseException.class)
        .hasMessage("no release is named \"25.10\"");
  }

  @Test
  void aVersionThatBreaksUpgradesFromTheOneBeforeIsTold() throws Exception {
    SortedMap<String, PublishedFile> files = asks("{type: string, default: a}");
    SortedMap<String, PublishedFile> old = new TreeMap<>(asks("{type: int, default: 1}"));
    old.forEach(
        (path, file) -> {
          if (path.contains("/1.0.1/")) {
            files.put(path.replace("/1.0.1/", "/1.0.0/"), file);
          }
        });

    assertThat(lint(files).problems().all())
        .filteredOn(problem -> problem.rule().code().equals("TN412"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.WARNING);
              assertThat(problem.found()).contains("1.0.0 to 1.0.1");
            });
  }

  @Test
  void whatIsCheckedIsCounted() throws Exception {
    LintResult result = lint(asks("{type: string, default: a}"), "24.04");

    assertThat(result.summary())
        .isEqualTo("0 errors, 0 warnings: 1 app and 1 version, for TrueNAS 24.04");
    assertThat(result.reaches(Severity.NOTE)).isFalse();
    assertThat(lint(asks("{type: nope}")).reaches(Severity.ERROR)).isTrue();
  }

  @Test
  void anEmptyCatalogHasNoTrain() throws Exception {
    assertThat(lint(new TreeMap<>()).problems().all())
        .extracting(problem -> problem.rule().code())
        .containsExactlyInAnyOrder("TN612", "TN650");
  }

  @Test
  void whatHasNoAppIsNoCatalogForComposeEither() throws Exception {
    SortedMap<String, PublishedFile> files = new TreeMap<>();
    files.put("src/Main.java", PublishedFile.of(Content.text("class Main {}")));
    CatalogEdition edition = Editions.ALL.chosen(List.of("compose")).get(0);

    assertThat(CatalogLint.of(edition, files, edition.rules().releases()).problems().all())
        .extracting(problem -> problem.rule().code())
        .containsExactly("TN907");
  }

  @Test
  void everyEditionHasItsOwnRules() {
    ListingEdition edition = new ListingEdition();
    SortedMap<String, PublishedFile> files = new TreeMap<>();
    files.put("shelf/a/b/1.0.0/about.txt", PublishedFile.of(Content.text("")));

    assertThat(CatalogLint.of(edition, files, List.of("2")).problems().all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule().code()).isEqualTo("TN900");
              assertThat(problem.releases()).containsExactly("2");
            });
  }
}
