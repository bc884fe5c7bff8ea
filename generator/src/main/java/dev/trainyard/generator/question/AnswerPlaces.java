package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.AnswerPaths;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.StoragePlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers as an edition keeps them: maps within each other, by the paths of that edition.
 *
 * @param paths where it keeps them
 */
public record AnswerPlaces(AnswerPaths paths) {

  /** The parts of a question that always have an answer, since they have a default. */
  public static List<Part> parts(Question question) {
    if (question instanceof StorageQuestion) {
      return List.of(Part.KIND, Part.DATASET);
    }
    if (question instanceof CronQuestion) {
      return CronQuestion.FIELDS;
    }
    return question instanceof LimitsQuestion
        ? List.of(Part.CPUS, Part.MEMORY)
        : List.of(Part.VALUE);
  }

  /** Puts an answer among others. */
  public void put(Map<String, Object> values, Given answer) {
    if (answer.question() instanceof ListQuestion) {
      List<Object> items = new ArrayList<>();
      for (List<Given> given : answer.items()) {
        Map<String, Object> item = new LinkedHashMap<>();
        given.forEach(inner -> put(item, inner));
        items.add(item);
      }
      put(values, answer.question().path(), items);
      return;
    }
    answer
        .parts()
        .forEach((part, value) -> put(values, paths.path(answer.question(), part), word(value)));
  }

  /** Puts what counts where nothing is answered among others, if there is such a thing. */
  public void putUsual(Map<String, Object> values, Question question) {
    if (question instanceof ScalarQuestion<?> scalar) {
      scalar
          .defaultValue()
          .ifPresent(value -> put(values, paths.path(question, Part.VALUE), value));
    } else if (question instanceof ListQuestion list) {
      put(values, question.path(), usual(list));
    } else if (question instanceof StringListQuestion list) {
      put(values, question.path(), list.defaultItems());
    } else if (!(question instanceof DictQuestion)) {
      for (Part part : parts(question)) {
        put(values, paths.path(question, part), word(question.fallback(part)));
      }
    }
  }

  /** The level of a question whose answer has parts, with the default of each. */
  public Object usualLevel(Question question) {
    Map<String, Object> values = new LinkedHashMap<>();
    putUsual(values, question);
    Object level = values;
    for (String variable : question.path()) {
      level = ((Map<?, ?>) level).get(variable);
    }
    return level;
  }

  /** The default items of a list: what each answers, and the defaults of what it does not. */
  public List<Object> usual(ListQuestion list) {
    return list.defaultItems().stream().<Object>map(item -> item(list, item)).toList();
  }

  private Map<String, Object> item(ListQuestion list, List<Given> answers) {
    Map<String, Object> item = new LinkedHashMap<>();
    for (Question question : list.items()) {
      Optional<Given> given =
          answers.stream().filter(answer -> answer.question() == question).findFirst();
      if (given.isPresent()) {
        put(item, given.get());
      } else if (question instanceof ScalarQuestion<?>) {
        putUsual(item, question);
      }
    }
    return item;
  }

  /**
   * Answers that lie elsewhere, as they lie here. What no question asks for is left out.
   *
   * @param questions the questions
   * @param from where they lie
   * @param values the answers there
   */
  public Map<String, Object> moved(
      List<? extends Question> questions, AnswerPaths from, Map<?, ?> values) {
    Map<String, Object> moved = new LinkedHashMap<>();
    questions.forEach(question -> move(question, from, values, moved));
    return moved;
  }

  private void move(
      Question question, AnswerPaths from, Map<?, ?> values, Map<String, Object> moved) {
    for (Part part : answered(question)) {
      Object level = values;
      List<String> path = from.path(question, part);
      for (String variable : path.subList(0, path.size() - 1)) {
        level = level instanceof Map<?, ?> map ? map.get(variable) : null;
      }
      String variable = path.get(path.size() - 1);
      if (level instanceof Map<?, ?> map && map.containsKey(variable)) {
        put(moved, paths.path(question, part), moved(question, part, from, map.get(variable)));
      }
    }
  }

  private Object moved(Question question, Part part, AnswerPaths from, Object value) {
    if (part == Part.KIND) {
      for (StoragePlace place : StoragePlace.values()) {
        if (from.word(place).equals(value)) {
          return paths.word(place);
        }
      }
    }
    if (question instanceof ListQuestion list && value instanceof List<?> items) {
      List<Object> moved = new ArrayList<>();
      items.forEach(
          item ->
              moved.add(
                  item instanceof Map<?, ?> answers ? moved(list.items(), from, answers) : item));
      return moved;
    }
    return value;
  }

  /** The parts of a question that an answer can have. */
  private static List<Part> answered(Question question) {
    if (question instanceof DictQuestion) {
      return List.of();
    }
    return question instanceof StorageQuestion
        ? List.of(Part.KIND, Part.HOST_PATH, Part.DATASET)
        : parts(question);
  }

  private Object word(Object value) {
    return value instanceof StoragePlace place ? paths.word(place) : value;
  }

  /** Puts a value at a path. */
  @SuppressWarnings("unchecked")
  public static void put(Map<String, Object> values, List<String> path, Object value) {
    if (path.size() == 1) {
      values.put(path.get(0), value);
    } else {
      put(
          (Map<String, Object>)
              values.computeIfAbsent(path.get(0), key -> new LinkedHashMap<String, Object>()),
          path.subList(1, path.size()),
          value);
    }
  }
}
