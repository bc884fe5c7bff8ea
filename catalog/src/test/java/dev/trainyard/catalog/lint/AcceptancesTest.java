package dev.trainyard.catalog.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.problem.Severity;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the author of a catalog takes as it is does not count, and is told all the same. */
class AcceptancesTest {

  private static final HelmCatalog EDITION = new HelmCatalog();
  private static final String FORM = "VERSION/questions.yaml";

  private static final String TWO =
      """
      - variable: workers
        label: Workers
        group: Settings
        schema: {type: int, default: 1, min: 0}
      - variable: threads
        label: Threads
        group: Settings
        schema: {type: int, default: 1, min: 0}
      """;

  private static LintResult lint(String path, String accepted, String... releases)
      throws UnknownReleaseException {
    return CatalogLint.of(
        EDITION,
        EDITION.rules().catalog(LintExample.file(FORM, TWO).and(path, accepted)),
        CatalogLint.targets(EDITION, List.of(releases)));
  }

  private static List<String> codes(LintResult result) {
    return result.problems().all().stream().map(problem -> problem.rule().code()).toList();
  }

  @Test
  void anEntryAcceptsWhatItNamesAndNothingElse() throws Exception {
    LintResult result =
        lint(
            "ITEM/trainyard.yaml",
            """
            accept:
              - code: TN719
                file: 1.0.1/questions.yaml
                subject: question workers
                reason: " 0 is all cores. "
            """);

    assertThat(result.problems().all())
        .extracting(problem -> problem.rule().code(), problem -> problem.where().subject())
        .containsExactly(tuple("TN719", "question threads"));
    assertThat(result.accepted())
        .extracting(one -> one.problem().where().subject(), Accepted::reason)
        .containsExactly(tuple("question workers", "0 is all cores."));
    assertThat(result.summary())
        .isEqualTo(
            "0 errors, 1 warning (1 accepted): 1 app and 1 version, for TrueNAS 22.02, 22.12, 23.10,"
                + " 24.04");
    assertThat(result.reaches(Severity.WARNING)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ITEM/trainyard.yaml, ''",
    "ITEM/trainyard.yaml, 'file: 1.0.1'",
    "trainyard.yaml, ''",
    "trainyard.yaml, 'file: stable/demo'",
    "trainyard.yaml, 'file: stable/demo/1.0.1/questions.yaml'"
  })
  void aFolderStandsForEverythingInItAndTheTopForAllApps(String path, String file)
      throws Exception {
    LintResult result =
        lint(path, "accept:\n  - code: TN719\n    reason: all cores\n    " + file + "\n");

    assertThat(result.problems().all()).isEmpty();
    assertThat(result.accepted()).hasSize(2);
    assertThat(result.reaches(Severity.NOTE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'- code: TN719', has no reason",
    "'- {code: TN719, reason: \"  \"}', has no reason",
    "'- {code: TN719, reason: 5}', is no entry",
    "'- {code: TN719, reason: a, because: b}', has the key because",
    "'- {code: TN999, reason: a}', is the code of no rule",
    "'- {code: TN670, reason: a}', is the code of no rule",
    "'- {code: TN001, reason: a}', is the code of no rule",
    "'- {code: TN413, reason: a}', is the code of no rule whose findings can be accepted",
    "'- {code: TN301, reason: a}', is the code of no rule whose findings can be accepted",
    "'- {reason: a}', has no code",
    "'- TN719', is no entry",
    "'[]', is no entry"
  })
  void anEntryThatIsWrongAcceptsNothing(String entry, String found) throws Exception {
    LintResult result =
        lint(
            "ITEM/trainyard.yaml",
            "accept:\n  " + (entry.startsWith("-") ? entry : "- " + entry) + "\n");

    assertThat(codes(result)).containsExactlyInAnyOrder("TN719", "TN719", "TN670");
    assertThat(result.problems().all())
        .filteredOn(problem -> problem.rule().code().equals("TN670"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.found()).startsWith(found);
              assertThat(problem.where().file()).isEqualTo("stable/demo/trainyard.yaml");
              assertThat(problem.where().line()).isEqualTo(2);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "'[]', TN670",
    "'accept: {}', TN670",
    "'a: [', TN601",
    "'accept: []\nmore: 1', TN670"
  })
  void aFileThatIsNoListIsTold(String text, String code) throws Exception {
    assertThat(codes(lint("ITEM/trainyard.yaml", text + "\n")))
        .containsExactlyInAnyOrder("TN719", "TN719", code);
  }

  @Test
  void moreEntriesThanAnybodyWritesAreNotRead() throws Exception {
    assertThat(
            codes(
                lint(
                    "trainyard.yaml",
                    "accept:\n" + "  - {code: TN719, reason: a}\n".repeat(1_001))))
        .containsExactlyInAnyOrder("TN719", "TN719", "TN670");
  }

  @Test
  void anEntryOfAnotherAppOrFileIsUnusedUnlessOnlySomeReleasesAreAskedAbout() throws Exception {
    String elsewhere = "accept:\n  - {code: TN719, reason: a, file: 1.0.1/Chart.yaml}\n";

    assertThat(codes(lint("ITEM/trainyard.yaml", elsewhere)))
        .containsExactlyInAnyOrder("TN719", "TN719", "TN671");
    assertThat(codes(lint("ITEM/trainyard.yaml", elsewhere, "24.04")))
        .containsExactly("TN719", "TN719");
  }

  @Test
  void whatOnlyComparisonsFindIsNeverCalledUnused() throws Exception {
    assertThat(codes(lint("trainyard.yaml", "accept:\n  - {code: TN416, reason: a}\n")))
        .containsExactly("TN719", "TN719");
  }

  @Test
  void whatIsNoFileIsNotFollowed() throws Exception {
    SortedMap<String, PublishedFile> files =
        EDITION
            .rules()
            .catalog(LintExample.of(LintExample.State.LINK, "ITEM/trainyard.yaml", "/etc/passwd"));

    assertThat(codes(CatalogLint.of(EDITION, files, EDITION.rules().releases())))
        .containsExactly("TN603");
    files.put("stable/demo/trainyard.yaml", PublishedFile.of(Content.bytes(new byte[] {-1})));
    assertThat(codes(CatalogLint.of(EDITION, files, EDITION.rules().releases())))
        .containsExactly("TN600");
  }
}
