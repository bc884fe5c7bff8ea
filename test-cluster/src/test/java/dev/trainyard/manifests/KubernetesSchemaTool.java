package dev.trainyard.manifests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the schema {@link SchemaCheck} reads from the sources of a Kubernetes release. Run it by
 * hand to move to another release; its arguments are the unpacked source tree (the Go module {@code
 * k8s.io/kubernetes}), its version, and the file to write.
 *
 * <p>The shapes come from {@code api/openapi-spec/swagger.json}. That file has lost the enums, so
 * those are read from {@code pkg/generated/openapi/zz_generated.openapi.go}. Descriptions go,
 * fields that are not listed become errors, {@code status} may hold anything.
 */
final class KubernetesSchemaTool {

  /** What a chart may hold: name in the schema by apiVersion and kind. */
  private static final Map<String, String> KINDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("v1 ConfigMap", "io.k8s.api.core.v1.ConfigMap"),
              Map.entry("v1 PersistentVolume", "io.k8s.api.core.v1.PersistentVolume"),
              Map.entry("v1 PersistentVolumeClaim", "io.k8s.api.core.v1.PersistentVolumeClaim"),
              Map.entry("v1 Pod", "io.k8s.api.core.v1.Pod"),
              Map.entry("v1 Secret", "io.k8s.api.core.v1.Secret"),
              Map.entry("v1 Service", "io.k8s.api.core.v1.Service"),
              Map.entry("v1 ServiceAccount", "io.k8s.api.core.v1.ServiceAccount"),
              Map.entry("apps/v1 DaemonSet", "io.k8s.api.apps.v1.DaemonSet"),
              Map.entry("apps/v1 Deployment", "io.k8s.api.apps.v1.Deployment"),
              Map.entry("apps/v1 StatefulSet", "io.k8s.api.apps.v1.StatefulSet"),
              Map.entry("batch/v1 CronJob", "io.k8s.api.batch.v1.CronJob"),
              Map.entry("batch/v1 Job", "io.k8s.api.batch.v1.Job"),
              Map.entry("networking.k8s.io/v1 Ingress", "io.k8s.api.networking.v1.Ingress"),
              Map.entry(
                  "networking.k8s.io/v1 NetworkPolicy", "io.k8s.api.networking.v1.NetworkPolicy"),
              Map.entry(
                  "policy/v1 PodDisruptionBudget", "io.k8s.api.policy.v1.PodDisruptionBudget"),
              Map.entry(
                  "rbac.authorization.k8s.io/v1 ClusterRole", "io.k8s.api.rbac.v1.ClusterRole"),
              Map.entry(
                  "rbac.authorization.k8s.io/v1 ClusterRoleBinding",
                  "io.k8s.api.rbac.v1.ClusterRoleBinding"),
              Map.entry("rbac.authorization.k8s.io/v1 Role", "io.k8s.api.rbac.v1.Role"),
              Map.entry(
                  "rbac.authorization.k8s.io/v1 RoleBinding", "io.k8s.api.rbac.v1.RoleBinding")));

  private static final Pattern FUNCTION =
      Pattern.compile("func schema_k8sio_api_(\\w+?)_(v\\w+?)_(\\w+)\\(.*");
  private static final Pattern PROPERTY = Pattern.compile("\\t+\"(\\w+)\": \\{");
  private static final Pattern ENUM = Pattern.compile("\\t+Enum: +\\[]interface\\{}\\{(.*?)}.*");
  private static final Pattern QUOTED = Pattern.compile("\"(.*?)\"");
  private static final String QUANTITY = "io.k8s.apimachinery.pkg.api.resource.Quantity";
  private static final String MANAGED_FIELDS =
      "io.k8s.apimachinery.pkg.apis.meta.v1.ManagedFieldsEntry";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode definitions;
  private final Map<String, List<String>> enums;

  private KubernetesSchemaTool(JsonNode definitions, Map<String, List<String>> enums) {
    this.definitions = definitions;
    this.enums = enums;
  }

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    Path source = Path.of(arguments[0]);
    JsonNode swagger = MAPPER.readTree(source.resolve("api/openapi-spec/swagger.json").toFile());
    Map<String, List<String>> enums =
        enums(Files.readAllLines(source.resolve("pkg/generated/openapi/zz_generated.openapi.go")));
    String schema =
        new KubernetesSchemaTool(swagger.get("definitions"), enums).schema(arguments[1]);
    Files.writeString(Path.of(arguments[2]), schema);
  }

  /** Allowed values by type and property, such as {@code core.v1.Container.imagePullPolicy}. */
  private static Map<String, List<String>> enums(List<String> lines) {
    Map<String, List<String>> found = new TreeMap<>();
    String type = "";
    String property = "";
    for (String line : lines) {
      Matcher function = FUNCTION.matcher(line);
      Matcher start = PROPERTY.matcher(line);
      Matcher values = ENUM.matcher(line);
      if (function.matches()) {
        type = function.group(1) + "." + function.group(2) + "." + function.group(3);
      } else if (start.matches()) {
        property = start.group(1);
      } else if (values.matches()) {
        found.put(
            type + "." + property,
            QUOTED.matcher(values.group(1)).results().map(match -> match.group(1)).toList());
      }
    }
    return found;
  }

  /** One definition a line, so that a later release shows as a readable difference. */
  private String schema(String version) throws JsonProcessingException {
    TreeMap<String, JsonNode> kept = new TreeMap<>();
    Deque<String> wanted = new ArrayDeque<>(new TreeSet<>(KINDS.values()));
    while (!wanted.isEmpty()) {
      String name = wanted.remove();
      if (!kept.containsKey(name)) {
        JsonNode trimmed = definition(name);
        kept.put(name, trimmed);
        trimmed.findValuesAsText("$ref").forEach(ref -> wanted.add(typeOf(ref)));
      }
    }
    String comment =
        "Derived from api/openapi-spec/swagger.json and"
            + " pkg/generated/openapi/zz_generated.openapi.go of k8s.io/kubernetes "
            + version
            + ", Copyright The Kubernetes Authors, Apache License 2.0. Trimmed to the kinds of a"
            + " chart by KubernetesSchemaTool; do not edit.";
    StringBuilder text = new StringBuilder("{\n");
    text.append("\"$schema\": \"http://json-schema.org/draft-07/schema#\",\n");
    text.append("\"$comment\": ").append(MAPPER.writeValueAsString(comment)).append(",\n");
    text.append("\"x-kinds\": {\n");
    appendLines(text, KINDS);
    text.append("},\n\"definitions\": {\n");
    appendLines(text, kept);
    return text.append("}\n}\n").toString();
  }

  private static void appendLines(StringBuilder text, Map<String, ?> entries)
      throws JsonProcessingException {
    Iterator<? extends Map.Entry<String, ?>> iterator = entries.entrySet().iterator();
    while (iterator.hasNext()) {
      Map.Entry<String, ?> entry = iterator.next();
      text.append('"').append(entry.getKey()).append("\": ");
      text.append(MAPPER.writeValueAsString(entry.getValue()));
      text.append(iterator.hasNext() ? ",\n" : "\n");
    }
  }

  private JsonNode definition(String name) {
    if (name.equals(QUANTITY)) {
      return MAPPER
          .createObjectNode()
          .<ObjectNode>set("type", MAPPER.createArrayNode().add("string").add("number"))
          .put("format", "quantity");
    }
    if (name.equals(MANAGED_FIELDS)) {
      return MAPPER.createObjectNode();
    }
    ObjectNode trimmed = (ObjectNode) trim(definitions.get(name), name);
    if (KINDS.containsValue(name) && trimmed.path("properties").has("status")) {
      ((ObjectNode) trimmed.get("properties")).putObject("status");
    }
    return trimmed;
  }

  private JsonNode trim(JsonNode from, String type) {
    ObjectNode to = MAPPER.createObjectNode();
    if (from.has("$ref")) {
      return to.put("$ref", from.get("$ref").asText());
    }
    String format = from.path("format").asText();
    if (format.equals("int-or-string")) {
      to.set("type", MAPPER.createArrayNode().add("integer").add("string"));
      return to;
    }
    for (String keyword : List.of("type", "required")) {
      if (from.has(keyword)) {
        to.set(keyword, from.get(keyword));
      }
    }
    if (format.equals("byte") || format.equals("date-time")) {
      to.put("format", format);
    }
    if (from.has("items")) {
      to.set("items", trim(from.get("items"), type));
    }
    if (from.has("additionalProperties")) {
      to.set("additionalProperties", trim(from.get("additionalProperties"), type));
    }
    if (from.has("properties")) {
      ObjectNode properties = to.putObject("properties");
      from.get("properties")
          .properties()
          .forEach(property -> properties.set(property.getKey(), property(property, type)));
      to.put("additionalProperties", false);
    }
    return to;
  }

  private JsonNode property(Map.Entry<String, JsonNode> property, String type) {
    ObjectNode trimmed = (ObjectNode) trim(property.getValue(), type);
    List<String> values =
        enums.getOrDefault(type.replace("io.k8s.api.", "") + "." + property.getKey(), List.of());
    if (!values.isEmpty()) {
      ArrayNode allowed = trimmed.putArray("enum");
      values.forEach(allowed::add);
    }
    return trimmed;
  }

  private static String typeOf(String ref) {
    return ref.substring(ref.lastIndexOf('/') + 1);
  }
}
