package dev.trainyard.generator.helm;

import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Scenario;
import dev.trainyard.generator.question.AnswerPlaces;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.Given;
import dev.trainyard.generator.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    for (Scenario scenario : app.asIn(HelmEdition.NAME).scenarios()) {
      Map<String, Object> values = new LinkedHashMap<>();
      scenario.answers().forEach(answer -> HelmAnswers.PLACES.put(values, answer));
      scenario.answers().forEach(answer -> certificates(values, answer));
      all.put(scenario.name(), values);
    }
    return all;
  }

  /** Stand-ins for the certificates that an answer or the items of a list choose. */
  private static void certificates(Map<String, Object> values, Given answer) {
    answer.items().forEach(item -> item.forEach(inner -> certificates(values, inner)));
    if (answer.question() instanceof CertificateQuestion question && answer.value() != null) {
      Map<String, Object> certificate = new LinkedHashMap<>();
      certificate.put("certificate", String.format(Locale.ROOT, PEM, "CERTIFICATE"));
      certificate.put("privatekey", String.format(Locale.ROOT, PEM, "PRIVATE KEY"));
      AnswerPlaces.put(
          values,
          List.of(
              question.authority() ? "ixCertificateAuthorities" : "ixCertificates",
              answer.value().toString()),
          certificate);
    }
  }

  static String file(Map<String, Object> values) {
    return values.isEmpty() ? "{}\n" : Yaml.write(values);
  }
}
