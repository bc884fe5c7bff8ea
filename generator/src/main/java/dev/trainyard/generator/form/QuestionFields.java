package dev.trainyard.generator.form;

import dev.trainyard.generator.expression.node.AnswerPaths;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.Comparison;
import dev.trainyard.generator.question.ControlCharacters;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.QuestionTree;
import dev.trainyard.generator.question.ScalarQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.SmbShare;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TextLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** What the forms of all editions say of questions alike. */
public final class QuestionFields {

  private QuestionFields() {}

  /**
   * A question, or a level with what is asked on it.
   *
   * @param group the name of the group; empty below the first level
   * @param field a question of a group
   * @param common adds to a level what the question says that switches it
   */
  public static Field of(
      QuestionTree.Node node,
      String group,
      BiFunction<Question, String, Field> field,
      BiConsumer<FieldBuilder, Question> common) {
    if (!node.isLevel()) {
      return field.apply(node.question().orElseThrow(), group);
    }
    FieldBuilder level = Field.field(node.variable(), "dict").label(node.label()).group(group);
    node.question()
        .ifPresent(
            question -> {
              level.description(question.description());
              common.accept(level, question);
            });
    return level
        .fields(node.children().stream().map(child -> of(child, "", field, common)).toList())
        .build();
  }

  /** When a question is asked. */
  public static Condition condition(Comparison comparison) {
    return new Condition(
        comparison.question().variable(), comparison.equal() ? "=" : "!=", comparison.value());
  }

  /** One of several texts. */
  public static Option option(String value, String description) {
    return new Option(Optional.of(value), description);
  }

  /** What can be chosen, of which something is. */
  public static void choices(FieldBuilder field, ChoiceQuestion question) {
    field.required();
    choices(field, question.options());
  }

  private static void choices(FieldBuilder field, List<ChoiceQuestion.Option> options) {
    field.options(
        options.stream().map(option -> option(option.value(), option.description())).toList());
  }

  /** Items of which each is one of several texts; the first is proposed. */
  public static void choices(FieldBuilder item, StringListQuestion question) {
    item.defaultValue(question.options().get(0).value());
    choices(item, question.options());
  }

  /** The least and the most. */
  public static void bounds(FieldBuilder field, IntegerQuestion question) {
    field
        .minimum(question.bounds(Part.VALUE).least().longValue())
        .maximum(question.bounds(Part.VALUE).most().longValue());
  }

  /** Lengths and pattern; free texts get one too: TrueNAS itself takes control characters. */
  public static void limits(FieldBuilder field, TextLimits limits) {
    if (limits.minimumLength() > 0) {
      field.minimumLength(limits.minimumLength());
    }
    if (limits.maximumLength() < TextLimits.TRUENAS_MAXIMUM) {
      field.maximumLength(limits.maximumLength());
    }
    limits
        .patternIfAny()
        .ifPresentOrElse(
            pattern -> field.pattern(pattern, limits.complaint()),
            () -> field.pattern(ControlCharacters.NONE, ControlCharacters.COMPLAINT));
  }

  /**
   * Processors and memory.
   *
   * @param cpus the label of the first
   * @param memory the label of the second
   */
  public static void limits(
      FieldBuilder field, LimitsQuestion question, String cpus, String memory) {
    field
        .fields(
            List.of(
                limit(
                    "cpus",
                    question.perCore() == 1 ? cpus : "CPU (in Thousandths of a Core)",
                    question.defaultCpus(),
                    question.leastCpus(),
                    (long) LimitsQuestion.MOST_CPUS * question.perCore()),
                limit(
                    "memory",
                    memory,
                    question.defaultMemory(),
                    question.minimumMemory(),
                    LimitsQuestion.MOST_MEMORY)))
        .inWords(question.inWords());
  }

  /** Whether TrueNAS sets an access list. */
  public static Field accessList(String variable) {
    return Field.field(variable, "boolean")
        .label("Enable ACL")
        .description("TrueNAS sets access rights; the app then gives the data no owner.")
        .defaultValue(false)
        .build();
  }

  /**
   * What is asked about a share of another server.
   *
   * @param paths where the edition keeps the answers
   * @param shown when it is asked
   */
  public static Field share(StorageQuestion question, AnswerPaths paths, Condition shown) {
    List<Field> fields = new ArrayList<>();
    String level = "";
    for (Map.Entry<Part, ScalarQuestion<String>> part : SmbShare.PARTS.entrySet()) {
      ScalarQuestion<String> asked = part.getValue();
      List<String> path = paths.path(question, part.getKey());
      level = path.get(path.size() - 2);
      FieldBuilder field =
          Field.field(path.get(path.size() - 1), "string")
              .label(asked.label())
              .description(asked.description());
      if (asked.isRequired()) {
        field.required();
      }
      if (asked instanceof SecretQuestion secret) {
        field.secret();
        limits(field, secret.limits());
      } else {
        asked.defaultValue().ifPresent(field::defaultValue);
        limits(field, ((StringQuestion) asked).limits());
      }
      fields.add(field.build());
    }
    return Field.field(level, "dict")
        .label("SMB Share Configuration")
        .showIf(shown)
        .fields(fields)
        .build();
  }

  private static Field limit(
      String variable, String label, long usual, long minimum, long maximum) {
    return Field.field(variable, "int")
        .label(label)
        .required()
        .defaultValue(usual)
        .minimum(minimum)
        .maximum(maximum)
        .build();
  }

  /**
   * Whether the kind of a storage is fixed, which it is unless it may be lost anyway or is made
   * anew: another one starts with an empty directory. So do the forms of TrueNAS' own catalogs.
   * Nothing fixes an answer within an item, not even after the installation.
   */
  public static boolean keepsKind(StorageQuestion question, boolean isItem) {
    return question.isImmutable()
        || !question.allowsTemporary() && !question.isMadeAnew() && !isItem;
  }
}
