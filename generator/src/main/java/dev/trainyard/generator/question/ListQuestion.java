package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.HasDuplicates;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A list whose items answer the same questions (TrueNAS type {@code list} of one dict). */
public final class ListQuestion extends Question implements Worded<ListQuestion> {

  private List<Question> items = List.of();
  private List<List<Given>> defaults = List.of();
  private String itemLabel = "";

  ListQuestion(String path) {
    super(path);
  }

  /** Adds the questions each item answers; their paths are relative to the item. */
  public ListQuestion items(Question... questions) {
    List<Question> more =
        Stream.concat(items.stream(), NotNull.all(questions, "a question").stream()).toList();
    return changed(this, q -> q.items = more);
  }

  /** The caption of an item. */
  public ListQuestion itemLabel(String label) {
    return changed(this, q -> q.itemLabel = NotNull.of(label, "the label"));
  }

  /**
   * Adds an item that is there before the owner touches the list; whatever it does not answer gets
   * the question's default.
   */
  public ListQuestion defaultItem(Consumer<GivenAnswers> item) {
    List<List<Given>> more =
        Stream.concat(defaults.stream(), Stream.of(GivenAnswers.of(item))).toList();
    return changed(this, q -> q.defaults = more);
  }

  /** The questions each item answers; their paths are relative to the item. */
  public List<Question> items() {
    return items;
  }

  /** The items that are there before the owner touches the list. */
  public List<List<Given>> defaultItems() {
    return defaults;
  }

  /** The caption of an item. */
  public String itemLabel() {
    return itemLabel.isEmpty() ? Words.title(variable()) : itemLabel;
  }

  /** The answer. */
  public ListAnswer answer() {
    return new ListAnswer(this, Scope.ROOT);
  }

  /** The condition that there is at least one item. */
  public Expression<Boolean> hasItems() {
    return new NotEmpty(answer());
  }

  /** The item within a repetition over this list. */
  public ListItem item() {
    return new ListItem(answer());
  }

  /** True when two items give the same answer to one of the list's questions. */
  public Expression<Boolean> hasDuplicates(ScalarQuestion<?> question) {
    return new HasDuplicates(answer(), question.answerIn(answer().item()));
  }

  /** A text for each item, one after the other, for use in a text of several parts. */
  public Expression<String> text(Function<ListItem, Value<String>> content) {
    return new Text(List.of(new Text.Repeated(answer(), Text.of(content.apply(item())).parts())));
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  void check(Faults faults) {
    faults.line("caption of an item", itemLabel);
    if (items.isEmpty()) {
      faults.error(
          Rule.MISSING,
          "has items that ask nothing",
          "questions that each item answers",
          "name them with items(…)");
    }
    for (List<Given> item : defaults) {
      for (String fault : Answers.faults(this, item)) {
        faults.error(
            Rule.DEFAULT,
            "has a default item that is none: " + fault,
            "legal answers to " + items.stream().map(Question::dotted).toList(),
            "correct the answers of defaultItem(…)");
      }
    }
  }
}
