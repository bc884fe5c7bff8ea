package dev.trainyard.generator.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.yaml.Flaw;
import dev.trainyard.generator.yaml.OtherReader;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Forms that are read and printed again say the same. {@code -Dtrainyard.corpus=FOLDER} reads all
 * {@code .yaml} files below a folder of published forms beside the project's own.
 */
class FormReaderTest {

  static List<Path> files() throws IOException {
    String corpus = System.getProperty("trainyard.corpus", "");
    Stream<Path> folders =
        corpus.isEmpty()
            ? Stream.of(Path.of("src", "test", "resources", "forms"))
            : Stream.of(Path.of("src", "test", "resources", "forms"), Path.of(corpus));
    return folders.flatMap(FormReaderTest::below).toList();
  }

  private static Stream<Path> below(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(".yaml")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFormThatIsReadAndPrintedSaysTheSame(Path file) throws IOException {
    String text = Files.readString(file);
    FormReader.Result result = YamlForms.read(text);

    assertThat(result.flaws()).isEmpty();
    String printed = QuestionsYaml.of(result.form());
    assertThat(OtherReader.data(printed)).isEqualTo(OtherReader.data(text));
    FormReader.Result again = YamlForms.read(printed);
    assertThat(again.flaws()).isEmpty();
    assertThat(again.form()).isEqualTo(result.form());
    assertThat(QuestionsYaml.of(again.form())).isEqualTo(printed);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyWizardOpensAPublishedForm(Path file) throws IOException {
    Form form = YamlForms.read(Files.readString(file)).form();

    for (ReleaseLine line : ReleaseLine.values()) {
      FormState state = FormState.install(form, line);
      assertThat(FormState.edit(form, line, state.payload()).payload()).isNotNull();
    }
    assertThat(ValuesYaml.of("", List.of(), form)).isNotEmpty();
    assertThat(ValuesSchema.of("", List.of(), form, Map.of())).isNotEmpty();
    assertThat(AnswerTable.of(form)).isNotEmpty();
  }

  @Test
  void aFieldKnowsWhereItWasRead() {
    Form form =
        YamlForms.read(
                """
                    questions:
                      - variable: a
                        schema:
                          type: dict
                          attrs:
                            - variable: b
                              schema: {type: int, min: 1, colour: red}
                    """)
            .form();

    Field inner = form.fields().get(0).children().get(0);
    assertThat(form.fields().get(0).position()).contains(new Position(2, 5));
    assertThat(inner.position()).contains(new Position(6, 11));
    assertThat(inner.attributes()).containsEntry("colour", "red");
    assertThat(inner.type()).isInstanceOf(FieldType.Whole.class);
  }

  @Test
  void whatIsNoQuestionIsReportedWithItsPlace() {
    FormReader.Result result =
        YamlForms.read(
            """
                groups: [{name: A, description: B}, x]
                questions:
                  - variable: a
                  - schema: {type: int}
                  - text
                  - variable: b
                    schema: {type: dict, attrs: 5}
                """);

    assertThat(result.flaws())
        .extracting(flaw -> flaw.at().line() + ":" + flaw.at().column() + " " + flaw.found())
        .containsExactly(
            "1:37 a section is no mapping",
            "3:5 the question \"a\" has no schema",
            "4:5 a question has no variable",
            "5:5 a question is no mapping",
            "7:26 attrs is no list");
    assertThat(result.form().fields()).extracting(Field::variable).containsExactly("b");
    assertThat(result.form().groups()).hasSize(1);
  }

  @Test
  void attributesOfAWrongShapeMeanNothing() {
    Form form =
        YamlForms.form(
            "a: {type: int, required: 'yes', min: x, enum: 5, show_if: a, $ref: b, 'null': 1}");
    Field field = form.fields().get(0);

    assertThat(field.required()).isFalse();
    assertThat(field.nullable()).isFalse();
    assertThat(field.conditions()).isEmpty();
    assertThat(field.references()).isEmpty();
    assertThat(((FieldType.Whole) field.type()).minimum()).isEmpty();
    assertThat(((FieldType.Whole) field.type()).options()).isEmpty();
    assertThat(QuestionsYaml.of(form)).contains("required: ", "enum: 5");
  }

  @Test
  void aTooltipIsReadAsText() {
    assertThat(Html.toText("One.<br>Two</br>a &lt; b &amp;amp; <b>c</b>"))
        .isEqualTo("One.\nTwo\na < b &amp; c");
    assertThat(Html.toText(Html.ofText("a < b && c > <br> d"))).isEqualTo("a < b && c > <br> d");
  }

  @Test
  void randomFormsThatArePrintedAreReadAsTheyWere() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      List<Map<String, Object>> groups = new ArrayList<>();
      for (int group = random.nextInt(3); group > 0; group--) {
        groups.add(Form.group(words(random), words(random)));
      }
      Map<String, Object> more =
          random.nextBoolean()
              ? Map.of()
              : Map.of("portals", Map.of("web", List.of(words(random))));
      Form form = new Form(groups, fields(random, 0), more);
      FormReader.Result read = YamlForms.read(QuestionsYaml.of(form));

      assertThat(read.flaws()).isEmpty();
      assertThat(read.form()).isEqualTo(form);
      assertThat(QuestionsYaml.of(read.form())).isEqualTo(QuestionsYaml.of(form));
    }
  }

