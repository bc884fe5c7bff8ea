package dev.trainyard.generator.question;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a value is a legal answer, by the question's own limits. */
public final class Answers {

  private Answers() {}

  /** What is wrong with an answer; empty when nothing is. */
  public static Optional<String> fault(Question question, Object answer) {
    if (answer == null) {
      return question.nullable() ? Optional.empty() : Optional.of("null is no answer to it");
    }
    if (question instanceof ScalarQuestion<?> scalar) {
      return scalar(scalar, answer);
    }
    if (question instanceof ListQuestion list) {
      return answer instanceof List<?> items ? items(list, items) : Optional.of("it is no list");
    }
    if (question instanceof TextListQuestion list) {
      return answer instanceof List<?> items
          ? items.stream()
              .filter(item -> !(item instanceof String text) || !list.limits().admits(text))
              .findFirst()
              .map(item -> "the item " + item + " is outside its limits")
          : Optional.of("it is no list");
    }
    return Optional.empty();
  }

  private static Optional<String> scalar(ScalarQuestion<?> question, Object answer) {
    boolean fits =
        switch (question.kind()) {
          case TEXT -> answer instanceof String;
          case INTEGER -> answer instanceof Long;
          case BOOLEAN -> answer instanceof Boolean;
        };
    if (!fits) {
      return Optional.of("it is of another type");
    }
    if (answer instanceof String text && ControlCharacters.areIn(text)) {
      return Optional.of("it has a control character");
    }
    if (question.required() && answer.equals("")) {
      return Optional.of("it is empty");
    }
    if (question instanceof TextQuestion text && !text.limits().admits((String) answer)) {
      return Optional.of("it is outside the question's limits");
    }
    if (question instanceof SecretQuestion secret && !secret.limits().admits((String) answer)) {
      return Optional.of("it is outside the question's limits");
    }
    if (question instanceof IntegerQuestion integer
        && (integer.minimum().filter(bound -> (Long) answer < bound).isPresent()
            || integer.maximum().filter(bound -> (Long) answer > bound).isPresent())) {
      return Optional.of("it is outside the question's range");
    }
    if (question instanceof PortQuestion port
        && ((Long) answer < port.minimum() || (Long) answer > port.maximum())) {
      return Optional.of("it is outside the question's range");
    }
    if (question instanceof ChoiceQuestion choice
        && choice.options().stream().noneMatch(option -> option.value().equals(answer))) {
      return Optional.of("it is none of the options");
    }
    return Optional.empty();
  }

  private static Optional<String> items(ListQuestion list, List<?> items) {
    for (Object item : items) {
      if (!(item instanceof Map<?, ?> answers)) {
        return Optional.of("the item " + item + " is no map");
      }
      for (Object variable : answers.keySet()) {
        if (list.items().stream().noneMatch(question -> question.variable().equals(variable))) {
          return Optional.of("an item has the unknown variable " + variable);
        }
      }
      for (Question question : list.items()) {
        Object answer = answers.get(question.variable());
        Object value = answer instanceof Integer number ? Long.valueOf(number) : answer;
        Optional<String> fault =
            value != null
                ? fault(question, value)
                : question instanceof ScalarQuestion<?> scalar && scalar.mandatory()
                    ? Optional.of("it is missing")
                    : Optional.empty();
        if (fault.isPresent()) {
          return fault.map(text -> question.variable() + " of an item: " + text);
        }
      }
    }
    return Optional.empty();
  }
}
