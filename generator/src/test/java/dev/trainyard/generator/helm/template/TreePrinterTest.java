package dev.trainyard.generator.helm.template;

import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.inJson;
import static dev.trainyard.generator.expression.Expressions.installedName;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.tree.MappingBuilder.entries;
import static dev.trainyard.generator.tree.MappingBuilder.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The template that each construct of a manifest is printed as, to the last blank. */
class TreePrinterTest {

  private static final StringQuestion TITLE = Questions.string("title");
  private static final IntegerQuestion COUNT = Questions.integer("count").defaultNumber(4);
  private static final BooleanQuestion FLAG = Questions.yesNo("flag");
  private static final BooleanQuestion OTHER = Questions.yesNo("other");
  private static final StringListQuestion WORDS = Questions.stringList("words");
  private static final Tree WORD = new Tree.Scalar(WORDS.item());
  private static final Expression<Boolean> ON = FLAG.expression();

  private static String print(Document... documents) {
    return printAll(documents).get("x.yaml");
  }

  private static java.util.Map<String, String> printAll(Document... documents) {
    ChartTemplates templates = new ChartTemplates("app");
    templates.add(new TemplateFile("x.yaml", Arrays.asList(documents)));
    return templates.files();
  }

  private static String print(Consumer<MappingBuilder> content) {
    return print(new Document.Manifest(mapping(content)));
  }

  private static Tree.Sequence sequence(Tree.Element... elements) {
    return new Tree.Sequence(Arrays.asList(elements));
  }

  private static Tree.Item item(Tree value) {
    return new Tree.Item(value);
  }

  private static Document named(String name) {
    return new Document.Manifest(mapping(f -> f.put("name", name)));
  }

  @Test
  void constantsAreQuotedWhereYamlWouldReadThemOtherwise() {
    assertThat(
            print(
                f ->
                    f.put("plain", "a b")
                        .put("number", "1")
                        .put("yes", "yes")
                        .put("colon", "a: b")
                        .put("empty", "")
                        .put("true", true)
                        .put("int", 1)))
        .isEqualTo(
            """
            plain: a b
            number: "1"
            "yes": "yes"
            colon: "a: b"
            empty: ""
            "true": true
            int: 1
            """);
  }

  @Test
  void constantsWithBracesAreNoActions() {
    assertThat(print(f -> f.put("a", "{{ x }}").put("{{ k }}", "v").put("b", "x\n{{ y }}\nz")))
        .isEqualTo(
            """
            a: {{ "{{ x }}" | quote }}
            {{ "{{ k }}" | quote }}: v
            b: |-
              x
              {{ "{{" }} y }}
              z
            """);
  }

  @Test
  void aTextOfSeveralLinesIsABlock() {
    assertThat(print(f -> f.put("a", m -> m.put("b", "x\n\n  y\n").put("c", "z"))))
        .isEqualTo(
            """
            a:
              b: |
                x

                  y
              c: z
            """);
  }

  @Test
  void aLineBreakAtTheEndIsKeptFromHelm() {
    String guard = "# Helm trims manifests; this line keeps the line break at the end of a text.\n";
    Tree.Entry sometimes = new Tree.EntriesWhen(ON, entries(e -> e.put("z", "x\n")), List.of());
    Tree.Entry otherwise =
        new Tree.EntriesWhen(ON, entries(e -> e.put("z", 1)), entries(e -> e.put("z", 2)));
    Tree.Entry each =
        new Tree.EntriesEach(
            WORDS.answer(), List.of(new Tree.Field(WORDS.item(), Tree.text("x\ny\n"))));

    assertThat(print(f -> f.put("a", "x\ny\n"))).endsWith("\n" + guard);
    assertThat(print(f -> f.put("a", "x\ny"))).doesNotContain(guard);
    assertThat(print(f -> f.put("a", "x\ny\n").add(new Tree.Field(WORDS.item(), WORD))))
        .doesNotContain(guard);
    assertThat(print(f -> f.put("a", 1).add(sometimes))).endsWith(guard);
    assertThat(print(f -> f.put("a", "x\ny\n").add(otherwise))).doesNotContain(guard);
    assertThat(print(f -> f.put("a", 1).add(each))).endsWith(guard);
    assertThat(print(f -> f.put("a", "x\ny\n").put("b", new Tree.Sequence(List.of()))))
        .doesNotContain(guard);
  }

