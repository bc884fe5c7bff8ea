package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.Question;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A section of the wizard.
 *
 * @param name its heading
 * @param description the help beside it
 * @param questions in the wizard's order
 * @param editions by question the only edition that asks it; none of those that all ask
 * @param source where the definition declares it
 */
public record Group(
    String name,
    String description,
    List<Question> questions,
    Map<Question, String> editions,
    SourceLine source) {

  /** Copies the collections. */
  public Group {
    questions = List.copyOf(questions);
    editions = Collections.unmodifiableMap(new LinkedHashMap<>(editions));
  }

  /** The same section as an edition has it. */
  Group asIn(String edition) {
    return new Group(
        name,
        description,
        questions.stream()
            .filter(question -> editions.getOrDefault(question, edition).equals(edition))
            .toList(),
        Map.of(),
        source);
  }
}
