package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Present;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import dev.trainyard.generator.value.Value;
import java.util.Optional;

/**
 * A question whose answer is a single value.
 *
 * @param <T> {@link String}, {@link Long} or {@link Boolean}
 */
public abstract sealed class ScalarQuestion<T> extends Question implements Value<T>
    permits StringQuestion,
        SecretQuestion,
        IntegerQuestion,
        PortQuestion,
        BooleanQuestion,
        ChoiceQuestion,
        AbsolutePathQuestion,
        IpAddressQuestion,
        TimeZoneQuestion,
        NodeIpQuestion,
        NetworkInterfaceQuestion,
        CertificateQuestion {

  private final Kind kind;

  ScalarQuestion(String path, Kind kind) {
    super(path);
    this.kind = kind;
  }

  /** The type of the answer. */
  public final Kind kind() {
    return kind;
  }

  @Override
  public final Kind kind(Part part) {
    return kind;
  }

  /** The value when the owner gives none; absent means that there is none. */
  public abstract Optional<T> defaultValue();

  /** What counts where nothing is answered: no answer is one where the question is nullable. */
  @Override
  public final Object fallback(Part part) {
    return isNullable() ? null : defaultValue().orElse(null);
  }

  @Override
  public boolean plain(Part part) {
    return kind != Kind.TEXT;
  }

  /** Whether the owner must answer because there is no default. */
  public final boolean mandatory() {
    return isRequired() && defaultValue().isEmpty() && !isNullable();
  }

  @Override
  public final boolean mandatory(Part part) {
    return kind == Kind.TEXT ? mandatory() : fallback(part) == null;
  }

  /** What is wrong with an answer of the right type; empty when nothing is. */
  abstract Optional<String> fault(T answer);

  @Override
  boolean hasDefault() {
    return defaultValue().isPresent() || isNullable();
  }

  /** The answer within the answers as a whole. */
  public final Answer<T> answer() {
    return answerIn(Scope.ROOT);
  }

  /** The answer within a list item. */
  final Answer<T> answerIn(Scope scope) {
    return new Answer<>(this, Part.VALUE, scope);
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
