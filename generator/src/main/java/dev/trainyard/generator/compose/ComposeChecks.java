package dev.trainyard.generator.compose;

import dev.trainyard.generator.check.EditionWords;
import dev.trainyard.generator.compose.answer.OwnLabels;
import dev.trainyard.generator.compose.answer.OwnNetworks;
import dev.trainyard.generator.compose.service.Expressible;
import dev.trainyard.generator.compose.service.RuntimeSecrets;
import dev.trainyard.generator.compose.word.Compose;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
