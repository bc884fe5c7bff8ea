package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.generate.CatalogGenerator;
import dev.trainyard.catalog.generate.GenerateRequest;
import dev.trainyard.catalog.generate.GenerateResult;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.generator.model.AppDefinition;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The generated catalog keeps the rules that TrueNAS SCALE 22.02 to 24.04 set, and those whose
 * breach nothing official reports before a user meets it.
 */
class CatalogRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What 22.02 knows; later releases know more. */
  private static final Set<String> TYPES =
      Set.of("string", "int", "boolean", "path", "hostpath", "list", "dict", "ipaddr", "cron");

  private static final Map<String, String> REFERENCES =
      Map.of(
          "definitions/interface", "string",
          "definitions/timezone", "string",
          "definitions/nodeIP", "string",
          "definitions/certificate", "int",
          "definitions/certificateAuthority", "int",
          "validations/nodePort", "int",
          "normalize/ixVolume", "dict");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "type",
          "required",
          "null",
          "editable",
          "immutable",
          "hidden",
          "show_if",
          "$ref",
          "default",
          "enum",
          "min",
          "max",
          "min_length",
          "max_length",
          "private",
          "valid_chars",
          "valid_chars_error",
          "items",
          "attrs",
          "cidr");

  private static final Set<String> DICT_ATTRIBUTES =
      Set.of(
          "type",
          "attrs",
          "default",
          "required",
          "null",
          "editable",
          "immutable",
          "hidden",
          "show_if",
          "$ref");

  @TempDir static Path folder;
  private static Path catalog;

  @BeforeAll
  static void generate() throws IOException {
    catalog = folder.resolve("catalog");
    GenerateResult result =
        new CatalogGenerator()
            .generate(
                new GenerateRequest(
                    ServiceLoader.load(AppDefinition.class).stream()
                        .map(provider -> provider.get().define())
                        .toList(),
                    new HelmCatalog(),
                    catalog,
                    new CatalogInfo("Test", PublicAddress.NONE, "main"),
                    LastUpdate.always(Instant.EPOCH)));
    assertThat(result.problems().all()).isEmpty();
  }

  private static List<Path> versions() throws IOException {
    try (Stream<Path> paths = Files.walk(catalog, 3)) {
      return paths
          .filter(path -> catalog.relativize(path).getNameCount() == 3 && Files.isDirectory(path))
          .sorted()
          .toList();
    }
  }

  @Test
  void theTreeHoldsTrainsItemsAndVersionsOnly() throws IOException {
    assertThat(names(catalog))
        .containsExactlyInAnyOrder(".trainyard.sha256", "README.md", "catalog.json", "stable");
    assertThat(names(catalog.resolve("stable")))
        .containsExactlyInAnyOrder("cockroachdb", "gocd", "uro");
    for (Path version : versions()) {
      assertThat(version.getFileName().toString())
          .matches("(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)");
      assertThat(names(version))
          .contains("Chart.yaml", "questions.yaml", "app-readme.md", "README.md", "templates");
      assertThat(names(version.getParent())).contains("item.yaml", "app_versions.json");
    }
  }

  @Test
  void everyFileIsUtf8WithUnixLineEnds() throws IOException {
    try (Stream<Path> paths = Files.walk(catalog)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        assertThat(decode(path)).as(path.toString()).doesNotContain("\r").endsWith("\n");
      }
    }
  }

  private static String decode(Path path) throws IOException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(java.nio.ByteBuffer.wrap(Files.readAllBytes(path)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError(path + " is not UTF-8", e);
    }
  }

  @Test
  void metadataHasTheTypesThatTheIndexesNeed() throws IOException {
    for (Path version : versions()) {
      JsonNode chart = yaml(version.resolve("Chart.yaml"));
      assertThat(chart.get("apiVersion").textValue()).isEqualTo("v2");
      assertThat(chart.get("name").textValue())
          .isEqualTo(version.getParent().getFileName().toString());
      assertThat(chart.get("version").textValue()).isEqualTo(version.getFileName().toString());
      for (String field : List.of("appVersion", "home", "icon", "description", "kubeVersion")) {
        assertThat(chart.get(field).isTextual()).as(field).isTrue();
      }
      assertThat(chart.at("/annotations/title").isTextual()).isTrue();
      chart.get("sources").forEach(source -> assertThat(source.isTextual()).isTrue());
      assertThat(chart.get("maintainers").size()).isPositive();
      chart
          .get("maintainers")
          .forEach(
              maintainer -> {
                assertThat(maintainer.get("name").isTextual()).isTrue();
                assertThat(maintainer.get("email").isTextual()).isTrue();
              });
      assertThat(chart.has("dependencies")).isFalse();
      JsonNode item = yaml(version.getParent().resolve("item.yaml"));
      for (String field : List.of("categories", "tags", "screenshots")) {
        assertThat(item.get(field).isArray()).as(field).isTrue();
        item.get(field).forEach(entry -> assertThat(entry.isTextual()).isTrue());
      }
      assertThat(item.get("icon_url").isTextual()).isTrue();
      assertThat(yaml(version.resolve("ix_values.yaml")).isObject()).isTrue();
      JsonNode metadata = yaml(version.resolve("metadata.yaml"));
      metadata.get("runAsContext").forEach(c -> assertThat(c.get("description")).isNotNull());
      metadata
          .get("capabilities")
          .forEach(c -> assertThat(c.get("name").textValue()).matches("[A-Z_]+"));
    }
  }

  @Test
  void theIndexesListWhatTheFoldersHold() throws IOException {
    JsonNode index = JSON.readTree(Files.readString(catalog.resolve("catalog.json")));
    Set<String> listed = new TreeSet<>();
    index.get("stable").fieldNames().forEachRemaining(listed::add);
    assertThat(listed).isEqualTo(new TreeSet<>(names(catalog.resolve("stable"))));
    for (Path version : versions()) {
      JsonNode item = index.get("stable").get(version.getParent().getFileName().toString());
      assertThat(item.get("latest_version").textValue())
          .isEqualTo(version.getFileName().toString());
      assertThat(item.get("healthy").booleanValue()).isTrue();
      assertThat(item.get("last_update").textValue()).isEqualTo("1970-01-01 00:00:00");
      JsonNode entries =
          JSON.readTree(Files.readString(version.getParent().resolve("app_versions.json")));
      JsonNode entry = entries.get(version.getFileName().toString());
      assertThat(entries.size()).isEqualTo(1);
      assertThat(entry.get("schema")).isEqualTo(yaml(version.resolve("questions.yaml")));
      assertThat(entry.get("chart_metadata")).isEqualTo(yaml(version.resolve("Chart.yaml")));
      assertThat(entry.has("changelog")).isTrue();
      assertThat(entry.get("location").textValue()).startsWith("/stable/");
    }
  }

  @Test
  void questionsAreWhatTheOldestReleaseKnows() throws IOException {
    for (Path version : versions()) {
      JsonNode file = yaml(version.resolve("questions.yaml"));
      Set<String> groups = new HashSet<>();
      for (JsonNode group : file.get("groups")) {
        assertThat(group.get("description").textValue()).isNotEmpty();
        assertThat(groups.add(group.get("name").textValue())).isTrue();
      }
      for (JsonNode question : file.get("questions")) {
        assertThat(groups).contains(question.get("group").textValue());
      }
      level(file.get("questions"), version.getParent().getFileName().toString());
      portals(file.get("portals"));
    }
  }

  private static void portals(JsonNode portals) {
    for (JsonNode portal : portals) {
      for (String field : List.of("protocols", "host", "ports")) {
        assertThat(portal.get(field).isArray()).isTrue();
        portal
            .get(field)
            .forEach(
                entry ->
                    assertThat(entry.textValue())
                        .matches("\\$kubernetes-resource_configmap_[a-z-]+_[a-z]+"));
      }
      assertThat(portal.get("path").isTextual()).isTrue();
    }
  }

  private static void level(JsonNode questions, String where) {
    Set<String> variables = new HashSet<>();
    for (JsonNode question : questions) {
      String variable = question.get("variable").textValue();
      String path = where + "." + variable;
      assertThat(variable).as(path).matches("[A-Za-z][A-Za-z0-9_]*");
      assertThat(variables.add(variable)).as(path).isTrue();
      assertThat(question.get("label").isTextual()).as(path).isTrue();
      question(question.get("schema"), path);
    }
    for (JsonNode question : questions) {
      condition(question.get("schema").get("show_if"), questions, where);
    }
  }

  private static void question(JsonNode schema, String path) {
    String type = schema.get("type").textValue();
    assertThat(TYPES).as(path).contains(type);
    List<String> attributes = new ArrayList<>();
    schema.fieldNames().forEachRemaining(attributes::add);
    assertThat(type.equals("dict") ? DICT_ATTRIBUTES : ATTRIBUTES).as(path).containsAll(attributes);
    if (schema.has("$ref")) {
      schema
          .get("$ref")
          .forEach(ref -> assertThat(REFERENCES).as(path).containsEntry(ref.textValue(), type));
    }
    for (String bound : List.of("min", "max", "min_length")) {
      assertThat(schema.path(bound).asInt(1)).as("%s of %s", bound, path).isNotZero();
    }
    assertThat(schema.has("cidr") && !type.equals("ipaddr")).as(path).isFalse();
    assertThat(schema.path("hidden").asBoolean() && !schema.has("default")).as(path).isFalse();
    if (schema.has("valid_chars")) {
      String pattern = schema.get("valid_chars").textValue();
      assertThat(pattern).as(path).startsWith("^").endsWith("$");
      if (schema.has("default") && schema.get("default").isTextual()) {
        assertThat(Pattern.matches(pattern, schema.get("default").textValue())).as(path).isTrue();
      }
    }
    if (schema.has("default") && schema.get("default").isInt()) {
      int value = schema.get("default").intValue();
      assertThat(value)
          .as(path)
          .isBetween(
              schema.path("min").asInt(Integer.MIN_VALUE),
              schema.path("max").asInt(Integer.MAX_VALUE));
    }
    if (schema.has("enum")) {
      List<JsonNode> values = new ArrayList<>();
      schema
          .get("enum")
          .forEach(
              option -> {
                assertThat(option.size()).as(path).isEqualTo(2);
                values.add(option.get("value"));
              });
      assertThat(values).as(path).contains(schema.get("default"));
    }
    if (type.equals("dict")) {
      level(schema.get("attrs"), path);
    } else if (type.equals("list")) {
      assertThat(schema.get("items").size()).as(path).isEqualTo(1);
      JsonNode item = schema.get("items").get(0);
      question(item.get("schema"), path + "[]");
      if (item.at("/schema/type").textValue().equals("dict")) {
        assertThat(item.at("/schema/attrs").size()).as(path).isGreaterThan(1);
      }
    } else if (Set.of("path", "hostpath").contains(type)) {
      assertThat(schema.path("default").asText("/x")).as(path).startsWith("/").isNotEqualTo("/");
    }
  }

  /** The UI knows one condition, = or !=, on a question of the same level. */
  private static void condition(JsonNode conditions, JsonNode siblings, String where) {
    if (conditions == null) {
      return;
    }
    assertThat(conditions.size()).as(where).isEqualTo(1);
    JsonNode condition = conditions.get(0);
    assertThat(condition.size()).as(where).isEqualTo(3);
    assertThat(condition.get(1).textValue()).as(where).isIn("=", "!=");
    List<String> names = new ArrayList<>();
    siblings.forEach(sibling -> names.add(sibling.get("variable").textValue()));
    assertThat(names).as(where).contains(condition.get(0).textValue());
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static JsonNode yaml(Path path) throws IOException {
    return JSON.valueToTree(
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(path)));
  }
}
