package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.udp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeSite;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Questions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that become ready only together, and take their time to part. */
class TogetherReadyTest {

  private static final BooleanQuestion MANY =
      Questions.yesNo("many").label("Many").description("Many.");
  private static final Port HTTP = tcp("http", 8080);
  private static final PortQuestion PORT =
      Questions.port("network.web").label("Port").description("Port.").defaultPort(30080);

  private static App app() {
    return Demo.app(
        a -> {
          a.group("Demo", g -> g.description("Demo.").ask(MANY, PORT));
          a.workload(
              Demo.WEB,
              w ->
                  w.runAs(568, 568)
                      .reachableBeforeReady(MANY)
                      .stopsWithin(choose(MANY, literal(300L), literal(60L)))
                      .container(Demo.IMAGE, c -> c.port(HTTP, PORT).ready(Probe.http("/"))));
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void they_are_reached_early_within_the_app_only(boolean many) {
    List<Map<String, Object>> services = services(app(), many);

    assertThat(services).extracting(s -> s.get("type")).containsExactly("ClusterIP", "NodePort");
    assertThat(services)
        .extracting(s -> s.get("publishNotReadyAddresses"))
        .containsExactly(many, null);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void those_that_meet_at_ports_of_the_nas_are_reached_early_there(boolean many) {
    Port udp = udp("game", 8080);
    List<Consumer<ContainerSpec>> containers =
        List.of(
            c -> c.portBeforeReady(HTTP, PORT, MANY),
            c -> c.port(HTTP, PORT).portBeforeReady(udp, PORT, MANY),
            c -> c.port(HTTP, PORT).when(MANY, m -> m.portBeforeReady(udp, PORT, literal(true))));

    for (Consumer<ContainerSpec> listening : containers) {
      App app =
          Demo.app(
              a -> {
                a.group("Demo", g -> g.description("Demo.").ask(MANY, PORT));
                a.workload(
                    Demo.WEB,
                    w ->
                        w.runAs(568, 568)
                            .container(
                                Demo.IMAGE,
                                c -> {
                                  listening.accept(c);
                                  c.ready(Probe.http("/").on(HTTP));
                                }));
              });

      assertThat(services(app, many))
          .filteredOn(service -> service.get("type").equals("NodePort"))
          .extracting(service -> service.get("publishNotReadyAddresses"))
          .containsExactly(many);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_time_to_stop_may_depend_on_answers_in_both_editions(boolean many) {
    Map<String, Object> deployment =
        Demo.manifests(app(), Map.of("many", many)).stream()
            .filter(manifest -> manifest.get("kind").equals("Deployment"))
            .findFirst()
            .orElseThrow();
    Map<String, Object> pod = map(map(map(deployment.get("spec")).get("template")).get("spec"));
    assertThat(((Number) pod.get("terminationGracePeriodSeconds")).longValue())
        .isEqualTo(many ? 300 : 60);

    Map<String, Object> values = new LinkedHashMap<>(Map.of("many", many));
    values.putAll(ComposeEdition.fixedValues(app()));
    ComposeSite site = new ComposeSite("demo", values);
    Map<String, Object> file =
        Manifests.evaluate(List.of(ComposeEdition.file(app())), site.answers(), site).get(0);
    assertThat(map(map(file.get("services")).get("web")).get("stop_grace_period"))
        .isEqualTo(many ? "300s" : "60s");
  }

  private static List<Map<String, Object>> services(App app, boolean many) {
    return Demo.manifests(app, Map.of("many", many)).stream()
        .filter(manifest -> manifest.get("kind").equals("Service"))
        .map(manifest -> map(manifest.get("spec")))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
