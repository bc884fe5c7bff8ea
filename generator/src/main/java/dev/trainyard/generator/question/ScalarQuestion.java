package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Kind;
import dev.trainyard.generator.expression.Present;
import dev.trainyard.generator.expression.Scope;
import dev.trainyard.generator.expression.Value;
import java.util.Optional;

/**
 * A question whose answer is a single value.
 *
 * @param <T> {@link String}, {@link Long} or {@link Boolean}
 */
public abstract sealed class ScalarQuestion<T> extends Question implements Value<T>
    permits TextQuestion,
        SecretQuestion,
        IntegerQuestion,
        PortQuestion,
        BooleanQuestion,
        ChoiceQuestion,
        PathQuestion,
        HostPathQuestion,
        IpAddressQuestion,
        TimeZoneQuestion,
        NodeIpQuestion,
        NetworkInterfaceQuestion,
        CertificateQuestion {

  private final Kind kind;
  private final T defaultValue;

  ScalarQuestion(QuestionSpec<?> spec, Kind kind, T defaultValue) {
    super(spec);
    this.kind = kind;
    this.defaultValue = defaultValue;
  }

  /** The type of the answer. */
  public final Kind kind() {
    return kind;
  }

  /** The value when the owner gives none; absent means that there is none. */
  public final Optional<T> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  /** Whether every legal answer consists of ASCII letters, digits and {@code . _ -} only. */
  boolean plain() {
    return kind != Kind.TEXT;
  }

  /** Whether the answer must be kept out of everything but Secrets. */
  public boolean sensitive() {
    return false;
  }

  /** Whether the owner must answer because there is no default. */
  public final boolean mandatory() {
    return required() && defaultValue == null && !nullable();
  }

  /** The answer within the values as a whole. */
  public final Answer<T> answer() {
    return answerIn(Scope.ROOT, "");
  }

  /** The answer within a list item. */
  final Answer<T> answerIn(Scope scope, String prefix) {
    String complaint =
        mandatory() ? prefix + dotted() + ": \"" + label() + "\" needs an answer" : "";
    return new Answer<>(
        scope, path(), kind, defaultValue, new Answer.Access(complaint, sensitive(), plain()));
  }

  @Override
  public final Expression<T> expression() {
    return answer();
  }

  /** True when the answer was given and is not empty. */
  public final Expression<Boolean> isGiven() {
    return new Present(answer());
  }
}
