package dev.trainyard.catalog.helm.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.CodedRule;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation shows of each rule is what the rule finds. */
class LintRulesTest {

  private static final HelmCatalog EDITION = new HelmCatalog();
  private static final CatalogRules RULES = EDITION.rules();

  static Stream<LintRule> rules() {
    return RULES.all().stream();
  }

  /** Those that take no program. */
  static Stream<LintRule> ofFiles() {
    return rules().filter(rule -> !rule.rendered());
  }

  private static List<Problem> problems(LintRule rule, LintExample example) {
    List<String> targets = rule.releases().isEmpty() ? RULES.releases() : rule.releases();
    return CatalogLint.of(EDITION, RULES.catalog(example), targets).problems().all();
  }

  @Test
  void nothingIsWrongWithTheCatalogThatExamplesChange() {
    assertThat(
            CatalogLint.of(EDITION, RULES.catalog(LintExample.NOTHING), RULES.releases())
                .problems()
                .all())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ofFiles")
  void theBadExampleBreaksThisRuleAlone(LintRule rule) {
    List<Problem> problems = problems(rule, rule.bad());

    assertThat(problems).isNotEmpty();
    assertThat(problems).extracting(problem -> problem.rule().code()).containsOnly(rule.code());
    assertThat(problems).anyMatch(problem -> problem.severity() == rule.severity());
    assertThat(problems)
        .allSatisfy(
            problem -> {
              assertThat(problem.found()).isNotBlank();
              assertThat(problem.fix()).isNotBlank();
              assertThat(problem.releases()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("ofFiles")
  void theGoodExampleBreaksNone(LintRule rule) {
    assertThat(problems(rule, rule.good())).isEmpty();
  }

  @Test
  void thePortalOfANameThatIsNoTextIsTold() {
    String portal = "{protocols: [http], host: [$node_ip], ports: [\"80\"]}";

    for (String name : List.of("80", "yes", "null", "2024-01-01")) {
      String form = "groups: []\nportals:\n  " + name + ": " + portal + "\nquestions: []\n";
      LintExample example = LintExample.file("VERSION/questions.yaml", form);
      assertThat(CatalogLint.of(EDITION, RULES.catalog(example), RULES.releases()).problems().all())
          .as(name)
          .extracting(problem -> problem.rule().code())
          .containsExactly("TN770");
    }
  }

  @Test
  void aNumberWithoutEndIsNoText() {
    for (String frame : List.of("variable: .nan, label: a", "variable: a, label: .inf")) {
      for (String schema : List.of("{type: string}", "{type: int, default: .inf, min: .nan}")) {
        String form =
            "groups: [{name: G, description: G}]\nquestions:\n- {"
                + frame
                + ", group: G, schema: "
                + schema
                + "}\n";
        LintExample example = LintExample.file("VERSION/questions.yaml", form);
        assertThat(
                CatalogLint.of(EDITION, RULES.catalog(example), RULES.releases()).problems().all())
            .as(form)
            .anyMatch(problem -> problem.severity() == Severity.ERROR);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleSaysWhatHappensOtherwise(LintRule rule) {
    assertThat(rule.reason()).isNotBlank().endsWith(".");
    assertThat(rule.title()).isNotBlank().doesNotEndWith(".");
    assertThat(RULES.releases()).containsAll(rule.releases());
  }

  @Test
  void noTwoRulesOfTheProjectShareACode() {
    List<CodedRule> all = new ArrayList<>(List.of(Rule.values()));
    all.addAll(RULES.all());

    assertThat(all)
        .extracting(CodedRule::code)
        .doesNotHaveDuplicates()
        .allMatch(c -> c.matches("TN[0-9]{3}"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatNoReleaseReadsThatTheCatalogIsForIsNotTold(LintRule rule) {
    List<String> others = new ArrayList<>(RULES.releases());
    others.removeAll(rule.releases());
    if (rule.releases().isEmpty() || others.isEmpty()) {
      assertThat(rule.releases()).hasSizeLessThanOrEqualTo(RULES.releases().size());
      return;
    }

    assertThat(CatalogLint.of(EDITION, RULES.catalog(rule.bad()), others).problems().all())
        .extracting(problem -> problem.rule().code())
        .doesNotContain(rule.code());
  }
}
