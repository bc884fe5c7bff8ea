package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Scenario;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.Answers;
import dev.trainyard.generator.question.Given;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.ScalarQuestion;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The scenarios: legal answers to questions that exist, none missing. */
final class ScenarioChecks {

  private ScenarioChecks() {}

  static void check(App app, Findings findings) {
    List<Question> asked = app.questions();
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
      for (Given answer : scenario.answers()) {
        faults(asked, answer)
            .forEach(
                fault ->
                    findings.error(
                        Rule.SCENARIO,
                        subject,
                        answer.source(),
                        "answers " + answer.question().dotted() + shown(answer) + ": " + fault,
                        "legal answers to questions that are asked, each once",
                        "correct the answer"));
      }
      twice(scenario, subject, findings);
      for (Question question : asked) {
        if (question instanceof ScalarQuestion<?> scalar
            && scalar.mandatory()
            && question.condition().isEmpty()
            && scenario.answers().stream().noneMatch(a -> a.question() == question)) {
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

  private static List<String> faults(List<Question> asked, Given answer) {
    if (asked.stream().noneMatch(question -> question == answer.question())) {
      return List.of("no group asks it");
    }
    if (answer.question() instanceof ListQuestion list) {
      return answer.items().stream().flatMap(i -> Answers.faults(list, i).stream()).toList();
    }
    return answer.fault().stream().toList();
  }

  /** What the log may show of an answer: no secret, were it one of a test. */
  private static String shown(Given answer) {
    return answer.value() == null
            || answer.question() instanceof ListQuestion
            || answer.question().sensitive(Part.VALUE)
        ? ""
        : " with " + answer.value();
  }

  private static void twice(Scenario scenario, String subject, Findings findings) {
    Set<Question> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Given answer : scenario.answers()) {
      if (!seen.add(answer.question())) {
        findings.error(
            Rule.SCENARIO,
            subject,
            answer.source(),
            "answers " + answer.question().dotted() + " twice",
            "each question once",
            "remove one of the answers");
      }
    }
  }
}
