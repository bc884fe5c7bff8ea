package dev.trainyard.apps.uro;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.apps.RenderedApp;
import dev.trainyard.apps.RenderedApp.Node;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Scenario;
import dev.trainyard.generator.question.Question;
import java.util.List;
import java.util.Map;

/** The app with answers put in, for tests. */
final class Rendering {

  static final App APP = new Uro().define();

  static final String DEFAULT = "default";
  static final String CERTIFICATE = "host-paths-and-certificate";
  static final String EXTERNAL = "external-database-and-services";
  static final String POSTGRESQL = "postgresql";
  static final String LIVE = "live";
  static final String STAGING = "staging";
  static final String SANDBOX = "sandbox";
  static final String USUAL = "at-the-usual-port";
  static final String USUAL_OF_ONE = "at-the-usual-port-of-one-address";
  static final String HOSTILE = "hostile-answers";

  static final Map<String, String> KEPT =
      Map.of(
          "database-password", "generatedForTheDatabase",
          "postgresql-password", "generatedForPostgreSql",
          "redis-password", "generatedForRedis",
          "secrets-phoenix-key-base", "generatedKeyBase",
          "secrets-joken-signer", "generatedSigner",
          "secrets-signup-api-key", "generatedSignUpKey");

  static List<String> scenarios() {
    return APP.scenarios().stream().map(Scenario::name).toList();
  }

  static Map<String, String> api(RenderedApp app) {
    return app.environment(app.pod("uro").container("uro"));
  }

  static RenderedApp rendered(String scenario) {
    return RenderedApp.of(APP, scenario, KEPT);
  }

  static RenderedApp with(String scenario, Question question, Object answer) {
    return RenderedApp.of(APP, scenario, KEPT, question, answer);
  }

  static void refused(String scenario, Question question, Object answer, String reason) {
    assertThatThrownBy(() -> with(scenario, question, answer))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining(reason);
  }

  static Node volumeAt(Node pod, String container, String path) {
    String name =
        pod.container(container).list("volumeMounts").stream()
            .filter(mount -> mount.text("mountPath").equals(path))
            .findFirst()
            .orElseThrow()
            .text("name");
    return pod.list("volumes").stream()
        .filter(volume -> volume.text("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  static List<String> hostPaths(Node pod) {
    return pod.list("volumes").stream()
        .filter(volume -> volume.has("hostPath"))
        .map(volume -> volume.at("hostPath").text("path"))
        .toList();
  }

  private Rendering() {}
}
