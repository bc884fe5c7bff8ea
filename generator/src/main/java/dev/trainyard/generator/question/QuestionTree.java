package dev.trainyard.generator.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Questions by level: dotted paths become nested levels, each variable once.
 *
 * <p>Questions whose paths clash (one is a level of another) stay side by side; the checks of an
 * app report them.
 */
public final class QuestionTree {

  /**
   * A question or a level.
   *
   * @param variable its variable
   * @param question the question; for a level its caption and condition, if declared
   * @param children what is below; empty for a question
   * @param group the section it is asked in
   */
  public record Node(
      String variable, Optional<Question> question, List<Node> children, String group) {

    /** Whether this is a level. */
    public boolean isLevel() {
      return question.isEmpty() || question.get() instanceof DictQuestion;
    }

    /** The caption: a level that declares none has none at the top, where its section names it. */
    public String label() {
      return question.map(Question::label).orElse("");
    }
  }

  private final List<Node> roots = new ArrayList<>();

  /** Adds a question of a section. */
  public void add(Question question, String group) {
    add(roots, question, question.path(), group);
  }

  private static void add(List<Node> level, Question question, List<String> path, String group) {
    String variable = path.get(0);
    int index = -1;
    for (int i = 0; i < level.size(); i++) {
      if (level.get(i).variable().equals(variable) && level.get(i).isLevel()) {
        index = i;
      }
    }
    boolean last = path.size() == 1;
    if (last && !(question instanceof DictQuestion)) {
      level.add(new Node(variable, Optional.of(question), List.of(), group));
      return;
    }
    Node node =
        index >= 0 ? level.get(index) : new Node(variable, Optional.empty(), List.of(), group);
    List<Node> children = new ArrayList<>(node.children());
    Optional<Question> dict = node.question();
    if (last) {
      dict = Optional.of(question);
    } else {
      add(children, question, path.subList(1, path.size()), group);
    }
    Node changed = new Node(variable, dict, List.copyOf(children), node.group());
    if (index >= 0) {
      level.set(index, changed);
    } else {
      level.add(changed);
    }
  }

  /** The top level in the order of the wizard. */
  public List<Node> roots() {
    return List.copyOf(roots);
  }
}
