package dev.trainyard.generator.form;

import static dev.trainyard.generator.form.ReleaseLine.SCALE_22_12;
import static dev.trainyard.generator.form.ReleaseLine.SCALE_23_10;
import static dev.trainyard.generator.form.ReleaseLine.SCALE_24_10;
import static dev.trainyard.generator.form.ReleaseLine.SCALE_25_10;
import static dev.trainyard.generator.form.YamlForms.data;
import static dev.trainyard.generator.form.YamlForms.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What wizards do, one test for each behaviour that was observed, the mistakes of theirs included;
 * where releases differ, a test says so. Without a word it is 24.10.
 */
class FormStateTest {

  private static FormState page(String fields) {
    return FormState.install(form(fields), SCALE_24_10);
  }

  private static FormState page(String fields, ReleaseLine line) {
    return FormState.install(form(fields), line);
  }

  private static void sends(FormState state, String payload) {
    assertThat(state.payload()).isEqualTo(data(payload));
  }

  // --- fields

  @ParameterizedTest
  @EnumSource
  void r01aNumberBeginsWithItsDefault(ReleaseLine line) {
    FormState state =
        page(
            "d: {type: dict, attrs: {p: {type: int, min: 9000, default: 9401, required: true}}}",
            line);

    assertThat(state.control("d.p")).isEqualTo(Control.NUMBER);
    assertThat(state.value("d.p")).isEqualTo(9401L);
    assertThat(state.isValid()).isTrue();
    sends(state, "{d: {p: 9401}}");
  }

  @ParameterizedTest
  @EnumSource
  void r02aNumberWithoutDefaultIsLeftOut(ReleaseLine line) {
    sends(page("i: {type: int}", line), "{}");
    sends(page("i: {type: int}", line).answer("i", 3L).answer("i", null), "{}");
  }

  @ParameterizedTest
  @EnumSource
  void r03aNumberThatMayBeNullIsSentAsNull(ReleaseLine line) {
    sends(page("i: {type: int, 'null': true}", line), "{i: null}");
  }

  @ParameterizedTest
  @EnumSource
  void r04aTextWithoutDefaultIsEmpty(ReleaseLine line) {
    FormState state = page("s: {type: string}", line);

    assertThat(state.control("s")).isEqualTo(Control.TEXT);
    sends(state, "{s: ''}");
  }

  @ParameterizedTest
  @EnumSource
  void r05aBoxIsNotTickedWhichIsAnAnswer(ReleaseLine line) {
    FormState state = page("b: {type: boolean, required: true}", line);

    assertThat(state.control("b")).isEqualTo(Control.CHECKBOX);
    assertThat(state.isValid()).isTrue();
    sends(state, "{b: false}");
  }

  @ParameterizedTest
  @EnumSource
  void r06aPrivateTextIsTypedAsPassword(ReleaseLine line) {
    FormState state = page("s: {type: string, private: true, default: x}", line);

    assertThat(state.control("s")).isEqualTo(Control.PASSWORD);
    sends(state, "{s: x}");
  }

  @ParameterizedTest
  @CsvSource({
    "SCALE_22_12,SELECT",
    "SCALE_23_10,SELECT",
    "SCALE_24_10,COMBOBOX",
    "SCALE_25_10,COMBOBOX"
  })
  void r07aChoiceIsSentInItsOwnType(ReleaseLine line, Control control) {
    FormState state =
        page(
            """
            s: {type: string, enum: [{value: a, description: A}, {value: b, description: B}]}
            i: {type: int, enum: [{value: 1, description: One}]}
            """,
            line);

    assertThat(state.control("s")).isEqualTo(control);
    assertThat(state.control("i")).isEqualTo(control);
    sends(state, "{s: ''}");
    sends(state.answer("s", "b").answer("i", 1L), "{s: b, i: 1}");
  }

  @ParameterizedTest
  @EnumSource
  void r08aSubquestionShowsAfterItsAnswer(ReleaseLine line) {
    FormState state =
        page(
            """
            a:
              type: boolean
              show_subquestions_if: true
              subquestions: {p: {type: int, default: 80}}
            """,
            line);

    assertThat(state.isVisible("p")).isFalse();
    sends(state, "{a: false}");
    assertThat(state.answer("a", true).isVisible("p")).isTrue();
    sends(state, "{a: true, p: 80}");
  }

