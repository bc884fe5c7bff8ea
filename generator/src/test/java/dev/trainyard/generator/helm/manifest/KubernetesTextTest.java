package dev.trainyard.generator.helm.manifest;

import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.expression.node.Escaped;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Notation;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesTextTest {

  private static final Expression<String> ANSWER = verbatim(Questions.string("motd"));
  private static final Expression<String> GUARDED = new Escaped(ANSWER, Notation.DOLLAR_EXPANSION);

  @Test
  void answers_are_never_expanded_and_the_definitions_words_are() {
    assertThat(KubernetesText.of(text("$(HOME)/{}", ANSWER)))
        .isEqualTo(text("$(HOME)/{}", GUARDED));
  }

  @Test
  void nor_are_answers_in_texts_inside_the_text() {
    ListAnswer list = Questions.stringList("lines").answer();
    Text inner = new Text(List.of(new Text.Repeated(list, List.of(new Text.Hole(ANSWER)))));
    Text guarded = new Text(List.of(new Text.Repeated(list, List.of(new Text.Hole(GUARDED)))));

    assertThat(KubernetesText.of(text("a {} b {}", text("c {}", ANSWER), inner)))
        .isEqualTo(text("a c {} b {}", GUARDED, guarded));
  }

  /** By the rules of k8s.io/kubernetes/third_party/forked/golang/expansion. */
  @ParameterizedTest
  @CsvSource({
    "US${}, US$${}",
    "${}, $${}",
    "$${}, $${}",
    "$$${}, $$$${}",
    "$({}), $$({})",
    "$(A_{}), $$(A_{})",
    "$(A) $(B{}, $(A) $$(B{}",
    "$$({}), $$({})",
    "a$b$(C){}$, a$b$(C){}$$",
    "$5 {}, $5 {}"
  })
  void what_stands_before_an_answer_does_not_become_a_name_with_it(String written, String safe) {
    assertThat(KubernetesText.of(text(written, ANSWER))).isEqualTo(text(safe, GUARDED));
  }

  @Test
  void nor_does_it_where_a_part_ends() {
    ListAnswer list = Questions.stringList("lines").answer();
    Text.Repeated open = new Text.Repeated(list, List.of(new Text.Fixed("a$")));
    Text.Repeated shut = new Text.Repeated(list, List.of(new Text.Fixed("a$$")));

    assertThat(KubernetesText.of(new Text(List.of(open, new Text.Hole(ANSWER)))))
        .isEqualTo(new Text(List.of(shut, new Text.Hole(GUARDED))));
  }
}
