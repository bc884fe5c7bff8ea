package dev.trainyard.catalog.helm.lint.form;

import dev.trainyard.catalog.helm.lint.Examples;
import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;

/** The rule about what is typed as a password. */
final class PasswordRules implements FormFamily {

  static final LintRule PROPOSED =
      LintRule.warning("TN853", "No question that is typed as a password proposes one")
          .because(
              "The wizard hides the default behind dots, so most owners keep it, and everybody who"
                  + " can read the catalog knows it.")
          .bad(
              Examples.asks(
                  Examples.question(
                      "password", "{type: string, private: true, default: changeme}")))
          .good(
              Examples.asks(
                  Examples.question("password", "{type: string, private: true, required: true}")));

  @Override
  public List<LintRule> rules() {
    return List.of(PROPOSED);
  }

  @Override
  public void check(Asked asked, FormReport report) {
    YamlNode value = asked.get("default");
    if (asked.is("private") && value.isText() && !value.text().isEmpty()) {
      report.tell(
          PROPOSED,
          asked,
          value,
          "has a default, which everybody knows",
          "no default",
          "Leave it out, and require an answer or generate one.");
    }
  }
}
