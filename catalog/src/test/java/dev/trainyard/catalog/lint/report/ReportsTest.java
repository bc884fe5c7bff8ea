package dev.trainyard.catalog.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Where;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Each report says what was found in the words of who reads it. */
class ReportsTest {

  private static final HelmCatalog EDITION = new HelmCatalog();
  private static final LintResult RESULT =
      CatalogLint.of(
          EDITION,
          EDITION
              .rules()
              .catalog(
                  LintExample.file(
                      "VERSION/questions.yaml",
                      """
                      - variable: workers
                        label: Workers
                        group: Settings
                        schema: {type: int, default: 1, min: 0, colour: "|<b>|"}
                      - variable: mode
                        label: Mode
                        group: Settings
                        schema: {type: nope}
                      """)),
          List.of("22.02", "24.04"));

  private static LintResult with(List<Problem> problems) {
    return new LintResult(List.of("24.04"), 1, 1, List.of(), Problems.of(problems), List.of(), 0);
  }

  @Test
  void theConsoleShowsProblemsBelowTheirFile() {
    assertThat(ConsoleReport.of(RESULT))
        .extracting(line -> line.severity().word() + " " + line.text())
        .contains(
            "warning stable/demo/1.0.1/questions.yaml",
            "error   12:12 error TN710 question mode: has the type \"nope\" [22.02, 24.04]",
            "error       allowed: string, int, boolean, path, hostpath, list, dict, ipaddr or cron");
    assertThat(ConsoleReport.of(RESULT))
        .filteredOn(line -> line.text().startsWith("stable/"))
        .hasSize(1);
  }

  @Test
  void theConsoleCountsWhatOneRuleSaysOverAndOver() {
    List<Problem> many = new ArrayList<>();
    IntStream.range(0, 25)
        .forEach(
            i ->
                many.add(
                    Problem.error(Rule.TRAIN, Where.inFile("f" + i, 1, 1), "found", "", "fix")));

    List<ConsoleReport.Line> lines = ConsoleReport.of(with(many));

    assertThat(lines.get(lines.size() - 1).text()).isEqualTo("TN202: 5 more of these");
    assertThat(lines).filteredOn(line -> line.text().contains("error TN202")).hasSize(20);
  }

  @Test
  void sarifHasTheRulesAndThePlaces() throws Exception {
    String text = LintFormat.SARIF.write(RESULT);
    JsonNode run = new JsonMapper().readTree(text).get("runs").get(0);

    assertThat(new JsonMapper().readTree(text).get("version").asText()).isEqualTo("2.1.0");
    JsonNode rules = run.get("tool").get("driver").get("rules");
    assertThat(rules).hasSize(EDITION.rules().all().size());
    assertThat(run.get("results"))
        .hasSize(RESULT.problems().all().size())
        .allSatisfy(
            result ->
                assertThat(rules.get(result.get("ruleIndex").asInt()).get("id"))
                    .isEqualTo(result.get("ruleId")));
    assertThat(run.get("results"))
        .anySatisfy(
            result -> {
              assertThat(result.get("ruleId").asText()).isEqualTo("TN710");
              assertThat(result.get("level").asText()).isEqualTo("error");
              JsonNode place = result.get("locations").get(0).get("physicalLocation");
              assertThat(place.get("artifactLocation").get("uri").asText())
                  .isEqualTo("stable/demo/1.0.1/questions.yaml");
              assertThat(place.get("region").get("startLine").asInt()).isEqualTo(12);
              assertThat(place.get("region").get("startColumn").asInt()).isEqualTo(12);
            });
    assertThat(LintFormat.SARIF.isReport(text)).isTrue();
    assertThat(LintFormat.SARIF.isReport("{}")).isFalse();
  }

