package dev.trainyard.maven;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.catalog.publish.PublishResult;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The result of a goal for machines: {@code target/truenas/GOAL.json}. */
final class ResultFile {

  private static final JsonMapper JSON = new JsonMapper();

  private final String goal;
  private final ObjectNode json = JSON.createObjectNode();

  ResultFile(String goal) {
    this.goal = goal;
    json.put("goal", goal);
    json.put("status", "");
  }

  /** How it ended: a word of the goal, or {@code failed}. */
  ResultFile status(String status) {
    json.put("status", status);
    return this;
  }

  ResultFile target(String target) {
    json.put("target", target);
    return this;
  }

  ResultFile branch(String branch) {
    json.put("branch", branch);
    return this;
  }

  ResultFile commit(String commit) {
    json.put("commit", commit);
    return this;
  }

  ResultFile entries(int count) {
    json.put("entries", count);
    return this;
  }

  ResultFile result(PublishResult result) {
    status(result.status().word());
    ArrayNode apps = json.putArray("apps");
    for (Published app : result.apps()) {
      apps.addObject()
          .put("train", app.train())
          .put("app", app.app())
          .put("version", app.version())
          .put("from", app.from());
    }
    ArrayNode removed = json.putArray("removed");
    result.removed().forEach(removed::add);
    commit(result.commit().orElse(""));
    json.put("tree", result.tree().orElse(""));
    json.put("attempts", result.attempts());
    return problems(result.problems());
  }

  ResultFile problems(Problems problems) {
    ArrayNode array = json.putArray("problems");
    for (Problem problem : problems.all()) {
      array
          .addObject()
          .put("severity", problem.severity().word())
          .put("code", problem.rule().code())
          .put("app", problem.where().app())
          .put("file", problem.where().file())
          .put("line", problem.where().line())
          .put("found", problem.found())
          .put("allowed", problem.allowed())
          .put("fix", problem.fix());
    }
    return this;
  }

  /** Writes the file into a folder, which is created when needed. */
  void write(Path folder) throws IOException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(goal + ".json"), JSON.writer(printer).writeValueAsString(json) + "\n");
  }
}
