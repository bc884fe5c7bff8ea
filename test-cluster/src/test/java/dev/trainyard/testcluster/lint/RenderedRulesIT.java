package dev.trainyard.testcluster.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.helm.HelmRules;
import dev.trainyard.catalog.helm.lint.Examples;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.testcluster.helm.HelmExtension;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation shows of the rules about what versions render to is what they find. */
class RenderedRulesIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final HelmCatalog EDITION = new HelmCatalog();

  static Stream<LintRule> rules() {
    return EDITION.rules().all().stream().filter(LintRule::rendered);
  }

  private static List<Problem> problems(LintRule rule, LintExample example) {
    CatalogRules rules = HelmRules.with(new EngineRenderer(helm.engine()));
    List<String> targets = rule.releases().isEmpty() ? rules.releases() : rule.releases();
    return CatalogLint.of(EDITION, rules, rules.catalog(example), targets).problems().all();
  }

  private static String words(List<Problem> problems) {
    return problems.stream().map(Problem::describe).collect(Collectors.joining("\n"));
  }

  @Test
  void nothingIsWrongWithTheCatalogThatExamplesChange() {
    LintRule any = rules().findFirst().orElseThrow();

    assertThat(problems(any, LintExample.NOTHING)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theBadExampleBreaksThisRuleAlone(LintRule rule) {
    List<Problem> problems = problems(rule, rule.bad());

    assertThat(problems)
        .as(words(problems))
        .isNotEmpty()
        .allMatch(problem -> problem.rule().code().equals(rule.code()))
        .anyMatch(problem -> problem.severity() == rule.severity())
        .allSatisfy(
            problem -> {
              assertThat(problem.found()).isNotBlank();
              assertThat(problem.fix()).isNotBlank();
              assertThat(problem.releases()).isNotEmpty();
              assertThat(problem.where().file()).startsWith("stable/demo/1.0.1/");
            });
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theGoodExampleBreaksNone(LintRule rule) {
    List<Problem> problems = problems(rule, rule.good());

    assertThat(problems).as(words(problems)).isEmpty();
  }

  private static final String LISTS =
      "{type: list, default: [], items: [{variable: row, label: Row, schema: {type: dict, attrs:"
          + " [{variable: name, label: Name, schema: {type: string, required: true}}, {variable:"
          + " value, label: Value, schema: {type: string}}, {variable: count, label: Count, schema:"
          + " {type: int, required: true, min: 2}}]}}]}";

  private static List<Problem> ofRows(String code) {
    LintRule structure =
        rules().filter(rule -> rule.code().equals("TN850")).findFirst().orElseThrow();
    return problems(
        structure,
        Examples.asks(
                Examples.question("more", LISTS),
                Examples.question(
                    "names",
                    "{type: list, default: [], items: [{variable: one, label: One, schema: {type:"
                        + " string}}]}"))
            .and(
                "VERSION/templates/configmap.yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: demo}\ndata:\n  a: b\n" + code));
  }

  /** Official charts have lists that are empty by default, and print rows of them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ range .Values.more }}\n  {{ .name | quote }}: {{ .value }}\n{{ end }}",
        "{{ range .Values.names }}\n  x: {{ . }}\n{{ end }}",
      })
  void anAnswerOfARowIsTriedWhereThereIsNoRow(String code) {
    assertThat(ofRows(code)).extracting(problem -> problem.rule().code()).containsOnly("TN850");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ range .Values.more }}\n  {{ .name | quote }}: {{ .value | quote }}\n{{ end }}",
        "{{ range .Values.names }}\n  x: {{ . | quote }}\n{{ end }}",
        // Refuses what nobody can guess; the other list is tried all the same.
        "{{ range .Values.more }}\n  x: {{ fail \"no such row\" }}\n{{ end }}"
            + "{{ range .Values.names }}\n  x: {{ . | quote }}\n{{ end }}",
      })
  void aRowThatIsPrintedAsATextIsNone(String code) {
    assertThat(ofRows(code)).isEmpty();
  }

  @Test
  void aListWhoseRowsAreRefusedHidesNoOther() {
    assertThat(
            ofRows(
                "{{ range .Values.more }}\n  x: {{ fail \"no such row\" }}\n{{ end }}"
                    + "{{ range .Values.names }}\n  y: {{ . }}\n{{ end }}"))
        .extracting(problem -> problem.rule().code())
        .containsOnly("TN850");
  }
}
