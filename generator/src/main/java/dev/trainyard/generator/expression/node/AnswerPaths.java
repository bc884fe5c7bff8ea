package dev.trainyard.generator.expression.node;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an edition keeps the parts of an answer, and how it spells the choices of storage and GPUs.
 */
public interface AnswerPaths {

  /**
   * Variables from the top of the answers, or of the list item, down to the part; none for {@link
   * Part#ITEM}, which is the item itself.
   */
  List<String> path(Asked question, Part part);

  /** The path of what lies below the question's own. */
  static List<String> below(Asked question, List<String> variables) {
    if (variables.isEmpty()) {
      return question.path();
    }
    List<String> path = new ArrayList<>(question.path());
    path.addAll(variables);
    return path;
  }

  /** How the answer says that data is kept in this place. */
  String word(StoragePlace place);

  /** The answer that gives these GPUs, one of each maker. */
  Object gpus(Gpus gpus);

  /** The GPUs that an answer gives; none where it is no answer. */
  Gpus gpus(Object answer);

  /** The path with dots and with the lists around it, such as {@code agents[].name}. */
  default String dotted(Asked question, Part part, Scope scope) {
    String around =
        scope
            .list()
            .map(list -> dotted(list.question(), Part.VALUE, list.scope()) + "[]")
            .orElse("");
    String own = String.join(".", path(question, part));
    return around.isEmpty() || own.isEmpty() ? around + own : around + "." + own;
  }

  /** What the owner reads when a part of an answer is missing. */
  default String complaint(Asked question, Part part, Scope scope) {
    return dotted(question, part, scope)
        + ": \""
        + question.label()
        + "\" needs "
        + (part == Part.HOST_PATH || part == Part.ACL_PATH ? "a host path" : "an answer");
  }
}
