package dev.trainyard.generator.compose.answer;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;

/** The labels that an owner puts on containers, as official forms ask for them. */
public final class OwnLabels {

  /** Variable of the labels. */
  public static final String LABELS = "labels";

  /** Variable of a label's name. */
  public static final String KEY = "key";

  /** Variable of a label's value. */
  public static final String VALUE = "value";

  /** Variable of the containers that get a label. */
  public static final String CONTAINERS = "containers";

  /** What Docker Compose names its own labels with. */
  public static final String RESERVED = "com.docker.compose";

  private static final StringQuestion ITEM_KEY = Questions.string(KEY);
  private static final StringQuestion ITEM_VALUE = Questions.string(VALUE);
  private static final StringListQuestion ITEM_CONTAINERS = Questions.stringList(CONTAINERS);
  private static final ListQuestion QUESTION =
      Questions.list(LABELS).items(ITEM_KEY, ITEM_VALUE, ITEM_CONTAINERS);

  private OwnLabels() {}

  /** The labels. */
  public static ListAnswer all() {
    return QUESTION.answer();
  }

  /** The containers that the label at hand is put on. */
  public static ListAnswer containers() {
    return new ListAnswer(ITEM_CONTAINERS, all().item());
  }

  /** The container at hand. */
  public static Expression<String> container() {
    return new Answer<>(ITEM_CONTAINERS, Part.ITEM, containers().item());
  }

  /** The name of the label at hand. */
  public static Expression<String> key() {
    return new Answer<>(ITEM_KEY, Part.VALUE, all().item());
  }

  /** The value of the label at hand. */
  public static Expression<String> value() {
    return new Answer<>(ITEM_VALUE, Part.VALUE, all().item());
  }
}