  private static List<Field> fields(Random random, int depth) {
    List<Field> fields = new ArrayList<>();
    for (int size = random.nextInt(4); size > 0; size--) {
      fields.add(field(random, "v" + size + words(random), depth));
    }
    return fields;
  }

  private static Field field(Random random, String variable, int depth) {
    List<String> types =
        depth > 3
            ? List.of("string", "int", "boolean", "path", "strange")
            : List.of("string", "int", "boolean", "text", "cron", "uri", "ipaddr", "dict", "list");
    String type = types.get(random.nextInt(types.size()));
    FieldBuilder field =
        Field.field(variable, type)
            .label(words(random))
            .description(words(random))
            .group(words(random));
    List<Runnable> said =
        List.of(
            field::required,
            () -> field.nullable(random.nextBoolean()),
            field::immutable,
            field::notEditable,
            field::hidden,
            field::secret,
            () -> field.defaultValue(value(random)),
            () ->
                field.showIf(
                    new Condition(
                        "v1",
                        random.nextBoolean() ? "=" : "!=",
                        Optional.ofNullable(value(random)))),
            () -> field.reference(words(random)),
            () -> field.minimum(random.nextInt()),
            () -> field.maximum(random.nextLong() | 1),
            () -> field.minimumLength(random.nextInt(9)),
            () -> field.pattern(words(random), words(random)),
            () ->
                field.options(
                    List.of(new Option(Optional.ofNullable(value(random)), words(random)))),
            field::cidr);
    said.stream().filter(any -> random.nextInt(5) == 0).forEach(Runnable::run);
    if (type.equals("dict")) {
      field.fields(fields(random, depth + 1));
    } else if (type.equals("list")) {
      field.item(field(random, "item", depth + 1));
    }
    return field.build();
  }

  private static Object value(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> null;
      case 1 -> random.nextLong();
      case 2 -> random.nextBoolean();
      case 3 -> List.of(words(random), 1L);
      case 4 -> Map.of(words(random), random.nextInt() / 4.0);
      default -> words(random);
    };
  }

  private static String words(Random random) {
    List<String> words =
        List.of(
            "", "yes", "0755", "1:30", "a b", "a\nb\n", "\u2028", "'\"", "{{ x }}", "é", "# -",
            "~");
    return words.get(random.nextInt(words.size())) + words.get(random.nextInt(words.size()));
  }

  @Test
  void aFormHasAnEnd() {
    String many = "questions:\n" + "- {variable: a, schema: {type: int}}\n".repeat(20_000);
    FormReader.Result result = YamlForms.read(many);

    assertThat(result.form().fields()).hasSize(FormReader.QUESTIONS);
    assertThat(result.flaws()).hasSizeLessThanOrEqualTo(YamlLimits.FLAWS);
    assertThat(result.flaws().get(0).found()).isEqualTo("the variable \"a\" is there twice");
  }

  @Test
  void aVariableHasAnEnd() {
    String form = "questions: [{variable: %s, schema: {type: int}}]\n";

    assertThat(YamlForms.read(form.formatted("a".repeat(256))).flaws()).isEmpty();
    FormReader.Result result = YamlForms.read(form.formatted("a".repeat(257)));
    assertThat(result.form().fields()).isEmpty();
    assertThat(result.flaws())
        .extracting(Flaw::found)
        .containsExactly("the variable of a question has more than 256 characters");
  }

  @Test
  void conditionsThatAreNoneAreTold() {
    FormReader.Result result =
        YamlForms.read(
            """
            questions:
              - variable: a
                schema:
                  type: int
                  show_if: [[b, "=", 1], [OR, [[b, "=", 1]]], [b, "="], c]
              - variable: d
                schema: {type: int, show_if: x}
            """);

    assertThat(result.flaws())
        .extracting(flaw -> flaw.at().line() + ":" + flaw.at().column() + " " + flaw.found())
        .containsExactly(
            "5:51 a condition that is no comparison: [\"b\",\"=\"]",
            "5:61 a condition that is no comparison: \"c\"",
            "7:25 show_if is no list");
    assertThat(result.form().fields().get(0).conditions())
        .containsExactly(new Condition("b", "=", Optional.of(1L)));
    assertThat(result.form().fields().get(0).shownIf()).hasSize(4);
  }

  @Test
  void whatAnItemAsksNeedsNoVariable() {
    Form form =
        YamlForms.read(
                """
                questions:
                  - variable: words
                    schema: {type: list, items: [{schema: {type: string}}]}
                """)
            .form();

    assertThat(form.fields().get(0).items()).extracting(Field::typeName).containsExactly("string");
  }

  @Test
  void whatCannotBeReadAsksNothing() {
    FormReader.Result result = YamlForms.read("a: [");

    assertThat(result.form()).isEqualTo(Form.EMPTY);
    assertThat(result.flaws()).hasSize(1);
  }
}
