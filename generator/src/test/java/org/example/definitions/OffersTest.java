package org.example.definitions;

import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeForm;
import dev.trainyard.generator.compose.ComposeSite;
import dev.trainyard.generator.edition.OneFile;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.form.Acceptance;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.helm.HelmForm;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels and networks that are the owner's own. */
class OffersTest {

  private static final PortQuestion PORT = Questions.port("network.web").defaultPort(30080);

  private static App app(Consumer<AppSpec> more) {
    return Demo.app(
        a -> {
          a.labels().networks();
          a.workload(
              Demo.WEB,
              w -> {
                Demo.pod(w, c -> {});
                w.container("helper", Demo.IMAGE, c -> c.noHealthCheck("It only helps."));
              });
          a.workload(
              workload("db"),
              w ->
                  w.stateful()
                      .runAs(1, 1)
                      .container(Demo.IMAGE, c -> c.port(tcp("sql", 5432)).noHealthCheck("None.")));
          more.accept(a);
        });
  }

  private static Map<String, Object> file(Map<String, Object> answers) {
    App app = app(a -> {});
    Map<String, Object> values = new LinkedHashMap<>(answers);
    values.putAll(ComposeEdition.fixedValues(app));
    ComposeSite site = new ComposeSite("demo", values);
    return Manifests.evaluate(List.of(ComposeEdition.file(app)), site.answers(), site).get(0);
  }

  private static Map<String, Object> label(String key, String... containers) {
    return Map.of("key", key, "value", "v", "containers", List.of(containers));
  }

  private static Map<String, Object> networks(Object... networks) {
    return Map.of("network", Map.of("networks", List.of(networks)));
  }

