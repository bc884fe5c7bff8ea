package dev.trainyard.catalog.compose;

import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainyard.catalog.Editions;
import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.edition.Carrying;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.ComparedVersion;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.generate.CatalogGenerator;
import dev.trainyard.catalog.generate.GenerateRequest;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalog for TrueNAS 24.10 and later is generated, indexed and read again. */
class ComposeCatalogTest {

  private static final StorageQuestion DATA = Questions.storage("storage.data");
  private static final Instant TIME = Instant.parse("2026-02-03T04:05:06Z");

  private final CatalogEdition edition = Editions.ALL.chosen(List.of("compose")).get(0);
  @TempDir private Path folder;

  private static App app() {
    return App.app(
        "notes",
        a -> {
          a.title("Notes").version("1.2.3").appVersion("9").description("Keeps notes.");
          a.home("https://example.org").icon("https://example.org/i.svg").categories("demo");
          a.maintainer("Me", "me@example.org", "").appReadme("Notes.").readme("Notes.\n\nMore.");
          a.change("1.2.3", "First.");
          a.group("Storage", g -> g.ask(DATA));
          a.workload(
              workload("web"),
              w ->
                  w.runAs(568, 568)
                      .container(
                          image("docker.io/example/notes", "9"),
                          c ->
                              c.port(tcp("http", 8080))
                                  .command("/bin/notes")
                                  .env("KEY", generatedSecret("key", 20))
                                  .mount(DATA, "/data", m -> m.ownedBy(568, 568))
                                  .mount(DATA, "/own", m -> m.subPath("a b/own").readOnly())
                                  .mount(DATA, "/config", m -> m.subPath("config"))
                                  .ready(Probe.http("/"))));
        });
  }

  @BeforeEach
  void generate() {
    List<Problem> problems =
        new CatalogGenerator()
            .generate(
                new GenerateRequest(
                    List.of(app()),
                    edition,
                    folder.resolve("catalog"),
                    new CatalogInfo("Apps", PublicAddress.NONE, "main-compose"),
                    LastUpdate.always(TIME)))
            .problems()
            .all();
    assertThat(problems).noneMatch(Problem::isError);
  }

