package dev.trainyard.generator.form;

import static dev.trainyard.generator.form.ReleaseLine.SCALE_22_12;
import static dev.trainyard.generator.form.ReleaseLine.SCALE_23_10;
import static dev.trainyard.generator.form.ReleaseLine.SCALE_24_10;
import static dev.trainyard.generator.form.ReleaseLine.SCALE_25_10;
import static dev.trainyard.generator.form.YamlForms.data;
import static dev.trainyard.generator.form.YamlForms.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trainyard.generator.form.Rehearsal.Fault;
import dev.trainyard.generator.form.Rehearsal.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong between an owner who fills in a form and the answers that are then in force. */
class RehearsalTest {

  private static final String SOUND =
      """
      a: {type: boolean, default: false}
      t: {type: string, default: x, show_if: [[a, '=', true]]}
      n: {type: int, min: 1, max: 9, default: 3, required: true}
      s: {type: string, required: true, show_if: [[a, '=', true]]}
      k:
        type: string
        required: true
        default: one
        enum: [{value: one, description: One}, {value: two, description: Two}]
      d: {type: dict, attrs: {x: {type: boolean}, y: {type: string, show_if: [[x, '!=', false]]}}}
      l:
        type: list
        items: {e: {type: dict, attrs: {p: {type: string}, q: {type: int, default: 1}}}}
      w: {type: list, items: {v: {type: string}}, default: [b]}
      """;

  @SuppressWarnings("unchecked")
  private static List<Fault> faults(String fields, ReleaseLine line, String answers) {
    return new Rehearsal(form(fields)).of(line, (Map<String, Object>) data(answers));
  }

  private static List<Fault> faults(String fields, ReleaseLine line) {
    return new Rehearsal(form(fields)).ofDefaults(line);
  }

  @ParameterizedTest
  @EnumSource
  void aSoundFormHasNone(ReleaseLine line) {
    assertThat(faults(SOUND, line)).isEmpty();
    assertThat(faults(SOUND, line, "{a: true, s: y, k: two, n: 9}")).isEmpty();
    assertThat(
            faults(
                SOUND,
                line,
                "{d: {x: true, y: z}, l: [{p: 'a: b', q: 2}, {p: '', q: 1}], w: [a, b]}"))
        .isEmpty();
    assertThat(faults(SOUND, line, "{w: []}")).isEmpty();
  }

  @Test
  void anItemOfOneQuestionIsSentAsABareValueIn2212() {
    String list = "l: {type: list, items: {e: {type: dict, attrs: {a: {type: string}}}}}";
    assertThat(faults(list, SCALE_22_12))
        .containsExactly(new Fault(Kind.CHANGED, "l", "has bare values for items"));
    assertThat(faults(list, SCALE_22_12, "{l: [{a: x}]}"))
        .containsExactly(new Fault(Kind.CHANGED, "l", "has x in place of {a=x}"));
    assertThat(faults(list, SCALE_23_10)).isEmpty();
  }

  @Test
  void aListIsTakenForTheFirstOneOfItsNameFrom2310On() {
    String lists =
        """
        app: {type: dict, attrs: {items: {type: list, items: {s: {type: string}}}}}
        items:
          type: list
          items: {e: {type: dict, attrs: {a: {type: string}, b: {type: string}}}}
        """;
    assertThat(faults(lists, SCALE_22_12)).isEmpty();
    assertThat(faults(lists, SCALE_23_10)).extracting(Fault::path).containsExactly("items");
    assertThat(faults(lists, SCALE_25_10)).extracting(Fault::kind).containsExactly(Kind.CHANGED);
  }

  @ParameterizedTest
  @EnumSource
  void defaultItemsOfAListWithAConditionPileUpUpTo2504(ReleaseLine line) {
    for (String usual : List.of("true", "false")) {
      List<Fault> faults =
          faults(
              """
              a: {type: boolean, default: %s}
              l: {type: list, items: {s: {type: string}}, default: [x], show_if: [[a, '=', true]]}
              """
                  .formatted(usual),
              line);
      assertThat(faults)
          .extracting(Fault::kind)
          .isEqualTo(
              line == SCALE_23_10 || line == SCALE_24_10 ? List.of(Kind.PILED_UP) : List.of());
    }
  }

