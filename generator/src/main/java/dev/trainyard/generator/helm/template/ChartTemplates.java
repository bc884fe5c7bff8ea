package dev.trainyard.generator.helm.template;

import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.generator.tree.Tree;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
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
  private final Map<Text, String> textNames = new LinkedHashMap<>();
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
  public void notes(Text notes) {
    if (!notes.parts().isEmpty()) {
      files.put(
          "NOTES.txt", new TextPrinter(new ExpressionPrinter(this, false)).body(notes) + "\n");
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

  String chart() {
    return chart;
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

  /** The name of a template that yields a text, called after {@code hint}. */
  String named(Text text, String hint) {
    String known = textNames.get(text);
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
    textNames.put(text, name);
    texts.put(
        name,
        "{{- define \""
            + name
            + "\" -}}\n"
            + new TextPrinter(new ExpressionPrinter(this, false)).body(text)
            + "\n{{- end }}\n");
    return name;
  }
}
