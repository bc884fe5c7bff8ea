package dev.trainyard.generator.block;

import static dev.trainyard.generator.expression.Expressions.any;
import static dev.trainyard.generator.expression.Expressions.equal;
import static dev.trainyard.generator.expression.Expressions.isOneOf;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.startsWithOneOf;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.string;

import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.RepeatableContent;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.question.GivenAnswers;
import dev.trainyard.generator.question.ListItem;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.List;
import java.util.function.Consumer;

/** Environment variables that the owner adds to those of an app. */
public final class ExtraVariables {

  private static final StringQuestion NAME =
      string("name")
          .label("Name")
          .description("None that the app sets itself.")
          .required()
          .length(1, 200)
          .pattern("^[A-Za-z_][A-Za-z0-9_]*$", "Only letters, digits and _ are possible.");

  private static final StringQuestion VALUE =
      string("value").label("Value").description("No secrets: it is visible.");

  private ExtraVariables() {}

  /** The list of variables, each with {@code name} and {@code value}. */
  public static ListQuestion question(String path, String label, String description) {
    return list(path)
        .label(label)
        .description(description)
        .itemLabel("Variable")
        .items(NAME, VALUE);
  }

  /**
   * The list of variables of several workloads, each with what names whose it is, {@code name} and
   * {@code value}.
   *
   * @param whose names a workload, such as an item of a list; without an answer the variable is
   *     everybody's
   */
  public static ListQuestion question(
      String path, String label, String description, StringQuestion whose) {
    return list(path)
        .label(label)
        .description(description)
        .itemLabel("Variable")
        .items(whose, NAME, VALUE);
  }

  /** A variable among the answers of a scenario. */
  public static Consumer<GivenAnswers> item(String name, String value) {
    NotNull.of(name, "the name");
    NotNull.of(value, "the value");
    return item -> item.answer(NAME, name).answer(VALUE, value);
  }

  /** Sets the variables in a container. */
  public static void set(RepeatableContent<?> container, ListQuestion variables) {
    container.each(variables, (each, item) -> each.env(item.get(NAME), item.get(VALUE)));
  }

  /**
   * Sets the variables of a workload, and those of everybody, in a container.
   *
   * @param whose the question that names the workload
   * @param name yields the name of the workload
   */
  public static void set(
      RepeatableContent<?> container,
      ListQuestion variables,
      StringQuestion whose,
      Value<String> name) {
    container.each(
        variables,
        (each, item) ->
            each.when(isOf(item, whose, name), own -> own.env(item.get(NAME), item.get(VALUE))));
  }

  /**
   * Some of the variables as a text, each in a line {@code NAME=VALUE}, for a container that is to
   * know no others.
   *
   * @param names which ones
   */
  public static Expression<String> lines(ListQuestion variables, List<String> names) {
    NotNull.of(names, "the names");
    return variables.text(
        item ->
            when(
                isOneOf(item.get(NAME), names),
                text("{}={}\n", verbatim(item.get(NAME)), verbatim(item.get(VALUE)))));
  }

  /** True when an item is that of a workload, or everybody's. */
  static Expression<Boolean> isOf(ListItem item, StringQuestion whose, Value<String> name) {
    return any(not(item.isGiven(whose)), equal(item.get(whose), name));
  }

  /**
   * Refuses variables that belong to the app. Names that are set twice are refused anyway.
   *
   * @param own names of the app's own variables; one that ends with {@code *} stands for all that
   *     begin with what is before it
   */
  public static void refuse(AppSpec app, ListQuestion variables, List<String> own) {
    List<String> names = own.stream().filter(name -> !name.endsWith("*")).toList();
    List<String> prefixes =
        own.stream()
            .filter(name -> name.endsWith("*"))
            .map(name -> name.substring(0, name.length() - 1))
            .toList();
    app.each(
        variables,
        (each, item) ->
            each.refuseIf(
                prefixes.isEmpty()
                    ? isOneOf(item.get(NAME), names)
                    : any(
                        isOneOf(item.get(NAME), names), startsWithOneOf(item.get(NAME), prefixes)),
                "An additional environment variable has a name that belongs to the app: "
                    + String.join(", ", own)
                    + ". Remove the entry; the wizard asks for what it means elsewhere."));
  }
}
