package dev.trainyard.generator.question;

import dev.trainyard.generator.value.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a value is a legal answer, by the question's own limits. */
public final class Answers {

  private Answers() {}

  /**
   * What is wrong with an answer that is a single value, a list of texts or a list of given items;
   * empty when nothing is.
   */
  public static Optional<String> fault(Question question, Object answer) {
    if (answer == null) {
      return question.isNullable() ? Optional.empty() : Optional.of("null is no answer to it");
    }
    if (question instanceof ScalarQuestion<?> scalar) {
      return scalar(scalar, answer);
    }
    if (!(answer instanceof List<?> items)) {
      return Optional.of("it is no list");
    }
    if (question instanceof StringListQuestion list) {
      return items.stream()
          .map(
              item ->
                  item instanceof String text
                      ? list.limits().fault(text).map(fault -> "of the item " + item + ": " + fault)
                      : Optional.of("the item " + item + " is no text"))
          .flatMap(Optional::stream)
          .findFirst();
    }
    return Optional.empty();
  }

  @SuppressWarnings("unchecked")
  private static Optional<String> scalar(ScalarQuestion<?> question, Object answer) {
    Kind kind =
        answer instanceof String
            ? Kind.TEXT
            : answer instanceof Long
                ? Kind.INTEGER
                : answer instanceof Boolean ? Kind.BOOLEAN : null;
    if (kind != question.kind()) {
      return Optional.of("it is of another type");
    }
    if (answer instanceof String text && ControlCharacters.areIn(text)) {
      return Optional.of("it has a control character");
    }
    if (question.isRequired() && answer.equals("")) {
      return Optional.of("it is empty");
    }
    return ((ScalarQuestion<Object>) question).fault(answer);
  }

  /** What is wrong with the answers to the questions of an item; each fault in words. */
  public static List<String> faults(ListQuestion list, List<Given> item) {
    List<String> faults = new ArrayList<>();
    for (Given answer : item) {
      if (list.items().stream().noneMatch(question -> question == answer.question())) {
        faults.add(answer.question().dotted() + " of an item: no question of the list's items");
      } else {
        answer
            .fault()
            .ifPresent(fault -> faults.add(answer.question().variable() + " of an item: " + fault));
      }
    }
    Given.duplicates(
        item, (known, later) -> faults.add(later.question().variable() + " is answered twice"));
    for (Question question : list.items()) {
      if (question instanceof ScalarQuestion<?> scalar
          && scalar.mandatory()
          && item.stream().noneMatch(answer -> answer.question() == question)) {
        faults.add(question.variable() + " of an item: it is missing");
      }
    }
    return faults;
  }
}
