package dev.trainyard.generator.compose;

import dev.trainyard.generator.check.EditionWords;
import dev.trainyard.generator.compose.service.Expressible;
import dev.trainyard.generator.compose.service.RuntimeSecrets;
import dev.trainyard.generator.compose.word.Compose;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
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
