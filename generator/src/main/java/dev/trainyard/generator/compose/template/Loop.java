package dev.trainyard.generator.compose.template;

import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.question.ListQuestion;

/** The repetition for the items of a list. */
record Loop(Answers answers, ListAnswer list) {

  /** The variable of the loop: an item that has answers of its own gets its defaults first. */
  String variable() {
    return list.question() instanceof ListQuestion ? "given" : answers.item(list.item());
  }

  /**
   * The statements at the beginning of each turn.
   *
   * @param body what follows; it tells what is needed
   */
  String statements(String body, String indent) {
    String index = answers.index(list.item());
    String counted =
        body.contains(index) ? indent + "{%- set " + index + " = loop.index0 %}\n" : "";
    return counted + answers.statements(list.item(), indent);
  }
}
