package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.HasDuplicates;
import dev.trainyard.generator.expression.ListAnswer;
import dev.trainyard.generator.expression.NotEmpty;
import dev.trainyard.generator.expression.Scope;
import dev.trainyard.generator.expression.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A list whose items answer the same questions (TrueNAS type {@code list} of one dict). */
public final class ListQuestion extends Question {

  private final List<Question> items;
  private final List<Map<String, Object>> defaultItems;
  private final String itemLabel;

  ListQuestion(ListSpec spec) {
    super(spec);
    this.items = List.copyOf(spec.items);
    this.defaultItems =
        spec.defaultItems.stream()
            .map(item -> Collections.unmodifiableMap(new LinkedHashMap<>(item)))
            .toList();
    this.itemLabel = spec.itemLabel.isEmpty() ? Words.title(variable()) : spec.itemLabel;
  }

  /** The questions each item answers; their paths are relative to the item. */
  public List<Question> items() {
    return items;
  }

  /** The items that are there before the owner touches the list, by variable. */
  public List<Map<String, Object>> defaultItems() {
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

  /** The item within a repetition over this list. */
  public ListItem item() {
    String name = Words.camel(variable());
    return new ListItem(
        new Scope(name.endsWith("s") ? name.substring(0, name.length() - 1) : name + "Item"),
        dotted());
  }

  /** True when two items give the same answer to one of the list's questions. */
  public Expression<Boolean> hasDuplicates(ScalarQuestion<?> question) {
    return new HasDuplicates(answer(), question.variable());
  }

  /** A text for each item, one after the other, for use in a text of several parts. */
  public Text text(Function<ListItem, Text> content) {
    return new Text(
        List.of(new Text.Repeated(answer(), item().scope(), content.apply(item()).parts())));
  }
}
