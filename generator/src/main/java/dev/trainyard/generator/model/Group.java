package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.Question;
import java.util.List;

/**
 * A section of the wizard.
 *
 * @param name its heading
 * @param description the help beside it
 * @param questions in the wizard's order
 * @param source where the definition declares it
 */
public record Group(String name, String description, List<Question> questions, SourceLine source) {

  /** Copies the list. */
  public Group {
    questions = List.copyOf(questions);
  }
}
