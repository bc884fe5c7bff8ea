package dev.trainyard.generator.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    FormReader.Result result = FormReader.read(file.toString(), YamlForms.node(text));

    assertThat(result.problems()).isEmpty();
    String printed = QuestionsYaml.of(result.form());
    assertThat(YamlForms.data(printed)).isEqualTo(YamlForms.data(text));
    assertThat(QuestionsYaml.of(FormReader.read("again", YamlForms.node(printed)).form()))
        .isEqualTo(printed);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyWizardOpensAPublishedForm(Path file) throws IOException {
    Form form = FormReader.read("", YamlForms.node(Files.readString(file))).form();

    for (ReleaseLine line : ReleaseLine.values()) {
      FormState state = FormState.install(form, line);
      assertThat(FormState.edit(form, line, state.payload()).payload()).isNotNull();
    }
    assertThat(ValuesYaml.of("", List.of(), form)).isNotEmpty();
    assertThat(ValuesSchema.of("", List.of(), form)).isNotEmpty();
    assertThat(AnswerTable.of(form)).isNotEmpty();
  }

  @Test
  void aFieldKnowsWhereItWasRead() {
    Form form =
        FormReader.read(
                "questions.yaml",
                YamlForms.node(
                    """
                    questions:
                      - variable: a
                        schema:
                          type: dict
                          attrs:
                            - variable: b
                              schema: {type: int, min: 1, colour: red}
                    """))
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
        FormReader.read(
            "questions.yaml",
            YamlForms.node(
                """
                groups: [{name: A, description: B}, x]
                questions:
                  - variable: a
                  - schema: {type: int}
                  - text
                  - variable: b
                    schema: {type: dict, attrs: 5}
                """));

    assertThat(result.problems())
        .extracting(problem -> problem.where().position() + " " + problem.found())
        .containsExactly(
            "questions.yaml:1:37 is no mapping",
            "questions.yaml:3:5 has no schema",
            "questions.yaml:4:5 has no variable",
            "questions.yaml:5:5 has no schema",
            "questions.yaml:7:33 is no list");
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
}
