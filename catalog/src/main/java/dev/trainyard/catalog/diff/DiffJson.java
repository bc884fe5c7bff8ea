package dev.trainyard.catalog.diff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The report for programs. Keys are only ever added. */
public final class DiffJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DiffJson() {}

  /** The report without its problems, which each goal's result has. */
  public static ObjectNode of(CatalogDiff diff) {
    ObjectNode root = JSON.objectNode();
    root.put("result", diff.problems().hasErrors() ? "error" : "ok");
    root.put("breaking", diff.breaking());
    ArrayNode apps = root.putArray("apps");
    diff.apps().forEach(app -> app(apps, app));
    return root;
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
    node.put("breaking", change.isBreaking() ? change.breaking() : "");
    node.put("left", change.left() ? change.breaking() : "");
    node.put("note", change.note());
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static void files(ArrayNode array, List<FileChange> files) {
    files.forEach(
        file -> array.addObject().put("kind", file.kind().word()).put("path", file.path()));
  }
}
