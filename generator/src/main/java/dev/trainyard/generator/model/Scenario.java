package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.Given;
import dev.trainyard.generator.question.Question;
import java.util.List;
import java.util.Set;

/**
 * A named set of answers with which the app is tested.
 *
 * @param name lower-case letters, digits and {@code -}
 * @param answers the answers in the order of the definition; whatever is missing has its default
 * @param source where the definition declares it
 */
public record Scenario(String name, List<Given> answers, SourceLine source) {

  /** Copies the answers. */
  public Scenario {
    answers = List.copyOf(answers);
  }

  /** The same scenario without the answers to some questions. */
  Scenario without(Set<Question> questions) {
    return new Scenario(
        name,
        answers.stream().filter(answer -> !questions.contains(answer.question())).toList(),
        source);
  }
}
