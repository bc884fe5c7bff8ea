package dev.trainyard.generator.helm.wizard;

import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.helm.manifest.Images;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Groups;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.QuestionTree;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values in force when nobody answers anything. */
public final class Defaults {

  private Defaults() {}

  /** The fixed images and the defaults of all questions; questions without one are absent. */
  public static Map<String, Object> of(App app, Images images) {
    Map<String, Object> values = new LinkedHashMap<>(images.values());
    values.putAll(level(Groups.tree(app.groups()).roots()));
    return values;
  }

  private static Map<String, Object> level(List<QuestionTree.Node> nodes) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (QuestionTree.Node node : nodes) {
      if (node.isLevel()) {
        values.put(node.variable(), level(node.children()));
      } else {
        of(node.question().orElseThrow()).ifPresent(value -> values.put(node.variable(), value));
      }
    }
    return values;
  }

  /** A question's default; empty when it has none. */
  static Optional<Object> of(Question question) {
    return HelmAnswers.usual(question);
  }

  /** A question's default in words, for documentation. */
  public static String describe(Question question) {
    if (question instanceof StorageQuestion storage) {
      return "ixVolume `" + storage.dataset() + "`";
    }
    if (question instanceof CronQuestion cron) {
      return "`" + cron.defaultSchedule() + "`";
    }
    if (question instanceof LimitsQuestion limits) {
      return limits.defaultCpus() + " cores, " + limits.defaultMemory() + " MiB";
    }
    if (question instanceof ListQuestion list) {
      return list.defaultItems().size() + " items";
    }
    if (question instanceof StringListQuestion list) {
      return String.join(", ", list.defaultItems());
    }
    return of(question)
        .map(value -> value.equals("") ? "" : "`" + value + "`")
        .orElse(question.isRequired() ? "required" : "");
  }
}