  @Test
  void r09aNestedSubquestionStaysWhenTheOuterOneGoes() {
    FormState state =
        page(
            """
            a:
              type: boolean
              show_subquestions_if: true
              subquestions:
                n:
                  type: boolean
                  show_subquestions_if: true
                  subquestions: {deep: {type: string, default: x}}
            """);
    state.answer("a", true).answer("n", true).answer("a", false);

    assertThat(state.isVisible("n")).isFalse();
    assertThat(state.isVisible("deep")).isTrue();
    sends(state, "{a: false, deep: x}");
  }

  @ParameterizedTest
  @EnumSource
  void r10subquestionsWithoutAnAnswerToWaitForNeverShow(ReleaseLine line) {
    FormState state =
        page("a: {type: boolean, default: true, subquestions: {s: {type: string}}}", line);

    sends(state, "{a: true}");
    sends(state.answer("a", false).answer("a", true), "{a: true}");
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080,false",
    "http://svc:80/,false",
    "http://[::1],false",
    "google.com,true",
    "http://192.168.0.10:30000,true",
    "https://example.org/a?b=c#d,true"
  })
  void r11anAddressNeedsADotInItsHost(String address, boolean valid) {
    FormState state = page("u: {type: uri}").answer("u", address);

    assertThat(state.isValid()).isEqualTo(valid);
    assertThat(state.errors("u"))
        .isEqualTo(valid ? List.of() : List.of("Invalid format or character"));
  }

  @Test
  void r11upTo2404AnAddressIsNotChecked() {
    FormState state = page("u: {type: uri}", SCALE_23_10).answer("u", "http://localhost:8080");

    assertThat(state.isValid()).isTrue();
  }

  @Test
  void r12aScheduleIsALineAndIsSentAsFields() {
    String all = "{minute: '*', hour: '*', dom: '*', month: '*', dow: '*'}";
    FormState state = page("c: {type: cron, default: " + all + "}");

    assertThat(state.control("c")).isEqualTo(Control.SCHEDULER);
    assertThat(state.value("c")).isEqualTo("* * * * *");
    sends(state, "{c: " + all + "}");
    assertThat(page("c: {type: cron}").value("c")).isEqualTo("0 0 * * *");
    assertThat(state.answer("c", "0 3").errors("c")).containsExactly("Invalid cron expression");
  }

  @ParameterizedTest
  @EnumSource
  void r13aPathIsTypedAndANetworkHasAMask(ReleaseLine line) {
    FormState state =
        page("p: {type: path}\na: {type: ipaddr, cidr: true}\nh: {type: hostpath}", line);

    assertThat(state.control("p")).isEqualTo(Control.TEXT);
    assertThat(state.control("a")).isEqualTo(Control.ADDRESS_AND_NETMASK);
    assertThat(state.control("h")).isEqualTo(Control.FILE_EXPLORER);
    sends(state, "{p: '', a: '', h: ''}");
  }

  // --- lists

  private static final String TWO_ENTRIES =
      """
      l:
        type: list
        items: {s: {type: string}, i: {type: int}}
        default: [{s: prefilled_1, i: 2}]
      """;

  @Test
  void r14aRowOfSeveralEntriesIsSentAsTheFirst() {
    FormState state = page(TWO_ENTRIES);

    assertThat(state.value("l")).isEqualTo(data("[{s: prefilled_1, i: 2}]"));
    sends(state, "{l: [prefilled_1]}");
    sends(page(TWO_ENTRIES, SCALE_22_12), "{l: [{s: prefilled_1, i: 2}]}");
  }

  @ParameterizedTest
  @EnumSource
  void r15rowsOfTextsAreAddedAndRemoved(ReleaseLine line) {
    FormState state = page("l: {type: list, items: {s: {type: string}}}", line);

    sends(state, "{l: []}");
    sends(state.add("l").answer("l[0]", "x"), "{l: [x]}");
    sends(state.remove("l", 0), "{l: []}");
  }

  @Test
  void r16aRowOfADictIsSentAsObjectButIn2212WithOneAttribute() {
    String list = "l: {type: list, items: {e: {type: dict, attrs: {a: {type: int}}}}}";

    for (ReleaseLine line : ReleaseLine.values()) {
      FormState state = page(list, line).add("l").add("l");
      state.answer("l[0].a", 1L).answer("l[1].a", 2L);
      sends(state, line == SCALE_22_12 ? "{l: [1, 2]}" : "{l: [{a: 1}, {a: 2}]}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void r17aRequiredListNeedsARow(ReleaseLine line) {
    FormState state = page("l: {type: list, required: true, items: {s: {type: string}}}", line);

    assertThat(state.isValid()).isFalse();
    assertThat(state.errors("l")).containsExactly("l is required");
    assertThat(state.add("l").isValid()).isTrue();
  }

  @Test
  void r18aLeastNumberOfRowsIsTheMiddlewaresAlone() {
    Form form = form("l: {type: list, min: 1, items: {s: {type: string}}}");
    FormState state = FormState.install(form, SCALE_24_10);

    assertThat(state.isValid()).isTrue();
    sends(state, "{l: []}");
    assertThat(Acceptance.install(form, SCALE_23_10, state.payload()).faults()).isEmpty();
    assertThat(Acceptance.install(form, SCALE_24_10, state.payload()).faults()).isEmpty();
    assertThat(Acceptance.install(form, SCALE_25_10, state.payload()).faults())
        .containsExactly("l: has 0 items");
  }

  // --- hidden fields and conditions

  @ParameterizedTest
  @CsvSource({"SCALE_22_12,{}", "SCALE_23_10,{}", "SCALE_24_10,{h: x}", "SCALE_25_10,{h: x}"})
  void r19aHiddenFieldIsSentFrom2410On(ReleaseLine line, String payload) {
    FormState state = page("h: {type: string, hidden: true, default: x}", line);

    assertThat(state.isVisible("h")).isFalse();
    sends(state, payload);
  }

  @Test
  void r20aConditionLooksAtAHiddenField() {
    String fields =
        """
        w: {type: string, hidden: true, default: Deployment}
        u: {type: string, default: y, show_if: [[w, '=', Deployment]]}
        """;

    assertThat(page(fields).isVisible("u")).isTrue();
    sends(page(fields, SCALE_23_10), "{u: y}");
    sends(page(fields), "{w: Deployment, u: y}");
  }

  @ParameterizedTest
  @EnumSource
  void r21whatHangsOnAFieldGoesWithIt(ReleaseLine line) {
    FormState state =
        page(
            """
            u:
              type: string
              default: RollingUpdate
              enum: [{value: RollingUpdate, description: R}, {value: Recreate, description: C}]
            e: {type: list, items: {s: {type: string}}, show_if: [[u, '!=', Recreate]]}
            h: {type: boolean, show_if: [[e, '=', []]]}
            p: {type: list, items: {t: {type: string}}, show_if: [[h, '=', false]]}
            """,
            line);

    sends(state, "{u: RollingUpdate, e: [], h: false, p: []}");
    sends(state.answer("h", true), "{u: RollingUpdate, e: [], h: true}");
    sends(state.answer("u", "Recreate"), "{u: Recreate}");
  }

  @ParameterizedTest
  @EnumSource
  void r22aChainOfConditionsReturnsWithItsSource(ReleaseLine line) {
    FormState state =
        page(
            """
            a: {type: boolean}
            b: {type: boolean, default: true, show_if: [[a, '=', true]]}
            c: {type: string, required: true, show_if: [[b, '=', true]]}
            """,
            line);

    sends(state, "{a: false}");
    assertThat(state.isValid()).isTrue();
    sends(state.answer("a", true).answer("c", "x"), "{a: true, b: true, c: x}");
    sends(state.answer("a", false), "{a: false}");
  }

  @ParameterizedTest
  @EnumSource
  void r23aHiddenDictTakesItsChildrenAlong(ReleaseLine line) {
    FormState state =
        page(
            """
            a: {type: boolean}
            d:
              type: dict
              show_if: [[a, '=', true]]
              attrs: {s: {type: string, required: true}}
            """,
            line);

    assertThat(state.isVisible("d.s")).isFalse();
    assertThat(state.isValid()).isTrue();
    sends(state, "{a: false}");
    assertThat(state.answer("a", true).isValid()).isFalse();
  }

  private static String required(boolean shown) {
    return "a: {type: boolean, default: %s}\n".formatted(shown)
        + "c: {type: string, required: true, show_if: [[a, '=', true]]}";
  }

  @Test
  void r24aFieldThatDoesNotShowAtFirstIsNeverChecked() {
    FormState state = page(required(false)).answer("a", true);

    assertThat(state.isVisible("c")).isTrue();
    assertThat(state.isValid()).isTrue();
    sends(state, "{a: true, c: ''}");
  }

  @ParameterizedTest
  @EnumSource
  void r25aFieldThatShowsAtFirstKeepsItsChecks(ReleaseLine line) {
    FormState state = page(required(true), line).answer("a", false);

    assertThat(state.isValid()).isTrue();
    assertThat(state.answer("a", true).isValid()).isFalse();
    assertThat(state.errors("c")).containsExactly("c is required");
  }

  @Test
  void r26theLastConditionThatChangedDecidesAndTheMiddlewareWantsAll() {
    Form form =
        form(
            """
            a: {type: boolean}
            b: {type: boolean}
            c: {type: string, default: x, show_if: [[a, '=', true], [b, '=', true]]}
            """);
    FormState state = FormState.install(form, SCALE_24_10);

    sends(state, "{a: false, b: false}");
    sends(state.answer("a", true), "{a: true, b: false, c: x}");
    assertThat(Acceptance.install(form, SCALE_24_10, Map.of("a", true, "b", false)).values())
        .doesNotContainKey("c");
    assertThat(Acceptance.install(form, SCALE_24_10, Map.of("a", true, "b", true)).values())
        .containsEntry("c", "x");
  }

  @ParameterizedTest
  @CsvSource({"nope", "d.x", "outer"})
  void r27aConditionOnNoSiblingIsAScriptErrorAndHidesIn2212(String variable) {
    String fields =
        """
        outer: {type: boolean, default: true}
        d:
          type: dict
          attrs:
            x: {type: boolean, default: true}
            c: {type: string, show_if: [[%s, '=', true]]}
        """
            .formatted(variable);

    assertThat(page(fields).isVisible("d.c")).isTrue();
    sends(page(fields), "{outer: true, d: {x: true, c: ''}}");
    assertThat(page(fields, SCALE_22_12).isVisible("d.c")).isFalse();
    sends(page(fields, SCALE_22_12), "{outer: true, d: {x: true}}");
  }

  @Test
  void r27aSourceThatComesLaterNeverShowsIn2212() {
    String fields =
        """
        c: {type: string, show_if: [[a, '=', true]]}
        a: {type: boolean, default: true}
        """;

    assertThat(page(fields).isVisible("c")).isTrue();
    assertThat(page(fields, SCALE_23_10).isVisible("c")).isTrue();
    assertThat(page(fields, SCALE_22_12).isVisible("c")).isFalse();
    assertThat(page(fields, SCALE_22_12).isVisible("a")).isFalse();
    sends(page(fields, SCALE_22_12), "{}");
  }

  @ParameterizedTest
  @EnumSource
  void r28otherOperatorsAreIgnored(ReleaseLine line) {
    FormState state =
        page("a: {type: int, default: 1}\nc: {type: string, show_if: [[a, '>', 5]]}", line);

    assertThat(state.isVisible("c")).isTrue();
    sends(state.answer("a", 9L), "{a: 9, c: ''}");
  }

  @ParameterizedTest
  @EnumSource
  void r29aTextIsNoNumber(ReleaseLine line) {
    sends(
        page("i: {type: int, default: 1}\nc: {type: string, show_if: [[i, '=', '1']]}", line),
        "{i: 1}");
  }

  @Test
  void r30aListIsTakenForTheFirstOneOfItsName() {
    Form form =
        form(
            """
            app: {type: dict, attrs: {items: {type: list, items: {s: {type: string}}}}}
            items:
              type: list
              items: {e: {type: dict, attrs: {a: {type: string}, b: {type: string}}}}
            """);
    FormState state = FormState.install(form, SCALE_24_10).add("app.items").add("items");
    state.answer("app.items[0]", "x").answer("items[0].a", "1").answer("items[0].b", "2");

    sends(state, "{app: {items: [x]}, items: ['1']}");
    assertThat(Acceptance.install(form, SCALE_24_10, state.payload()).faults())
        .containsExactly("items[0]: A dict was expected");
  }

  @Test
  void aListInAListIsSentAsLists() {
    FormState state =
        page(
            """
            names:
              type: list
              items: {names: {type: list, items: {entry: {type: string}}}}
            """);
    state.add("names").add("names[0]").answer("names[0].names[0]", "a");

    sends(state, "{names: [[a]]}");
  }

  @Test
  void r31aBoundOf0IsNone() {
    Form form = form("i: {type: int, min: 0, max: 5}");
    FormState state = FormState.install(form, SCALE_24_10).answer("i", -1L);

    assertThat(state.isValid()).isTrue();
    assertThat(Acceptance.install(form, SCALE_23_10, state.payload()).faults()).isEmpty();
    assertThat(Acceptance.install(form, SCALE_24_10, state.payload()).faults()).isEmpty();
    assertThat(Acceptance.install(form, SCALE_25_10, state.payload()).faults())
        .containsExactly("i: outside 0 to 5");
    assertThat(state.answer("i", 6L).errors("i")).containsExactly("Maximum value is 5");
    assertThat(page("i: {type: int, min: 2}").answer("i", 1L).errors("i"))
        .containsExactly("Minimum value is 2");
  }

  @Test
  void r32aPatternIsTheMiddlewaresAlone() {
    Form form = form("s: {type: string, valid_chars: '^[a-z]+$', valid_chars_error: Letters.}");
    FormState state = FormState.install(form, SCALE_24_10).answer("s", "1");

    assertThat(state.isValid()).isTrue();
    assertThat(Acceptance.install(form, SCALE_23_10, state.payload()).faults())
        .containsExactly("s: Letters.");
    assertThat(Acceptance.install(form, SCALE_24_10, state.payload()).faults())
        .containsExactly("s: Value does not match ^[a-z]+$");
  }

  @ParameterizedTest
  @EnumSource
  void r33aQuestionOfAnUnknownSectionIsDropped(ReleaseLine line) {
    FormState state = page("s: {type: string, group: Nowhere}", line);

    assertThat(state.isVisible("s")).isFalse();
    sends(state, "{}");
  }

  @Test
  void r34aNameIsUsedOnce() {
    assertThat(FormState.nameErrors("app-name", Set.of("app-name")))
        .containsExactly("The name \"app-name\" is already in use.");
    assertThat(FormState.nameErrors("app-name2", Set.of("app-name"))).isEmpty();
    assertThat(FormState.nameErrors("App", Set.of()))
        .containsExactly("Invalid format or character");
    assertThat(FormState.nameErrors("", Set.of())).containsExactly("Application Name is required");
  }

  @Test
  void r35anotherVersionHasAPageOfItsOwn() {
    Form first = form("a: {type: string}\nb: {type: string, default: old}");
    Form second = form("b: {type: string, default: new}\nc: {type: string}");

    FormState state = FormState.install(first, SCALE_24_10).answer("a", "x").choose(second);
    assertThat(state.isVisible("a")).isFalse();
    sends(state, "{b: new, c: ''}");
    sends(
        FormState.install(first, SCALE_23_10).answer("a", "x").choose(second),
        "{a: x, b: new, c: ''}");
  }

  // --- editing

  @ParameterizedTest
  @EnumSource(names = {"SCALE_23_10", "SCALE_24_10", "SCALE_25_10"})
  void r36whatIsStoredIsShownAndSentBack(ReleaseLine line) {
    Map<String, Object> stored =
        Map.of(
            "words", List.of("a", "b"),
            "nested", List.of(List.of("x"), List.of("y", "z")),
            "items", List.of(Map.of("n", "one", "size", 1L)),
            "when", data("{minute: '0', hour: '3', dom: '*', month: '*', dow: mon}"));
    Form form =
        form(
            """
            words: {type: list, items: {w: {type: string}}}
            nested: {type: list, items: {inner: {type: list, items: {s: {type: string}}}}}
            items: {type: list, items: {e: {type: dict, attrs: {n: {type: string}, size: {type: int}}}}}
            when: {type: cron}
            """);
    FormState state = FormState.edit(form, line, stored);

    assertThat(state.value("words[1]")).isEqualTo("b");
    assertThat(state.value("when")).isEqualTo("0 3 * * mon");
    assertThat(state.payload()).isEqualTo(stored);
  }

  @Test
  void r37keysWithoutAQuestionAreNotSentAndStay() {
    Form form = form("s: {type: string}\nd: {type: dict, attrs: {t: {type: string}}}");
    Map<String, Object> stored = Map.of("s", "x", "more", "y", "d", Map.of("t", "z", "lost", "w"));
    FormState state = FormState.edit(form, SCALE_23_10, stored);

    sends(state, "{s: x, d: {t: z}}");
    assertThat(Acceptance.edit(form, SCALE_23_10, stored, state.payload()).values())
        .isEqualTo(data("{s: x, more: y, d: {t: z}}"));
  }

  @ParameterizedTest
  @EnumSource
  void r38whatIsFixedAfterInstallationIsShownAndSent(ReleaseLine line) {
    Form form =
        form(
            """
            s: {type: string, immutable: true}
            d: {type: dict, immutable: true, attrs: {t: {type: string}}}
            """);
    FormState state = FormState.edit(form, line, Map.of("s", "x", "d", Map.of("t", "y")));

    assertThat(state.isVisible("s")).isTrue();
    assertThat(state.isEnabled("s")).isFalse();
    assertThat(state.isEnabled("d.t")).isFalse();
    sends(state, "{s: x, d: {t: y}}");
    assertThat(FormState.install(form, line).isEnabled("s")).isTrue();
  }

  @Test
  void r39searchOffersTitledQuestionsOfAllLevels() {
    FormState state =
        page(
            """
            a:
              type: boolean
              show_subquestions_if: true
              subquestions: {late: {type: string}}
            d:
              type: dict
              attrs:
                b: {type: string, show_if: [[x, '=', true]]}
                e: {type: dict, attrs: {c: {type: string}}}
                untitled: {type: string, label: ''}
                h: {type: string, hidden: true}
                x: {type: boolean}
            l: {type: list, items: {s: {type: string}}}
            """);

    assertThat(state.searchable()).containsExactly("a", "d.b", "d.e.c", "d.x", "l");
  }

  @ParameterizedTest
  @CsvSource({"SCALE_23_10,'[x, x]'", "SCALE_24_10,'[x, x]'", "SCALE_25_10,[x]"})
  void r40defaultRowsPileUpUpTo2504(ReleaseLine line, String rows) {
    FormState state =
        page(
            """
            a: {type: boolean, default: true}
            l: {type: list, items: {s: {type: string}}, default: [x], show_if: [[a, '=', true]]}
            """,
            line);

    sends(state, "{a: true, l: [x]}");
    sends(state.answer("a", false).answer("a", true), "{a: true, l: " + rows + "}");
  }

  // --- more of what is known about types, attributes and editing

  @ParameterizedTest
  @CsvSource({
    "SCALE_22_12,{}",
    "SCALE_23_10,'{u: '''', c: {minute: ''0'', hour: ''0'', dom: ''*'', month: ''*'', dow: ''*''}}'",
    "SCALE_25_10,'{u: '''', c: {minute: ''0'', hour: ''0'', dom: ''*'', month: ''*'', dow: ''*''}, t: ''''}'"
  })
  void aTypeThatTheReleaseDoesNotKnowVanishes(ReleaseLine line, String payload) {
    FormState state =
        page(
            """
            u: {type: uri}
            c: {type: cron}
            t: {type: text, language: yaml}
            f: {type: hostpathfile}
            d: {type: hostpathdirectory}
            x: {type: color}
            """,
            line);

    sends(state, payload);
    assertThat(state.control("f")).isEqualTo(Control.NONE);
  }

  @Test
  void aDictWithoutAttributesShowsUpTo2404AndIsSent() {
    assertThat(page("d: {type: dict, attrs: {}}").isVisible("d")).isFalse();
    assertThat(page("d: {type: dict, attrs: {}}", SCALE_23_10).isVisible("d")).isTrue();
    sends(page("d: {type: dict, attrs: {}}"), "{d: {}}");
  }

  @Test
  void defaultsCountOnEditIn2212Only() {
    Form form = form("s: {type: string, default: x}\ni: {type: int, default: 1}");

    sends(FormState.edit(form, SCALE_24_10, Map.of()), "{s: ''}");
    sends(FormState.edit(form, SCALE_22_12, Map.of()), "{s: x, i: 1}");
  }

  @Test
  void aRowThatIsAddedOnEditIsEditable() {
    Form form =
        form(
            """
            l:
              type: list
              items: {e: {type: dict, attrs: {a: {type: string, immutable: true, default: n}, b: {type: int}}}}
            """);
    FormState state =
        FormState.edit(form, SCALE_23_10, Map.of("l", List.of(Map.of("a", "x", "b", 1L))));

    assertThat(state.isEnabled("l[0].a")).isFalse();
    assertThat(state.add("l").isEnabled("l[1].a")).isTrue();
    assertThat(state.value("l[1].a")).isEqualTo("n");
  }

  @Test
  void aFieldThatIsNotEditableShowsAndIsSent() {
    FormState state = page("s: {type: string, editable: false, default: x}");

    assertThat(state.isVisible("s")).isTrue();
    assertThat(state.isEnabled("s")).isFalse();
    sends(state, "{s: x}");
  }

  @ParameterizedTest
  @CsvSource({"SCALE_23_10,true", "SCALE_24_10,false"})
  void emptyFalseIsRequiredFrom2410On(ReleaseLine line, boolean valid) {
    assertThat(page("s: {type: string, empty: false}", line).isValid()).isEqualTo(valid);
  }

  @Test
  void lengthsAreCheckedUnlessTheTextIsEmpty() {
    FormState state = page("s: {type: string, min_length: 2, max_length: 3}");

    assertThat(state.isValid()).isTrue();
    assertThat(state.answer("s", "a").errors("s"))
        .containsExactly("The length of s should be at least 2");
    assertThat(state.answer("s", "abcd").errors("s"))
        .containsExactly("The length of s should be no more than 3");
  }

  @Test
  void conditionsOfARowLookAtTheRow() {
    FormState state =
        page(
            """
            a: {type: boolean, default: true}
            l:
              type: list
              items:
                e: {type: dict, attrs: {a: {type: boolean}, b: {type: string, show_if: [[a, '=', true]]}}}
            """);
    state.add("l").add("l").answer("l[1].a", true);

    sends(state, "{a: true, l: [{a: false}, {a: true, b: ''}]}");
  }

  @Test
  void circlesOfConditionsEnd() {
    FormState state =
        page(
            """
            a: {type: boolean, show_if: [[b, '=', true]]}
            b: {type: boolean, default: true, show_if: [[a, '=', false]]}
            """);

    assertThat(state.answer("a", true).answer("b", false).payload()).isNotNull();
  }

  @Test
  void unknownPathsAreRefused() {
    assertThatThrownBy(() -> page("a: {type: string}").answer("b", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("b");
    assertThat(page("a: {type: string}").isVisible("b")).isFalse();
  }

  // --- the middleware

  @Test
  void theMiddlewareAddsDefaultsUnlessTheConditionFails() {
    Form form =
        form(
            """
            a: {type: boolean, default: false}
            b: {type: string, default: x, show_if: [[a, '=', true]]}
            c: {type: string, required: true, show_if: [[a, '=', true]]}
            d: {type: dict, attrs: {n: {type: int, default: 3}}}
            l: {type: list, items: {s: {type: string}}}
            """);

    Acceptance usual = Acceptance.install(form, SCALE_23_10, Map.of());
    assertThat(usual.faults()).isEmpty();
    assertThat(usual.values()).isEqualTo(data("{a: false, d: {n: 3}, l: []}"));
    Acceptance shown = Acceptance.install(form, SCALE_23_10, Map.of("a", true));
    assertThat(shown.faults()).containsExactly("c: an answer is missing");
    assertThat(shown.values()).containsEntry("b", "x");
  }

  @Test
  void theMiddlewareOfChartsConvertsAndThatOfComposeFilesDoesNot() {
    Form form = form("i: {type: int}\ns: {type: string}\np: {type: path}");
    Map<String, Object> sent = Map.of("i", "6", "s", 5L, "p", "");

    assertThat(Acceptance.install(form, SCALE_23_10, sent).values())
        .isEqualTo(data("{i: 6, s: '5', p: '.'}"));
    assertThat(Acceptance.install(form, SCALE_25_10, sent).faults())
        .containsExactly("i: Not an integer", "s: Not a string");
  }

  @Test
  void theMiddlewareRefusesWhatIsNoAnswer() {
    Form form =
        form(
            """
            e: {type: string, enum: [{value: a, description: A}]}
            u: {type: uri}
            n: {type: int}
            d: {type: dict, attrs: {s: {type: string, max_length: 2}}}
            """);

    assertThat(
            Acceptance.install(
                    form, SCALE_23_10, Map.of("e", "", "u", "", "d", Map.of("s", "abc", "x", 1L)))
                .faults())
        .containsExactlyInAnyOrder(
            "e: Invalid choice: ",
            "u: Not a valid URI",
            "d.s: The value may not be longer than 2 characters",
            "d.x: Field was not expected");
  }
}
