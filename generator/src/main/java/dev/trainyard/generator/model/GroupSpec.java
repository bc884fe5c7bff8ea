package dev.trainyard.generator.model;

import dev.trainyard.generator.question.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What can be said about a section of the wizard. */
public final class GroupSpec {

  final List<Question> questions = new ArrayList<>();
  String description = "";

  GroupSpec() {}

  /** Asks questions, in this order. */
  public GroupSpec ask(Question... asked) {
    questions.addAll(Arrays.asList(asked));
    return this;
  }

  /** The help beside the heading. */
  public GroupSpec description(String description) {
    this.description = description;
    return this;
  }
}
