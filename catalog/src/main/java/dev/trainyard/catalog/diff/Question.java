package dev.trainyard.catalog.diff;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A question of a wizard.
 *
 * @param path the path of its answer, {@code []} standing for every item of a list
 * @param frame what stands beside the schema: label, description, group
 * @param schema the schema
 * @param conditions when it is asked, those of the questions around it included
 * @param lists the paths of the lists around it
 */
record Question(
    String path, YamlNode frame, YamlNode schema, List<Condition> conditions, List<String> lists) {

  private static final Set<String> WITH_OPTIONS = Set.of("string", "int");
  private static final Set<String> FILLED_WHEN_ABSENT = Set.of("dict", "list", "cron");
  private static final Set<String> STORAGE =
      Set.of(
          "normalize/ixVolume",
          "normalize/acl",
          "validations/hostPath",
          "validations/lockedHostPath",
          "validations/hostPathAttachments");
  private static final Set<String> NODE_PORT = Set.of("validations/nodePort", "definitions/port");
  private static final Set<String> CERTIFICATE =
      Set.of("definitions/certificate", "definitions/certificateAuthority");

  String type() {
    return schema.get("type").text();
  }

  String label() {
    return frame.get("label").text();
  }

  /** Whether TrueNAS enforces a choice; on other types it ignores the options. */
  boolean hasOptions() {
    return WITH_OPTIONS.contains(type()) && !schema.get("enum").items().isEmpty();
  }

  List<YamlNode> options() {
    return schema.get("enum").items().stream().map(option -> option.get("value")).toList();
  }

  Set<String> references() {
    return schema.get("$ref").items().stream().map(YamlNode::text).collect(Collectors.toSet());
  }

  /** Whether it says where data lies. */
  boolean isStorage() {
    return type().startsWith("hostpath") || references().stream().anyMatch(STORAGE::contains);
  }

  boolean isNodePort() {
    return references().stream().anyMatch(NODE_PORT::contains);
  }

  /** Whether an install or upgrade fails when the answer is absent. */
  boolean needsAnswer() {
    return schema.get("required").isTrue()
        && !schema.has("default")
        && !FILLED_WHEN_ABSENT.contains(type())
        && !isFilledByTheNas();
  }

  private boolean isFilledByTheNas() {
    Set<String> references = references();
    boolean nullable = !schema.has("null") || schema.get("null").isTrue();
    return references.contains("definitions/timezone")
        || references.contains("definitions/nodeIP")
        || nullable && references.stream().anyMatch(CERTIFICATE::contains);
  }

  /** One line about a question that is new or gone. */
  String describe() {
    StringBuilder text = new StringBuilder(type().isEmpty() ? "no type" : type());
    if (schema.get("required").isTrue()) {
      text.append(", required");
    }
    if (schema.has("default")) {
      text.append(", default ").append(schema.get("default").json());
    }
    if (!label().isEmpty()) {
      text.append(", label ").append(frame.get("label").json());
    }
    return text.toString();
  }

  /** The path of the question around a path; empty at the top. */
  static String parent(String path) {
    if (path.endsWith("[]")) {
      return path.substring(0, path.length() - 2);
    }
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }
}
