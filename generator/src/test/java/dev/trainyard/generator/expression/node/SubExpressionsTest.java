package dev.trainyard.generator.expression.node;

import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.question.Questions.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.value.Expression;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubExpressionsTest {

  private static final Expression<String> PASSWORD = secret("password").required().expression();
  private static final Expression<String> SALT = generatedSecret("salt", 32).expression();

  @Test
  void a_checksum_of_a_secret_is_one_unless_it_is_salted() {
    assertThat(SubExpressions.isSensitive(new Digest(PASSWORD, Optional.empty()))).isTrue();
    assertThat(SubExpressions.isSensitive(new Digest(PASSWORD, Optional.of(SALT)))).isFalse();
  }

  @Test
  void whether_a_secret_is_given_is_none() {
    assertThat(SubExpressions.isSensitive(secret("password").isGiven())).isFalse();
  }

  @Test
  void a_choice_between_texts_is_a_secret_when_one_of_them_is() {
    Expression<Boolean> given = secret("password").isGiven();
    Expression<String> none = new Literal<>("none");

    assertThat(SubExpressions.isSensitive(new Conditional<>(given, PASSWORD, none))).isTrue();
    assertThat(SubExpressions.isSensitive(new Conditional<>(given, none, none))).isFalse();
  }
}
