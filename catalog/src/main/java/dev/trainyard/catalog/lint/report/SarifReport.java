package dev.trainyard.catalog.lint.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.lint.Fingerprint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.CodedRule;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** SARIF 2.1.0, the format of static analysis; paths are from the catalog's root. */
final class SarifReport {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final JsonMapper JSON = new JsonMapper();

  private final ArrayNode rules = JSON.createArrayNode();
  private final Map<String, Integer> indexes = new TreeMap<>();

  private SarifReport() {}

  static boolean isReport(String text) {
    return text.startsWith("{") && text.contains(SCHEMA) && text.contains(Report.TOOL);
  }

  static String of(LintResult result) {
    SarifReport report = new SarifReport();
    result.rules().forEach(rule -> report.rule(rule, rule.severity(), rule.reason()));
    ArrayNode results = JSON.createArrayNode();
    result.problems().all().forEach(problem -> results.add(report.result(problem)));
    ObjectNode sarif = JSON.createObjectNode();
    sarif.put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = sarif.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", Report.TOOL);
    driver.set("rules", report.rules);
    run.put("columnKind", "unicodeCodePoints");
    run.set("results", results);
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sarif).replace("\r\n", "\n")
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain nodes can always be written", e);
    }
  }

  private void rule(CodedRule rule, Severity severity, String reason) {
    indexes.put(rule.code(), rules.size());
    ObjectNode json = rules.addObject();
    json.put("id", rule.code());
    json.putObject("shortDescription").put("text", rule.title());
    if (!reason.isEmpty()) {
      json.putObject("fullDescription").put("text", reason);
    }
    json.putObject("help").put("text", rule.code() + " in " + Report.PAGE);
    json.putObject("defaultConfiguration").put("level", severity.word());
    if (rule instanceof LintRule lint && !lint.releases().isEmpty()) {
      ArrayNode tags = json.putObject("properties").putArray("tags");
      lint.releases().forEach(tags::add);
    }
  }

  private ObjectNode result(Problem problem) {
    CodedRule rule = problem.rule();
    if (!indexes.containsKey(rule.code())) {
      rule(rule, problem.severity(), "");
    }
    ObjectNode json = JSON.createObjectNode();
    json.put("ruleId", rule.code()).put("ruleIndex", indexes.get(rule.code()));
    json.put("level", problem.severity().word());
    json.putObject("message").put("text", Report.message(problem));
    json.putObject("partialFingerprints").put("trainyard/v1", Fingerprint.of(problem).hash());
    ObjectNode location = json.putArray("locations").addObject();
    ObjectNode physical = location.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", uri(problem.where().file()));
    if (problem.where().line() > 0) {
      ObjectNode region = physical.putObject("region");
      region.put("startLine", problem.where().line());
      if (problem.where().column() > 0) {
        region.put("startColumn", problem.where().column());
      }
    }
    List<String> names = new ArrayList<>(List.of(problem.where().app(), problem.where().subject()));
    names.removeIf(String::isEmpty);
    if (!names.isEmpty()) {
      location
          .putArray("logicalLocations")
          .addObject()
          .put("fullyQualifiedName", String.join(" ", names));
    }
    return json;
  }

  /** A path as a relative reference; the catalog itself is the folder. */
  private static String uri(String path) {
    try {
      String uri = new URI(null, null, "/" + path, null).getRawPath().substring(1);
      // A colon in the first folder's name would make a scheme of what stands before it.
      String start = uri.split("/", 2)[0].contains(":") ? "./" : "";
      return uri.isEmpty() ? "." : start + uri;
    } catch (URISyntaxException e) {
      return ".";
    }
  }
}
