package dev.trainyard.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.IndexedItem;
import dev.trainyard.catalog.testing.Resources;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogIndexProblemsTest {

  private static final String ITEM = "stable/demo/item.yaml";
  private static final String CHART = "stable/demo/1.9.0/Chart.yaml";
  private static final String QUESTIONS = "stable/demo/1.9.0/questions.yaml";
  private static final String METADATA = "stable/demo/1.10.0/metadata.yaml";

  private final SortedMap<RelativePath, Content> files = Resources.tree("sample");

  @ParameterizedTest
  @ValueSource(
      strings = {
        ITEM,
        CHART,
        QUESTIONS,
        "stable/demo/1.9.0/README.md",
        "stable/demo/1.9.0/app-readme.md"
      })
  void reportsMissingFiles(String path) {
    files.remove(new RelativePath(path));

    assertThat(onlyProblem().rule()).isEqualTo(Rule.ITEM_FILE);
    assertThat(onlyProblem().where().file()).isEqualTo(path);
    assertThat(onlyProblem().where().app()).isEqualTo("demo");
    assertThat(onlyProblem().found()).isEqualTo("is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "categories: [a]\\ncategories: [b]\\n| 2 | the key \"categories\" twice",
        "categories: [a\\n| 2 | cannot be read as YAML",
        "a: &x [b]\\ncategories: *x\\n| 2 | an alias",
        "a: &x {b: c}\\n<<: *x\\n| 2 | a merge key",
        "categories: []\\n---\\ncategories: []\\n| 2 | a second document",
        "'' | 0 | is empty",
        "'- a' | 0 | is not a mapping",
        "'a: \"\\x01\"' | 1 | cannot be read as YAML"
      })
  void reportsWhatIsNoPlainYaml(String text, int line, String found) {
    put(ITEM, text.replace("\\n", "\n").replace("\\x01", "\u0001"));

    assertThat(onlyProblem().rule()).isEqualTo(Rule.INDEXED_FILE);
    assertThat(onlyProblem().where().file()).isEqualTo(ITEM);
    assertThat(onlyProblem().where().line()).isEqualTo(line);
    assertThat(onlyProblem().found()).contains(found).doesNotContain("\n", "com.fasterxml");
  }

  @Test
  void reportsDeepNestingAndHugeFiles() {
    put(ITEM, "categories: " + "[".repeat(5000) + "]".repeat(5000));
    assertThat(onlyProblem().rule()).isEqualTo(Rule.INDEXED_FILE);

    put(ITEM, "categories: []\na: " + "x".repeat(4_000_000));
    assertThat(onlyProblem().rule()).isEqualTo(Rule.INDEXED_FILE);
  }

  @ParameterizedTest
  @ValueSource(strings = {ITEM, CHART, QUESTIONS, METADATA, "stable/demo/1.10.0/CHANGELOG.md"})
  void reportsOtherEncodings(String path) {
    files.put(new RelativePath(path), Content.bytes("größe".getBytes(StandardCharsets.ISO_8859_1)));

    assertThat(onlyProblem().rule()).isEqualTo(Rule.INDEXED_FILE);
    assertThat(onlyProblem().where().file()).isEqualTo(path);
    assertThat(onlyProblem().found()).isEqualTo("is not UTF-8 text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apiVersion: v2 | apiVersion: v1 | apiVersion",
        "name: demo | name: other | name",
        "version: 1.9.0 | version: 1.9.1 | version",
        "appVersion: \"1.0e3\" | appVersion: 1.0e3 | appVersion",
        "appVersion: \"1.0e3\" | appVersion: | appVersion",
        "appVersion: \"1.0e3\" | x: y | appVersion",
        "home: https | hom: https | home",
        "description: \"Shows | description: # | description",
        "type: application | type: 5 | type",
        "kubeVersion: \">=1.22.0-0\" | kubeVersion: 1.22 | kubeVersion",
        "icon: https | icon: ~ # | icon",
        "keywords: [demo] | keywords: demo | keywords",
        "sources: [ | sources: [5, | sources[0]",
        "{name: Someone, email: someone@example.org} | {name: Someone} | maintainers[1].email",
        "{name: Someone, email: someone@example.org} | {email: a@b, name: 5} | maintainers[1].name",
        "{name: Someone, email: someone@example.org} | Someone | maintainers[1]",
        "title: Demo | title: 5 | annotations.title",
        "annotations: | dependencies: [{name: 5}]\\nannotations: | dependencies[0].name"
      })
  void reportsValuesOfCharts(String original, String replacement, String key) {
    replace(CHART, original, replacement.replace("\\n", "\n"));

    assertThat(onlyProblem().rule()).isEqualTo(Rule.INDEXED_VALUE);
    assertThat(onlyProblem().where().file()).isEqualTo(CHART);
    assertThat(onlyProblem().where().subject()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "categories: | cat: | categories",
        "tags: [demo] | tags: demo | tags",
        "tags: [demo] | tags: [true] | tags[0]",
        "tags: [demo] | tags: ~ | tags",
        "icon_url: https | icon_url: 5 # | icon_url"
      })
  void reportsValuesOfItems(String original, String replacement, String key) {
    replace(ITEM, original, replacement);

    assertThat(onlyProblem().rule()).isEqualTo(Rule.INDEXED_VALUE);
    assertThat(onlyProblem().where().subject()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "groups: []\\nquestions: {} | questions",
        "groups: []\\nquestions: [5] | questions[0]",
        "groups: []| questions",
        "groups: [{name: a}]\\nquestions: [] | groups[0].description",
        "groups: []\\nquestions: []\\nportals: [] | portals"
      })
  void reportsTheFrameOfQuestions(String text, String key) {
    put(QUESTIONS, text.replace("\\n", "\n"));

    assertThat(onlyProblem().rule()).isEqualTo(Rule.INDEXED_VALUE);
    assertThat(onlyProblem().where().subject()).isEqualTo(key);
  }

  @Test
  void reportsFoldersThatAreNoVersions() {
    put("stable/demo/docs/readme.md", "");

    assertThat(onlyProblem().rule()).isEqualTo(Rule.VERSION_FOLDER);
    assertThat(onlyProblem().where().file()).isEqualTo("stable/demo/docs");
    assertThat(onlyProblem().found()).isEqualTo("\"docs\" is not a version");
  }

  @Test
  void reportsItemsWithoutVersions() {
    files.keySet().removeIf(path -> path.value().startsWith("stable/demo/1."));

    assertThat(onlyProblem().rule()).isEqualTo(Rule.VERSION_FOLDER);
    assertThat(onlyProblem().found()).isEqualTo("has no version folder");
  }

  @Test
  void reportsEverythingAtOnceAndIndexesTheRest() {
    put(ITEM, "categories: 5\ntags: 5\n");
    replace(CHART, "home: https", "hom: https");
    put(QUESTIONS, "groups: [");
    put("community/plain-app/item.yaml", "categories: 5\n");

    IndexResult result = index();

    assertThat(result.problems())
        .extracting(problem -> problem.where().file() + " " + problem.where().subject())
        .containsExactly(
            "community/plain-app/item.yaml categories",
            ITEM + " categories",
            ITEM + " tags",
            CHART + " home",
            QUESTIONS + " ");
    assertThat(result.items()).isEmpty();
    assertThat(result.files().get(new RelativePath("catalog.json")).toText()).isEqualTo("{}\n");
  }

  @Test
  void saysWhatWasFoundAndWhatIsAllowed() {
    replace(CHART, "appVersion: \"1.0e3\"", "appVersion: 1.5");

    assertThat(onlyProblem().describe())
        .isEqualTo(
            """
            TN212 error stable/demo/1.9.0/Chart.yaml:5:1 [demo]: appVersion: is a number: 1.5
                allowed: a text; quote numbers, dates and true/false
                fix: Correct the value in stable/demo/1.9.0/Chart.yaml; TrueNAS reads it from the index.\
            """);
  }

  private IndexResult index() {
    return CatalogIndex.of(SampleEdition.CATALOG, files, folder -> Instant.EPOCH);
  }

  private Problem onlyProblem() {
    assertThat(index().problems()).hasSize(1);
    assertThat(index().items()).extracting(IndexedItem::name).containsExactly("plain-app");
    return index().problems().get(0);
  }

  private void put(String path, String text) {
    files.put(new RelativePath(path), Content.text(text));
  }

  private void replace(String path, String original, String replacement) {
    String text = files.get(new RelativePath(path)).toText();
    assertThat(text).contains(original);
    put(path, text.replace(original, replacement));
  }
}
