package dev.trainyard.generator.check;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Scenario;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.Answers;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.ScalarQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The scenarios: legal answers to questions that exist, none missing. */
final class ScenarioChecks {

  private ScenarioChecks() {}

  static void check(App app, Findings findings) {
    List<Question> asked = QuestionChecks.asked(app);
    Set<String> names = new HashSet<>();
    for (Scenario scenario : app.scenarios()) {
      String subject = "scenario " + scenario.name();
      if (!scenario.name().matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?")
          || !names.add(scenario.name())) {
        findings.error(
            Rule.SCENARIO,
            subject,
            scenario.source(),
            "has a name that is taken or not acceptable",
            "lower-case letters, digits and -, each name once",
            "rename it");
      }
      for (Map.Entry<String, Object> answer : scenario.answers().entrySet()) {
        Optional<Question> question =
            asked.stream().filter(q -> answers(q, answer.getKey())).findFirst();
        String fault =
            question
                .map(
                    q ->
                        q instanceof StorageQuestion
                            ? ""
                            : Answers.fault(q, answer.getValue()).orElse(""))
                .orElse("no group asks it");
        if (!fault.isEmpty()) {
          findings.error(
              Rule.SCENARIO,
              subject,
              scenario.source(),
              "answers " + answer.getKey() + " with " + answer.getValue() + ": " + fault,
              "legal answers to questions that are asked",
              "correct the answer");
        }
      }
      for (Question question : asked) {
        if (question instanceof ScalarQuestion<?> scalar
            && scalar.mandatory()
            && question.condition().isEmpty()
            && !scenario.answers().containsKey(question.dotted())) {
          findings.error(
              Rule.SCENARIO,
              subject,
              scenario.source(),
              "does not answer " + question.dotted() + ", which has no default",
              "an answer to every question without a default",
              "answer it in the scenario, or give it a default");
        }
      }
    }
  }

  private static boolean answers(Question question, String path) {
    return path.equals(question.dotted())
        || question instanceof StorageQuestion && path.startsWith(question.dotted() + ".");
  }
}
