package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.question.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be said about a section of the wizard. */
public final class GroupSpec extends Spec {

  final List<Question> questions = new ArrayList<>();
  final Map<Question, String> editions = new LinkedHashMap<>();
  String description = "";

  GroupSpec(Spec app) {
    super(app);
  }

  /** Asks questions, in this order. */
  public GroupSpec ask(Question... asked) {
    said();
    for (Question question : asked) {
      questions.add(NotNull.of(question, "a question"));
    }
    return this;
  }

  /**
   * Asks questions in one edition only, such as those about what it alone can do. In the others
   * their defaults count, so each has one or may stay empty.
   *
   * @param edition name of the edition
   */
  public GroupSpec askOnly(String edition, Question... asked) {
    NotNull.of(edition, "the edition");
    ask(asked);
    for (Question question : asked) {
      editions.put(question, edition);
    }
    return this;
  }

  /** The help beside the heading. */
  public GroupSpec description(String description) {
    once("description");
    this.description = NotNull.of(description, "the description");
    return this;
  }
}
