package dev.trainyard.catalog.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.lint.Accepted;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.lint.Proposal;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

  private static final JsonSchema SARIF = sarif();

  private static JsonSchema sarif() {
    try (InputStream schema =
        ReportsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
          .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void isSarif(LintResult result) {
    assertThat(SARIF.validate(LintFormat.SARIF.write(result), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyRule")
  void sarifOfEveryRuleFitsTheSchemaOfItsStandard(LintRule rule) {
    isSarif(
        CatalogLint.of(EDITION, EDITION.rules().catalog(rule.bad()), EDITION.rules().releases()));
  }

  static Stream<LintRule> everyRule() {
    return EDITION.rules().all().stream();
  }

  @Test
  void sarifOfAllElseFitsTheSchemaOfItsStandard() {
    isSarif(with(List.of()));
    isSarif(
        with(
            List.of(
                Problem.error(Rule.BREAKING_CHANGE, Where.ofApp(""), "a\u0000b\n\"c\"", "", ""),
                Problem.note(Rule.CHANGELOG, Where.inFile("a b/#c?d", 1, 0), "x"),
                Problem.warning(Rule.BASELINE, Where.inFile("../up", 0, 0), "", "y", "z"))));
    isSarif(
        CatalogLint.of(
            EDITION,
            EDITION.rules(),
            new Proposal(
                EDITION.rules().catalog(LintExample.NOTHING),
                EDITION.rules().catalog(LintExample.without("VERSION/README.md")),
                Optional.empty()),
            EDITION.rules().releases()));
  }

  @Test
  void theSchemaOfSarifRefusesWhatIsNone() {
    assertThat(SARIF.validate("{\"version\": \"2.1.0\"}", InputFormat.JSON)).isNotEmpty();
    assertThat(
            SARIF.validate(
                LintFormat.SARIF.write(RESULT).replace("\"startLine\" : 12", "\"startLine\" : 0"),
                InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void sarifKnowsAFindingAgainWhereverItsLineIs() throws Exception {
    JsonNode one = fingerprints(Where.inFile("f", 1, 1), "as in line 7");
    assertThat(fingerprints(Where.inFile("f", 9, 2), "as in line 15")).isEqualTo(one);
    assertThat(fingerprints(Where.inFile("g", 1, 1), "as in line 7")).isNotEqualTo(one);
    assertThat(fingerprints(Where.inFile("f", 1, 1), "another")).isNotEqualTo(one);
  }

  private static JsonNode fingerprints(Where where, String found) throws Exception {
    String text =
        LintFormat.SARIF.write(with(List.of(Problem.error(Rule.TRAIN, where, found, "", ""))));
    JsonNode print =
        new JsonMapper().readTree(text).at("/runs/0/results/0/partialFingerprints/trainyard~1v1");
    assertThat(print.asText()).matches("[0-9a-f]{64}");
    return print;
  }

  @Test
  void whatIsAcceptedIsNamedWithItsReasonAndCountsNowhere() throws Exception {
    Problem problem = Problem.error(Rule.TRAIN, Where.inFile("f", 3, 1), "found *it*", "", "");
    LintResult result =
        new LintResult(
            List.of("24.04"),
            1,
            1,
            List.of(),
            Problems.of(List.of()),
            List.of(new Accepted(problem, "as *we* like it")),
            3);

    assertThat(LintFormat.MARKDOWN.write(result))
        .contains("**0 errors, 0 warnings (1 accepted, 3 known): 1 app")
        .contains("### Accepted\n\n- TN202 `f:3:1` `found *it*`  \n  `as *we* like it`\n");
    JsonNode json = LintJson.of(result);
    assertThat(json.at("/accepted/0/reason").asText()).isEqualTo("as *we* like it");
    assertThat(json.get("known").asInt()).isEqualTo(3);
    assertThat(json.get("errors").asInt()).isZero();
    assertThat(LintFormat.SARIF.write(result)).doesNotContain("found *it*");
    assertThat(result.reaches(Severity.NOTE)).isFalse();
  }

  @Test
  void aThresholdIsReachedByWhatIsAsBadOrWorse() {
    LintResult warned =
        with(List.of(Problem.warning(Rule.TRAIN, Where.ofApp(""), "found", "", "")));

    assertThat(warned.reaches(Severity.ERROR)).isFalse();
    assertThat(warned.reaches(Severity.WARNING)).isTrue();
    assertThat(warned.reaches(Severity.NOTE)).isTrue();
    assertThat(with(List.of()).reaches(Severity.NOTE)).isFalse();
  }

  @Test
  void sarifNamesFilesOfOddNamesByAReference() throws Exception {
    Where where = Where.inFile("my train/a#b%.yaml", 0, 0);
    LintResult result =
        with(
            List.of(
                Problem.error(Rule.TRAIN, where, "found", "", ""),
                Problem.error(Rule.TRAIN, Where.inFile("x:y/a:b", 0, 0), "found", "", ""),
                Problem.note(Rule.TRAIN, Where.ofApp(""), "all")));

    JsonNode results =
        new JsonMapper().readTree(LintFormat.SARIF.write(result)).get("runs").get(0).get("results");

    assertThat(results.findValuesAsText("uri"))
        .containsExactly(".", "my%20train/a%23b%25.yaml", "./x:y/a:b");
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
                    "has *stars* | <b> @team `x` https://evil.example/ www.evil.example",
                    "",
                    "fix")));

    assertThat(LintFormat.MARKDOWN.write(result))
        .startsWith("## ")
        .contains("**0 errors, 1 warning: 1 app and 1 version, for TrueNAS 24.04**")
        .contains(
            "- ``a`b|c:3:4`` ``has *stars* | <b> @team `x` https://evil.example/ www.evil.example``");
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
