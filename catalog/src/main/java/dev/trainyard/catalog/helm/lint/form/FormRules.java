package dev.trainyard.catalog.helm.lint.form;

import dev.trainyard.catalog.helm.lint.Examples;
import dev.trainyard.catalog.helm.lint.LintedVersion;
import dev.trainyard.catalog.helm.lint.VersionRules;
import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.form.AskedForm;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rules about what a version asks. */
public final class FormRules implements VersionRules {

  static final LintRule MAPPING =
      LintRule.error("TN700", "questions.yaml has the lists groups and questions")
          .because("Every release refuses a version without them.")
          .bad(Examples.form("questions: []\n"))
          .good(Examples.form("groups: []\nquestions: []\n"));

  private static final List<FormFamily> FAMILIES =
      List.of(
          new FrameRules(),
          new VariableRules(),
          new TypeRules(),
          new AttributeRules(),
          new DefaultRules(),
          new ChoiceRules(),
          new PatternRules(),
          new ConditionRules(),
          new SubquestionRules(),
          new ReferenceRules(),
          new ListRules(),
          new PortalRules(),
          new PasswordRules());

  @Override
  public List<LintRule> rules() {
    List<LintRule> rules = new ArrayList<>(List.of(MAPPING));
    FAMILIES.forEach(family -> rules.addAll(family.rules()));
    return rules;
  }

  @Override
  public void check(LintedVersion version) {
    Optional<YamlNode> root = version.folder().yaml(HelmLayout.QUESTIONS);
    if (root.isEmpty()) {
      return;
    }
    FormReport report = new FormReport(version.folder(), HelmLayout.QUESTIONS);
    if (!root.get().isMap()) {
      report.tell(
          MAPPING, root.get(), "", Fields.describe(root.get()), "a mapping", "Correct the file.");
      return;
    }
    for (String key : List.of("groups", "questions")) {
      YamlNode list = root.get().get(key);
      if (!list.isList()) {
        report.tell(
            MAPPING,
            list.isPresent() ? list : root.get(),
            key,
            list.isPresent() ? Fields.describe(list) : "is missing",
            "a list",
            "Correct it; a list without entries is []");
      }
    }
    AskedForm form = new AskedForm(root.get());
    for (FormFamily family : FAMILIES) {
      family.check(form, report);
      form.all().stream()
          .filter(asked -> asked.schema().isMap())
          .forEach(asked -> family.check(asked, report));
    }
  }
}
