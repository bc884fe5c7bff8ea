package dev.trainyard.catalog.compose.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.compose.ComposeCatalog;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.CodedRule;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What TrueNAS 24.10 and later refuse or misread in a catalog is found. */
class ComposeLintTest {

  private static final ComposeCatalog EDITION = new ComposeCatalog();
  private static final CatalogRules RULES = EDITION.rules();

  private static List<Problem> problems(LintExample example, List<String> releases) {
    return CatalogLint.of(EDITION, RULES.catalog(example), releases).problems().all();
  }

  private static List<Problem> problems(LintRule rule, LintExample example) {
    return problems(example, rule.releases().isEmpty() ? RULES.releases() : rule.releases());
  }

  static Stream<LintRule> rules() {
    return ComposeLint.own().stream();
  }

  @Test
  void nothingIsWrongWithTheCatalogThatExamplesChange() {
    assertThat(problems(LintExample.NOTHING, RULES.releases())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theBadExampleBreaksThisRuleAlone(LintRule rule) {
    List<Problem> problems = problems(rule, rule.bad());

    assertThat(problems).isNotEmpty();
    assertThat(problems).extracting(problem -> problem.rule().code()).containsOnly(rule.code());
    assertThat(problems).anyMatch(problem -> problem.severity() == rule.severity());
    assertThat(problems).noneMatch(problem -> problem.found().isBlank() || problem.fix().isBlank());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theGoodExampleBreaksNone(LintRule rule) {
    assertThat(problems(rule, rule.good())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleSaysWhatHappensOtherwise(LintRule rule) {
    assertThat(rule.reason()).isNotBlank().endsWith(".");
    assertThat(rule.title()).isNotBlank().doesNotEndWith(".");
    assertThat(RULES.releases()).containsAll(rule.releases());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatNoReleaseReadsThatTheCatalogIsForIsNotTold(LintRule rule) {
    List<String> others = new ArrayList<>(RULES.releases());
    others.removeAll(rule.releases());
    if (!rule.releases().isEmpty()) {
      assertThat(problems(rule.bad(), others))
          .extracting(problem -> problem.rule().code())
          .doesNotContain(rule.code());
    }
  }

  @Test
  void noTwoRulesOfTheProjectShareACode() {
    Set<CodedRule> all = new LinkedHashSet<>(List.of(Rule.values()));
    all.addAll(new HelmCatalog().rules().all());
    all.addAll(RULES.all());

    assertThat(all).extracting(CodedRule::code).doesNotHaveDuplicates();
  }

  static Stream<ComposeMutation> mutations() {
    return ComposeMutation.all().stream();
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void whatTheOfficialReadersRefuseIsToldAsWhatItIs(ComposeMutation mutation) {
    assertThat(problems(mutation.example(), RULES.releases()))
        .extracting(problem -> problem.rule().code())
        .satisfies(codes -> assertThat(Set.copyOf(codes)).isEqualTo(mutation.codes()));
  }

  /**
   * What is true of forms that were published: attributes and names that nothing reads, conditions
   * on questions of another level, options of numbers, numbers as texts, a list of nothing. The
   * project's own form has one of each type.
   */
  private static final Map<String, Set<String>> TRUE =
      Map.of(
          "compose.yaml", Set.of("TN950", "TN953", "TN954", "TN962"),
          "community__authelia.yaml", Set.of("TN953"),
          "community__bulwark-webmail.yaml", Set.of("TN953"),
          "community__headscale.yaml", Set.of("TN981"),
          "community__netbird-server.yaml", Set.of("TN971"),
          "community__split-pro.yaml", Set.of("TN971"),
          "community__wger.yaml", Set.of("TN962"),
          "community__xmrig.yaml", Set.of("TN954"));

  static List<Path> forms() throws IOException {
    String corpus = System.getProperty("trainyard.corpus", "");
    List<Path> forms =
        new ArrayList<>(
            List.of(
                Path.of("..", "generator", "src", "test", "resources", "forms", "compose.yaml")));
    if (!corpus.isEmpty()) {
      try (Stream<Path> found = Files.list(Path.of(corpus, "compose-questions"))) {
        found.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(forms::add);
      }
    }
    return forms;
  }

  @ParameterizedTest
  @MethodSource("forms")
  void nothingButTheTruthIsSaidOfAPublishedForm(Path file) throws IOException {
    List<Problem> problems =
        problems(ComposeExamples.form(Files.readString(file)), RULES.releases());

    Set<String> codes =
        problems.stream()
            .map(problem -> problem.rule().code())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(codes)
        .as(problems.stream().map(Problem::describe).collect(Collectors.joining("\n")))
        .isEqualTo(TRUE.getOrDefault(file.getFileName().toString(), Set.of()));
  }
}
