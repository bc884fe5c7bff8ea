package dev.trainyard.generator.helm;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Scenario;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The answers of scenarios as values files, which chart tests find in {@code ci/}. */
public final class ScenarioValues {

  private static final String PEM =
      "-----BEGIN %1$s-----\nno real one, for rendering only\n-----END %1$s-----\n";

  private ScenarioValues() {}

  /** Values by the scenario's name; chosen certificates come with a stand-in. */
  public static SortedMap<String, Map<String, Object>> of(App app) {
    SortedMap<String, Map<String, Object>> all = new TreeMap<>();
    for (Scenario scenario : app.scenarios()) {
      Map<String, Object> values = new LinkedHashMap<>();
      scenario.answers().forEach((path, answer) -> put(values, path, answer));
      app.groups().stream()
          .flatMap(group -> group.questions().stream())
          .filter(CertificateQuestion.class::isInstance)
          .map(CertificateQuestion.class::cast)
          .forEach(
              question -> {
                Object id = scenario.answers().get(question.dotted());
                if (id != null) {
                  certificate(
                      values,
                      question.authority() ? "ixCertificateAuthorities" : "ixCertificates",
                      id);
                }
              });
      all.put(scenario.name(), values);
    }
    return all;
  }

  private static void certificate(Map<String, Object> values, String table, Object id) {
    Map<String, Object> certificate = new LinkedHashMap<>();
    certificate.put("certificate", String.format(java.util.Locale.ROOT, PEM, "CERTIFICATE"));
    certificate.put("privatekey", String.format(java.util.Locale.ROOT, PEM, "PRIVATE KEY"));
    put(values, table + "." + id, certificate);
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> values, String path, Object answer) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      values.put(path, answer);
    } else {
      put(
          (Map<String, Object>)
              values.computeIfAbsent(
                  path.substring(0, dot), key -> new LinkedHashMap<String, Object>()),
          path.substring(dot + 1),
          answer);
    }
  }

  static String file(Map<String, Object> values) {
    return values.isEmpty() ? "{}\n" : Yaml.write(values);
  }
}
