package dev.trainyard.maven;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.generate.GenerateResult;
import dev.trainyard.catalog.generate.GeneratedApp;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.catalog.publish.PublishResult;
import dev.trainyard.generator.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.UnaryOperator;

/**
 * The result of a goal for machines: {@code target/truenas/GOAL.json}. Every goal has the keys
 * {@code format}, {@code goal}, {@code status} and {@code problems}, and some of its own.
 */
final class ResultFile {

  private static final JsonMapper JSON = new JsonMapper();

  /** Counts up when a key changes its meaning; keys are only ever added. */
  private static final int FORMAT = 1;

  private final ReportFile file;
  private final UnaryOperator<String> shown;
  private final UsedLogins logins;
  private final ObjectNode json = JSON.createObjectNode();
  private final ArrayNode problems = JSON.createArrayNode();
  private final boolean isWritten;
  private String written = "";

  /**
   * A result; nothing is written yet.
   *
   * @param goal the goal's name
   * @param file where it is written
   * @param shown makes texts fit to be read elsewhere
   * @param logins what nothing that is written may have in it
   */
  ResultFile(String goal, Path file, UnaryOperator<String> shown, UsedLogins logins) {
    this(goal, file, shown, logins, true);
  }

  private ResultFile(
      String goal, Path file, UnaryOperator<String> shown, UsedLogins logins, boolean isWritten) {
    this.logins = logins;
    this.isWritten = isWritten;
    this.file = new ReportFile(file, text -> isResult(text, goal));
    this.shown = shown;
    json.put("format", FORMAT);
    json.put("goal", goal);
    json.put("status", "");
  }

  /** The name of the goal. */
  String goal() {
    return json.path("goal").asText();
  }

  /** One that takes everything and is never written. */
  ResultFile unwritten() {
    return new ResultFile(goal(), file.file(), shown, logins, false);
  }

  /** Every result begins with its format and its goal. */
  private static boolean isResult(String head, String goal) {
    try (JsonParser json = JSON.createParser(head)) {
      return json.nextToken() == JsonToken.START_OBJECT
          && "format".equals(json.nextFieldName())
          && json.nextToken() == JsonToken.VALUE_NUMBER_INT
          && "goal".equals(json.nextFieldName())
          && goal.equals(json.nextTextValue());
    } catch (IOException e) {
      return false;
    }
  }

  /** Takes what another result says of the place and the work, without its problems. */
  void takeOver(ResultFile other) {
    json.setAll(other.json);
  }

  /** How it ended: a word of the goal, {@code skipped} or {@code failed}. */
  ResultFile status(String status) {
    json.put("status", status);
    return this;
  }

  ResultFile put(String key, String text) {
    json.put(key, shown.apply(text));
    return this;
  }

  ResultFile put(String key, int number) {
    json.put(key, number);
    return this;
  }

  ResultFile put(String key, Collection<String> texts) {
    ArrayNode array = json.putArray(key);
    texts.forEach(text -> array.add(shown.apply(text)));
    return this;
  }

  ResultFile remove(String key) {
    json.remove(key);
    return this;
  }

  /** All keys of an object, in its order. */
  ResultFile putAll(ObjectNode object) {
    json.setAll(object);
    return this;
  }

  ResultFile result(GenerateResult result) {
    status(result.written() + result.deleted() > 0 ? "generated" : "unchanged");
    ArrayNode apps = json.putArray("apps");
    for (GeneratedApp app : result.apps()) {
      apps.addObject()
          .put("train", shown.apply(app.train()))
          .put("app", shown.apply(app.name()))
          .put("version", shown.apply(app.version()))
          .put("files", app.files())
          .put("changed", app.changed());
    }
    return put("written", result.written())
        .put("deleted", result.deleted())
        .put("unchanged", result.unchanged());
  }

  ResultFile result(PublishResult result) {
    status(result.status().word());
    ArrayNode apps = json.putArray("apps");
    for (Published app : result.apps()) {
      apps.addObject()
          .put("train", shown.apply(app.train()))
          .put("app", shown.apply(app.app()))
          .put("version", shown.apply(app.version()))
          .put("from", shown.apply(app.from()));
    }
    return put("removed", result.removed())
        .put("commit", result.commit().orElse(""))
        .put("tree", result.tree().orElse(""))
        .put("attempts", result.attempts());
  }

  void problem(Problem problem) {
    ObjectNode entry = problems.addObject();
    entry
        .put("severity", problem.severity().word())
        .put("code", problem.rule().code())
        .put("app", shown.apply(problem.where().app()))
        .put("subject", shown.apply(problem.where().subject()))
        .put("file", shown.apply(problem.where().file()))
        .put("line", problem.where().line())
        .put("column", problem.where().column())
        .put("found", shown.apply(problem.found()))
        .put("allowed", shown.apply(problem.allowed()))
        .put("fix", shown.apply(problem.fix()));
    ArrayNode releases = entry.putArray("releases");
    problem.releases().forEach(releases::add);
  }

  /** Deletes the result of an earlier run, so that nobody takes it for the one of this run. */
  void forget() throws IOException {
    file.forget();
  }

  /**
   * Writes the file, completely or not at all: somebody may be waiting for it to appear. What is
   * written already is not written again.
   */
  void write() throws IOException {
    json.set("problems", problems);
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    String text = logins.hiddenIn(JSON.writer(printer).writeValueAsString(json)) + "\n";
    if (!isWritten || text.equals(written)) {
      return;
    }
    file.write(text);
    written = text;
  }
}
