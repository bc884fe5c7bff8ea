package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Joined;
import dev.trainyard.generator.expression.Kind;
import dev.trainyard.generator.expression.ListAnswer;
import dev.trainyard.generator.expression.NotEmpty;
import dev.trainyard.generator.expression.Scope;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.expression.Value;
import java.util.List;
import java.util.function.Function;

/** A list of texts (TrueNAS type {@code list} of one string). */
public final class TextListQuestion extends Question {

  private final TextLimits limits;
  private final List<String> defaultItems;
  private final String itemLabel;

  TextListQuestion(TextListSpec spec) {
    super(spec);
    this.limits = spec.limits();
    this.defaultItems = List.copyOf(spec.defaultItems);
    this.itemLabel = spec.itemLabel.isEmpty() ? "Entry" : spec.itemLabel;
  }

  /** Lengths and pattern of an item. */
  public TextLimits limits() {
    return limits;
  }

  /** The items that are there before the owner touches the list. */
  public List<String> defaultItems() {
    return defaultItems;
  }

  /** The caption of an item. */
  public String itemLabel() {
    return itemLabel;
  }

  /** The answer. */
  public ListAnswer answer() {
    return new ListAnswer(path());
  }

  /** The condition that there is at least one item. */
  public Expression<Boolean> hasItems() {
    return new NotEmpty(answer());
  }

  /** The item at hand while something is repeated for each text of the list. */
  public Answer<String> item() {
    return new Answer<>(
        new Scope(Words.camel(variable()) + "Item"),
        List.of(),
        Kind.TEXT,
        "",
        new Answer.Access("", false, limits.isPlain()));
  }

  /** The items, one after the other. */
  public Expression<String> joined(String separator) {
    return new Joined(answer(), separator);
  }

  /** A text for each item, one after the other, for use in a text of several parts. */
  public Text text(Function<Value<String>, Text> content) {
    return new Text(
        List.of(new Text.Repeated(answer(), item().scope(), content.apply(item()).parts())));
  }
}
