package dev.trainyard.generator.compose.template;

import dev.trainyard.generator.expression.node.Scope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of a template's variables and texts, each of which means one thing. */
final class Variables {

  /** What Jinja, Python and TrueNAS call things themselves. */
  private static final Set<String> TAKEN =
      Set.of(
          "values",
          "ix_lib",
          "t",
          "loop",
          "self",
          "super",
          "caller",
          "varargs",
          "kwargs",
          "range",
          "dict",
          "lipsum",
          "cycler",
          "joiner",
          "namespace",
          "debug",
          "true",
          "false",
          "none",
          "True",
          "False",
          "None",
          "and",
          "or",
          "not",
          "in",
          "is",
          "if",
          "elif",
          "else",
          "endif",
          "for",
          "endfor",
          "set",
          "endset",
          "do",
          "block",
          "endblock",
          "extends",
          "print",
          "macro",
          "endmacro",
          "include",
          "from",
          "import",
          "call",
          "endcall",
          "with",
          "endwith",
          "autoescape",
          "endautoescape",
          "without",
          "context",
          "ignore",
          "missing",
          "filter",
          "endfilter",
          "break",
          "continue",
          "recursive",
          "scoped",
          "required",
          "given",
          "answers");

  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9_]+");
  private static final Pattern AROUND = Pattern.compile("^_+|_+$");

  private final Set<String> used = new HashSet<>(TAKEN);
  private final Map<Scope, String> items = new HashMap<>();

  /** A name that nothing has yet, made of words. */
  String free(String wanted) {
    String base = AROUND.matcher(OTHER.matcher(wanted).replaceAll("_")).replaceAll("");
    if (base.isEmpty() || Character.isDigit(base.charAt(0))) {
      base = "text_" + base;
    }
    String name = base;
    for (int i = 2; !used.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  /** The name of a list's item. */
  String item(Scope scope) {
    return items.computeIfAbsent(
        scope,
        added -> {
          if (added.list().isEmpty()) {
            return free(added.counter());
          }
          List<String> path = added.list().get().question().path();
          String list = path.get(path.size() - 1);
          return free(
              list.length() > 2 && list.endsWith("s")
                  ? list.substring(0, list.length() - 1)
                  : list + "_item");
        });
  }
}
