package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.passwordHash;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Passwords that have no hash are refused, in the owner's words. */
class PasswordHashesTest {

  private static final BooleanQuestion GUARDED = yesNo("guarded");
  private static final String TOO_LONG = "Change pw.";

  private static App app(SecretQuestion question, Expression<String> users) {
    return Demo.web(
        a ->
            a.group("G", g -> g.ask(GUARDED, question))
                .scenario("default", s -> s.answer(GUARDED, true).answer(question, "good")),
        c -> c.file("/users", users));
  }

  private static Expression<String> hashed(Expression<String> password) {
    return text("admin:{}", verbatim(passwordHash("admin", password)));
  }

  private static void compose(App app, Map<String, Object> answers) {
    Demo.composeFile(app, answers, Map.of("generated-secrets", "/mnt/secrets"));
  }

  private static void refused(App app, Map<String, Object> answers) {
    assertThatThrownBy(() -> Demo.manifests(app, answers))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining(TOO_LONG);
    assertThatThrownBy(() -> compose(app, answers))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining(TOO_LONG);
  }

  private static void taken(App app, Map<String, Object> answers) {
    assertThatCode(() -> Demo.manifests(app, answers)).doesNotThrowAnyException();
    assertThatCode(() -> compose(app, answers)).doesNotThrowAnyException();
  }

  @Test
  void bytes_count_and_not_characters() {
    SecretQuestion password = secret("pw").required();
    App app = app(password, hashed(password.expression()));

    taken(app, Map.of("pw", "x".repeat(72)));
    taken(app, Map.of("pw", "\u00e4".repeat(36)));
    refused(app, Map.of("pw", "x".repeat(73)));
    refused(app, Map.of("pw", "\u00e4".repeat(37)));
  }

  @Test
  void a_password_that_is_made_has_its_own_length() {
    SecretQuestion password =
        secret("pw_of_the_administrator_of_the_whole_thing_that_is_long").generatedIfEmpty(72);
    App app = app(password, hashed(password.secret()));
    assertThat(Plan.of(app).refusals()).hasSize(1);
    taken(app, Map.of("pw_of_the_administrator_of_the_whole_thing_that_is_long", ""));

    SecretQuestion shorter = secret("pw").generatedIfEmpty(32);
    App mixed =
        app(shorter, hashed(text("{}-{}", verbatim(shorter.secret()), verbatim(shorter.secret()))));
    taken(mixed, Map.of("pw", ""));
    taken(mixed, Map.of("pw", "x".repeat(35)));
    refused(mixed, Map.of("pw", "x".repeat(36)));
  }

  @Test
  void a_password_that_nobody_needs_is_not_looked_at() {
    SecretQuestion password = secret("pw").required().when(GUARDED);
    App app = app(password, text("#{}", when(GUARDED, hashed(password.expression()))));

    taken(app, Map.of("guarded", false));
    taken(app, Map.of("guarded", false, "pw", "x".repeat(73)));
    refused(app, Map.of("guarded", true, "pw", "x".repeat(73)));
  }

  @Test
  void limits_that_suffice_need_no_refusal() {
    SecretQuestion ascii = secret("pw").required().length(8, 72).pattern("^[ -~]+$", "ASCII.");
    SecretQuestion any = secret("pw").required().length(8, 72);

    assertThat(Plan.of(app(ascii, hashed(ascii.expression()))).refusals()).isEmpty();
    assertThat(Plan.of(app(any, hashed(any.expression()))).refusals()).hasSize(1);
    SecretQuestion few = secret("pw").required().length(8, 18);
    assertThat(Plan.of(app(few, hashed(few.expression()))).refusals()).isEmpty();
  }
}
