package dev.trainyard.catalog.lint.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.lint.Accepted;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Severity;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a check comes to, for programs: numbers, and what is wrong by code. */
public final class LintJson {

  private LintJson() {}

  /** The numbers; the problems themselves stand elsewhere. */
  public static ObjectNode of(LintResult result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode releases = json.putArray("releases");
    result.targets().forEach(releases::add);
    json.put("apps", result.apps());
    json.put("versions", result.versions());
    for (Severity severity : Severity.values()) {
      json.put(
          severity.word() + "s",
          result.problems().all().stream().filter(one -> one.severity() == severity).count());
    }
    json.put("known", result.known());
    ArrayNode accepted = json.putArray("accepted");
    for (Accepted one : result.accepted()) {
      ObjectNode entry = accepted.addObject();
      entry.put("code", code(one.problem()));
      entry.put("severity", one.problem().severity().word());
      entry.put("file", one.problem().where().file());
      entry.put("line", one.problem().where().line());
      entry.put("subject", one.problem().where().subject());
      entry.put("found", one.problem().found());
      entry.put("reason", one.reason());
    }
    ObjectNode codes = json.putObject("codes");
    new TreeMap<>(
            result.problems().all().stream()
                .collect(Collectors.groupingBy(LintJson::code, Collectors.counting())))
        .forEach(codes::put);
    return json;
  }

  private static String code(Problem problem) {
    return problem.rule().code();
  }
}