  @Test
  void answersAreQuotedForTheirType() {
    assertThat(
            print(
                f ->
                    f.put("text", TITLE.expression())
                        .put("number", COUNT.expression())
                        .put("bool", ON)
                        .put("host", hostOf(workload("web")))
                        .put("release", installedName())
                        .put(
                            "safe",
                            text("{}-{}:{}", installedName(), hostOf(workload("web")), COUNT))
                        .put("free", text("a {}", verbatim(TITLE)))
                        .put("json", inJson(TITLE))))
        .isEqualTo(
            """
            text: {{ .Values.title | quote }}
            number: {{ int .Values.count }}
            bool: {{ .Values.flag }}
            host: {{ include "app.fullname" . }}-web
            release: {{ .Release.Name | quote }}
            safe: "{{ .Release.Name }}-{{ include "app.fullname" . }}-web:{{ int .Values.count }}"
            free: {{ printf "a %s" .Values.title | quote }}
            json: {{ toJson .Values.title | replace "\\x7f" "\\\\u007f" | quote }}
            """);
  }

  @Test
  void aKeyMayBeAnAnswer() {
    assertThat(print(f -> f.add(new Tree.Field(TITLE.expression(), Tree.number(1)))))
        .isEqualTo("{{ .Values.title | quote }}: 1\n");
  }

  @Test
  void aLongTextIsATemplateCalledAfterItsKeyOrTheNameBesideIt() {
    Expression<String> text = concat(text("a\n"), when(FLAG, text("b\n")));
    java.util.Map<String, String> files =
        printAll(
            new Document.Manifest(
                mapping(
                    f ->
                        f.put("my.conf", text)
                            .put("name", "MOTD")
                            .put("value", concat(text("{}\n", COUNT), text("z\n")))
                            .put("again", text))));

    assertThat(files)
        .containsEntry(
            "x.yaml",
            """
            my.conf: {{ include "app.text.my.conf" . | quote }}
            name: MOTD
            value: {{ include "app.text.MOTD" . | quote }}
            again: {{ include "app.text.my.conf" . | quote }}
            """)
        .containsEntry(
            "_files.tpl",
            """
            {{- define "app.text.my.conf" -}}
            a
            {{ if .Values.flag }}b
            {{ end }}
            {{- end }}

            {{- define "app.text.MOTD" -}}
            {{ int .Values.count }}
            z{{ "\\n" }}
            {{- end }}
            """);
  }

  @Test
  void emptyMappingsAndSequencesAreWritten() {
    assertThat(
            print(
                f ->
                    f.put("map", new Tree.Mapping(List.of()))
                        .put("list", new Tree.Sequence(List.of()))
                        .put("items", sequence(item(new Tree.Mapping(List.of()))))))
        .isEqualTo(
            """
            map: {}
            list: []
            items:
              - {}
            """);
  }

  @Test
  void theFirstFieldOfAnItemStandsOnTheLineOfItsDash() {
    assertThat(
            print(
                f ->
                    f.put(
                        "list",
                        sequence(
                            item(mapping(m -> m.put("a", 1).put("b", n -> n.put("c", 2)))),
                            item(mapping(m -> m.put("d", n -> n.put("e", 3)))),
                            item(sequence(item(Tree.text("x")), item(Tree.text("- y"))))))))
        .isEqualTo(
            """
            list:
              - a: 1
                b:
                  c: 2
              - d:
                  e: 3
              -
                - x
                - "- y"
            """);
  }

  @Test
  void branchesAreChained() {
    Tree.Entry last =
        new Tree.EntriesWhen(
            OTHER.expression(), entries(e -> e.put("b", 2)), entries(e -> e.put("c", 3)));

    assertThat(
            print(
                f ->
                    f.put(
                        "m",
                        m ->
                            m.put("first", 1)
                                .add(
                                    new Tree.EntriesWhen(
                                        ON, entries(e -> e.put("a", 1)), List.of(last))))))
        .isEqualTo(
            """
            m:
              first: 1
              {{- if .Values.flag }}
              a: 1
              {{- else if .Values.other }}
              b: 2
              {{- else }}
              c: 3
              {{- end }}
            """);
  }

  @Test
  void elementsDependOnConditionsAndAreRepeated() {
    Tree.Element chained =
        new Tree.ElementsWhen(
            OTHER.expression(), List.of(item(Tree.text("b"))), List.of(item(Tree.text("c"))));

    assertThat(
            print(
                f ->
                    f.put(
                        "list",
                        sequence(
                            item(Tree.text("first")),
                            new Tree.ElementsWhen(
                                ON, List.of(item(Tree.text("a"))), List.of(chained)),
                            new Tree.ElementsEach(
                                WORDS.answer(),
                                List.of(
                                    item(
                                        mapping(
                                            m ->
                                                m.put("w", WORD)
                                                    .put("t", TITLE.expression())))))))))
        .isEqualTo(
            """
            list:
              - first
              {{- if .Values.flag }}
              - a
              {{- else if .Values.other }}
              - b
              {{- else }}
              - c
              {{- end }}
              {{- range $wordsItem := .Values.words }}
              - w: {{ $wordsItem | quote }}
                t: {{ $.Values.title | quote }}
              {{- end }}
            """);
  }

