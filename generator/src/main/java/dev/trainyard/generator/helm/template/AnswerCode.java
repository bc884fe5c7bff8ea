package dev.trainyard.generator.helm.template;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Asked;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.helm.answer.GivenTexts;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Go template code that looks answers up.
 *
 * @param templates knows the names of variables
 * @param root what the root of the values is called where the code stands
 */
record AnswerCode(ChartTemplates templates, String root) {

  /** The list of a repetition. */
  GoCode list(ListAnswer list) {
    Asked question = list.question();
    if (list.scope().isItem()
        && question.fallback(Part.VALUE) instanceof List<?> usual
        && !usual.isEmpty()) {
      return dig(question, Part.VALUE, list.scope(), constant(usual));
    }
    return GoCode.atom(path(question, Part.VALUE, list.scope()));
  }

  /**
   * The answer, or what counts when there is none; nil when nothing does. That every answer of the
   * root with a default is there has been checked before; defaults of list items are in no values.
   */
  GoCode lookup(Answer<?> answer) {
    Object fallback = answer.fallback();
    boolean item = answer.scope().isItem() && answer.part() != Part.ITEM;
    if (fallback == null) {
      return GoCode.atom(nilSafe(answer.question(), answer.part(), answer.scope()));
    }
    if (item && fallback.equals("")) {
      return GoCode.call(
          nilSafe(answer.question(), answer.part(), answer.scope()) + " | default \"\"");
    }
    return item
        ? dig(answer.question(), answer.part(), answer.scope(), constant(fallback))
        : GoCode.atom(path(answer.question(), answer.part(), answer.scope()));
  }

  private GoCode dig(Asked question, Part part, Scope scope, String fallback) {
    return GoCode.call(
        "dig "
            + HelmAnswers.PATHS.path(question, part).stream()
                .map(GoCode::string)
                .collect(Collectors.joining(" "))
            + " "
            + fallback
            + " "
            + variable(scope));
  }

  static String constant(Object value) {
    if (value instanceof StoragePlace place) {
      return GoCode.string(HelmAnswers.PATHS.word(place));
    }
    if (value instanceof List<?> list) {
      return "(list "
          + list.stream().map(AnswerCode::constant).collect(Collectors.joining(" "))
          + ")";
    }
    return value instanceof String text ? GoCode.string(text) : String.valueOf(value);
  }

  /** The answer as it stands in the values; its levels must be there. */
  private String path(Asked question, Part part, Scope scope) {
    if (question instanceof GivenTexts.Half half) {
      return half.isName() ? nameVariable(scope) : variable(scope);
    }
    String code = scope.isItem() ? variable(scope) : prefix() + ".Values";
    for (String variable : HelmAnswers.PATHS.path(question, part)) {
      code = isIdentifier(variable) ? code + "." + variable : member(code, variable);
    }
    return code;
  }

  /** The answer as it stands in the values, nil when it or a level is missing. */
  String nilSafe(Asked question, Part part, Scope scope) {
    if (question instanceof GivenTexts.Half) {
      return path(question, part, scope);
    }
    String code = scope.isItem() ? variable(scope) : prefix() + ".Values";
    List<String> path = HelmAnswers.PATHS.path(question, part);
    for (int i = 0; i < path.size(); i++) {
      String variable = path.get(i);
      String level = i == 0 ? code : "(" + code + ")";
      code = isIdentifier(variable) ? level + "." + variable : member(level, variable);
    }
    return code;
  }

  private static boolean isIdentifier(String variable) {
    return variable.matches("[A-Za-z_][A-Za-z0-9_]*");
  }

  /** An entry whose name is none in Go; nil when it or the level is missing. */
  private static String member(String level, String variable) {
    return "(index (" + level + " | default dict) " + GoCode.string(variable) + ")";
  }

  static String complaint(Answer<?> answer) {
    return HelmAnswers.PATHS.complaint(answer.question(), answer.part(), answer.scope());
  }

  String variable(Scope scope) {
    return "$" + templates.variable(scope);
  }

  /** The variables of a range whose body is known; the index only where it is used. */
  String variables(Scope scope, String body) {
    if (scope.list().isPresent() && scope.list().get().question() instanceof GivenTexts) {
      return nameVariable(scope) + ", " + variable(scope);
    }
    String index = indexVariable(scope);
    return body.contains(index) ? index + ", " + variable(scope) : variable(scope);
  }

  private String nameVariable(Scope scope) {
    return variable(scope) + "Name";
  }

  String indexVariable(Scope scope) {
    return variable(scope) + "Index";
  }

  String prefix() {
    return root.equals(".") ? "" : root;
  }
}