  @Test
  void sarifNamesFilesOfOddNamesByAReference() throws Exception {
    Where where = Where.inFile("my train/a#b%.yaml", 0, 0);
    LintResult result =
        with(
            List.of(
                Problem.error(Rule.TRAIN, where, "found", "", ""),
                Problem.note(Rule.TRAIN, Where.ofApp(""), "all")));

    JsonNode results =
        new JsonMapper().readTree(LintFormat.SARIF.write(result)).get("runs").get(0).get("results");

    assertThat(results.findValuesAsText("uri")).containsExactly(".", "my%20train/a%23b%25.yaml");
    assertThat(results.get(0).get("locations").get(0).get("physicalLocation").has("region"))
        .isFalse();
  }

  @Test
  void junitHasATestForEachAppThatFailsForErrors() throws Exception {
    String text = LintFormat.JUNIT.write(RESULT);
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(text)));
    Element suite = xml.getDocumentElement();

    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    Element app = (Element) xml.getElementsByTagName("testcase").item(1);
    assertThat(app.getAttribute("name")).isEqualTo("stable/demo");
    assertThat(app.getElementsByTagName("failure").item(0).getTextContent())
        .contains("TN710 error");
    assertThat(app.getElementsByTagName("system-out").item(0).getTextContent())
        .contains("TN719 warning", "colour");
    assertThat(LintFormat.JUNIT.isReport(text)).isTrue();
    assertThat(LintFormat.JUNIT.isReport("<?xml version='1.0'?><a/>")).isFalse();
  }

  @Test
  void markdownShowsWordsOfOthersAsTheyStand() {
    LintResult result =
        with(
            List.of(
                Problem.warning(
                    Rule.TRAIN,
                    Where.inFile("a`b|c", 3, 4),
                    "has *stars* | <b> @team",
                    "",
                    "fix")));

    assertThat(LintFormat.MARKDOWN.write(result))
        .startsWith("## ")
        .contains("**0 errors, 1 warning: 1 app and 1 version, for TrueNAS 24.04**")
        .contains("- `a'b\\|c:3:4` has \\*stars\\* \\| \\<b\\> &#64;team");
    assertThat(LintFormat.MARKDOWN.isReport(LintFormat.MARKDOWN.write(result))).isTrue();
  }

  @Test
  void githubShowsTheFirstTenOfEachKindBesideTheirLines() {
    List<Problem> many = new ArrayList<>();
    for (int i = 10; i < 35; i++) {
      many.add(
          Problem.error(Rule.TRAIN, Where.inFile("a,b:" + i, 3, 0), "100 %\nfound", "", "fix"));
    }
    many.add(Problem.note(Rule.NAME, Where.ofApp(""), "worth knowing"));

    List<String> lines = GithubAnnotations.of(with(many), "catalogs/mine");

    assertThat(lines).hasSize(11);
    assertThat(lines.get(0))
        .isEqualTo(
            "::error title=TN202 A train has a name that TrueNAS lists,file=catalogs/mine/a%2Cb%3A10,"
                + "line=3,col=1::100 %25%0Afound%0Afix: fix");
    assertThat(lines.get(10)).startsWith("::notice title=TN002 ").endsWith("::worth knowing");
  }

  @Test
  void numbersForProgramsAddUp() {
    JsonNode json = LintJson.of(RESULT);

    assertThat(json.get("releases")).extracting(JsonNode::asText).containsExactly("22.02", "24.04");
    assertThat(json.get("errors").asInt()).isEqualTo(1);
    assertThat(json.get("warnings").asInt()).isEqualTo(2);
    assertThat(json.get("codes").get("TN710").asInt()).isEqualTo(1);
    assertThat(json.get("apps").asInt()).isEqualTo(1);
    assertThat(RESULT.reaches(Severity.ERROR)).isTrue();
  }

  @Test
  void theSameResultGivesTheSameBytes() {
    for (LintFormat format : LintFormat.values()) {
      assertThat(format.write(RESULT))
          .isEqualTo(format.write(RESULT))
          .doesNotContain("\r")
          .endsWith("\n");
      assertThat(LintFormat.of(format.word())).contains(format);
    }
    assertThat(LintFormat.of("pdf")).isEmpty();
  }
}
