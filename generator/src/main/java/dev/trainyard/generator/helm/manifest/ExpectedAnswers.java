package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Malformed;
import dev.trainyard.generator.expression.node.Missing;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.question.AnswerPlaces;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.NetworkInterfaceQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    List<Document> refusals = new ArrayList<>();
    plan.alwaysAnswered()
        .forEach(
            question ->
                AnswerPlaces.parts(question)
                    .forEach(part -> refusals.add(refusal(question, part))));
    plan.app().questions().forEach(question -> malformed(question, Scope.ROOT, refusals));
    return refusals;
  }

  private static void malformed(Question question, Scope scope, List<Document> refusals) {
    if (question instanceof ListQuestion list) {
      ListAnswer answer = new ListAnswer(list, scope);
      List<Document> ofItems = new ArrayList<>();
      list.items().forEach(item -> malformed(item, answer.item(), ofItems));
      each(answer, ofItems, refusals);
    } else if (question instanceof StringListQuestion list) {
      ListAnswer answer = new ListAnswer(list, scope);
      List<Document> ofItems = new ArrayList<>();
      malformed(list, Part.ITEM, answer.item(), ofItems);
      each(answer, ofItems, refusals);
    } else if (!(question instanceof DictQuestion)) {
      AnswerPlaces.parts(question).forEach(part -> malformed(question, part, scope, refusals));
    }
  }

  private static void each(ListAnswer list, List<Document> ofItems, List<Document> refusals) {
    if (!ofItems.isEmpty()) {
      refusals.add(new Document.DocumentsEach(list, ofItems));
    }
  }

  private static void malformed(
      Question question, Part part, Scope scope, List<Document> refusals) {
    Kind kind = question.kind(part);
    Optional<String> pattern = kind == Kind.TEXT ? pattern(question, part) : Optional.empty();
    if (kind == Kind.BOOLEAN || pattern.isPresent()) {
      refusals.add(
          new Document.Refused(
              new Malformed(question, part, scope, pattern.orElse("")),
              HelmAnswers.PATHS.dotted(question, part, scope)
                  + ": \""
                  + question.label()
                  + "\" has an answer that is none"));
    }
  }

  /** What a text matches that is no text without limits; one that is missing is empty. */
  private static Optional<String> pattern(Question question, Part part) {
    if (question.plain(part)) {
      return Optional.of("^[" + characters(question) + "]*$");
    }
    if (question instanceof StringQuestion text) {
      return text.limits().patternOfGiven();
    }
    if (question instanceof SecretQuestion secret) {
      return secret.limits().patternOfGiven();
    }
    if (question instanceof PathQuestion path) {
      return path.limits().patternOfGiven();
    }
    return question instanceof StringListQuestion list
        ? list.limits().patternOfGiven()
        : Optional.empty();
  }

  private static String characters(Question question) {
    if (question instanceof CronQuestion) {
      return "A-Za-z0-9*/,?#. _-";
    }
    return question instanceof NetworkInterfaceQuestion ? "A-Za-z0-9.:@_-" : "A-Za-z0-9._-";
  }

  private static Document refusal(Question question, Part part) {
    Expression<Boolean> missing = new Missing(question, part, Scope.ROOT);
    return new Document.Refused(
        part == Part.DATASET && question instanceof StorageQuestion storage
            ? new All(
                List.of(
                    new PlannedVolume.Storage(storage, Scope.ROOT).isIn(StoragePlace.DATASET),
                    missing))
            : missing,
        HelmAnswers.PATHS.complaint(question, part, Scope.ROOT));
  }
}
