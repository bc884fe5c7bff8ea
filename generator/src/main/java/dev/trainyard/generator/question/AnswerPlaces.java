package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.AnswerPaths;
import dev.trainyard.generator.expression.node.Gpus;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.StoragePlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Answers as an edition keeps them: maps within each other, by the paths of that edition.
 *
 * @param paths where it keeps them
 */
public record AnswerPlaces(AnswerPaths paths) {

  private static final List<Part> OF_STORAGE =
      Stream.concat(
              Stream.of(
                  Part.KIND,
                  Part.HOST_PATH,
                  Part.DATASET,
                  Part.DATASET_ACL,
                  Part.PATH_ACL,
                  Part.ACL_PATH),
              SmbShare.PARTS.keySet().stream())
          .toList();

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

  /**
   * The level of a question whose answer has parts.
   *
   * @param parts the parts as they are kept
   */
  @SuppressWarnings("unchecked")
  public Map<String, Object> level(Question question, Map<Part, Object> parts) {
    Map<String, Object> values = new LinkedHashMap<>();
    parts.forEach((part, value) -> put(values, paths.path(question, part), value));
    return (Map<String, Object>) levelOf(values, question);
  }

  private static Object levelOf(Map<String, Object> values, Question question) {
    Object level = values;
    for (String variable : question.path()) {
      level = ((Map<?, ?>) level).get(variable);
    }
    return level;
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
    return levelOf(values, question);
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
   * Answers that lie elsewhere, as they lie here. What no question asks for is left out, and
   * NVIDIA's GPUs are: which ones are meant only the NAS knows.
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
    AnswerPlaces places = new AnswerPlaces(from);
    for (Part part : answered(question)) {
      if (places.has(values, question, part)) {
        put(
            moved,
            paths.path(question, part),
            moved(question, part, from, places.get(values, question, part)));
      }
    }
  }

  /** Whether a part of a question has an answer, be it null. */
  private boolean has(Map<?, ?> values, Question question, Part part) {
    List<String> path = paths.path(question, part);
    return level(values, path) instanceof Map<?, ?> level
        && level.containsKey(path.get(path.size() - 1));
  }

  /** The answer to a part of a question; null when there is none. */
  public Object get(Map<?, ?> values, Question question, Part part) {
    List<String> path = paths.path(question, part);
    return level(values, path) instanceof Map<?, ?> level
        ? level.get(path.get(path.size() - 1))
        : null;
  }

  private static Object level(Map<?, ?> values, List<String> path) {
    Object level = values;
    for (String variable : path.subList(0, path.size() - 1)) {
      level = level instanceof Map<?, ?> map ? map.get(variable) : null;
    }
    return level;
  }

  /** Where a storage is chosen; empty when nothing is answered or none of the known words. */
  public Optional<StoragePlace> place(Map<?, ?> values, StorageQuestion question) {
    Object word = get(values, question, Part.KIND);
    return Stream.of(StoragePlace.values())
        .filter(place -> paths.word(place).equals(word))
        .findFirst();
  }

  /**
   * Hands out every question that is no list, with the answers among which its path begins: all of
   * them, or those of an item.
   *
   * @param values mutable maps and lists, as {@link #moved} yields them
   */
  @SuppressWarnings("unchecked")
  public void forEach(
      List<? extends Question> questions,
      Map<String, Object> values,
      BiConsumer<Question, Map<String, Object>> visitor) {
    for (Question question : questions) {
      if (!(question instanceof ListQuestion list)) {
        visitor.accept(question, values);
      } else if (get(values, list, Part.VALUE) instanceof List<?> items) {
        items.stream()
            .filter(Map.class::isInstance)
            .forEach(item -> forEach(list.items(), (Map<String, Object>) item, visitor));
      }
    }
  }

  /**
   * What among values is no answer to a question, as paths with dots, each once.
   *
   * @param questions the questions
   * @param values the values
   */
  public List<String> unasked(List<? extends Question> questions, Map<?, ?> values) {
    Set<String> found = new LinkedHashSet<>();
    unasked(questions, List.of(), "", values, found);
    return List.copyOf(found);
  }

  private void unasked(
      List<? extends Question> questions,
      List<String> above,
      String prefix,
      Map<?, ?> values,
      Set<String> found) {
    values.forEach(
        (key, value) -> {
          List<String> path = Stream.concat(above.stream(), Stream.of(key.toString())).toList();
          Optional<? extends Question> asked =
              questions.stream().filter(question -> isAskedAt(question, path)).findFirst();
          if (asked.isPresent()) {
            if (asked.get() instanceof ListQuestion list && value instanceof List<?> items) {
              items.stream()
                  .filter(Map.class::isInstance)
                  .forEach(
                      item ->
                          unasked(
                              list.items(),
                              List.of(),
                              prefix + String.join(".", path) + "[].",
                              (Map<?, ?>) item,
                              found));
            }
          } else if (value instanceof Map<?, ?> level
              && questions.stream().anyMatch(question -> isAskedBelow(question, path))) {
            unasked(questions, path, prefix, level, found);
          } else {
            found.add(prefix + String.join(".", path));
          }
        });
  }

  private boolean isAskedAt(Question question, List<String> path) {
    return answered(question).stream().anyMatch(part -> paths.path(question, part).equals(path));
  }

  private boolean isAskedBelow(Question question, List<String> path) {
    return question instanceof DictQuestion && question.path().equals(path)
        || answered(question).stream()
            .map(part -> paths.path(question, part))
            .anyMatch(
                asked -> asked.size() > path.size() && asked.subList(0, path.size()).equals(path));
  }

  private Object moved(Question question, Part part, AnswerPaths from, Object value) {
    if (part == Part.KIND) {
      for (StoragePlace place : StoragePlace.values()) {
        if (from.word(place).equals(value)) {
          return paths.word(place);
        }
      }
    }
    if (question instanceof GpuQuestion && !paths.equals(from)) {
      return paths.gpus(from.gpus(value).without(Gpus.Maker.NVIDIA));
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
    return question instanceof StorageQuestion ? OF_STORAGE : parts(question);
  }

  private Object word(Object value) {
    if (value instanceof Gpus gpus) {
      return paths.gpus(gpus);
    }
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
