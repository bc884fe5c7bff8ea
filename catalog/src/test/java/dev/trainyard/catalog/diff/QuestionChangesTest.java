package dev.trainyard.catalog.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.testing.Allocated;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionChangesTest {

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "type: string; type: int; type",
        "type: string, enum: [{value: a, description: A}, {value: b, description: B}];"
            + " type: string, enum: [{value: a, description: A}]; enum",
        "type: string; type: string, enum: [{value: a, description: A}]; enum",
        "type: int, min: 1; type: int, min: 2; min",
        "type: int; type: int, min: 2; min",
        "type: int, max: 9; type: int, max: 8; max",
        "type: int; type: int, max: 8; max",
        "type: string, min_length: 1; type: string, min_length: 2; min_length",
        "type: string; type: string, max_length: 1000; max_length",
        "type: string, max_length: 2000; type: string; max_length",
        "type: string; type: string, valid_chars: '^a$'; valid_chars",
        "type: string, valid_chars: '^a|b$'; type: string, valid_chars: '^a$'; valid_chars",
        "type: string; type: string, required: true; required",
        "type: int, 'null': true; type: int; 'null'",
        "type: string; type: string, empty: false; empty",
        "type: string, immutable: true, default: a;"
            + " type: string, immutable: true, default: b; default",
        "type: string, default: a; type: string, immutable: true, default: b; default",
        "type: string, default: a; type: string, default: a, editable: false; editable",
        "type: string; type: string, $ref: [definitions/interface]; $ref",
        "type: string, $ref: [normalize/ixVolume]; type: string; $ref",
        "type: dict, attrs: [], additional_attrs: true; type: dict, attrs: []; additional_attrs",
      })
  void whatRefusesFormerAnswersBreaks(String before, String after, String attribute)
      throws Exception {
    assertThat(changes(one(before), one(after)))
        .filteredOn(Change::isBreaking)
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.subject()).isEqualTo("q");
              assertThat(change.attribute()).isEqualTo(attribute.replace("'", ""));
              assertThat(change.kind()).isEqualTo(Kind.CHANGED);
            });
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "type: string, enum: [{value: a, description: A}];"
            + " type: string, enum: [{value: b, description: B}, {value: a, description: A}]; enum",
        "type: string, enum: [{value: a, description: A}]; type: string; enum",
        "type: int, min: 2; type: int, min: 1; min",
        "type: int, min: 2; type: int; min",
        "type: int; type: int, min: 0; min",
        "type: int, max: 8; type: int, max: 9; max",
        "type: string; type: string, max_length: 2000; max_length",
        "type: string; type: string, min_length: 0; min_length",
        "type: string, valid_chars: '^a$'; type: string; valid_chars",
        "type: string, default: a; type: string, default: b; default",
        "type: string, default: a; type: string, default: a, required: true; required",
        "type: string, required: true; type: string; required",
        "type: list, items: []; type: list, items: [], min: 3; min",
        "type: list, items: []; type: list, items: [], required: true; required",
        "type: int; type: int, 'null': true; 'null'",
        "type: string; type: string, private: true; private",
        "type: string; type: string, hidden: true; hidden",
        "type: string; type: string, immutable: true; immutable",
        "type: string, $ref: [definitions/interface]; type: string; $ref",
        "type: string; type: string, show_if: [[other, '=', 1]]; show_if",
      })
  void whatAcceptsFormerAnswersDoesNot(String before, String after, String attribute)
      throws Exception {
    assertThat(changes(one(before), one(after)))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.breaking()).isEmpty();
              assertThat(change.attribute()).isEqualTo(attribute.replace("'", ""));
            });
  }

  @Test
  void textsOfTheWizardAreChangesToo() throws Exception {
    String before = "- {variable: q, label: Old, group: A, description: x, schema: {type: int}}\n";
    String after = "- {variable: q, label: New, group: B, schema: {type: int}}\n";

    assertThat(changes(before, after))
        .extracting(Change::attribute, Change::before, Change::after)
        .containsExactly(
            tuple("description", "\"x\"", ""),
            tuple("group", "\"A\"", "\"B\""),
            tuple("label", "\"Old\"", "\"New\""));
  }

  @Test
  void aQuestionThatIsGoneLosesItsAnswerAndPerhapsHasANewName() throws Exception {
    String before = "- {variable: old, label: Port, schema: {type: int}}\n";
    String after = "- {variable: new, label: Port, schema: {type: int, default: 1}}\n";

    assertThat(changes(before, after))
        .extracting(Change::subject, Change::kind, Change::breaking)
        .containsExactly(
            tuple("new", Kind.ADDED, ""),
            tuple("old", Kind.REMOVED, "the owner's answer is lost; perhaps renamed to new"));
  }

  @Test
  void storageThatIsGoneIsMoreThanAnAnswer() throws Exception {
    String before =
        """
        - variable: storage
          schema:
            type: dict
            attrs:
              - {variable: data, schema: {type: dict, $ref: [normalize/ixVolume], attrs: []}}
              - {variable: cache, schema: {type: boolean, default: true}}
        """;

    assertThat(changes(before, "[]\n"))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.area()).isEqualTo(Area.STORAGE);
              assertThat(change.subject()).isEqualTo("storage");
              assertThat(change.before()).isEqualTo("dict, 2 questions below it");
              assertThat(change.breaking()).isEqualTo("the owner's data is no longer mounted");
            });
  }

  private static final String LIST =
      """
      - variable: agents
        schema:
          type: list
          default: []
          items:
            - variable: agent
              schema:
                type: dict
                attrs:
                  - {variable: name, schema: {type: string, required: true}}
                  - {variable: SECOND, schema: {type: string, default: x}}
      """;

  @Test
  void aKeyOfListItemsThatIsGoneBreaksUnlessAMigrationRemovesIt() throws Exception {
    String before = LIST.replace("SECOND", "old");
    String after = LIST.replace("SECOND", "new");

    assertThat(changes(before, after))
        .filteredOn(Change::isBreaking)
        .extracting(Change::subject, Change::breaking)
        .containsExactly(
            tuple("agents[].old", "TrueNAS refuses the upgrade of everybody who has such an item"));

    var base = new CatalogFiles().demo("1.0.0", before).all();
    var head =
        new CatalogFiles().demo("1.1.0", after).program("stable/demo/1.1.0/migrations/migrate", "");
    assertThat(CatalogComparison.ofPublishing(SampleEdition.CATALOG, base, head.all()).breaking())
        .isZero();
    head.file("stable/demo/1.1.0/migrations/migrate", "not executable");
    assertThat(CatalogComparison.ofPublishing(SampleEdition.CATALOG, base, head.all()).breaking())
        .isEqualTo(1);
  }

  @Test
  void aMigrationCanAnswerANewRequiredQuestion() throws Exception {
    var base = new CatalogFiles().demo("1.0.0", "[]\n").all();
    var head =
        new CatalogFiles()
            .demo("1.1.0", one("type: string, required: true"))
            .program("stable/demo/1.1.0/migrations/migrate", "");

    assertThat(
            CatalogComparison.ofPublishing(SampleEdition.CATALOG, base, head.all())
                .problems()
                .all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.NOTE);
              assertThat(problem.found()).endsWith(", unless its migration mends stored answers");
            });
  }

  @Test
  void aNewRequiredQuestionNeedsADefault() throws Exception {
    assertThat(changes("[]\n", one("type: string, required: true")))
        .singleElement()
        .satisfies(change -> assertThat(change.breaking()).contains("has no default"));
    for (String fine :
        List.of(
            "type: string",
            "type: string, required: true, default: a",
            "type: dict, required: true, attrs: []",
            "type: string, required: true, $ref: [definitions/timezone]",
            "type: int, required: true, $ref: [definitions/certificate]")) {
      assertThat(changes("[]\n", one(fine)))
          .singleElement()
          .satisfies(change -> assertThat(change.breaking()).as(fine).isEmpty());
    }
    assertThat(
            changes(
                "[]\n",
                one(
                    "type: int, required: true, 'null': false,"
                        + " $ref: [definitions/certificate]")))
        .singleElement()
        .satisfies(change -> assertThat(change.breaking()).isNotEmpty());
  }

  @Test
  void aNewRequiredQuestionDeepInANewBlockIsFound() throws Exception {
    String block =
        """
        - variable: outer
          schema:
            type: dict
            attrs:
              - {variable: fine, schema: {type: string}}
              - {variable: inner, schema: {type: string, required: true}}
        """;

    assertThat(changes("[]\n", block))
        .extracting(Change::subject, Change::isBreaking)
        .containsExactly(tuple("outer", false), tuple("outer.inner", true));
  }

  @Test
  void aNewListHasNoItemsThatCouldLackAnAnswer() throws Exception {
    assertThat(changes("[]\n", LIST)).extracting(Change::isBreaking).containsExactly(false);
    assertThat(
            changes(
                LIST.replace("- {variable: SECOND, schema: {type: string, default: x}}", ""),
                LIST.replace(
                    "SECOND, schema: {type: string, default: x}",
                    "b, schema: {type: int, required: true}")))
        .extracting(Change::subject, Change::isBreaking)
        .containsExactly(tuple("agents[].b", true));
  }

  private static final String TYPE =
      "- {variable: type, schema: {type: string, default: a, enum: [OPTIONS]}}\n";
  private static final String A = "{value: a, description: A}";
  private static final String B = "{value: b, description: B}";
  private static final String PATH =
      "- {variable: path, schema: {type: string, required: true, show_if: [[type, '=', b]]}}\n";

  @Test
  void aRequiredAnswerToAnOptionNobodyCouldChooseBreaksNothing() throws Exception {
    String both = TYPE.replace("OPTIONS", A + ", " + B);

    assertThat(changes("[]\n", both + PATH)).noneMatch(Change::isBreaking);
    assertThat(changes(TYPE.replace("OPTIONS", A), both + PATH)).noneMatch(Change::isBreaking);
    assertThat(changes(both, both + PATH)).filteredOn(Change::isBreaking).hasSize(1);
  }

  @Test
  void aRequiredSubquestionOfANewSwitchThatIsOffBreaksNothing() throws Exception {
    String tls =
        """
        - variable: tls
          schema:
            type: boolean
            default: DEFAULT
            show_subquestions_if: true
            subquestions:
              - {variable: name, schema: {type: string, required: true}}
        """;

    assertThat(changes("[]\n", tls.replace("DEFAULT", "false"))).noneMatch(Change::isBreaking);
    assertThat(changes("[]\n", tls.replace("DEFAULT", "true")))
        .filteredOn(Change::isBreaking)
        .extracting(Change::subject)
        .containsExactly("name");
  }

  @Test
  void aRequiredAnswerAskedOfMorePeopleBreaks() throws Exception {
    String both = TYPE.replace("OPTIONS", A + ", " + B);

    assertThat(changes(both + PATH, both + PATH.replace(", show_if: [[type, '=', b]]", "")))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.attribute()).isEqualTo("show_if");
              assertThat(change.before()).isEqualTo("type = \"b\"");
              assertThat(change.breaking()).contains("not asked before");
            });
  }

  /** TrueNAS keeps the default of nobody who was not asked. */
  @Test
  void aRequiredAnswerThatLosesItsDefaultAndItsConditionBreaks() throws Exception {
    String both = TYPE.replace("OPTIONS", A + ", " + B);
    String usual = PATH.replace("required: true", "required: true, default: abc");
    String always = PATH.replace(", show_if: [[type, '=', b]]", "");

    assertThat(changes(both + usual, both + always))
        .filteredOn(Change::isBreaking)
        .extracting(Change::attribute)
        .containsExactly("show_if");
    assertThat(changes(both + usual, both + PATH)).noneMatch(Change::isBreaking);
    assertThat(changes(both + usual, both + usual.replace(", show_if: [[type, '=', b]]", "")))
        .noneMatch(Change::isBreaking);
  }

  /** Owners who never chose have the default, be it a new one. */
  @Test
  void aDefaultThatBeginsToAskForARequiredAnswerBreaks() throws Exception {
    String optional = TYPE.replace("default: a, ", "").replace("OPTIONS", A + ", " + B);
    String usual = optional.replace("string,", "string, default: b,");

    assertThat(changes(optional + PATH, usual + PATH))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.subject()).isEqualTo("type");
              assertThat(change.attribute()).isEqualTo("default");
              assertThat(change.breaking()).contains("asks them for path");
            });
    assertThat(changes(optional + PATH, usual.replace("default: b", "default: a") + PATH))
        .noneMatch(Change::isBreaking);
    assertThat(changes(TYPE.replace("OPTIONS", A + ", " + B) + PATH, usual + PATH))
        .noneMatch(Change::isBreaking);
  }

  @Test
  void theDefaultOfANodePortIsAPort() throws Exception {
    String port = "type: int, $ref: [validations/nodePort], default: ";

    assertThat(changes(one(port + 30000), one(port + 30001)))
        .extracting(Change::area, Change::before, Change::after, Change::breaking)
        .containsExactly(tuple(Area.PORTS, "30000", "30001", ""));
  }

  private static String ports(String... variablesAndDefaults) {
    StringBuilder questions = new StringBuilder();
    for (String one : variablesAndDefaults) {
      String[] parts = one.split(" ");
      questions.append(
          "- {variable: %s, schema: {type: int, $ref: [validations/nodePort], default: %s}}%n"
              .formatted(parts[0], parts[1]));
    }
    return questions.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "a 30000, b 30000, b, everybody who has the default: it was that of a",
    "a 30000, a 30001;b 30000, b, everybody who has the default: it was that of a",
    "a 30000;b 30001, b 30000, b, without an answer of their own: the port was that of a",
    "a 30000;b 30001, a 30001;b 30000, a, without an answer of their own: the port was that of b",
  })
  void aPortWithTheFormerDefaultOfAnotherBreaks(
      String before, String after, String question, String why) throws Exception {
    assertThat(changes(ports(before.split(";")), ports(after.split(";"))))
        .filteredOn(Change::isBreaking)
        .filteredOn(change -> change.subject().equals(question))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.area()).isEqualTo(Area.PORTS);
              assertThat(change.breaking()).contains(why);
            });
  }

  @Test
  void oneMorePortIsToldAndBreaksNothing() throws Exception {
    CatalogDiff diff =
        CatalogComparison.of(
            SampleEdition.CATALOG,
            new CatalogFiles().demo("1.0.0", ports("a 30000")).all(),
            new CatalogFiles().demo("1.1.0", ports("a 30000", "b 30001")).all());

    assertThat(diff.breaking()).isZero();
    assertThat(diff.problems().all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.ONE_MORE_PORT);
              assertThat(problem.isError()).isFalse();
              assertThat(problem.where().subject()).isEqualTo("question b");
              assertThat(problem.found())
                  .isEqualTo(
                      "added: one more port of the NAS: the upgrade is refused for owners who use"
                          + " 30001 for something else (1.0.0 to 1.1.0)");
            });
  }

  @Test
  void onePortMoreThatNobodyIsAskedForYetIsNotTold() throws Exception {
    String switched =
        ports("a 30000")
            + "- {variable: more, schema: {type: boolean, default: false}}\n"
            + "- {variable: b, schema: {type: int, $ref: [validations/nodePort], default: 30001,"
            + " show_if: [[more, '=', true]]}}\n";

    assertThat(changes(ports("a 30000"), switched)).allMatch(change -> change.note().isEmpty());
    assertThat(changes("[]\n", ports("a 30000"))).extracting(Change::note).doesNotContain("");
  }

  @Test
  void theMajorVersionDecidesBetweenErrorAndWarning() throws Exception {
    var base = new CatalogFiles().demo("1.2.3", one("type: string")).all();

    assertThat(problems(base, "1.3.0"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.BREAKING_CHANGE);
              assertThat(problem.isError()).isTrue();
              assertThat(problem.allowed()).isEqualTo("version 2.0.0 or above for such a change");
              assertThat(problem.where().app()).isEqualTo("demo");
              assertThat(problem.where().subject()).isEqualTo("question q");
            });
    assertThat(problems(base, "2.0.0"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.isError()).isFalse());
  }

  private static List<Problem> problems(
      java.util.SortedMap<String, dev.trainyard.catalog.read.PublishedFile> base, String version)
      throws Exception {
    return CatalogComparison.ofPublishing(
            SampleEdition.CATALOG, base, new CatalogFiles().demo(version, one("type: int")).all())
        .problems()
        .all();
  }

  private static String one(String schema) throws Exception {
    return "- {variable: q, label: Question, schema: {" + schema + "}}\n";
  }

  private static List<Change> changes(String before, String after) throws Exception {
    CatalogDiff diff =
        CatalogComparison.of(
            SampleEdition.CATALOG,
            new CatalogFiles().demo("1.0.0", before).all(),
            new CatalogFiles().demo("2.0.0", after).all());
    return diff.apps().get(0).versions().get(0).changes();
  }

  /** A file of somebody else's may ask for as many ports as fit into it. */
  @Test
  void portsThatAreAllRenamedCostNoMoreThanTheirNumber() throws Exception {
    long few = costOfRenamedPorts(500);
    long many = costOfRenamedPorts(2_000);

    assertThat(many).isLessThan(6 * few);
  }

  private static long costOfRenamedPorts(int count) throws Exception {
    StringBuilder before = new StringBuilder();
    StringBuilder after = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String form =
          "- {variable: %s%d, schema: {type: int, default: %d, $ref: [definitions/port]}}\n";
      before.append(form.formatted("x", i, i));
      after.append(form.formatted("y", i, 1_000_000 + i));
    }
    return Allocated.by(
        () -> assertThat(changes(before.toString(), after.toString())).hasSize(2 * count));
  }
}
