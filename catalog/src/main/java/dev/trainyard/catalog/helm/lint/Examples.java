package dev.trainyard.catalog.helm.lint;

import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.generator.helm.HelmLayout;

/** How the examples of rules are written. */
public final class Examples {

  /** A description of a chart that says no more than it must. */
  static final String CHART =
      """
      apiVersion: v2
      name: demo
      version: 1.0.1
      appVersion: "1.4.2"
      home: https://example.org/demo
      """;

  /** An object that is all there is. */
  public static final String CONFIG_MAP =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: demo}
      """;

  private static final String VERSION = "VERSION/";
  private static final String ITEM = "ITEM/";

  private Examples() {}

  /** A file of the newest version. */
  public static LintExample version(String file, String content) {
    return LintExample.file(VERSION + file, content);
  }

  /** The newest version without a file. */
  static LintExample without(String file) {
    return LintExample.without(VERSION + file);
  }

  /** A file of the item. */
  static LintExample item(String file, String content) {
    return LintExample.file(ITEM + file, content);
  }

  /** A chart's description that says more than it must. */
  static LintExample chart(String more) {
    return version(HelmLayout.CHART, CHART + more);
  }

  /** A chart's description that says one thing otherwise. */
  static LintExample chart(String line, String instead) {
    return version(
        HelmLayout.CHART, CHART.replace(line + "\n", instead.isEmpty() ? "" : instead + "\n"));
  }

  /** The one template of a version. */
  public static LintExample template(String content) {
    return version(HelmLayout.TEMPLATES + "/configmap.yaml", content);
  }

  /** A form as a whole. */
  public static LintExample form(String text) {
    return version(HelmLayout.QUESTIONS, text);
  }

  /** A form that asks these questions; the frame is not shown. */
  public static LintExample asks(String... questions) {
    return form(String.join("", questions));
  }

  /** A question of a form in one line for its frame and one for its schema. */
  public static String question(String variable, String schema) {
    return "- variable: "
        + variable
        + "\n  label: "
        + variable
        + "\n  group: Settings\n  schema: "
        + schema
        + "\n";
  }

  /** A question below another one, on one line. */
  public static String inner(String variable, String schema) {
    return "{variable: " + variable + ", label: " + variable + ", schema: " + schema + "}";
  }
}