  @Test
  void whatTheMiddlewareRefusesAlthoughThePageLetsItPassIsTold() {
    assertThat(faults("s: {type: string, valid_chars: '^[a-z]+$'}", SCALE_23_10))
        .containsExactly(new Fault(Kind.REFUSED, "s", "Value does not match ^[a-z]+$"));
    assertThat(faults("u: {type: uri}", SCALE_23_10))
        .containsExactly(new Fault(Kind.REFUSED, "u", "Not a valid URI"));
    assertThat(
            faults(
                "l: {type: list, items: {s: {type: string, max_length: 2}}}",
                SCALE_22_12,
                "{l: [abc]}"))
        .extracting(Fault::path)
        .containsExactly("l");
  }

  @Test
  void aQuestionThatShowsOnEditBeginsEmptyAndNotWithItsDefault() {
    String fields =
        """
        a: {type: boolean}
        s: {type: string, default: x, valid_chars: '^[a-z]+$', show_if: [[a, '=', true]]}
        """;
    assertThat(faults(fields, SCALE_22_12, "{a: true}")).isEmpty();
    assertThat(faults(fields, SCALE_23_10, "{a: true}"))
        .extracting(Fault::kind, Fault::path)
        .containsExactly(tuple(Kind.REFUSED, "s"));
  }

  @ParameterizedTest
  @EnumSource
  void aPageThatComplainsAboutADefaultOrAnAnswerIsTold(ReleaseLine line) {
    assertThat(faults("n: {type: int, max: 5, default: 6}", line))
        .containsExactly(new Fault(Kind.COMPLAINT, "n", "Maximum value is 5"));
    assertThat(faults("n: {type: int, max: 5}", line, "{n: 6}"))
        .containsExactly(new Fault(Kind.COMPLAINT, "n", "Maximum value is 5"));
    assertThat(faults("d: {type: dict, attrs: {s: {type: string, required: true}}}", line))
        .isEmpty();
    assertThat(faults("d: {type: dict, attrs: {s: {type: string, required: true}}}", line, "{}"))
        .containsExactly(new Fault(Kind.COMPLAINT, "d.s", "s is required"));
  }

  @Test
  void whatIsNeededAndNeverShowsIsTold() {
    assertThat(faults("s: {type: string, required: true, group: Nowhere}", SCALE_23_10))
        .containsExactly(new Fault(Kind.UNSEEN, "s", ""));
    assertThat(faults("c: {type: uri, required: true}", SCALE_22_12))
        .containsExactly(new Fault(Kind.UNSEEN, "c", ""));
    assertThat(
            faults(
                """
                h: {type: boolean, hidden: true, default: false}
                d:
                  type: dict
                  show_if: [[h, '=', true]]
                  attrs: {s: {type: string, required: true}, t: {type: string}}
                """,
                SCALE_23_10))
        .containsExactly(new Fault(Kind.UNSEEN, "d.s", ""));
    assertThat(
            faults(
                """
                s: {type: string, required: true, show_if: [[a, '=', true]]}
                a: {type: boolean}
                """,
                SCALE_22_12))
        .containsExactlyInAnyOrder(
            new Fault(Kind.CHANGED, "a", "has nothing in place of false"),
            new Fault(Kind.UNSEEN, "s", ""));
  }

  @Test
  void theMiddlewareAsksWhereTheSourceOfAConditionIsHiddenWhichThePageDoesNot() {
    assertThat(
            faults(
                """
                b: {type: boolean}
                t: {type: string, show_if: [[b, '=', true]]}
                s: {type: string, required: true, show_if: [[t, '!=', '']]}
                """,
                SCALE_23_10))
        .containsExactly(new Fault(Kind.REFUSED, "s", "an answer is missing"));
  }

  @ParameterizedTest
  @EnumSource
  void whatShowsAfterAChainOfAnswersIsSeen(ReleaseLine line) {
    assertThat(
            faults(
                """
                k: {type: string, default: a, enum: [{value: a, description: A}, {value: b, description: B}]}
                b: {type: boolean, show_if: [[k, '!=', a]]}
                t: {type: string, show_if: [[b, '=', true]]}
                s: {type: string, required: true, show_if: [[t, '=', 'x']]}
                """,
                line))
        .isEmpty();
  }
}
