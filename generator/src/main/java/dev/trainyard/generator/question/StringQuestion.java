package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.Optional;

/** A line of text (TrueNAS type {@code string}). */
public final class StringQuestion extends ScalarQuestion<String> implements Worded<StringQuestion> {

  private TextLimits limits = TextLimits.NONE;
  private String text;

  StringQuestion(String path) {
    super(path, Kind.TEXT);
  }

  /** The value when the owner gives none; without one it is the empty text. */
  public StringQuestion defaultText(String text) {
    return changed(this, q -> q.text = NotNull.of(text, "the default"));
  }

  /** Fewest and most characters; at most 1024, TrueNAS' own limit. */
  public StringQuestion length(int minimum, int maximum) {
    return changed(this, q -> q.limits = limits.withLength(minimum, maximum));
  }

  /**
   * A regular expression that the whole answer matches.
   *
   * @param pattern what {@link dev.trainyard.generator.pattern.AnswerPattern} describes
   * @param complaint what the owner reads when it does not match (23.10 and later)
   */
  public StringQuestion pattern(String pattern, String complaint) {
    return changed(this, q -> q.limits = limits.withPattern(pattern, complaint));
  }

  /**
   * The answer is an image's repository, such as {@code docker.io/owner/name}; the names are those
   * that container runtimes accept.
   */
  public StringQuestion imageRepository() {
    return length(1, 200).pattern(ImageNames.WHOLE_REPOSITORY, ImageNames.REPOSITORY_COMPLAINT);
  }

  /**
   * The answer is an image's tag such as {@code v1.2.3}, with or without {@code @sha256:} and the
   * image's digest.
   */
  public StringQuestion imageTag() {
    return length(1, 200).pattern(ImageNames.WHOLE_TAG, ImageNames.TAG_COMPLAINT);
  }

  /** Lengths and pattern of the answer. */
  public TextLimits limits() {
    return mayBeEmpty() ? limits.orEmpty() : limits;
  }

  private boolean mayBeEmpty() {
    return !isRequired() && (text == null || text.isEmpty());
  }

  @Override
  public Optional<String> defaultValue() {
    return Optional.ofNullable(text == null && !isRequired() ? "" : text);
  }

  @Override
  public boolean plain(Part part) {
    return limits.isPlain();
  }

  @Override
  public boolean dashed(Part part) {
    return limits.dashed();
  }

  /** The condition that the answer is this text. */
  public Expression<Boolean> is(String value) {
    return new Equality(answer(), new Literal<>(value));
  }

  /** The condition that the answer is another text than this. */
  public Expression<Boolean> isNot(String value) {
    return new Negation(is(value));
  }

  @Override
  boolean hasDefault() {
    return text != null;
  }

  @Override
  Optional<String> fault(String answer) {
    return limits().fault(answer);
  }

  @Override
  void check(Faults faults) {
    if (limits.check(faults) && text != null) {
      limits.checkDefault(text, mayBeEmpty(), faults);
    }
  }
}
