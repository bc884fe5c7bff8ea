package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Joined;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A list of texts (TrueNAS type {@code list} of one string). */
public final class StringListQuestion extends Question implements Worded<StringListQuestion> {

  private TextLimits limits = TextLimits.NONE;
  private List<String> defaults = List.of();
  private List<ChoiceQuestion.Option> options = List.of();
  private String itemLabel = "Entry";

  StringListQuestion(String path) {
    super(path);
  }

  /** Fewest and most characters of an item; at most 1024. */
  public StringListQuestion length(int minimum, int maximum) {
    return changed(this, q -> q.limits = limits.withLength(minimum, maximum));
  }

  /**
   * A regular expression that each item matches.
   *
   * @param pattern what {@link dev.trainyard.generator.pattern.AnswerPattern} describes
   * @param complaint what the owner reads when it does not match (23.10 and later)
   */
  public StringListQuestion pattern(String pattern, String complaint) {
    return changed(this, q -> q.limits = limits.withPattern(pattern, complaint));
  }

  /**
   * Adds one of the texts that an item may be; the wizard then lets the owner choose, and proposes
   * the first.
   *
   * @param value the text, of letters, digits and {@code . _ -}
   * @param description what the wizard shows for it
   */
  public StringListQuestion option(String value, String description) {
    List<ChoiceQuestion.Option> all =
        Stream.concat(options.stream(), Stream.of(new ChoiceQuestion.Option(value, description)))
            .toList();
    String values =
        all.stream()
            .map(option -> option.value().replace(".", "\\."))
            .collect(Collectors.joining("|"));
    String words = all.stream().map(ChoiceQuestion.Option::value).collect(Collectors.joining(", "));
    return changed(
        this,
        q -> {
          q.options = all;
          q.limits = limits.withPattern("^(" + values + ")$", "One of " + words + ".");
        });
  }

  /** The texts that an item may be; none for any. */
  public List<ChoiceQuestion.Option> options() {
    return options;
  }

  /** The caption of an item. */
  public StringListQuestion itemLabel(String label) {
    return changed(this, q -> q.itemLabel = NotNull.of(label, "the label"));
  }

  /** Adds items that are there before the owner touches the list. */
  public StringListQuestion defaultItems(String... items) {
    List<String> more =
        Stream.concat(defaults.stream(), NotNull.all(items, "an item").stream()).toList();
    return changed(this, q -> q.defaults = more);
  }

  /** Lengths and pattern of an item. */
  public TextLimits limits() {
    return limits;
  }

  /** The items that are there before the owner touches the list. */
  public List<String> defaultItems() {
    return defaults;
  }

  /** The caption of an item. */
  public String itemLabel() {
    return itemLabel;
  }

  @Override
  public Object fallback(Part part) {
    return part == Part.ITEM ? "" : defaults;
  }

  @Override
  public boolean plain(Part part) {
    return limits.isPlain();
  }

  @Override
  public boolean dashed(Part part) {
    return limits.dashed();
  }

  /** The answer. */
  public ListAnswer answer() {
    return answerIn(Scope.ROOT);
  }

  ListAnswer answerIn(Scope scope) {
    return new ListAnswer(this, scope);
  }

  /** The condition that there is at least one item. */
  public Expression<Boolean> hasItems() {
    return new NotEmpty(answer());
  }

  /** The item at hand while something is repeated for each text of the list. */
  public Answer<String> item() {
    return item(answer());
  }

  Answer<String> item(ListAnswer list) {
    return new Answer<>(this, Part.ITEM, list.item());
  }

  /** The items, one after the other. */
  public Expression<String> joined(String separator) {
    return new Joined(answer(), separator);
  }

  /** A text for each item, one after the other, for use in a text of several parts. */
  public Expression<String> text(Function<Value<String>, Value<String>> content) {
    return text(answer(), content);
  }

  Text text(ListAnswer list, Function<Value<String>, Value<String>> content) {
    return new Text(List.of(new Text.Repeated(list, Text.of(content.apply(item(list))).parts())));
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  void check(Faults faults) {
    faults.line("caption of an item", itemLabel);
    Set<String> seen = new HashSet<>();
    for (ChoiceQuestion.Option option : options) {
      faults.line("description of an option", option.description());
      if (!option.value().matches("[A-Za-z0-9._-]+")) {
        faults.error(
            Rule.SHAPE,
            "has the option \"" + option.value() + "\"",
            "letters, digits and . _ -",
            "rename it, or ask for a choice in each item of a list");
        return;
      }
      if (!seen.add(option.value())) {
        faults.error(
            Rule.DUPLICATE,
            "has the option \"" + option.value() + "\" twice",
            "each value once",
            "remove one");
      }
    }
    if (limits.check(faults)) {
      defaults.forEach(item -> limits.checkDefault(item, false, faults));
    }
  }
}
