package dev.trainyard.catalog.diff;

import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.trainyard.catalog.compose.ComposeCatalog;
import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.testing.Allocated;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.migration.Migration;
import dev.trainyard.generator.migration.Operation;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.ControlCharacters;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ScalarQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.yaml.JsonReader;
import dev.trainyard.generator.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Helm holds answers against the schema of a chart, whatever the form says. */
class SchemaChangesTest {

  private static final String DEMO = "stable/demo/";

  @ParameterizedTest(name = "{0}: {1} to {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "type: int; {'type': ['integer', 'string']}; {'type': 'string'}; type",
        "type: int; {}; false; type",
        "type: string, 'null': true; {'type': ['string', 'null']}; {'type': 'string'}; type",
        "type: int; {'minimum': -5}; {'minimum': 0}; minimum",
        "type: int; {}; {'minimum': 0}; minimum",
        "type: int, min: 1; {}; {'minimum': 2}; minimum",
        "type: int; {'minimum': 1}; {'exclusiveMinimum': 1}; exclusiveMinimum",
        "type: int; {'minimum': 1}; {'minimum': 1, 'exclusiveMinimum': true}; exclusiveMinimum",
        "type: int; {'maximum': 9}; {'maximum': 8.5}; maximum",
        "type: int; {}; {'maximum': 8}; maximum",
        "type: int; {}; {'exclusiveMaximum': 8}; exclusiveMaximum",
        "type: string; {'minLength': 1}; {'minLength': 2}; minLength",
        "type: string; {}; {'minLength': 1}; minLength",
        "type: string; {'maxLength': 1024}; {'maxLength': 100}; maxLength",
        "type: text; {}; {'maxLength': 1024}; maxLength",
        "type: list, items: []; {}; {'minItems': 1}; minItems",
        "type: list, items: []; {'maxItems': 3}; {'maxItems': 2}; maxItems",
        "type: string; {'pattern': '^a'}; {'pattern': '^b'}; pattern",
        "type: string; {}; {'pattern': '^b'}; pattern",
        "type: string; {}; {'pattern': 'NONE'}; pattern",
        "type: string; {'pattern': '^a'}; {'pattern': '^a', 'allOf': [{'pattern': 'b$'}]}; allOf",
        "type: string; {'enum': ['a', 'b']}; {'enum': ['a']}; enum",
        "type: string; {}; {'enum': ['a']}; enum",
        "type: string, enum: [{value: a, description: A}]; {}; {'enum': ['b']}; enum",
        "type: int; {'enum': [1, 2]}; {'enum': [1.0]}; enum",
        "type: int; {'enum': [1, 2]}; {'minimum': 2}; minimum",
        "type: int; {}; {'const': 1, 'enum': [1, 2]}; const",
        "type: boolean; {}; {'enum': [true]}; enum",
        "type: boolean; {'type': 'boolean'}; {'const': true}; const",
        "type: string; {'anyOf': [{}]}; {'anyOf': [{}], 'minLength': 3}; minLength",
      })
  void whatHelmHasAcceptedAndRefusesNowBreaks(
      String question, String before, String after, String keyword) throws Exception {
    assertThat(changes(question, before, after))
        .filteredOn(Change::isBreaking)
        .extracting(Change::area, Change::subject, Change::attribute)
        .containsExactly(tuple(Area.SCHEMA, "q", keyword));
  }

  @ParameterizedTest(name = "{0}: {1} to {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "type: int; {'minimum': 0}; {'minimum': -5}",
        "type: int; {'minimum': 0}; {}",
        "type: int; {'minimum': 1}; {'exclusiveMinimum': 0}",
        "type: int; {'minimum': 1}; {'minimum': 0.5}",
        "type: int; {'minimum': 1, 'exclusiveMinimum': true}; {'minimum': 2}",
        "type: int; {}; {'minimum': -9007199254740991, 'maximum': 9007199254740991}",
        "type: int; {'maximum': 1e3}; {'maximum': 1000}",
        "type: int; {'type': 'number'}; {'type': 'integer'}",
        "type: int; {'type': ['integer', 'string']}; {'type': 'integer'}",
        "type: string; {'type': ['string', 'null']}; {'type': 'string'}",
        "type: int; {}; {'minLength': 3, 'pattern': '^a', 'minItems': 2}",
        "type: int, min: 2, max: 5; {}; {'type': 'integer', 'minimum': 2, 'maximum': 5}",
        "type: string; {}; {'type': 'string', 'minLength': 0, 'maxLength': 1024}",
        "type: string, required: true; {}; {'minLength': 1}",
        "type: string, valid_chars: '^a$'; {}; {'pattern': '^a$'}",
        "type: string; {'pattern': '^[a-z]$'}; {'pattern': 'NONE'}",
        "type: string; {'pattern': '^.$', 'allOf': [{'pattern': 'NONE'}]}; {'pattern': 'NONE'}",
        "type: ipaddr; {}; {'type': 'string', 'pattern': 'NONE'}",
        "type: string; {'enum': ['a']}; {'pattern': 'NONE', 'maxLength': 5}",
        "type: string; {'enum': ['a']}; {'type': 'string', 'enum': ['b', 'a']}",
        "type: string; {'enum': ['a', 1]}; {'enum': ['a']}",
        "type: string, enum: [{value: a, description: A}]; {}; {'enum': ['a']}",
        "type: int; {'enum': [1]}; {'enum': [1.0]}",
        "type: int; {'const': 1}; {'enum': [1, 2]}",
        "type: boolean; {}; {'enum': [true, false]}",
        "type: list, items: []; {}; {'minItems': 0}",
        "type: int; {'$ref': '#/definitions/a'}; {'minimum': 5}",
        "type: int; {}; {'$ref': '#/definitions/a', 'minimum': 5}",
        "type: int; {'anyOf': [{'minimum': 5}]}; {'minimum': 5}",
        "type: int; false; {'minimum': 5}",
        "type: int; {}; true",
        "type: int; {}; {'minimum': -1e308, 'maximum': 1e999}",
        "type: int; {'minimum': 2, 'enum': [1, 2]}; {'minimum': 2}",
        "type: int; {}; {'minimum': 'five', 'type': 3, 'enum': {}, 'pattern': []}",
      })
  void whatNoFormerAnswerMeetsBreaksNothing(String question, String before, String after)
      throws Exception {
    String odd = after.contains("'type': 3") ? "type" : "";
    assertThat(changes(question, before, after))
        .allMatch(change -> change.attribute().equals(odd) && !odd.isEmpty());
  }

  @Test
  void whatTheFormSaysIsNotToldTwice() throws Exception {
    CatalogDiff diff =
        CatalogComparison.of(
            SampleEdition.CATALOG,
            version("1.0.0", one("type: int, min: 1"), properties("{'minimum': 1}")).all(),
            version("1.1.0", one("type: int, min: 2"), properties("{'minimum': 2, 'maximum': 9}"))
                .all());

    assertThat(diff.problems().all())
        .extracting(problem -> problem.found().split(" ", 2)[0])
        .containsExactlyInAnyOrder("min", "maximum");
    assertThat(
            changes(
                one("type: int"),
                properties("{'type': 'integer'}"),
                one("type: string"),
                properties("{'type': 'string', 'maxLength': 5}")))
        .filteredOn(Change::isBreaking)
        .extracting(Change::area, Change::attribute)
        .containsExactly(tuple(Area.QUESTIONS, "type"));
  }

  @Test
  void aRefusalIsToldAtItsLineOfTheSchema() throws Exception {
    var base = version("1.0.0", one("type: int"), properties("{'minimum': -5}"));
    var head =
        version("1.1.0", one("type: int"), properties("{'type': 'integer',\n 'minimum': 0}"));

    assertThat(CatalogComparison.of(SampleEdition.CATALOG, base.all(), head.all()).problems().all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.BREAKING_CHANGE);
              assertThat(problem.severity()).isEqualTo(Severity.ERROR);
              assertThat(problem.where().subject()).isEqualTo("question q");
              assertThat(problem.where().file()).isEqualTo(DEMO + "1.1.0/values.schema.json");
              assertThat(problem.where().line()).isEqualTo(2);
              assertThat(problem.found())
                  .isEqualTo(
                      "minimum changed from -5 to 0: smaller answers than 0 are refused"
                          + " (1.0.0 to 1.1.0)");
            });
    assertThat(CatalogComparison.of(new ComposeCatalog(), base.all(), head.all()).breaking())
        .isZero();
  }

  private static final String NESTED =
      """
      - variable: a
        schema:
          type: dict
          attrs:
            - variable: b
              schema:
                type: list
                items:
                  - {variable: i, schema: {type: dict, attrs: [{variable: c, schema: {type: int}}]}}
      """;

  @Test
  void answersWithinAnswersCount() throws Exception {
    String schema =
        properties("")
            .replace("q", "a")
            .replace(": }", ": {'properties': {'b': {'items': ITEM}}}}");
    String item = "{'properties': {'c': {'minimum': MIN}}}";

    assertThat(
            changes(
                NESTED,
                schema.replace("ITEM", item.replace("MIN", "1")),
                NESTED,
                schema.replace("ITEM", item.replace("MIN", "2"))))
        .extracting(Change::subject)
        .containsExactly("a.b[].c");
  }

  @Test
  void whatNobodyIsAskedIsNoAnswer() throws Exception {
    assertThat(
            changes(
                one("type: int"),
                "{'properties': {'image': {'enum': ['a', 'b']}, 'gone': {}}}",
                one("type: int"),
                "{'properties': {'image': {'enum': ['a']}, 'gone': {'minimum': 1}}}"))
        .isEmpty();
    // A new question, and one that is not asked any more.
    assertThat(changes("[]\n", properties("{}"), one("type: int"), properties("{'minimum': 1}")))
        .noneMatch(Change::isBreaking);
    assertThat(changes(one("type: int"), properties("{}"), "[]\n", properties("{'minimum': 1}")))
        .extracting(Change::area)
        .containsExactly(Area.QUESTIONS);
  }

  @Test
  void questionsThatAreOpenHoldMoreThanIsAsked() throws Exception {
    assertThat(
            changes(
                "type: dict, attrs: [], additional_attrs: true",
                "{'properties': {'x': {}}}",
                "{'properties': {'x': {'minimum': 1}, 'y': {'items': {'maxLength': 1}}}}"))
        .extracting(Change::subject)
        .containsExactly("q.x", "q.y[]");
    assertThat(changes("type: list, items: []", "{}", "{'items': {'type': 'string'}}"))
        .extracting(Change::subject)
        .containsExactly("q[]");
    assertThat(changes("type: list, items: []", "{}", "{'items': [{'type': 'string'}]}")).isEmpty();
  }

  @Test
  void anAnswerThatMustBeThereBreaksWhereNothingIsTheDefault() throws Exception {
    String before = properties("{}");
    String after = before.replace("{'properties'", "{'required': ['q', 'other'], 'properties'");
    String asks = one("type: int");

    assertThat(changes(asks, before, asks, after))
        .extracting(Change::subject, Change::attribute)
        .containsExactly(tuple("q", "required"));
    assertThat(changes(asks, after, asks, after)).isEmpty();
    assertThat(changes(asks, "{}", asks, after)).isEmpty();
    for (String filled : List.of("type: int, default: 1", "type: dict, attrs: []")) {
      assertThat(changes(one(filled), before, one(filled), after)).as(filled).isEmpty();
    }
    for (String file : List.of("values.yaml", "ix_values.yaml")) {
      var head = version("1.1.0", asks, after).file(DEMO + "1.1.0/" + file, "q: 1\n");
      assertThat(
              CatalogComparison.of(
                      SampleEdition.CATALOG, version("1.0.0", asks, before).all(), head.all())
                  .breaking())
          .isZero();
    }
  }

  /** To those who are not asked TrueNAS gives no default, and to Helm null is none. */
  @Test
  void anAnswerThatIsMissingToSomeBreaksToo() throws Exception {
    String before = properties("{}");
    String after = before.replace("{'properties'", "{'required': ['q'], 'properties'");
    String sometimes = ", show_if: [[x, '=', true]]";
    for (String given :
        List.of("type: string, default: a", "type: list, default: []", "type: dict, attrs: []")) {
      String asks =
          "- {variable: x, schema: {type: boolean, default: false}}\n" + one(given + sometimes);
      assertThat(changes(asks, before, asks, after))
          .extracting(Change::subject, Change::attribute)
          .containsExactly(tuple("q", "required"));
      // From now on all are asked.
      assertThat(changes(asks, before, asks.replace(sometimes, ""), after))
          .as(given)
          .noneMatch(Change::isBreaking);
    }
    String nullable = one("type: int, 'null': true, default: 5");
    var head = version("1.1.0", nullable, after).file(DEMO + "1.1.0/values.yaml", "q: 5\n");
    assertThat(
            CatalogComparison.of(
                    SampleEdition.CATALOG, version("1.0.0", nullable, before).all(), head.all())
                .breaking())
        .isEqualTo(1);
  }

  @Test
  void aDefaultOfTheChartThatIsGoneBreaksWhatNeedsIt() throws Exception {
    String asks = one("type: string");
    String schema = properties("{}").replace("{'properties'", "{'required': ['q'], 'properties'");
    var base = version("1.0.0", asks, schema).file(DEMO + "1.0.0/values.yaml", "q: abc\n");

    assertThat(
            CatalogComparison.of(
                    SampleEdition.CATALOG, base.all(), version("1.1.0", asks, schema).all())
                .breaking())
        .isEqualTo(1);
  }

  @Test
  void aMigrationOfWhichNobodyCanTellMayMendIt() throws Exception {
    var head =
        version("1.1.0", one("type: int"), properties("{'minimum': 5}"))
            .program(DEMO + "1.1.0/migrations/migrate", "");

    assertThat(
            CatalogComparison.of(
                    SampleEdition.CATALOG,
                    version("1.0.0", one("type: int"), properties("{}")).all(),
                    head.all())
                .problems()
                .all())
        .extracting(Problem::severity)
        .containsExactly(Severity.NOTE);
  }

  @Test
  void answersAreHeldAgainstTheSchemaWhereTheyAreNow() {
    Migration renames =
        new Migration(List.of(new Operation.Rename(List.of(), List.of("a"), List.of("new", "q"))));
    String now = "{'properties': {'new': {'properties': {'q': {'minimum': 2}}}}}";
    String asks = "- {variable: new, schema: {type: dict, attrs: [{variable: q, schema: INT}]}}\n";

    for (int least : List.of(1, 2)) {
      assertThat(
              SchemaChanges.between(
                  Migrated.of(questions("- {variable: a, schema: {type: int}}\n"), renames),
                  questions(asks.replace("INT", "{type: int}")),
                  schema("{'properties': {'a': {'minimum': " + least + "}}}"),
                  schema(now),
                  List.of(),
                  List.of(),
                  List.of()))
          .extracting(Change::subject)
          .isEqualTo(least == 1 ? List.of("new.q") : List.of());
    }
  }

  static Stream<Arguments> ownQuestions() {
    IntegerQuestion number = integer("q").label("Q").defaultNumber(1).range(0, 5);
    IntegerQuestion more = integer("q").label("Q").defaultNumber(1).range(-5, 5);
    StringQuestion text = string("q").label("Q").defaultText("a");
    ChoiceQuestion choice = choice("q").label("Q").option("a", "A").defaultOption("a");
    StringQuestion letters =
        string("q").label("Q").defaultText("a").pattern("^[a-z]{1,9}$", "small letters");
    StringQuestion parts =
        string("q").label("Q").defaultText("a").pattern("^[^,]{1,9}$", "no comma");
    return Stream.of(
        arguments(more, number, List.of("minimum")),
        arguments(number, more, List.of()),
        arguments(letters, text, List.of()),
        arguments(parts, text, List.of()),
        arguments(choice, text, List.of()),
        arguments(choice, letters, List.of()),
        arguments(text, string("q").label("Q").defaultText("a").length(0, 2000), List.of()),
        arguments(
            choice,
            choice("q").label("Q").option("b", "B").option("a", "A").defaultOption("a"),
            List.of()));
  }

  /** A bound of 0, which the form of TrueNAS passes over, is one of the schema. */
  @ParameterizedTest
  @MethodSource("ownQuestions")
  void chartsOfOurOwnAreComparedAlike(
      ScalarQuestion<?> before, ScalarQuestion<?> after, List<String> refusals) throws Exception {
    assertThat(
            CatalogComparison.of(new HelmCatalog(), chart("1.0.0", before), chart("1.1.0", after))
                .apps()
                .get(0)
                .versions()
                .get(0)
                .changes())
        .filteredOn(change -> change.area() == Area.SCHEMA)
        .extracting(Change::attribute)
        .isEqualTo(refusals);
  }

  private static SortedMap<String, PublishedFile> chart(
      String version, ScalarQuestion<?> question) {
    App app =
        app(
            "demo",
            a -> {
              a.title("Demo").description("Demo.").appVersion("1").home("https://example.org");
              a.icon("https://example.org/icon.png").categories("demo").version(version);
              a.maintainer("somebody", "somebody@example.org", "").appReadme("Demo.");
              a.readme("Demo.").change(version, "Version " + version + ".");
              a.group("Demo", g -> g.ask(question));
              a.workload(
                  workload("web"),
                  w ->
                      w.runAs(568, 568)
                          .container(
                              image("docker.io/library/demo", "1.2.3"), c -> c.env("Q", question)));
            });
    SortedMap<String, PublishedFile> files = new TreeMap<>();
    new HelmCatalog()
        .renderSound(app)
        .files()
        .forEach((path, content) -> files.put(path.value(), PublishedFile.of(content)));
    assertThat(files).isNotEmpty();
    return files;
  }

  private static NavigableMap<String, Question> questions(String questions) {
    return Questions.of(
        FormReader.read(("questions:\n" + questions).getBytes(StandardCharsets.UTF_8)).form(),
        SampleEdition.CATALOG);
  }

  private static YamlNode schema(String schema) {
    return JsonReader.read(schema.replace("'", "\"").getBytes(StandardCharsets.UTF_8)).root();
  }

  @Test
  void chartsWithoutASchemaRefuseNothing() throws Exception {
    String asks = one("type: int");
    var with = version("1.1.0", asks, properties("{'minimum': 5}"));

    assertThat(
            CatalogComparison.of(
                    SampleEdition.CATALOG, with.all(), new CatalogFiles().demo("1.2.0", asks).all())
                .breaking())
        .isZero();
    assertThat(
            CatalogComparison.of(
                    SampleEdition.CATALOG, new CatalogFiles().demo("1.0.0", asks).all(), with.all())
                .breaking())
        .isEqualTo(1);
  }

  @Test
  void aSchemaThatCannotBeReadIsTold() throws Exception {
    String asks = one("type: int");
    String fine = properties("{'minimum': 5}");
    for (String damaged : List.of("{", "{}" + " ".repeat(1 << 20), "[".repeat(100_000))) {
      assertThat(
              CatalogComparison.of(
                      SampleEdition.CATALOG,
                      version("1.0.0", asks, damaged).all(),
                      version("1.1.0", asks, fine).all())
                  .problems()
                  .all())
          .extracting(Problem::rule, Problem::severity)
          .containsExactly(tuple(Rule.DIFF_FILE, Severity.WARNING));
      assertThat(
              CatalogComparison.of(
                      SampleEdition.CATALOG,
                      version("1.0.0", asks, fine).all(),
                      version("1.1.0", asks, damaged).all())
                  .problems()
                  .all())
          .extracting(Problem::rule, Problem::severity)
          .containsExactly(tuple(Rule.DIFF_FILE, Severity.ERROR));
    }
  }

  /** A file of somebody else's may say as much as fits into it. */
  @ParameterizedTest
  @CsvSource({"properties", "values", "names", "questions"})
  void schemasCostNoMoreThanTheirSize(String kind) throws Exception {
    long few = cost(kind, 500);
    long many = cost(kind, 4_000);

    assertThat(many).isLessThan(12 * few);
  }

  /** Each property is looked for in a schema that has none, beside as many patterns. */
  @Test
  @Timeout(30)
  void whatIsSaidOfALevelIsReadOnce() throws Exception {
    String patterns = ",{'pattern':'a'}".repeat(50_000).substring(1);
    StringBuilder properties = new StringBuilder("'a':{}");
    for (int i = 0; i < 50_000; i++) {
      properties.append(",'").append(i).append("':{}");
    }

    assertThat(
            changes(
                "type: dict, attrs: [], additional_attrs: true",
                "{'allOf': [" + patterns + "]}",
                "{'properties': {" + properties + "}}"))
        .isEmpty();
  }

  private static long cost(String kind, int count) throws Exception {
    String open = one("type: dict, attrs: [], additional_attrs: true");
    StringBuilder questions = new StringBuilder();
    StringBuilder one = new StringBuilder();
    StringBuilder other = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String name = "'" + (kind.equals("names") ? "n".repeat(100) : "n") + i + "'";
      questions.append("- {variable: n%d, schema: {type: int}}%n".formatted(i));
      one.append(i == 0 ? "" : ",").append(kind.equals("values") ? name : name + ": {}");
      other.append(i == 0 ? "" : ",").append(name + ": {'minimum': 1}");
    }
    String asks = kind.equals("questions") ? questions.toString() : open;
    String before = "{'properties': {" + one + "}, 'required': []}";
    String after = "{'properties': {" + other + "}}";
    return switch (kind) {
      case "values" ->
          Allocated.by(
              () ->
                  changes(
                      one("type: string"),
                      properties("{'enum': [" + one + "]}"),
                      one("type: string"),
                      properties("{'enum': ['n1'], 'required': [" + one + "]}")));
      case "questions" -> Allocated.by(() -> changes(asks, before, asks, after));
      default ->
          Allocated.by(
              () ->
                  assertThat(changes(asks, properties(before), asks, properties(after)))
                      .hasSize(count));
    };
  }

  private static String properties(String schema) {
    return "{'properties': {'q': " + schema + "}}";
  }

  private static String one(String schema) {
    return "- {variable: q, label: Question, schema: {" + schema + "}}\n";
  }

  private static CatalogFiles version(String version, String questions, String schema) {
    return new CatalogFiles()
        .demo(version, questions)
        .file(
            DEMO + version + "/values.schema.json",
            schema
                .replace("'", "\"")
                .replace("NONE", ControlCharacters.NONE.replace("\\", "\\\\")));
  }

  private static List<Change> changes(String question, String before, String after)
      throws Exception {
    return changes(one(question), properties(before), one(question), properties(after));
  }

  private static List<Change> changes(String asked, String before, String asks, String after)
      throws Exception {
    return CatalogComparison.of(
            SampleEdition.CATALOG,
            version("1.0.0", asked, before).all(),
            version("2.0.0", asks, after).all())
        .apps()
        .get(0)
        .versions()
        .get(0)
        .changes();
  }
}
