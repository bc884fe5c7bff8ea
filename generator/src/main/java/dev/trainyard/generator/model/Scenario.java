package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A named set of answers with which the app is tested.
 *
 * @param name lower-case letters, digits and {@code -}
 * @param answers answers by dotted path: texts, numbers ({@link Long}), booleans, or for lists a
 *     {@link java.util.List} of texts or of maps; whatever is missing has its default
 * @param source where the definition declares it
 */
public record Scenario(String name, Map<String, Object> answers, SourceLine source) {

  /** Copies the answers. */
  public Scenario {
    answers = Collections.unmodifiableMap(new TreeMap<>(answers));
  }
}