  private static Map<String, Object> network(String name, Map<String, Object> config) {
    return Map.of("name", name, "containers", List.of(Map.of("name", "web", "config", config)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @Test
  void a_label_is_on_the_containers_that_are_named_and_on_all_replicas() {
    Map<String, Object> services =
        map(
            file(Map.of(
                    "labels",
                    List.of(label("a", "web", "db"), label("b", "web-helper"), label("c"))))
                .get("services"));

    assertThat(Demo.at(services, "web", "labels")).isEqualTo(Map.of("a", "v"));
    assertThat(Demo.at(services, "web-helper", "labels")).isEqualTo(Map.of("b", "v"));
    assertThat(Demo.at(services, "db-0", "labels")).isEqualTo(Map.of("a", "v"));
    assertThat(map(Demo.at(file(Map.of()), "services", "web"))).doesNotContainKey("labels");
  }

  @Test
  void a_container_joins_a_network_and_stays_in_that_of_the_app() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("aliases", List.of("demo"));
    config.put("ipv4_address", "192.168.1.9");
    config.put("mac_address", "");
    config.put("gw_priority", 1L);
    config.put("priority", null);
    Map<String, Object> file = file(networks(network("lan", config), network("more", Map.of())));

    assertThat(file.get("networks"))
        .isEqualTo(Map.of("lan", Map.of("external", true), "more", Map.of("external", true)));
    assertThat(Demo.at(file, "services", "web", "networks"))
        .isEqualTo(
            Map.of(
                "default",
                Map.of(),
                "lan",
                Map.of(
                    "priority",
                    0L,
                    "aliases",
                    List.of("demo"),
                    "ipv4_address",
                    "192.168.1.9",
                    "gw_priority",
                    1L),
                "more",
                Map.of("priority", 0L)));
    assertThat(Demo.at(file, "services", "db-0", "networks"))
        .isEqualTo(Map.of("default", Map.of("aliases", List.of("db"))));
    assertThat(map(Demo.at(file, "services", "web-helper")))
        .doesNotContainKey("networks")
        .containsEntry("network_mode", "service:web");
    assertThat(file(Map.of())).doesNotContainKey("networks");
  }

  @Test
  void what_docker_would_not_take_is_refused() {
    assertThatThrownBy(() -> file(Map.of("labels", List.of(label("a", "web"), label("a", "web")))))
        .isInstanceOf(RenderFailure.class)
        .hasMessage("labels: web has the label \"a\" twice");
    assertThatThrownBy(() -> file(Map.of("labels", List.of(label("a", "web", "web")))))
        .isInstanceOf(RenderFailure.class);
    assertThatThrownBy(
            () -> file(Map.of("labels", List.of(label("com.docker.compose.project", "web")))))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("Docker Compose's own");
    assertThatThrownBy(() -> file(networks(network("n", Map.of()), network("n", Map.of()))))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("\"n\" is there twice");
    assertThatThrownBy(() -> file(networks(network("default", Map.of()))))
        .isInstanceOf(RenderFailure.class);
    Map<String, Object> web = Map.of("name", "web");
    assertThatThrownBy(() -> file(networks(Map.of("name", "n", "containers", List.of(web, web)))))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("a network has \"web\" twice");
    assertThatThrownBy(
            () -> file(networks(network("n", Map.of("aliases", List.of("x", "y", "x"))))))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("a container has the alias \"x\" twice");
    assertThat(
            file(
                networks(
                    network("n", Map.of("aliases", List.of("x"))),
                    network("m", Map.of("aliases", List.of("x"))))))
        .isNotEmpty();
    assertThat(file(Map.of("labels", List.of(label("a", "web"), label("a", "db"))))).isNotEmpty();
  }

  @Test
  void only_the_form_that_knows_them_asks() {
    App app = app(a -> {});
    Form form = ComposeForm.of(app);

    assertThat(HelmForm.of(app).fields()).isEmpty();
    assertThat(form.groups())
        .extracting(group -> group.get("name"))
        .containsExactly("Network Configuration", "Labels Configuration");
    assertThat(form.fields()).extracting(Field::variable).containsExactly("network", "labels");
    assertThat(ComposeForm.of(Demo.web(a -> {}, c -> {})).fields()).isEmpty();
    assertThat(
            Acceptance.install(
                    form,
                    ReleaseLine.SCALE_25_10,
                    Map.of("labels", List.of(label("a", "web", "nobody"))))
                .faults())
        .singleElement()
        .asString()
        .contains("nobody");
    for (String wrong : List.of("999.1.1.1", "10.0.0.256", "10.0.0")) {
      assertThat(
              Acceptance.install(
                      form,
                      ReleaseLine.SCALE_25_10,
                      networks(network("lan", Map.of("ipv4_address", wrong))))
                  .faults())
          .singleElement()
          .asString()
          .contains("ipv4_address");
    }
  }

  /** Both have lists of the name {@code containers}, of different items. */
  @Test
  void wizards_send_both_as_they_were_filled_in() {
    assertThat(new ComposeEdition().objections(app(a -> {}), List.of())).isEmpty();
  }

  @Test
  void one_file_has_both_where_nobody_asks() {
    OneFile.Result right =
        write(
            "labels: [{key: traefik.enable, value: 'true', containers: [web]}]\n"
                + "network: {networks: [{name: lan, containers: [{name: web, config: {aliases: [x]}}]}]}\n");
    OneFile.Result dollars = write("labels: [{key: 'x$y', value: 'v$w', containers: [web]}]\n");
    OneFile.Result wrong = write("labels: [{key: a, value: b, container: web}]\n");

    assertThat(right.problems()).isEmpty();
    assertThat(right.files().get("demo.yaml"))
        .contains("traefik.enable: \"true\"", "external: true");
    // Docker Compose expands no keys.
    assertThat(dollars.files().get("demo.yaml")).contains("\"x$y\": \"v$$w\"");
    assertThat(wrong.problems())
        .anySatisfy(
            problem ->
                assertThat(problem.found())
                    .isEqualTo("labels[0] has a key that is no question of the app"));
  }

  private static OneFile.Result write(String answers) {
    return new ComposeEdition()
        .oneFile()
        .orElseThrow()
        .write(
            new OneFile.Request(
                app(a -> {}),
                "demo",
                Optional.of(new OneFile.Given(YamlReader.read(answers), "answers.yaml")),
                "/mnt/tank/demo",
                List.of(),
                length -> "R".repeat(length)));
  }

  @Test
  void a_level_of_the_app_takes_the_networks_in() {
    App app = app(a -> a.group("Ports", g -> g.ask(PORT)));

    assertThat(ComposeForm.of(app).fields().get(0).attrs())
        .extracting(Field::variable)
        .containsExactly("web", "networks");
    assertThat(ComposeForm.of(app).fields().get(0).group()).isEqualTo("Ports");
  }

  @ParameterizedTest
  @ValueSource(strings = {"labels", "labels.more", "network", "network.networks"})
  void nothing_else_is_asked_there(String path) {
    BooleanQuestion question = Questions.yesNo(path);
    App app =
        app(
            a ->
                a.group("G", g -> g.ask(question))
                    .workload(workload("x"), w -> Demo.pod(w, c -> c.env("X", question))));

    assertThat(new ComposeEdition().render(app).problems())
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(problem -> assertThat(problem.found()).startsWith("stands where "));
  }
}
