package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Asked;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What every question has. Immutable, and its own builder: each method that says something yields
 * another question. Mistakes do not throw; they are among {@link #problems()}.
 */
public abstract sealed class Question implements Asked, Cloneable
    permits ScalarQuestion,
        StorageQuestion,
        ListQuestion,
        StringListQuestion,
        DictQuestion,
        CronQuestion,
        LimitsQuestion,
        GpuQuestion {

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");

  private final List<String> path;
  private final SourceLine source;
  // Changed on a fresh copy only, before anybody else sees it.
  private String label = "";
  private String description = "";
  private boolean required;
  private boolean immutable;
  private boolean editable = true;
  private boolean hidden;
  private boolean nullable;
  private List<Expression<Boolean>> conditions = List.of();

  Question(String dottedPath) {
    this.path = List.copyOf(Arrays.asList(dottedPath.split("\\.", -1)));
    this.source = SourceLine.ofCaller();
  }

  /** A copy that differs in what {@code change} does to it. */
  @SuppressWarnings("unchecked")
  static <Q extends Question> Q changed(Q question, Consumer<Q> change) {
    try {
      Q copy = (Q) ((Question) question).clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("a question is cloneable", e);
    }
  }

  final void setLabel(String label) {
    this.label = NotNull.of(label, "the label");
  }

  final void setDescription(String description) {
    this.description = NotNull.of(description, "the description");
  }

  final void setRequired(boolean required) {
    this.required = required;
  }

  final void setImmutable() {
    this.immutable = true;
  }

  final void setNotEditable() {
    this.editable = false;
  }

  final void setHidden() {
    this.hidden = true;
  }

  final void setNullable(boolean nullable) {
    this.nullable = nullable;
  }

  final void addCondition(Expression<Boolean> condition) {
    this.conditions = Stream.concat(conditions.stream(), Stream.of(condition)).toList();
  }

  @Override
  public final List<String> path() {
    return path;
  }

  /** The last variable of the path. */
  public final String variable() {
    return path.get(path.size() - 1);
  }

  /** The caption in the wizard; by default it is made from the variable's name. */
  @Override
  public final String label() {
    return label.isEmpty() ? Words.title(variable()) : label;
  }

  /** The tooltip in the wizard; may be empty. */
  public final String description() {
    return description;
  }

  /** Whether the owner must give a value; TrueNAS' UI asks for one that is not empty. */
  public final boolean isRequired() {
    return required;
  }

  /** Whether the answer is fixed after installation. */
  public final boolean isImmutable() {
    return immutable;
  }

  /** Whether the owner may change the default at all. */
  public final boolean isEditable() {
    return editable;
  }

  /** Whether the wizard hides the question. */
  public final boolean isHidden() {
    return hidden;
  }

  @Override
  public final boolean isNullable() {
    return nullable;
  }

  /** The condition under which the wizard shows the question, if it is one it can evaluate. */
  public final Optional<Comparison> condition() {
    return conditions.isEmpty() ? Optional.empty() : Comparison.of(conditions.get(0));
  }

  /** The conditions under which the wizard shows the question, as the definition says them. */
  public final List<Expression<Boolean>> conditions() {
    return conditions;
  }

  @Override
  public final SourceLine source() {
    return source;
  }

  @Override
  public Kind kind(Part part) {
    return Kind.TEXT;
  }

  @Override
  public Object fallback(Part part) {
    return null;
  }

  @Override
  public boolean mandatory(Part part) {
    return false;
  }

  @Override
  public boolean sensitive(Part part) {
    return false;
  }

  @Override
  public boolean plain(Part part) {
    return false;
  }

  /** Whether there is a value when the owner gives none. */
  abstract boolean hasDefault();

  /** Checks what is said of this kind of question alone. */
  abstract void check(Faults faults);

  /** What is wrong with the declaration itself. */
  public final List<Problem> problems() {
    Faults faults = new Faults(Where.definition("", toString(), source));
    for (String variable : path) {
      if (!VARIABLE.matcher(variable).matches()) {
        faults.error(
            Rule.NAME,
            "\"" + variable + "\" is no variable name",
            "at most 60 ASCII letters, digits and _, starting with a letter; levels separated by a"
                + " dot",
            "rename it, for example \"" + legal(variable) + "\"");
      }
    }
    if (conditions.size() > 1) {
      faults.error(
          Rule.CONDITION,
          "has a second condition",
          "one condition for each question",
          "put the second one on the dict around it");
    }
    if (!conditions.isEmpty() && condition().isEmpty()) {
      faults.error(
          Rule.CONDITION,
          "has a condition that the wizard cannot evaluate",
          "the answer to one question, compared with a constant: a yes or no, is(…), isNot(…),"
              + " isGiven(), or not(…) of one of these",
          "put one half of the condition on the dict around it, or refuse the answers that do not"
              + " go together");
    }
    check(faults);
    if (!editable && !hasDefault()) {
      faults.error(
          Rule.DEFAULT,
          "is not editable and has no default",
          "a default",
          "give it the value that everybody gets");
    }
    if (hidden && required && !hasDefault()) {
      faults.error(
          Rule.DEFAULT,
          "is hidden and required and has no default",
          "a default",
          "give it a default or show it");
    }
    faults.line("label", label);
    faults.lines("description", description);
    if (label.length() > 120) {
      faults.warning(
          Rule.SHAPE,
          "has a label of " + label.length() + " characters",
          "at most 120",
          "shorten it; the rest belongs into description(\"…\")");
    }
    return faults.all();
  }

  private static String legal(String variable) {
    String name = variable.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^[^A-Za-z]+", "");
    return name.isEmpty() ? "name" : name.length() > 60 ? name.substring(0, 60) : name;
  }

  @Override
  public final String toString() {
    return "question " + dotted();
  }
}