  private JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(folder.resolve("catalog").resolve(file).toFile());
  }

  private Version version() throws IOException {
    SortedMap<String, Content> files = new TreeMap<>();
    Path root = folder.resolve("catalog/trains/stable/notes/1.2.3");
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(file).toString().replace('\\', '/'),
            Content.bytes(Files.readAllBytes(file)));
      }
    }
    return new Version(files);
  }

  private record Version(SortedMap<String, Content> files) implements ComparedVersion {
    @Override
    public SortedSet<String> paths() {
      return new TreeSet<>(files.keySet());
    }

    @Override
    public Optional<Content> read(String path) {
      return Optional.ofNullable(files.get(path));
    }

    @Override
    public YamlNode yaml(String path) {
      return files.containsKey(path)
          ? YamlReader.read(files.get(path).toBytes()).root()
          : YamlNode.EMPTY;
    }

    @Override
    public boolean isProgram(String path) {
      return false;
    }
  }

  @Test
  void theIndexHasWhatANasReads() throws IOException {
    JsonNode item = json("catalog.json").at("/stable/notes");
    JsonNode version = json("trains/stable/notes/app_versions.json").get("1.2.3");

    assertThat(item.get("latest_human_version").textValue()).isEqualTo("9_1.2.3");
    assertThat(item.get("last_update").textValue()).isEqualTo("2026-02-03 04:05:06");
    assertThat(item.get("app_readme").textValue()).doesNotContain("\n");
    assertThat(item.at("/maintainers/0").has("url")).isTrue();
    assertThat(item.at("/run_as_context/0/uid").intValue()).isEqualTo(568);
    assertThat(version.get("required_features")).isEmpty();
    assertThat(version.at("/schema/questions/0/variable").textValue()).isEqualTo("storage");
    assertThat(version.at("/app_metadata/train").textValue()).isEqualTo("stable");
    assertThat(version.get("chart_metadata")).isEqualTo(version.get("app_metadata"));
    assertThat(json("features_capability.json")).isEmpty();
    assertThat(folder.resolve("catalog/README.md")).content().contains("Install via YAML");
  }

  @Test
  void factsAreWhatOwnersHave() throws IOException {
    Map<Area, SortedMap<String, String>> facts = edition.facts(version(), Form.EMPTY).byArea();

    assertThat(facts.get(Area.SECRETS)).containsOnlyKeys("key");
    assertThat(facts.get(Area.DATA))
        .containsOnlyKeys(
            "values.storage.data at /data in container web",
            "values.storage.data/ab/own at /own in container web",
            "values.storage.data/config at /config in container web");
    assertThat(facts.get(Area.IMAGES)).containsEntry("images.image", "docker.io/example/notes:9");
    assertThat(facts.get(Area.USERS)).containsOnlyKeys("568:568", "0:0");
  }

  @Test
  void whatIsMountedOverDataHidesIt() throws IOException {
    Version version = version();
    String template = "templates/docker-compose.yaml";
    String text = version.files().get(template).toText();
    SortedMap<String, Content> files = new TreeMap<>(version.files());
    files.put(template, Content.text(text.replace("target: /config", "target: /data/config")));
    String own = text.replace("target: /own", "target: /config/own");
    Version other = new Version(new TreeMap<>(Map.of(template, Content.text(own))));

    assertThat(edition.facts(version, Form.EMPTY).byArea()).doesNotContainKey(Area.HIDDEN);
    // The same directory is there with and without it.
    assertThat(edition.facts(new Version(files), Form.EMPTY).byArea())
        .doesNotContainKey(Area.HIDDEN);
    assertThat(edition.facts(other, Form.EMPTY).byArea().get(Area.HIDDEN))
        .containsOnlyKeys(
            "values.storage.data/config at /config, behind what is mounted at /config/own in"
                + " container web")
        .containsValue("");
  }

  /** As versions have it that are out already. */
  @Test
  void directoriesThatWereMountedByTheirPathLieWhereTheyDid() throws IOException {
    Version version = version();
    String template = "templates/docker-compose.yaml";
    String former =
        version
            .files()
            .get(template)
            .toText()
            .replaceAll(
                "source: .* ~ (t\\.)remainder\\((.*)\\)\\) }}(\\s+target: )/own",
                "source: {{ $1q($2 ~ \"/a b/own\") }}$3/own")
            .replaceAll(
                "source: .* ~ (t\\.)remainder\\((.*)\\)\\) }}(\\s+target: )/config",
                "source: {{ $1q($2 ~ \"/config\") }}$3/config")
            .replace("/whole/", "/roots/");
    SortedMap<String, Content> files = new TreeMap<>(version.files());
    files.put(template, Content.text(former));

    assertThat(former).contains("~ \"/a b/own\"", "~ \"/config\"").contains("/roots/");
    assertThat(edition.facts(new Version(files), Form.EMPTY).byArea().get(Area.DATA))
        .isEqualTo(edition.facts(version, Form.EMPTY).byArea().get(Area.DATA));
  }

  /** Words are written in one line where they fit. */
  @Test
  void secretsAreFactsHoweverTheyAreWritten() throws IOException {
    SortedMap<String, Content> files = new TreeMap<>(version().files());
    files.put(
        "templates/docker-compose.yaml",
        Content.text(
            "services:\n  web-setup:\n    command: [web, secret one 20, \"secret two 32\"]\n"
                + "  web-hashes:\n    command:\n      - web\n      - \"secret three 20\"\n"
                + "      - hash four\n    labels: [no secret five 20]\n"));

    assertThat(edition.facts(new Version(files), Form.EMPTY).byArea().get(Area.SECRETS))
        .containsOnlyKeys("one", "two", "three", "four");
  }

  @Test
  void aVersionIsCarriedToAnotherNumberAndTrain() throws IOException {
    Map<String, Content> changed =
        edition.carried(
            new Carrying("notes", "stable", "1.2.3", "edge", "1.3.0", List.of("Back again.")),
            version());

    assertThat(changed).containsOnlyKeys("app.yaml", "CHANGELOG.md");
    assertThat(changed.get("app.yaml").toText())
        .contains("train: edge\n")
        .containsPattern("version: \"?1\\.3\\.0\"?\n");
    assertThat(changed.get("CHANGELOG.md").toText()).contains("## 1.3.0\n\n- Back again.\n");
  }

  @Test
  void theSourceIsMadeFromTheVersion() throws IOException {
    Map<String, Content> sources = edition.sources(version());
    Path source = folder.resolve("catalog/ix-dev/stable/notes");

    try (Stream<Path> all = Files.walk(source)) {
      assertThat(all.filter(Files::isRegularFile))
          .allSatisfy(
              file ->
                  assertThat(sources.get(source.relativize(file).toString().replace('\\', '/')))
                      .as(file.toString())
                      .isEqualTo(Content.bytes(Files.readAllBytes(file))))
          .hasSameSizeAs(sources.keySet());
    }
  }
}
