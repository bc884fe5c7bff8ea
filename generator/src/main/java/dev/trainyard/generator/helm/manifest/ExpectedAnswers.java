package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.All;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Missing;
import dev.trainyard.generator.expression.Part;
import dev.trainyard.generator.expression.Scope;
import dev.trainyard.generator.expression.StoragePlace;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.tree.Document;
import java.util.List;

/**
 * Refuses answers that are missing although the question has a default: values of an earlier
 * version that are used again with plain Helm, or nulls. Without this a missing port would be port
 * 0, which a cluster takes for any.
 *
 * <p>Questions without a default are asked for where their answer is used.
 */
final class ExpectedAnswers {

  /** Helm renders deeper templates first, so that nothing else stumbles over what is missing. */
  static final String FILE = "checks/answers.yaml";

  private ExpectedAnswers() {}

  static List<Document> refusals(Plan plan) {
    return plan.alwaysAnswered().stream()
        .flatMap(
            question -> HelmAnswers.parts(question).stream().map(part -> refusal(question, part)))
        .toList();
  }

  private static Document refusal(Question question, Part part) {
    Expression<Boolean> missing = new Missing(question, part, Scope.ROOT);
    return new Document.Refused(
        part == Part.DATASET && question instanceof StorageQuestion storage
            ? new All(List.of(storage.isIn(StoragePlace.DATASET, Scope.ROOT), missing))
            : missing,
        HelmAnswers.PATHS.complaint(question, part, Scope.ROOT));
  }
}
