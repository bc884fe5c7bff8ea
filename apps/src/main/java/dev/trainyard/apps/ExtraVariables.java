package dev.trainyard.apps;

import static dev.trainyard.generator.expression.Expressions.isOneOf;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.text;

import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.RepeatableContent;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.TextQuestion;
import java.util.List;

/** Environment variables that the owner adds to those of an app. */
public final class ExtraVariables {

  private static final TextQuestion NAME =
      text(
          "name",
          q ->
              q.label("Name")
                  .required()
                  .length(1, 200)
                  .pattern("^[A-Za-z_][A-Za-z0-9_]*$", "Only letters, digits and _ are possible."));

  private static final TextQuestion VALUE =
      text("value", q -> q.label("Value").description("No secrets: it is visible."));

  private ExtraVariables() {}

  /** The list of variables, each with {@code name} and {@code value}. */
  public static ListQuestion question(String path, String label, String description) {
    return list(
        path, q -> q.label(label).description(description).itemLabel("Variable").item(NAME, VALUE));
  }

  /** Sets the variables in a container. */
  public static void set(RepeatableContent<?> container, ListQuestion variables) {
    container.each(variables, (each, item) -> each.env(item.get(NAME), item.get(VALUE)));
  }

  /**
   * Refuses variables that belong to the app. Names that are set twice are refused anyway.
   *
   * @param own names of the app's own variables
   */
  public static void refuse(AppSpec app, ListQuestion variables, List<String> own) {
    app.each(
        variables,
        (each, item) ->
            each.refuseIf(
                isOneOf(item.get(NAME), own),
                "An additional environment variable has a name that the app sets itself: "
                    + String.join(", ", own)
                    + ". Remove the entry; the wizard asks for what it means elsewhere."));
  }
}
