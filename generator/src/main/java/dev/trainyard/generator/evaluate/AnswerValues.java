package dev.trainyard.generator.evaluate;

import dev.trainyard.generator.expression.node.AnswerPaths;
import dev.trainyard.generator.expression.node.Asked;
import dev.trainyard.generator.expression.node.Part;
import java.util.Map;

/**
 * Answers in force: the defaults with the owner's answers merged in.
 *
 * @param values the answers as an edition keeps them
 * @param paths where it keeps them
 */
public record AnswerValues(Map<String, ?> values, AnswerPaths paths) {

  /**
   * A part of an answer; null when there is none.
   *
   * @param root the answers as a whole or a list item
   */
  Object at(Object root, Asked question, Part part) {
    return Values.at(root, paths.path(question, part));
  }
}
