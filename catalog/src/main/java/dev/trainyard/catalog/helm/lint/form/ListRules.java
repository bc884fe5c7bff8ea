package dev.trainyard.catalog.helm.lint.form;

import static dev.trainyard.catalog.helm.lint.Examples.asks;
import static dev.trainyard.catalog.helm.lint.Examples.inner;
import static dev.trainyard.catalog.helm.lint.Examples.question;

import dev.trainyard.catalog.helm.lint.HelmReleases;
import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.AskedForm;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;

/** Rules about lists, of which each wizard sends something else than was filled in now and then. */
final class ListRules implements FormFamily {

  private static final String NAME = inner("name", "{type: string}");
  private static final String VALUE = inner("value", "{type: string}");
  private static final String PAIR =
      inner("entry", "{type: dict, attrs: [" + NAME + ", " + VALUE + "]}");

  static final LintRule ONE_ITEM =
      LintRule.warning("TN760", "A list has one kind of items")
          .because(
              "The wizard shows the questions of all kinds in every row; the middleware takes the first"
                  + " kind that fits. Without a kind nothing can be added.")
          .bad(
              asks(
                  question(
                      "vars", "{type: list, default: [], items: [" + NAME + ", " + VALUE + "]}")))
          .good(asks(question("vars", "{type: list, default: [], items: [" + PAIR + "]}")));

  static final LintRule TWO_ATTRS =
      LintRule.error("TN761", "The dict of a list asks at least two questions")
          .because(
              "The wizard of 22.12 sends an item with one question as a bare value, which the middleware"
                  + " refuses: A dict was expected.")
          .on(HelmReleases.ONLY_22_12)
          .bad(
              asks(
                  question(
                      "vars",
                      "{type: list, default: [], items: ["
                          + inner("entry", "{type: dict, attrs: [" + NAME + "]}")
                          + "]}")))
          .good(asks(question("vars", "{type: list, default: [], items: [" + NAME + "]}")));

  static final LintRule ALONE =
      LintRule.error("TN762", "A list is the first question with its variable, at any level")
          .because(
              "The wizards of 23.10 and 24.04 look up what a list holds by the variable alone, and take"
                  + " the first question of that name in the whole form: a list of dicts is then sent as"
                  + " one of bare values, or the other way round.")
          .on(HelmReleases.READING_INDEXES)
          .bad(
              asks(
                  question(
                      "web",
                      "{type: dict, attrs: ["
                          + inner("vars", "{type: list, default: [], items: [" + NAME + "]}")
                          + "]}"),
                  question("vars", "{type: list, default: [], items: [" + PAIR + "]}")))
          .good(
              asks(
                  question(
                      "web",
                      "{type: dict, attrs: ["
                          + inner("names", "{type: list, default: [], items: [" + NAME + "]}")
                          + "]}"),
                  question("vars", "{type: list, default: [], items: [" + PAIR + "]}")));

  static final LintRule AGAIN =
      LintRule.warning("TN763", "A list with default items has no condition of its own")
          .because(
              "The wizards of 23.10 and 24.04 add the default items once more whenever the list is shown"
                  + " again. Put the condition on a dict around it.")
          .on(HelmReleases.READING_INDEXES)
          .bad(
              asks(
                  question("web", "{type: boolean, default: true}"),
                  question(
                      "names",
                      "{type: list, default: [a], show_if: [[web, '=', true]], items: ["
                          + NAME
                          + "]}")))
          .good(
              asks(
                  question("web", "{type: boolean, default: true}"),
                  question(
                      "names",
                      "{type: list, default: [], show_if: [[web, '=', true]], items: ["
                          + NAME
                          + "]}")));

  @Override
  public List<LintRule> rules() {
    return List.of(ONE_ITEM, TWO_ATTRS, ALONE, AGAIN);
  }

  @Override
  public void check(AskedForm form, FormReport report) {
    for (Asked asked : form.all()) {
      if (asked.type().equals("list")) {
        items(asked, report);
        form.field(asked).ifPresent(field -> alone(form, asked, field, report));
        YamlNode usual = asked.get("default");
        if (!asked.get("show_if").items().isEmpty() && !usual.items().isEmpty()) {
          report.tell(
              AGAIN,
              asked,
              usual,
              "has default items and a condition",
              "one of the two",
              "Put the condition on a dict around it.");
        }
      }
    }
  }

  private static void items(Asked asked, FormReport report) {
    YamlNode items = asked.get("items");
    if (items.isList() && items.items().size() != 1) {
      report.tell(
          ONE_ITEM,
          asked,
          items,
          "has " + items.items().size() + " kinds of items",
          "one",
          "Put several questions into a dict.");
    } else if (asked.items().size() == 1) {
      Asked item = asked.items().get(0);
      boolean single =
          item.type().equals("dict")
              && item.attrs().size() == 1
              && item.attrs().get(0).subquestions().isEmpty()
              && !item.isFilled();
      if (single) {
        report.tell(
            TWO_ATTRS,
            asked,
            item.get("attrs"),
            "has items of one question",
            "at least two",
            "Make it a list of single values, or ask a second question.");
      }
    }
  }

  private static void alone(AskedForm form, Asked asked, Field field, FormReport report) {
    form.mistakenFor(field)
        .ifPresent(
            first ->
                report.tell(
                    ALONE,
                    asked,
                    asked.node().get("variable"),
                    "has the variable of an earlier question of another kind"
                        + first.position().map(at -> ", in line " + at.line()).orElse(""),
                    "a variable of its own",
                    "Rename one of the two."));
  }
}
