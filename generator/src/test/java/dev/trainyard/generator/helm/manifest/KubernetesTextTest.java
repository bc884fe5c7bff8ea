package dev.trainyard.generator.helm.manifest;

import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Escaped;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Kind;
import dev.trainyard.generator.expression.ListAnswer;
import dev.trainyard.generator.expression.Place;
import dev.trainyard.generator.expression.Scope;
import dev.trainyard.generator.expression.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubernetesTextTest {

  private static final Expression<String> ANSWER =
      verbatim(new Answer<String>(Scope.ROOT, List.of("motd"), Kind.TEXT, "", Answer.Access.OPEN));
  private static final Expression<String> GUARDED = new Escaped(ANSWER, Place.KUBERNETES_EXPANSION);

  @Test
  void answers_are_never_expanded_and_the_definitions_words_are() {
    assertThat(KubernetesText.of(text("$(HOME)/{}", ANSWER)))
        .isEqualTo(text("$(HOME)/{}", GUARDED));
  }

  @Test
  void nor_are_answers_in_texts_inside_the_text() {
    ListAnswer list = new ListAnswer(List.of("lines"));
    Text inner =
        new Text(
            List.of(new Text.Repeated(list, new Scope("line"), List.of(new Text.Hole(ANSWER)))));
    Text guarded =
        new Text(
            List.of(new Text.Repeated(list, new Scope("line"), List.of(new Text.Hole(GUARDED)))));

    assertThat(KubernetesText.of(text("a {} b {}", text("c {}", ANSWER), inner)))
        .isEqualTo(text("a c {} b {}", GUARDED, guarded));
  }
}
