package dev.trainyard.docs;

import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Group;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.Comparison;
import dev.trainyard.generator.question.ControlCharacters;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.GpuQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.ScalarQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TextLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that an app asks, as tables in Markdown, one for each section of its wizard. */
final class QuestionTables {

  private QuestionTables() {}

  static String of(App app) {
    return app.groups().stream().map(QuestionTables::section).collect(Collectors.joining("\n"));
  }

  private static String section(Group group) {
    StringBuilder text = new StringBuilder();
    text.append("### ").append(group.name()).append("\n\n").append(group.description());
    text.append("\n\n| Question | Meaning | Default | Possible |\n| --- | --- | --- | --- |\n");
    group
        .questions()
        .forEach(question -> row(text, "", question, releases(group.editions().get(question))));
    return text.toString();
  }

  /** Where a question is asked that not every edition asks. */
  private static String releases(String edition) {
    if (edition == null) {
      return "";
    }
    return " On "
        + (edition.equals(Helm.EDITION) ? "22.02 to 24.04" : "24.10 and later")
        + " only.";
  }

  private static void row(StringBuilder text, String before, Question question, String releases) {
    if (!(question instanceof DictQuestion)) {
      cells(
          text,
          before + "**" + question.label() + "** `" + question.dotted() + "`",
          plain(question.description()) + condition(question) + fixed(question) + releases,
          standard(question),
          possible(question));
    }
    if (question instanceof ListQuestion list) {
      String item = before + list.itemLabel() + ": ";
      list.items().forEach(inner -> row(text, item, inner, ""));
    }
  }

  private static void cells(StringBuilder text, String... cells) {
    text.append('|');
    for (String cell : cells) {
      String line = cell.strip().replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;");
      text.append(' ').append(line).append(line.isEmpty() ? "|" : " |");
    }
    text.append('\n');
  }

  private static String condition(Question question) {
    return question.condition().map(QuestionTables::condition).orElse("");
  }

  private static String condition(Comparison comparison) {
    String name = "*" + comparison.question().label() + "*";
    if (comparison.question() instanceof BooleanQuestion) {
      boolean yes = comparison.equal() == Boolean.TRUE.equals(comparison.value().orElse(false));
      return " Asked with " + name + (yes ? "." : " switched off.");
    }
    if (comparison.value().isEmpty() || comparison.value().get().equals("")) {
      return comparison.equal() ? " Asked without " + name + "." : " Asked with " + name + ".";
    }
    String value = String.valueOf(comparison.value().get());
    if (comparison.question() instanceof ChoiceQuestion choice) {
      value =
          choice.options().stream()
              .filter(option -> option.value().equals(comparison.value().get()))
              .map(ChoiceQuestion.Option::description)
              .findFirst()
              .orElse(value);
    }
    return " Asked when " + name + " is " + (comparison.equal() ? "" : "not ") + "*" + value + "*.";
  }

  private static String fixed(Question question) {
    return question.isImmutable() ? " Fixed once the app is installed." : "";
  }

  private static String standard(Question question) {
    if (question instanceof SecretQuestion secret && !secret.isRequired()) {
      return secret.generatedLength() > 0 ? "generated" : "none";
    }
    if (question instanceof ChoiceQuestion choice) {
      return choice.options().stream()
          .filter(option -> choice.defaultValue().orElseThrow().equals(option.value()))
          .map(ChoiceQuestion.Option::description)
          .findFirst()
          .orElseThrow();
    }
    if (question instanceof BooleanQuestion flag) {
      return flag.defaultValue().orElse(false) ? "yes" : "no";
    }
    if (question instanceof ScalarQuestion<?> scalar) {
      return scalar.mandatory()
          ? "**required**"
          : scalar
              .defaultValue()
              .map(String::valueOf)
              .filter(value -> !value.isEmpty())
              .map(QuestionTables::code)
              .orElse("none");
    }
    if (question instanceof StorageQuestion storage) {
      return "dataset " + code(storage.dataset());
    }
    if (question instanceof LimitsQuestion limits) {
      return limits.inWords();
    }
    if (question instanceof GpuQuestion) {
      return "none";
    }
    if (question instanceof CronQuestion cron) {
      return code(cron.defaultSchedule());
    }
    if (question instanceof ListQuestion list) {
      return items(list.defaultItems().size());
    }
    return question instanceof StringListQuestion list ? items(list.defaultItems().size()) : "none";
  }

  private static String items(int count) {
    return count == 0 ? "none" : count + (count == 1 ? " entry" : " entries");
  }

  private static String possible(Question question) {
    if (question instanceof ChoiceQuestion choice) {
      return choice.options().stream()
          .map(ChoiceQuestion.Option::description)
          .collect(Collectors.joining("; "));
    }
    if (question instanceof StringQuestion text) {
      return limits(text.limits());
    }
    if (question instanceof SecretQuestion secret) {
      return limits(secret.limits());
    }
    if (question instanceof StringListQuestion list) {
      return limits(list.limits());
    }
    if (question instanceof PortQuestion port) {
      return port.minimum() + " to " + port.maximum();
    }
    if (question instanceof IntegerQuestion number && number.minimum().isPresent()) {
      return number.minimum().get() + " to " + number.maximum().orElseThrow();
    }
    if (question instanceof StorageQuestion storage && storage.allowsSmb()) {
      return "a dataset, a host path, or a share of another server";
    }
    if (question instanceof StorageQuestion storage) {
      return storage.allowsTemporary()
          ? "a dataset, a host path, or temporary"
          : "a dataset or a host path"
              + (storage.isMadeAnew() ? "" : ", which is fixed once the app is installed");
    }
    if (question instanceof LimitsQuestion limits) {
      return "memory from " + limits.minimumMemory() + " MiB on";
    }
    if (question instanceof GpuQuestion) {
      return "GPUs of the NAS";
    }
    return question instanceof CertificateQuestion ? "a certificate of the NAS" : "";
  }

  private static String limits(TextLimits limits) {
    List<String> parts = new ArrayList<>();
    // What goes for every answer is said of none.
    if (!List.of("", ControlCharacters.COMPLAINT).contains(limits.complaint())) {
      parts.add(plain(limits.complaint()));
    }
    if (limits.minimumLength() > 1) {
      parts.add(limits.minimumLength() + " to " + limits.maximumLength() + " characters.");
    } else if (limits.maximumLength() < TextLimits.TRUENAS_MAXIMUM) {
      parts.add("At most " + limits.maximumLength() + " characters.");
    }
    return String.join(" ", parts);
  }

  /** What Markdown would take for its own. */
  private static String plain(String text) {
    return text.replaceAll("[*_`]", "\\\\$0");
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
