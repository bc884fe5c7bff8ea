package dev.trainyard.generator.expression.node;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

  private static final Expression<String> HOST = new ResourceName("database");
  private static final ListAnswer LIST = Questions.stringList("hosts").answer();

  @Test
  void how_it_was_put_together_does_not_matter() {
    assertThat(text("http://{}", text("{}:{}/{}", HOST, literal("80"), literal(""))))
        .isEqualTo(text("http://{}:80/", HOST));
  }

  @Test
  void a_list_inside_stays_a_text_of_its_own() {
    Text repeated =
        new Text(
            List.of(
                new Text.Optional(
                    new NotEmpty(LIST),
                    List.of(new Text.Repeated(LIST, List.of(new Text.Fixed("x")))))));

    assertThat(repeated.repeats()).isTrue();
    assertThat(Text.of(text("a{}", repeated)).parts())
        .containsExactly(new Text.Fixed("a"), new Text.Hole(repeated));
  }

  @Test
  void only_neighbours_become_one() {
    assertThat(Text.of(text("{}-{}", HOST, HOST)).parts())
        .containsExactly(new Text.Hole(HOST), new Text.Fixed("-"), new Text.Hole(HOST));
  }
}
