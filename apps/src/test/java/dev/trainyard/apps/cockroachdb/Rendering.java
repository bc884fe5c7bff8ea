package dev.trainyard.apps.cockroachdb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.apps.RenderedApp;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.question.Question;
import java.util.List;
import java.util.Map;

/** The app with answers put in, for tests. */
final class Rendering {

  static final App APP = new CockroachDb().define();

  static final Map<String, String> KEPT = Map.of();

  static final String HOSTILE = "hostile-answers";
  static final String THREE = "three-nodes";
  static final String FIRST = "first-of-several-nas";
  static final String FURTHER = "further-of-several-nas";

  static RenderedApp rendered(String scenario) {
    return RenderedApp.of(APP, scenario, KEPT);
  }

  static RenderedApp with(Question question, Object answer) {
    return RenderedApp.of(APP, "default", KEPT, question, answer);
  }

  static void refused(Question question, Object answer, String reason) {
    assertThatThrownBy(() -> with(question, answer))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining(reason);
  }

  static String statements(RenderedApp app) {
    return app.file(app.jobPod("bootstrap"), "bootstrap", "/sql/statements.sql");
  }

  static Map<String, String> environmentOfBootstrap(RenderedApp app) {
    return app.environment(app.jobPod("bootstrap").container("bootstrap"));
  }

  static List<String> names(RenderedApp app) {
    return app.pod("server").container("certificates").words("args");
  }

  private Rendering() {}
}
