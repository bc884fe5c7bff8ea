package dev.trainyard.catalog.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old sins do not count, new ones do, and the list of old ones is kept up. */
class BaselineTest {

  private static final HelmCatalog EDITION = new HelmCatalog();
  private static final List<String> ALL = EDITION.rules().releases();

  private static String question(String variable) {
    return "- variable: "
        + variable
        + "\n  label: A\n  group: Settings\n  schema: {type: int, default: 1, min: 0}\n";
  }

  private static LintResult lint(List<String> targets, String... questions) {
    return CatalogLint.of(
        EDITION,
        EDITION
            .rules()
            .catalog(LintExample.file("VERSION/questions.yaml", String.join("", questions))),
        targets);
  }

  private static Baseline again(LintResult result) throws Exception {
    String text = Baseline.of(result.problems().all()).write();
    assertThat(Baseline.isBaseline(text)).isTrue();
    Baseline read = Baseline.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(read.write()).isEqualTo(text).doesNotContain("\r").endsWith("}\n");
    return read;
  }

  @Test
  void onlyWhatIsNewCountsWhereverItsLinesAre() throws Exception {
    Baseline old = again(lint(ALL, question("workers")));

    LintResult moved =
        lint(ALL, question("before").replace("min: 0", "min: 1"), question("workers"))
            .without(old, ALL);
    LintResult more = lint(ALL, question("workers"), question("threads")).without(old, ALL);

    assertThat(moved.problems().all()).isEmpty();
    assertThat(moved.known()).isEqualTo(1);
    assertThat(moved.summary()).startsWith("0 errors, 0 warnings (1 known): ");
    assertThat(more.problems().all())
        .singleElement()
        .satisfies(problem -> assertThat(problem.where().subject()).isEqualTo("question threads"));
  }

  @Test
  void findingsThatNameLinesAreKnownAgainWhenTheseMove() throws Exception {
    Baseline old = again(lint(ALL, question("a").replace("min: 0", "min: 1").repeat(2)));

    LintResult moved =
        lint(
            ALL,
            question("b").replace("min: 0", "min: 1"),
            question("a").replace("min: 0", "min: 1").repeat(2));

    assertThat(moved.problems().all()).isNotEmpty();
    assertThat(moved.without(old, ALL).problems().all()).isEmpty();
  }

  @Test
  void equalFindingsAreCounted() throws Exception {
    LintResult one = lint(ALL, question("a"));
    Problem problem = one.problems().all().get(0);
    Baseline old = Baseline.of(List.of(problem));
    Problem elsewhere =
        new Problem(
            problem.severity(),
            problem.rule(),
            new dev.trainyard.generator.problem.Where(
                problem.where().app(),
                problem.where().subject(),
                problem.where().file(),
                problem.where().line() + 7,
                1),
            problem.found(),
            "",
            "");

    assertThat(old.beyond(dev.trainyard.generator.problem.Problems.of(List.of(problem, elsewhere))))
        .containsExactly(elsewhere);
  }

  @Test
  void whatIsFoundNoMoreIsToldUnlessOnlySomeReleasesAreAskedAbout() throws Exception {
    Baseline old = again(lint(ALL, question("workers"), question("threads")));

    LintResult mended = lint(ALL, question("workers")).without(old, ALL);

    assertThat(mended.known()).isEqualTo(1);
    assertThat(mended.problems().all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.BASELINE);
              assertThat(problem.found())
                  .isEqualTo(
                      "TN719 in stable/demo/*/questions.yaml is found no more: question"
                          + " threads: min is 0, which counts as none");
              assertThat(problem.isError()).isFalse();
            });
    assertThat(lint(List.of("24.04"), question("workers")).without(old, ALL).problems().all())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "[]",
        "{\"format\": 2, \"baseline\": \"truenas:validate\"}",
        "{\"format\": 1}",
        "{\"format\": 1, \"baseline\": \"truenas:validate\", \"findings\": [{\"code\": 5}]}",
        "{\"format\": 1, \"baseline\": \"truenas:validate\", \"findings\": []} more"
      })
  void whatIsNoBaselineIsSaidToBeNone(String text) {
    assertThatThrownBy(() -> Baseline.read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableBaselineException.class)
        .message()
        .isNotBlank();
  }
}
