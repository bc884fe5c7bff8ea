package org.example.definitions;

import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeSite;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.HelmSite;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** An app without mistakes, to which tests add something, and what it is rendered to. */
final class Demo {

  static final Image IMAGE = image("docker.io/library/demo", "1.2.3");
  static final Workload WEB = workload("web");

  private Demo() {}

  static App app(Consumer<AppSpec> content) {
    return App.app(
        "demo",
        a -> {
          a.title("Demo").description("A demo.").appVersion("1").home("https://example.org");
          a.icon("https://example.org/icon.png").categories("demo").version("1.0.0");
          a.maintainer("somebody", "somebody@example.org", "").appReadme("A demo.");
          a.readme("A demo.").change("1.0.0", "First version.");
          content.accept(a);
        });
  }

  /** An app with one workload. */
  static App web(Consumer<AppSpec> app, Consumer<ContainerSpec> container) {
    return app(
        a -> {
          app.accept(a);
          a.workload(WEB, w -> pod(w, container));
        });
  }

  static void pod(WorkloadSpec w, Consumer<ContainerSpec> container) {
    w.runAs(568, 568)
        .container(
            IMAGE,
            c -> {
              c.port(tcp("http", 8080)).ready(Probe.http("/"));
              container.accept(c);
            });
  }

  /** The manifests for answers by dotted path, on TrueNAS. */
  static List<Map<String, Object>> manifests(App app, Map<String, Object> answers) {
    return manifests(app, answers, Map.of("ixChartContext", Map.of("isStopped", false)));
  }

  /** The manifests for answers by dotted path, with plain Helm. */
  static List<Map<String, Object>> manifestsElsewhere(App app, Map<String, Object> answers) {
    return manifests(app, answers, Map.of());
  }

  private static List<Map<String, Object>> manifests(
      App app, Map<String, Object> answers, Map<String, Object> surroundings) {
    Map<String, Object> values = new LinkedHashMap<>(HelmEdition.defaults(app));
    values.putAll(surroundings);
    answers.forEach((path, answer) -> put(values, path, answer));
    HelmSite site = new HelmSite("demo", "demo", "ix-demo", 1, values, Map.of());
    return Manifests.evaluate(HelmEdition.manifests(app), site.answers(), site);
  }

  /** The services for answers as TrueNAS 24.10 and later hand them over. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> services(App app, Map<String, Object> answers) {
    return (Map<String, Object>) composeFile(app, answers, Map.of()).get("services");
  }

  /** The compose file for such answers, where the datasets are at these paths. */
  static Map<String, Object> composeFile(
      App app, Map<String, Object> answers, Map<String, Object> datasets) {
    assertThat(new ComposeEdition().render(app).problems()).noneMatch(Problem::isError);
    Map<String, Object> values = new LinkedHashMap<>(answers);
    values.put("ix_volumes", datasets);
    values.putAll(ComposeEdition.fixedValues(app));
    ComposeSite site = new ComposeSite("demo", values);
    return Manifests.evaluate(List.of(ComposeEdition.file(app)), site.answers(), site).get(0);
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> values, String path, Object answer) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      values.put(path, answer);
      return;
    }
    String first = path.substring(0, dot);
    Map<String, Object> level =
        new LinkedHashMap<>((Map<String, Object>) values.getOrDefault(first, Map.of()));
    values.put(first, level);
    put(level, path.substring(dot + 1), answer);
  }

  /** The manifest of a kind with this name. */
  static Optional<Map<String, Object>> find(
      List<Map<String, Object>> manifests, String kind, String name) {
    return manifests.stream()
        .filter(manifest -> manifest.get("kind").equals(kind))
        .filter(manifest -> at(manifest, "metadata", "name").equals(name))
        .findFirst();
  }

  /** What lies below a manifest. */
  static Object at(Object value, Object... path) {
    Object at = value;
    for (Object step : path) {
      at = step instanceof Integer index ? ((List<?>) at).get(index) : ((Map<?, ?>) at).get(step);
    }
    return at;
  }
}
