package dev.trainyard.generator.helm.answer;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Derived;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Texts by their names that stand beside the answers, as a list in the order of the names.
 *
 * @param variable where they stand among the values
 * @param one what one of them is called
 */
public record GivenTexts(String variable, String one) implements Derived {

  private static final String NAME = "name";
  private static final String TEXT = "text";

  /**
   * The name of a text or the text itself.
   *
   * @param isName whether the name
   */
  public record Half(boolean isName) implements Derived {

    @Override
    public List<String> path() {
      return List.of(isName ? NAME : TEXT);
    }
  }

  @Override
  public List<String> path() {
    return List.of(variable);
  }

  @Override
  public List<?> listed(Object answer) {
    Map<String, Object> sorted = new TreeMap<>();
    if (answer instanceof Map<?, ?> texts) {
      texts.forEach((name, text) -> sorted.put(String.valueOf(name), text));
    }
    return sorted.entrySet().stream()
        .map(entry -> Map.of(NAME, entry.getKey(), TEXT, entry.getValue()))
        .toList();
  }

  /** All of them. */
  public ListAnswer all() {
    return new ListAnswer(this, Scope.ROOT);
  }

  /** The name of the one at hand. */
  public Expression<String> name() {
    return new Answer<>(new Half(true), Part.VALUE, all().item());
  }

  /** The one at hand. */
  public Expression<String> text() {
    return new Answer<>(new Half(false), Part.VALUE, all().item());
  }
}
