package dev.trainyard.generator.helm;

import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldType;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.question.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the wizards of some releases would send other than it was filled in. */
final class WizardChecks {

  private final App app;
  private final Form form;
  private final List<Problem> problems = new ArrayList<>();

  private WizardChecks(App app, Form form) {
    this.app = app;
    this.form = form;
  }

  static List<Problem> check(App app, Form form) {
    WizardChecks checks = new WizardChecks(app, form);
    checks.check(form.fields(), "");
    return checks.problems;
  }

  private void check(List<Field> fields, String prefix) {
    for (Field field : fields) {
      String path = prefix + field.variable();
      if (field.type() instanceof FieldType.Level level) {
        check(level.fields(), path + ".");
      } else if (field.type() instanceof FieldType.Items) {
        question(path).ifPresent(question -> check(question, field));
      }
    }
  }

  private void check(Question question, Field field) {
    Where where = Where.definition(app.name(), question.toString(), question.source());
    if (form.mistakenFor(field).isPresent()) {
      problems.add(
          Problem.error(
              Rule.LIST,
              where,
              "has the variable of an earlier question of another kind",
              "a variable of its own: wizards from 23.10 on look lists up by the variable alone",
              "rename one of the two"));
    }
    if (!field.conditions().isEmpty()
        && field.defaultValue().filter(items -> !items.equals(List.of())).isPresent()) {
      problems.add(
          Problem.warning(
              Rule.LIST,
              where,
              "has default items and a condition",
              "one of the two: the wizards of 23.10 and 24.04 add the default items again whenever"
                  + " the list is shown again",
              "put the condition on a dict around it"));
    }
  }

  private Optional<Question> question(String path) {
    return app.questions().stream().filter(question -> question.dotted().equals(path)).findFirst();
  }
}
