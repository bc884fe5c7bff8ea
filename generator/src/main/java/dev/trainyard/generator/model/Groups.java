package dev.trainyard.generator.model;

import dev.trainyard.generator.question.QuestionTree;
import java.util.List;

/** Views on the sections of a wizard. */
public final class Groups {

  private Groups() {}

  /** The questions of all sections by level. */
  public static QuestionTree tree(List<Group> groups) {
    QuestionTree tree = new QuestionTree();
    groups.forEach(
        group -> group.questions().forEach(question -> tree.add(question, group.name())));
    return tree;
  }
}
