package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.catalog.helm.lint.Examples;
import dev.trainyard.catalog.helm.lint.RuleFamily;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.helm.rule.Field;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.manifests.RenderedDocument;
import java.util.List;
import java.util.Map;

/** The rule about where answers that are typed as passwords end up. */
final class ConfidentialRules implements RuleFamily {

  private static final String PASSWORD =
      Examples.question("password", "{type: string, required: true, private: true}");

  static final LintRule PLAIN =
      LintRule.warning("TN852", "Answers that are typed as passwords stand in Secrets alone")
          .because(
              "What stands in a ConfigMap, in the environment of a container or in a command is shown"
                  + " to everybody who may look at the app, and by tools that keep Secrets to"
                  + " themselves. Found by a password that is looked for in everything else.")
          .rendered()
          .bad(
              Examples.asks(PASSWORD)
                  .and("VERSION/templates/configmap.yaml", holder("ConfigMap", "data")))
          .good(
              Examples.asks(PASSWORD)
                  .and("VERSION/templates/configmap.yaml", holder("Secret", "stringData")));

  private static String holder(String kind, String data) {
    return """
        apiVersion: v1
        kind: %s
        metadata: {name: demo}
        %s: {password: {{ .Values.password | quote }}}
        """
        .formatted(kind, data);
  }

  @Override
  public List<LintRule> rules() {
    return List.of(PLAIN);
  }

  /**
   * Tells where secrets stand in the open.
   *
   * @param secrets paths of answers by the text that they were given
   */
  static void check(
      Subject subject,
      Case rendering,
      List<RenderedDocument> documents,
      Map<String, String> secrets,
      Findings findings) {
    for (RenderedDocument document : documents) {
      if (!document.kind().equals("Secret")) {
        secrets.forEach(
            (text, path) -> {
              String at = find(document.object(), text, "");
              if (at != null) {
                findings.add(
                    rendering,
                    PLAIN,
                    subject.where(document.source(), document.kind(), document.id(), at, null),
                    "shows the answer to " + Visible.of(path) + ", which is typed as a password",
                    "a Secret",
                    "Put it into a Secret, and refer to that.");
              }
            });
      }
    }
  }

  /** The path of a text that holds another one; null when there is none. */
  private static String find(Object value, String text, String path) {
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String key = String.valueOf(entry.getKey());
        String inner = Field.child(path, key);
        String found = key.contains(text) ? inner : find(entry.getValue(), text, inner);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        String found = find(list.get(i), text, path + "[" + i + "]");
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    return value instanceof String string && string.contains(text) ? path : null;
  }
}
