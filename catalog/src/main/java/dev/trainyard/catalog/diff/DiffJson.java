package dev.trainyard.catalog.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.generator.problem.Problem;
import java.util.List;

/**
 * The report for programs. Keys are only ever added; {@code format} counts up when one changes its
 * meaning.
 */
public final class DiffJson {

  private static final int FORMAT = 1;
  private static final JsonMapper JSON = new JsonMapper();

  private DiffJson() {}

  /** The report as indented JSON; ends with a line break. */
  public static String of(CatalogDiff diff) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("goal", "diff");
    root.put("result", diff.problems().hasErrors() ? "error" : "ok");
    root.put("breaking", diff.breaking());
    diff.apps().forEach(app -> app(root.withArray("/apps"), app));
    root.withArray("/apps");
    ArrayNode problems = root.withArray("/problems");
    diff.problems().all().forEach(problem -> problem(problems.addObject(), problem));
    try {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      return JSON.writer(
                  new DefaultPrettyPrinter()
                      .withObjectIndenter(indenter)
                      .withArrayIndenter(indenter))
              .writeValueAsString(root)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain nodes can always be written", e);
    }
  }

  private static void app(ArrayNode apps, AppDiff app) {
    ObjectNode node = apps.addObject();
    node.put("train", app.train());
    node.put("name", app.name());
    node.put("kind", app.kind().word());
    node.put("newestBefore", app.newestBefore());
    node.put("newestAfter", app.newestAfter());
    texts(node.putArray("addedVersions"), app.addedVersions());
    texts(node.putArray("removedVersions"), app.removedVersions());
    files(node.putArray("itemFiles"), app.itemFiles());
    ArrayNode versions = node.putArray("versions");
    for (VersionDiff version : app.versions()) {
      ObjectNode one = versions.addObject();
      one.put("from", version.from());
      one.put("to", version.to());
      ArrayNode changes = one.putArray("changes");
      version.changes().forEach(change -> change(changes.addObject(), change));
      files(one.putArray("files"), version.files());
    }
  }

  private static void change(ObjectNode node, Change change) {
    node.put("area", change.area().word());
    node.put("kind", change.kind().word());
    node.put("subject", change.subject());
    node.put("attribute", change.attribute());
    node.put("before", change.before());
    node.put("after", change.after());
    node.put("breaking", change.breaking());
  }

  private static void problem(ObjectNode node, Problem problem) {
    node.put("severity", problem.severity().word());
    node.put("code", problem.rule().code());
    node.put("app", problem.where().app());
    node.put("subject", problem.where().subject());
    node.put("position", problem.where().position());
    node.put("found", problem.found());
    node.put("allowed", problem.allowed());
    node.put("fix", problem.fix());
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static void files(ArrayNode array, List<FileChange> files) {
    files.forEach(
        file -> array.addObject().put("kind", file.kind().word()).put("path", file.path()));
  }
}
