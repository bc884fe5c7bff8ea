package dev.trainyard.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.trainyard.catalog.edition.IndexedItem;
import dev.trainyard.catalog.testing.Resources;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogIndexTest {

  private static final Map<String, Instant> TIMES =
      Map.of(
          "stable/demo/1.0.0", Instant.parse("2024-05-01T12:00:00Z"),
          "stable/demo/1.9.0", Instant.parse("2026-02-03T23:59:59.999Z"),
          "stable/demo/1.10.0", Instant.parse("2026-01-01T00:00:00Z"),
          "community/plain-app/0.1.0", Instant.EPOCH);

  private final SortedMap<RelativePath, Content> sample = Resources.tree("sample");

  @ParameterizedTest
  @CsvSource({
    "catalog.json, catalog",
    "stable/demo/app_versions.json, app_versions",
    "community/plain-app/app_versions.json, app_versions"
  })
  void fitsTheSchemasOfTrueNas(String path, String schema) {
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Resources.text("schema/" + schema + ".schema.json"))
                .validate(text(index(), path), InputFormat.JSON))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "catalog.json",
    "stable/demo/app_versions.json",
    "community/plain-app/app_versions.json"
  })
  void looksAsBefore(String path) {
    String json = text(index(), path);

    assertThat(json).isEqualTo(Resources.golden(path, json));
  }

  @Test
  void makesNothingButIndexesOfItemsInTrains() {
    IndexResult result = index();

    assertThat(result.problems()).isEmpty();
    assertThat(result.files().keySet())
        .extracting(RelativePath::value)
        .containsExactly(
            "catalog.json",
            "community/plain-app/app_versions.json",
            "stable/demo/app_versions.json");
  }

  @Test
  void ignoresTheIndexesThatAreThere() {
    SortedMap<RelativePath, Content> indexed = new TreeMap<>(sample);
    indexed.putAll(index().files());

    assertThat(CatalogIndex.of(SampleEdition.CATALOG, indexed, CatalogIndexTest::time))
        .isEqualTo(index());
  }

  @Test
  void describesItemsByTheVersionWithTheHighestNumber() throws IOException {
    JsonNode demo = json("catalog.json").path("stable").path("demo");

    assertThat(demo.path("latest_version").textValue()).isEqualTo("1.10.0");
    assertThat(demo.path("latest_app_version").textValue()).isEqualTo("2026.07");
    assertThat(demo.path("latest_human_version").textValue()).isEqualTo("2026.07_1.10.0");
    assertThat(demo.path("app_readme").textValue())
        .isEqualTo("<p>A demo of <strong>1.10.0</strong>.</p>");
    assertThat(demo.path("last_update").textValue()).isEqualTo("2026-02-03 23:59:59");
    assertThat(index().items())
        .contains(
            new IndexedItem(
                "stable",
                "demo",
                "Demo",
                "Shows what a catalog looks like, in 2026.07.",
                "2026.07",
                java.util.List.of("1.10.0", "1.9.0", "1.0.0")));
  }

  @Test
  void copiesUnknownKeysOfTheItem() throws IOException {
    assertThat(json("catalog.json").at("/stable/demo/featured").booleanValue()).isTrue();
  }

  @Test
  void titlesAnItemWithoutTitleAfterItsFolder() throws IOException {
    JsonNode plain = json("catalog.json").path("community").path("plain-app");

    assertThat(plain.path("title").textValue()).isEqualTo("Plain-app");
    assertThat(plain.path("description").isNull()).isTrue();
    assertThat(plain.path("icon_url").isNull()).isTrue();
    assertThat(plain.path("maintainers").isArray()).isTrue();
  }

  @Test
  void givesEveryVersionAllKeysEvenWithoutChangelogAndMetadata() throws IOException {
    JsonNode first = json("stable/demo/app_versions.json").path("1.0.0");
    JsonNode newest = json("stable/demo/app_versions.json").path("1.10.0");

    assertThat(first.has("changelog")).isTrue();
    assertThat(first.path("changelog").isNull()).isTrue();
    assertThat(first.has("app_metadata")).isTrue();
    assertThat(first.path("app_metadata").isNull()).isTrue();
    assertThat(newest.path("changelog").textValue())
        .isEqualTo("<h1>1.10.0</h1>\n<ul>\n<li>Größer &amp; &lt;b&gt;better&lt;/b&gt;</li>\n</ul>");
    assertThat(newest.at("/app_metadata/runAsContext/0/uid").intValue()).isEqualTo(568);
  }

  @Test
  void collectsReferencesOfSchemasOnly() throws IOException {
    assertThat(json("stable/demo/app_versions.json").at("/1.0.0/required_features"))
        .extracting(JsonNode::textValue)
        .containsExactly("definitions/certificate", "normalize/ixVolume", "validations/nodePort");
  }

  @Test
  void keepsTheQuestionsRaw() throws IOException {
    JsonNode schema = json("stable/demo/app_versions.json").at("/1.0.0/schema");

    assertThat(schema.at("/questions/0/schema/attrs/0/schema/$ref/0").textValue())
        .isEqualTo("validations/nodePort");
    assertThat(schema.at("/questions/0/schema/attrs/1/schema/default").isNull()).isTrue();
    assertThat(schema.at("/questions/0/schema/attrs/1/schema/null").booleanValue()).isTrue();
  }

  @Test
  void endsWithOneLineBreakAndHasLettersAsTheyAre() {
    String json = text(index(), "catalog.json");

    assertThat(json).endsWith("}\n}\n").doesNotContain("\r", "\\u").contains("größe & <more>");
    assertThat(json).startsWith("{\n    \"community\": {\n        \"plain-app\": {");
    assertThat(json).contains("\"maintainers\": [],", "\"healthy_error\": null,");
  }

  @Test
  void indexesAnEmptyCatalog() {
    IndexResult result = CatalogIndex.of(SampleEdition.CATALOG, Map.of(), CatalogIndexTest::time);

    assertThat(text(result, "catalog.json")).isEqualTo("{}\n");
    assertThat(result.problems()).isEmpty();
  }

  private IndexResult index() {
    return CatalogIndex.of(SampleEdition.CATALOG, sample, CatalogIndexTest::time);
  }

  private JsonNode json(String path) throws IOException {
    return new ObjectMapper().readTree(text(index(), path));
  }

  private static Instant time(RelativePath folder) {
    return TIMES.get(folder.value());
  }

  private static String text(IndexResult result, String path) {
    return result.files().get(new RelativePath(path)).toText();
  }
}
