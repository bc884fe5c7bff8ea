package dev.trainyard.generator.compose;

import dev.trainyard.generator.check.EditionWords;
import dev.trainyard.generator.compose.answer.OwnLabels;
import dev.trainyard.generator.compose.answer.OwnNetworks;
import dev.trainyard.generator.compose.service.Expressible;
import dev.trainyard.generator.compose.service.RuntimeSecrets;
import dev.trainyard.generator.compose.word.Compose;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this edition cannot express. */
final class ComposeChecks {

  /** Top variables that TrueNAS sets or refuses, and those that stand beside the answers. */
  private static final Set<String> RESERVED =
      Set.of(
          "ix_volumes",
          "ix_certificates",
          "ix_certificate_authorities",
          "ix_context",
          "ix_portals",
          RuntimeSecrets.VARIABLE);

  private ComposeChecks() {}

  /** Markdown reads no entity within code, and a dollar has to be one. */
  private static final Pattern DOLLAR_IN_CODE = Pattern.compile("`[^`\n$]*\\$[^`\n]*`");

  private static Optional<Problem> notes(App app) {
    return app.prose().notes().parts().stream()
        .filter(Text.Fixed.class::isInstance)
        .map(part -> DOLLAR_IN_CODE.matcher(((Text.Fixed) part).text()))
        .filter(Matcher::find)
        .findFirst()
        .map(
            code ->
                Problem.warning(
                    Rule.EDITION,
                    Where.definition(app.name(), "notes", app.source()),
                    "have a $ in code, "
                        + Visible.of(code.group())
                        + ", which owners of 24.10 and later see as &#36;: Docker Compose would"
                        + " expand it",
                    "code without $",
                    "say it in a README, or in words"));
  }

  /** Where the form asks for labels and networks, nothing else is asked. */
  private static List<Problem> offers(App app) {
    List<Problem> problems = new ArrayList<>();
    for (Question question : app.questions()) {
      if (app.offers().labels().isPresent() && question.path().get(0).equals(OwnLabels.LABELS)) {
        problems.add(taken(app, question, OwnLabels.LABELS, "labels()"));
      }
      boolean isLevel = question instanceof DictQuestion && question.path().size() == 1;
      if (app.offers().networks().isPresent()
          && question.path().get(0).equals(OwnNetworks.LEVEL)
          && !isLevel
          && (question.path().size() == 1 || question.path().get(1).equals(OwnNetworks.NETWORKS))) {
        problems.add(
            taken(app, question, OwnNetworks.LEVEL + "." + OwnNetworks.NETWORKS, "networks()"));
      }
    }
    return problems;
  }

  private static Problem taken(App app, Question question, String variable, String statement) {
    return Problem.error(
        Rule.RESERVED_VARIABLE,
        Where.definition(app.name(), question.toString(), question.source()),
        "stands where " + statement + " asks, at " + variable,
        "any other variable",
        "rename the question");
  }

  static List<Problem> check(Plan plan) {
    App app = plan.app();
    List<Problem> problems = new ArrayList<>(EditionWords.foreignTo(Compose.EDITION, app));
    notes(app).ifPresent(problems::add);
    for (Question question : app.questions()) {
      if (RESERVED.contains(question.path().get(0))) {
        problems.add(
            Problem.error(
                Rule.RESERVED_VARIABLE,
                Where.definition(app.name(), question.toString(), question.source()),
                "\"" + question.path().get(0) + "\" is reserved",
                "any name that TrueNAS and the app do not use themselves",
                "rename the question"));
      }
      if (question instanceof StorageQuestion storage
          && storage.dataset().equals(RuntimeSecrets.DATASET)) {
        problems.add(
            Problem.error(
                Rule.DUPLICATE,
                Where.definition(app.name(), question.toString(), question.source()),
                "has the dataset " + storage.dataset() + ", which keeps generated secrets",
                "a dataset of its own",
                "name another one with dataset(…)"));
      }
    }
    problems.addAll(offers(app));
    for (Expressible.Gap gap : Expressible.gaps(plan)) {
      problems.add(
          Problem.error(
              Rule.EDITION,
              Where.definition(app.name(), gap.subject(), gap.source()),
              gap.found(),
              "what every edition of the catalog can do",
              gap.fix()));
    }
    return problems;
  }
}
