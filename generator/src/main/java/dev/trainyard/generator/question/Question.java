package dev.trainyard.generator.question;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.SourceLine;
import java.util.List;
import java.util.Optional;

/** What every question has. Immutable. */
public abstract sealed class Question
    permits ScalarQuestion,
        StorageQuestion,
        ListQuestion,
        TextListQuestion,
        DictQuestion,
        CronQuestion,
        LimitsQuestion {

  private final List<String> path;
  private final String label;
  private final String description;
  private final boolean required;
  private final boolean immutable;
  private final boolean editable;
  private final boolean hidden;
  private final boolean nullable;
  private final Comparison condition;
  private final SourceLine source;
  private final List<Problem> problems;

  Question(QuestionSpec<?> spec) {
    this.path = spec.path;
    this.label = spec.label.isEmpty() ? Words.title(spec.variable()) : spec.label;
    this.description = spec.description;
    this.required = spec.required;
    this.immutable = spec.immutable;
    this.editable = spec.editable;
    this.hidden = spec.hidden;
    this.nullable = spec.nullable;
    this.condition = spec.condition;
    this.source = spec.source;
    spec.check();
    this.problems = List.copyOf(spec.problems);
  }

  /** Variables from the top of the values (or of the list item) down to this question. */
  public final List<String> path() {
    return path;
  }

  /** The path with dots, such as {@code network.web_port}. */
  public final String dotted() {
    return String.join(".", path);
  }

  /** The last variable of the path. */
  public final String variable() {
    return path.get(path.size() - 1);
  }

  /** The caption in the wizard. */
  public final String label() {
    return label;
  }

  /** The tooltip in the wizard; may be empty. */
  public final String description() {
    return description;
  }

  /** Whether the owner must give a value; TrueNAS' UI asks for one that is not empty. */
  public final boolean required() {
    return required;
  }

  /** Whether the answer is fixed after installation. */
  public final boolean immutable() {
    return immutable;
  }

  /** Whether the owner may change the default at all. */
  public final boolean editable() {
    return editable;
  }

  /** Whether the wizard hides the question. */
  public final boolean hidden() {
    return hidden;
  }

  /** Whether null is a legal answer. */
  public final boolean nullable() {
    return nullable;
  }

  /** The condition under which the wizard shows the question. */
  public final Optional<Comparison> condition() {
    return Optional.ofNullable(condition);
  }

  /** Where the definition declares it. */
  public final SourceLine source() {
    return source;
  }

  /** What is wrong with the declaration itself. */
  public final List<Problem> problems() {
    return problems;
  }

  @Override
  public String toString() {
    return "question " + dotted();
  }
}
