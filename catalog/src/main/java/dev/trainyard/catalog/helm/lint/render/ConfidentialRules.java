package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.catalog.helm.lint.Examples;
import dev.trainyard.catalog.helm.lint.RuleFamily;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.helm.rule.Field;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.manifests.RenderedDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Field root = document.manifest().root();
        secrets.forEach(
            (text, path) ->
                find(root, text)
                    .ifPresent(
                        at ->
                            findings.add(
                                rendering,
                                PLAIN,
                                subject.where(
                                    document.source(),
                                    document.kind(),
                                    document.id(),
                                    at.path(),
                                    null),
                                "shows the answer to "
                                    + Visible.of(path)
                                    + ", which is typed as a password",
                                "a Secret",
                                "Put it into a Secret, and refer to that.")));
      }
    }
  }

  /** The first field that is, or is called by, a text that holds another one. */
  private static Optional<Field> find(Field field, String text) {
    if (field.value() instanceof Map<?, ?> map) {
      for (Object key : map.keySet()) {
        Field inner = field.get((String) key);
        Optional<Field> found =
            ((String) key).contains(text) ? Optional.of(inner) : find(inner, text);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    if (field.value() instanceof List<?>) {
      return field.items().stream().flatMap(item -> find(item, text).stream()).findFirst();
    }
    return field.text().filter(string -> string.contains(text)).map(string -> field);
  }
}
