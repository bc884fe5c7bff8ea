package dev.trainyard.generator.helm.template;

import dev.trainyard.generator.expression.node.ItemUse;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Prints the templates of one chart: the files of manifests, the notes, and the named templates
 * that they call.
 */
public final class ChartTemplates {

  private final String chart;
  private final Set<Helper> helpers = EnumSet.noneOf(Helper.class);
  private final Map<String, String> shared = new LinkedHashMap<>();
  private final Map<Named, String> textNames = new LinkedHashMap<>();
  private final Map<Scope, String> variables = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final SortedMap<String, String> files = new TreeMap<>();

  /** Starts with no files. */
  public ChartTemplates(String chart) {
    this.chart = chart;
  }

  /** Adds a file of manifests. */
  public void add(TemplateFile file) {
    files.put(file.name(), new TreePrinter(this).print(file.documents()));
  }

  /** Adds {@code NOTES.txt}. */
  public void notes(Expression<String> value) {
    Text notes = Text.of(value);
    if (!notes.parts().isEmpty()) {
      files.put("NOTES.txt", new TextPrinter(new ExpressionPrinter(this)).body(notes) + "\n");
    }
  }

  /** The files by name, {@code _helpers.tpl} and {@code _files.tpl} included where needed. */
  public SortedMap<String, String> files() {
    SortedMap<String, String> all = new TreeMap<>(files);
    StringBuilder defines = new StringBuilder();
    for (Helper helper : helpers) {
      defines.append(defines.isEmpty() ? "" : "\n").append(helper.define(chart));
    }
    for (String define : shared.values()) {
      defines.append(defines.isEmpty() ? "" : "\n").append(define);
    }
    if (!defines.isEmpty()) {
      all.put("_helpers.tpl", defines.toString());
    }
    if (!texts.isEmpty()) {
      all.put("_files.tpl", String.join("\n", texts.values()));
    }
    return Collections.unmodifiableSortedMap(all);
  }

  /** The name of a helper, which from now on is written. */
  String helper(Helper helper) {
    helper.needs().forEach(this::helper);
    helpers.add(helper);
    return helper.name(chart);
  }

  /** The name of a template with entries that several mappings share. */
  String shared(Tree.SharedEntries entries) {
    String name = chart + "." + entries.name();
    shared.computeIfAbsent(
        name,
        key ->
            "{{/*\n"
                + "Shared by the resources of the chart.\n"
                + "*/}}\n{{- define \""
                + name
                + "\" -}}\n"
                + new TreePrinter(this).entries(entries.entries())
                + "{{- end }}\n");
    return name;
  }

  /** The name of the variable that holds an item; each list has its own. */
  String variable(Scope scope) {
    return variables.computeIfAbsent(
        scope,
        added -> {
          String base = HelmAnswers.itemName(added);
          String name = base;
          for (int i = 2; isTaken(name); i++) {
            name = base + i;
          }
          return name;
        });
  }

  /** Whether an item or the index of one has this name, or would have that of its index. */
  private boolean isTaken(String name) {
    return name.equals("root")
        || variables.values().stream()
            .anyMatch(
                known ->
                    known.equals(name)
                        || known.equals(name + "Index")
                        || name.equals(known + "Index"));
  }

  /**
   * The call of a template that yields a text.
   *
   * @param hint what it is called after; may be empty
   * @param caller prints where the call stands
   * @param guards the conditions under which the text counts
   */
  String named(Text text, String hint, ExpressionPrinter caller, List<Expression<Boolean>> guards) {
    Set<Scope> scopes = new LinkedHashSet<>(ItemUse.of(text));
    guards.forEach(guard -> scopes.addAll(ItemUse.of(guard)));
    StringBuilder arguments = new StringBuilder();
    StringBuilder variables = new StringBuilder();
    int count = 1;
    for (Scope scope : scopes) {
      for (String variable :
          List.of(caller.answers().variable(scope), caller.answers().indexVariable(scope))) {
        arguments.append(' ').append(variable);
        variables.append("{{- ").append(variable).append(" := index . ").append(count++);
        variables.append(" -}}\n");
      }
    }
    String name =
        define(new Named(text, guards), hint, scopes.isEmpty() ? "" : variables.toString());
    return "include \""
        + name
        + "\" "
        + (scopes.isEmpty() ? caller.root() : "(list " + caller.root() + arguments + ")");
  }

  private String define(Named named, String hint, String variables) {
    String known = textNames.get(named);
    if (known != null) {
      return known;
    }
    // Of their own kind, so that no file or variable takes the name of a helper.
    String base =
        chart + ".text" + (hint.isEmpty() ? "" : "." + hint.replaceAll("[^A-Za-z0-9._-]", "-"));
    String name = base;
    for (int i = 2; textNames.containsValue(name); i++) {
      name = base + "-" + i;
    }
    textNames.put(named, name);
    ExpressionPrinter printer = new ExpressionPrinter(this);
    if (!variables.isEmpty()) {
      printer = printer.withRoot("$root");
    }
    for (Expression<Boolean> guard : named.guards()) {
      printer = printer.guarded(guard);
    }
    String body = new TextPrinter(printer).body(named.text());
    texts.put(
        name,
        "{{- define \""
            + name
            + "\" -}}\n"
            + (variables.isEmpty() ? "" : "{{- $root := index . 0 -}}\n" + variables)
            + body
            + "\n{{- end }}\n");
    return name;
  }

  /**
   * A text with a template of its own.
   *
   * @param text the text
   * @param guards the conditions under which it counts
   */
  private record Named(Text text, List<Expression<Boolean>> guards) {}
}
