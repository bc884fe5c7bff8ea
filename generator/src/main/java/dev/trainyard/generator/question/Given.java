package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * An answer that a definition itself gives, in a scenario or for an item of a list.
 *
 * @param question the question
 * @param parts the parts by kind: {@link Part#VALUE} of a single value is a {@link String}, {@link
 *     Long} or {@link Boolean}, of a list of texts a {@link List} of them, of a list one of {@code
 *     List<Given>}, of GPUs {@link dev.trainyard.generator.expression.node.Gpus}; {@link Part#KIND}
 *     is a {@link StoragePlace}
 * @param source where the definition gives it
 */
public record Given(Question question, Map<Part, Object> parts, SourceLine source) {

  /** Copies the parts. */
  public Given {
    NotNull.of(question, "the question");
    // In the order of the parts: that of other maps may differ from run to run.
    parts = Collections.unmodifiableMap(new TreeMap<>(parts));
  }

  /** The answer itself, where it is a single value or a list. */
  public Object value() {
    return parts.get(Part.VALUE);
  }

  /** The items of a list, each with its answers. */
  @SuppressWarnings("unchecked")
  public List<List<Given>> items() {
    return question instanceof ListQuestion ? (List<List<Given>>) value() : List.of();
  }

  /** What is wrong with an answer that stands for itself; empty when nothing is. */
  public Optional<String> fault() {
    if (question instanceof StorageQuestion storage) {
      Object place = parts.get(Part.KIND);
      if (place instanceof StoragePlace chosen && !storage.allows(chosen)) {
        return Optional.of(
            chosen == StoragePlace.SMB
                ? "a share of another server is not offered; say smbAllowed()"
                : "temporary storage is not offered; say temporaryAllowed()");
      }
      if (place == StoragePlace.SMB) {
        return SmbShare.fault(parts);
      }
      return parts.get(Part.HOST_PATH) instanceof String path
          ? Paths.fault(path)
          : Optional.empty();
    }
    if (question instanceof CronQuestion) {
      StringBuilder schedule = new StringBuilder();
      CronQuestion.FIELDS.forEach(
          field -> schedule.append(schedule.isEmpty() ? "" : " ").append(parts.get(field)));
      return CronQuestion.fault(schedule.toString());
    }
    if (question instanceof LimitsQuestion limits) {
      return parts.entrySet().stream()
          .filter(part -> !limits.bounds(part.getKey()).contains((Long) part.getValue()))
          .findFirst()
          .map(part -> part.getValue() + " is outside its limits");
    }
    if (question instanceof GpuQuestion) {
      return Optional.empty();
    }
    return Answers.fault(question, value());
  }

  /** Where two of several answers are to one question, calls {@code action} with the later one. */
  static void duplicates(List<Given> answers, BiConsumer<Given, Given> action) {
    Map<Question, Given> seen = new IdentityHashMap<>();
    for (Given answer : answers) {
      Given known = seen.putIfAbsent(answer.question(), answer);
      if (known != null) {
        action.accept(known, answer);
      }
    }
  }
}
