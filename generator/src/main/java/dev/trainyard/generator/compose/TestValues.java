package dev.trainyard.generator.compose;

import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.compose.service.RuntimeSecrets;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Scenario;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.Given;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The answers of scenarios with what TrueNAS adds to them, for trying templates. */
final class TestValues {

  private static final String PEM =
      "-----BEGIN %1$s-----\nno real one, for rendering only\n-----END %1$s-----\n";

  private TestValues() {}

  /** Values by the scenario's name; those of an app without scenarios are its defaults. */
  static SortedMap<String, Map<String, Object>> of(App app) {
    SortedMap<String, Map<String, Object>> all = new TreeMap<>();
    for (Scenario scenario : app.scenarios()) {
      Map<String, Object> values = new LinkedHashMap<>();
      scenario.answers().forEach(answer -> ComposeAnswers.PLACES.put(values, answer));
      all.put(scenario.name(), withSite(app, values, scenario.answers()));
    }
    if (all.isEmpty()) {
      all.put("default", defaults(app));
    }
    return all;
  }

  /** Values when nobody answers anything. */
  static Map<String, Object> defaults(App app) {
    return withSite(app, new LinkedHashMap<>(), List.of());
  }

  private static Map<String, Object> withSite(
      App app, Map<String, Object> values, List<Given> answers) {
    Map<String, Object> volumes = new LinkedHashMap<>();
    datasets(app.questions(), app.name(), volumes);
    volumes.put(RuntimeSecrets.DATASET, path(app.name(), RuntimeSecrets.DATASET));
    values.put("ix_volumes", volumes);
    Map<Long, Object> certificates = new TreeMap<>();
    answers.forEach(answer -> certificates(answer, certificates));
    if (!certificates.isEmpty()) {
      values.put("ix_certificates", certificates);
    }
    return values;
  }

  private static String path(String app, String dataset) {
    return "/mnt/.ix-apps/app_mounts/" + app + "/" + dataset;
  }

  private static void datasets(
      List<? extends Question> questions, String app, Map<String, Object> volumes) {
    for (Question question : questions) {
      if (question instanceof StorageQuestion storage) {
        volumes.put(storage.dataset(), path(app, storage.dataset()));
      } else if (question instanceof ListQuestion list) {
        datasets(list.items(), app, volumes);
      }
    }
  }

  private static void certificates(Given answer, Map<Long, Object> certificates) {
    answer.items().forEach(item -> item.forEach(inner -> certificates(inner, certificates)));
    if (answer.question() instanceof CertificateQuestion && answer.value() != null) {
      Map<String, Object> certificate = new LinkedHashMap<>();
      certificate.put("certificate", String.format(Locale.ROOT, PEM, "CERTIFICATE"));
      certificate.put("privatekey", String.format(Locale.ROOT, PEM, "PRIVATE KEY"));
      certificates.put((Long) answer.value(), certificate);
    }
  }
}
