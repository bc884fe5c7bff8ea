package dev.trainyard.generator.compose.template;

import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.compose.answer.NvidiaGpus;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Asked;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.value.Kind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Jinja code that looks answers up. A level of answers becomes a variable, in which the defaults
 * stand where nothing is answered: TrueNAS hands over nothing of what a wizard does not show.
 */
final class Answers {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  /** What mappings have in Python, so that an answer of this name is looked up in another way. */
  private static final Set<String> METHODS =
      Set.of(
          "clear",
          "copy",
          "fromkeys",
          "get",
          "items",
          "keys",
          "pop",
          "popitem",
          "setdefault",
          "update",
          "values");

  private final Variables variables;
  private final Map<Scope, Map<List<String>, Level>> levels = new HashMap<>();

  /**
   * A level.
   *
   * @param name the variable
   * @param defaults code of the defaults by answer
   */
  private record Level(String name, Map<String, String> defaults) {}

  Answers(Variables variables) {
    this.variables = variables;
  }

  private Level level(Scope scope, List<String> path) {
    return levels
        .computeIfAbsent(scope, added -> new LinkedHashMap<>())
        .computeIfAbsent(path, added -> new Level(name(scope, added), new LinkedHashMap<>()));
  }

  private String name(Scope scope, List<String> path) {
    if (!scope.isItem()) {
      return path.isEmpty() ? "answers" : variables.free(String.join("_", path));
    }
    String item = variables.item(scope);
    return path.isEmpty() ? item : variables.free(item + "_" + String.join("_", path));
  }

  private static String member(String level, String name) {
    return METHODS.contains(name) || !NAME.matcher(name).matches()
        ? level + "[" + JinjaCode.string(name) + "]"
        : level + "." + name;
  }

  private String lookup(Asked question, Part part, Scope scope, Object fallback) {
    List<String> path = ComposeAnswers.PATHS.path(question, part);
    if (path.isEmpty()) {
      return variables.item(scope);
    }
    String name = path.get(path.size() - 1);
    Level level = level(scope, List.copyOf(path.subList(0, path.size() - 1)));
    if (fallback != null) {
      level.defaults().putIfAbsent(name, JinjaCode.constant(fallback));
    }
    return member(level.name(), name);
  }

  /** The answer, or what counts where nothing is answered; nothing defined when nothing does. */
  String of(Answer<?> answer) {
    Object fallback = answer.fallback();
    if (fallback instanceof StoragePlace place) {
      fallback = ComposeAnswers.PATHS.word(place);
    }
    if (fallback == null && answer.kind() == Kind.TEXT) {
      fallback = "";
    }
    return lookup(answer.question(), answer.part(), answer.scope(), fallback);
  }

  /** An answer for which nothing stands in. */
  String raw(Asked question, Part part, Scope scope) {
    return lookup(question, part, scope, null);
  }

  /** The items of a list. */
  String list(ListAnswer list) {
    if (list.question() instanceof NvidiaGpus gpus) {
      return "(("
          + lookup(gpus, Part.VALUE, list.scope(), Map.of())
          + ").values() | selectattr(\""
          + NvidiaGpus.USE
          + "\") | map(attribute=\""
          + NvidiaGpus.UUID
          + "\") | select | sort)";
    }
    Object usual =
        list.question().fallback(Part.VALUE) instanceof List<?> items ? items : List.of();
    return lookup(list.question(), Part.VALUE, list.scope(), usual);
  }

  /** The item of a list, or the position in what is repeated. */
  String item(Scope scope) {
    return variables.item(scope);
  }

  /** The position of an item. */
  String index(Scope scope) {
    return scope.list().isEmpty() ? variables.item(scope) : variables.item(scope) + "_index";
  }

  /** The statements that set the variables of the levels that were looked up in a scope. */
  String statements(Scope scope, String indent) {
    StringBuilder statements = new StringBuilder();
    levels
        .getOrDefault(scope, Map.of())
        .forEach(
            (path, level) ->
                statements
                    .append(indent)
                    .append("{%- set ")
                    .append(level.name())
                    .append(" = dict(")
                    .append(level.defaults().isEmpty() ? "" : defaults(level.defaults()) + ", **")
                    .append("dict((")
                    .append(given(scope, path))
                    .append(").items() | rejectattr(1, \"none\")))")
                    .append(" %}\n"));
    return statements.toString();
  }

  private static String defaults(Map<String, String> defaults) {
    return "{"
        + String.join(
            ", ",
            defaults.entrySet().stream()
                .map(entry -> JinjaCode.string(entry.getKey()) + ": " + entry.getValue())
                .toList())
        + "}";
  }

  private static String given(Scope scope, List<String> path) {
    String code = scope.isItem() ? "given" : "values";
    for (int i = 0; i < path.size(); i++) {
      code = member(i == 0 ? code : "(" + code + ")", path.get(i)) + " or {}";
    }
    return code;
  }
}