  @Test
  void whatMayLoseAllItsPartsIsPrintedOnlyWithOneOfThem() {
    assertThat(
            print(
                f ->
                    f.put(
                            "map",
                            m ->
                                m.when(ON, w -> w.put("a", 1))
                                    .add(
                                        new Tree.EntriesEach(
                                            WORDS.answer(),
                                            List.of(new Tree.Field(WORDS.item(), WORD)))))
                        .put(
                            "list",
                            sequence(
                                new Tree.ElementsWhen(
                                    ON, List.of(item(Tree.text("a"))), List.of())))
                        .put(
                            "items",
                            sequence(
                                item(mapping(m -> m.when(ON, w -> w.put("a", 1)))),
                                item(Tree.text("b"))))))
        .isEqualTo(
            """
            {{- if or .Values.flag .Values.words }}
            map:
              {{- if .Values.flag }}
              a: 1
              {{- end }}
              {{- range $wordsItem := .Values.words }}
              {{ $wordsItem | quote }}: {{ $wordsItem | quote }}
              {{- end }}
            {{- end }}
            {{- if .Values.flag }}
            list:
              {{- if .Values.flag }}
              - a
              {{- end }}
            {{- end }}
            items:
              {{- if .Values.flag }}
              -
                {{- if .Values.flag }}
                a: 1
                {{- end }}
              {{- end }}
              - b
            """);
  }

  @Test
  void bothBranchesTogetherAreAlwaysThere() {
    assertThat(
            print(
                f ->
                    f.put(
                            "map",
                            m ->
                                m.add(
                                    new Tree.EntriesWhen(
                                        ON,
                                        entries(e -> e.put("a", 1)),
                                        entries(e -> e.put("b", 2)))))
                        .put(
                            "list",
                            sequence(
                                new Tree.ElementsWhen(
                                    ON,
                                    List.of(
                                        new Tree.ElementsWhen(
                                            OTHER.expression(),
                                            List.of(item(Tree.text("a"))),
                                            List.of())),
                                    List.of(item(Tree.text("b"))))))))
        .startsWith("map:\n")
        .contains("{{- if or (and .Values.flag .Values.other) (not .Values.flag) }}\nlist:\n");
  }

  @Test
  void sharedEntriesAreATemplateOfTheirOwn() {
    Tree.SharedEntries shared =
        new Tree.SharedEntries(
            "labels",
            List.of(
                new Tree.Field("a", Tree.text("1")),
                new Tree.Field("b", new Tree.Scalar(installedName()))));
    java.util.Map<String, String> files =
        printAll(
            new Document.Manifest(
                mapping(
                    f -> f.put("x", m -> m.add(shared).put("c", 1)).put("z", m -> m.add(shared)))));

    assertThat(files)
        .containsEntry(
            "x.yaml",
            """
            x:
              {{- include "app.labels" . | nindent 2 }}
              c: 1
            z:
              {{- include "app.labels" . | nindent 2 }}
            """)
        .containsEntry(
            "_helpers.tpl",
            """
            {{/*
            Shared by the resources of the chart.
            */}}
            {{- define "app.labels" -}}
            a: "1"
            b: {{ .Release.Name | quote }}
            {{- end }}
            """);
  }

  @Test
  void documentsAreSeparatedDependOnConditionsAndAreRepeated() {
    assertThat(
            print(
                new Document.Refused(ON, "Not \"both\"."),
                named("one"),
                new Document.DocumentsWhen(ON, List.of(named("two"))),
                new Document.DocumentsEach(
                    WORDS.answer(),
                    List.of(new Document.Manifest(mapping(f -> f.put("name", WORD)))))))
        .isEqualTo(
            """
            {{- if .Values.flag }}
              {{- fail "Not \\"both\\"." }}
            {{- end }}
            ---
            name: one
            {{- if .Values.flag }}
            ---
            name: two
            {{- end }}
            {{- range $wordsItem := .Values.words }}
            ---
            name: {{ $wordsItem | quote }}
            {{- end }}
            """);
  }

  @Test
  void theFirstDocumentNeedsNoSeparator() {
    assertThat(print(new Document.DocumentsWhen(ON, List.of(named("one"), named("two")))))
        .isEqualTo(
            """
            {{- if .Values.flag }}
            name: one
            ---
            name: two
            {{- end }}
            """);
  }

  @Test
  void aLiteralKeyIsAConstant() {
    assertThat(print(f -> f.add(new Tree.Field(new Literal<>("on"), Tree.bool(false)))))
        .isEqualTo("\"on\": false\n");
  }
}
