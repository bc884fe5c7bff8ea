package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainyard.catalog.compose.ComposeCatalog;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.generate.CatalogGenerator;
import dev.trainyard.catalog.generate.GenerateRequest;
import dev.trainyard.catalog.generate.GenerateResult;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.problem.Severity;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The generated catalog has the layout, metadata and indexes that TrueNAS SCALE 22.02 to 24.04
 * read. What its forms must be is held against the rules for catalogs, in {@link CatalogLintTest}.
 */
class CatalogRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Path catalog;

  @BeforeAll
  static void generate() throws IOException {
    catalog = generate(new HelmCatalog(), "catalog");
  }

  private static Path generate(CatalogEdition edition, String name) throws IOException {
    Path generated = folder.resolve(name);
    GenerateResult result =
        new CatalogGenerator()
            .generate(
                new GenerateRequest(
                    ServiceLoader.load(AppDefinition.class).stream()
                        .map(provider -> provider.get().define())
                        .toList(),
                    edition,
                    generated,
                    new CatalogInfo("Test", PublicAddress.NONE, "main"),
                    LastUpdate.always(Instant.EPOCH)));
    // What one edition leaves out of another's words is a note.
    assertThat(result.problems().all())
        .filteredOn(problem -> problem.severity() != Severity.NOTE)
        .isEmpty();
    return generated;
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
  void theReadmeSaysHowManyFilesThereAre() throws IOException {
    assertThat(Path.of("..", "README.md"))
        .content()
        .contains(
            "in apps/target/catalog: " + files(catalog) + " files written, 0 deleted, 0 unchanged",
            "in apps/target/catalog-compose: "
                + files(generate(new ComposeCatalog(), "catalog-compose"))
                + " files written, 0 deleted, 0 unchanged");
  }

  /** The list of what was written is not among what is counted. */
  private static long files(Path generated) throws IOException {
    try (Stream<Path> paths = Files.walk(generated)) {
      return paths.filter(Files::isRegularFile).count() - 1;
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
