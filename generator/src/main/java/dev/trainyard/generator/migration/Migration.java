package dev.trainyard.generator.migration;

import dev.trainyard.generator.expression.node.AnswerPaths;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.model.AnswerMigration;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.question.ListQuestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The steps that bring answers of older versions into the form of the newest one, in their order.
 *
 * @param operations the steps
 */
public record Migration(List<Operation> operations) {

  /** Copies the steps. */
  public Migration {
    operations = List.copyOf(operations);
  }

  /** What an app says of older answers, where an edition keeps them. */
  public static Migration of(App app, AnswerPaths paths) {
    List<Operation> operations = new ArrayList<>();
    for (AnswerMigration migration : app.migrations()) {
      migration.steps().forEach(step -> operations.add(operation(step, paths)));
    }
    return new Migration(operations);
  }

  private static Operation operation(AnswerMigration.Step step, AnswerPaths paths) {
    List<String> list = step.list().map(ListQuestion::path).orElse(List.of());
    if (step instanceof AnswerMigration.Renamed renamed) {
      return new Operation.Rename(list, renamed.from(), renamed.to().path());
    }
    if (step instanceof AnswerMigration.Copied copied) {
      return new Operation.Copy(list, copied.from(), copied.to().path());
    }
    if (step instanceof AnswerMigration.Mapped mapped) {
      return new Operation.Map(
          list, paths.path(mapped.question(), Part.VALUE), mapped.from(), mapped.to());
    }
    if (step instanceof AnswerMigration.Filled filled) {
      return new Operation.Fill(list, paths.path(filled.question(), Part.VALUE), filled.value());
    }
    return new Operation.Drop(list, ((AnswerMigration.Dropped) step).path());
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return operations.isEmpty();
  }

  /**
   * The answers, mended; those that are handed in stay as they are.
   *
   * @param answers maps, lists, texts, numbers, booleans and null, as read from JSON or YAML
   */
  @SuppressWarnings("unchecked")
  public Map<String, Object> apply(Map<?, ?> answers) {
    Map<String, Object> mended = (Map<String, Object>) copy(answers);
    for (Operation operation : operations) {
      levels(mended, operation.list()).forEach(level -> apply(operation, mended, level));
    }
    return mended;
  }

  private static Object copy(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, each) -> copy.put(key, copy(each)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item)));
      return copy;
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> levels(Map<String, Object> answers, List<String> list) {
    if (list.isEmpty()) {
      return List.of(answers);
    }
    Optional<Map<String, Object>> holder = holder(answers, list);
    return holder.map(level -> level.get(last(list))).orElse(null) instanceof List<?> items
        ? items.stream()
            .filter(Map.class::isInstance)
            .map(item -> (Map<String, Object>) item)
            .toList()
        : List.of();
  }

  private static void apply(
      Operation operation, Map<String, Object> answers, Map<String, Object> level) {
    if (operation instanceof Operation.Rename rename) {
      Optional<Map<String, Object>> old = holder(level, rename.from());
      if (old.isEmpty()) {
        return;
      }
      Object value = old.get().get(last(rename.from()));
      if (at(level, rename.to()) != null || put(level, rename.to(), value)) {
        remove(level, rename.from());
      }
    } else if (operation instanceof Operation.Copy copy) {
      Object value = at(answers, copy.from());
      if (value != null && at(level, copy.to()) == null) {
        put(level, copy.to(), copy(value));
      }
    } else if (operation instanceof Operation.Map map) {
      holder(level, map.at())
          .filter(holder -> same(holder.get(last(map.at())), map.from()))
          .ifPresent(holder -> holder.put(last(map.at()), map.to()));
    } else if (operation instanceof Operation.Fill fill) {
      if (at(level, fill.at()) == null) {
        put(level, fill.at(), fill.value());
      }
    } else if (operation instanceof Operation.Drop drop) {
      remove(level, drop.path());
    }
  }

  private static boolean same(Object found, Object wanted) {
    return Objects.equals(
        found instanceof Integer number ? Long.valueOf(number) : found,
        wanted instanceof Integer number ? Long.valueOf(number) : wanted);
  }

  private static String last(List<String> path) {
    return path.get(path.size() - 1);
  }

  /** The answer at a path; null when there is none. */
  private static Object at(Map<String, Object> answers, List<String> path) {
    return holder(answers, path).map(holder -> holder.get(last(path))).orElse(null);
  }

  /** The level that has the last variable of a path. */
  @SuppressWarnings("unchecked")
  private static Optional<Map<String, Object>> holder(
      Map<String, Object> answers, List<String> path) {
    Object level = answers;
    for (String variable : path.subList(0, path.size() - 1)) {
      level = level instanceof Map<?, ?> map ? map.get(variable) : null;
    }
    return level instanceof Map<?, ?> map && map.containsKey(last(path))
        ? Optional.of((Map<String, Object>) map)
        : Optional.empty();
  }

  /** Puts a value, and the levels above it; false where something else stands in the way. */
  @SuppressWarnings("unchecked")
  private static boolean put(Map<String, Object> answers, List<String> path, Object value) {
    Map<String, Object> level = answers;
    for (String variable : path.subList(0, path.size() - 1)) {
      Object next = level.get(variable);
      if (next == null) {
        next = new LinkedHashMap<String, Object>();
        level.put(variable, next);
      } else if (!(next instanceof Map)) {
        return false;
      }
      level = (Map<String, Object>) next;
    }
    level.put(last(path), value);
    return true;
  }

  /** Removes a value, and the levels above it that hold nothing else. */
  @SuppressWarnings("unchecked")
  private static void remove(Map<String, Object> level, List<String> path) {
    String variable = path.get(0);
    if (path.size() == 1) {
      level.remove(variable);
    } else if (level.get(variable) instanceof Map<?, ?> below) {
      boolean empty = below.isEmpty();
      remove((Map<String, Object>) below, path.subList(1, path.size()));
      if (below.isEmpty() && !empty) {
        level.remove(variable);
      }
    }
  }
}
