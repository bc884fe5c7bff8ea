package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.any;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.model.Parts.addressOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.evaluate.Sha256;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Services that survive an edit. Kubernetes merges the ports of a service by {@code port} alone,
 * those of a container by {@code containerPort} alone: two with one number take each other's place
 * (kubernetes/kubernetes#39188, #105610).
 */
class PortsTest {

  private static final PortQuestion TCP = port("network.tcp").defaultPort(30053);
  private static final PortQuestion UDP = port("network.udp").defaultPort(30054);
  private static final Port DNS = tcp("dns", 5353);
  private static final Port DNS_UDP = udp("dns-udp", 5353);

  private static App app(Consumer<ContainerSpec> ports) {
    App app = Demo.web(a -> a.group("Network", g -> g.ask(TCP, UDP)), ports);
    assertThat(AppChecks.check(app)).filteredOn(Problem::isError).isEmpty();
    return app;
  }

  /** The ports of all services as {@code SERVICE PORT/PROTOCOL NODE-PORT}. */
  private static List<String> services(App app, Map<String, Object> answers) {
    List<String> all = new ArrayList<>();
    for (Map<String, Object> manifest : Demo.manifests(app, answers)) {
      if (manifest.get("kind").equals("Service")) {
        for (Object port : (List<?>) Demo.at(manifest, "spec", "ports")) {
          Object nodePort = ((Map<?, ?>) port).get("nodePort");
          all.add(
              Demo.at(manifest, "metadata", "name")
                  + " "
                  + Demo.at(port, "port")
                  + "/"
                  + Demo.at(port, "protocol")
                  + (nodePort == null ? "" : " " + nodePort));
        }
      }
    }
    return all;
  }

  @Test
  void one_number_for_tcp_and_udp_makes_a_service_for_each() {
    App app = app(c -> c.port(DNS, TCP).port(DNS_UDP, UDP));

    assertThat(services(app, Map.of()))
        .containsExactly(
            "demo-web 8080/TCP",
            "demo-web 5353/TCP",
            "demo-web-udp 5353/UDP",
            "demo-tcp-nodeport 5353/TCP 30053",
            "demo-udp-nodeport 5353/UDP 30054");
  }

  /** Port, service, probe, variable and whoever waits follow the owner's answer. */
  @Test
  void a_port_whose_number_is_an_answer_is_followed_everywhere() {
    Port moved = tcp("moved", TCP);
    Workload server = workload("server");
    App app =
        Demo.web(
            a -> {
              a.group("Network", g -> g.ask(TCP, UDP));
              a.workload(
                  server,
                  w ->
                      w.runAs(568, 568)
                          .container(
                              "server",
                              Demo.IMAGE,
                              c ->
                                  c.port(moved, TCP)
                                      .port(udp("moved-udp", TCP), TCP)
                                      .port(udp("talk", UDP), UDP)
                                      .env("PORT", moved)
                                      .ready(Probe.tcp().on(moved))
                                      .live(Probe.tcp().on(moved))));
            },
            c -> c.env("SERVER", addressOf(server, moved)));
    assertThat(AppChecks.check(app)).filteredOn(Problem::isError).isEmpty();

    Map<String, Object> answers = Map.of("network.tcp", 31000L);
    assertThat(services(app, answers))
        .containsExactlyInAnyOrder(
            "demo-web 8080/TCP",
            "demo-server 31000/TCP",
            "demo-server 30054/UDP",
            "demo-server-udp 31000/UDP",
            "demo-tcp-nodeport-31000 31000/TCP 31000",
            "demo-tcp-nodeport-31000 31000/UDP 31000",
            "demo-udp-nodeport 30054/UDP 30054");
    String all = Demo.manifests(app, answers).toString();
    assertThat(all)
        .contains(
            "ports=[{name=moved, containerPort=31000, protocol=TCP},"
                + " {name=talk, containerPort=30054, protocol=UDP}]",
            "{name=PORT, value=31000}",
            "{name=SERVER, value=demo-server:31000}");
    assertThat(all).doesNotContain("30053");
  }

  @Test
  void no_list_of_ports_has_a_number_twice() {
    App app = app(c -> c.port(DNS, TCP).port(DNS_UDP, UDP).port(udp("web-udp", 8080)));

    for (Map<String, Object> manifest : Demo.manifests(app, Map.of())) {
      if (manifest.get("kind").equals("Service")) {
        unique((List<?>) Demo.at(manifest, "spec", "ports"), "port");
      } else if (manifest.get("kind").equals("Deployment")) {
        unique(
            (List<?>) Demo.at(manifest, "spec", "template", "spec", "containers", 0, "ports"),
            "containerPort");
      }
    }
  }

  private static void unique(List<?> ports, String key) {
    Set<Object> seen = new HashSet<>();
    assertThat(ports).allMatch(port -> seen.add(Demo.at(port, key)));
  }

  @Test
  void one_answer_for_both_protocols_is_a_service_that_another_answer_replaces() {
    App app = app(c -> c.port(DNS, TCP).port(DNS_UDP, TCP));

    assertThat(services(app, Map.of("network.tcp", 30881L)))
        .containsExactly(
            "demo-web 8080/TCP",
            "demo-web 5353/TCP",
            "demo-web-udp 5353/UDP",
            "demo-tcp-nodeport-30881 30881/TCP 30881",
            "demo-tcp-nodeport-30881 30881/UDP 30881");
    assertThat(services(app, Map.of("network.tcp", 30882L)))
        .contains("demo-tcp-nodeport-30882 30882/UDP 30882");
  }

  @Test
  void both_protocols_of_one_answer_share_its_number_whatever_the_program_has() {
    App app = app(c -> c.port(tcp("peers", 6881), TCP).port(udp("peers-udp", 6882), TCP));

    assertThat(services(app, Map.of()))
        .contains(
            "demo-tcp-nodeport-30053 30053/TCP 30053", "demo-tcp-nodeport-30053 30053/UDP 30053");
  }

  @Test
  void two_answers_that_name_one_port_of_the_nas_are_refused_with_the_port() {
    App app = app(c -> c.port(DNS, TCP).port(tcp("other", 5354), UDP));

    assertThatThrownBy(() -> services(app, Map.of("network.udp", 30053L)))
        .isInstanceOf(RenderFailure.class)
        .hasMessage(
            "Two ports of the app would be the port 30053 of the NAS. Change one of network.tcp,"
                + " network.udp.");
  }

  @Test
  void tcp_and_udp_share_a_port_of_the_nas_by_one_answer_only() {
    App app = app(c -> c.port(DNS, TCP).port(DNS_UDP, UDP));

    // Kubernetes: "provided port is already allocated", whatever the protocol.
    assertThatThrownBy(() -> services(app, Map.of("network.udp", 30053L)))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("would be the port 30053 of the NAS");
  }

  @Test
  void the_service_of_a_port_of_the_nas_stays_whatever_else_the_workload_listens_on() {
    App alone = Demo.web(a -> a.group("Network", g -> g.ask(TCP)), c -> c.port(DNS, TCP));
    App more =
        Demo.web(
            a -> a.group("Network", g -> g.ask(TCP)),
            c -> c.port(DNS, TCP).port(tcp("metrics", 9100)));

    for (App app : List.of(alone, more)) {
      assertThat(services(app, Map.of())).contains("demo-tcp-nodeport 5353/TCP 30053");
    }
  }

  @Test
  void the_order_of_the_ports_of_one_answer_is_its_own() {
    App one = app(c -> c.port(DNS, TCP).port(DNS_UDP, TCP));
    App other = app(c -> c.port(DNS_UDP, TCP).port(DNS, TCP));

    assertThat(services(other, Map.of())).isEqualTo(services(one, Map.of()));
  }

  /** What patches take for one thing must not change. */
  @Test
  void the_ports_of_one_answer_stay_when_the_program_names_and_numbers_them_anew() {
    List<?> before = pair(app(c -> c.port(tcp("peers", 6881), TCP).port(DNS_UDP, TCP)), Map.of());
    List<?> after = pair(app(c -> c.port(tcp("peers", 6882), TCP).port(DNS_UDP, TCP)), Map.of());
    List<?> shadowed = pair(app(c -> c.port(DNS, TCP).port(DNS_UDP, TCP)), Map.of());
    List<?> renamed = pair(app(c -> c.port(DNS, TCP).port(udp("u", 5353), TCP)), Map.of());

    assertThat(after).isEqualTo(before);
    assertThat(renamed).isEqualTo(shadowed);
    assertThat(before)
        .hasToString(
            "[{name=tcp, port=30053, targetPort=peers, protocol=TCP, nodePort=30053},"
                + " {name=udp, port=30053, targetPort=dns-udp, protocol=UDP, nodePort=30053}]");
  }

  @Test
  void an_edit_that_closes_one_of_the_ports_of_an_answer_leaves_its_service_as_it_is() {
    BooleanQuestion on = yesNo("on");
    App app =
        Demo.web(
            a -> a.group("Network", g -> g.ask(TCP, on)),
            c -> c.port(DNS, TCP).when(on, some -> some.port(udp("peers", 6881), TCP)));

    assertThat(AppChecks.check(app)).isEmpty();
    assertThat(pair(app, Map.of("on", true))).isEqualTo(pair(app, Map.of("on", false)));
    assertThat(pair(app, Map.of("on", true))).element(1).asString().contains("targetPort=6881");
  }

  @Test
  void an_answer_for_both_protocols_leads_nowhere_else_whatever_is_answered() {
    BooleanQuestion on = yesNo("on");
    App app =
        Demo.web(
            a -> a.group("Network", g -> g.ask(TCP, on)),
            c ->
                c.port(DNS, TCP)
                    .when(on, some -> some.port(udp("peers", 6881), TCP))
                    .when(not(on), some -> some.port(udp("others", 6882), TCP)));

    assertThat(AppChecks.check(app)).isEmpty();
    assertThat(new HelmEdition().render(app).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.EDITION);
              assertThat(problem.describe())
                  .contains(
                      "others", "leads network.tcp, an answer for TCP and UDP, to other ports")
                  .contains("first at PortsTest.java:");
            });
  }

  private static List<?> pair(App app, Map<String, Object> answers) {
    return (List<?>)
        Demo.at(
            Demo.find(Demo.manifests(app, answers), "Service", "demo-tcp-nodeport-30053")
                .orElseThrow(),
            "spec",
            "ports");
  }

  @Test
  void a_long_path_of_a_question_makes_a_name_that_fits() {
    PortQuestion question = port("network.the_port_of_the_management_interface").defaultPort(30055);
    App app =
        Demo.web(
            a -> a.group("Network", g -> g.ask(question)),
            c -> c.port(DNS, question).port(DNS_UDP, question));

    assertThat(services(app, Map.of()))
        .anyMatch(port -> port.matches("demo-the-port-[0-9a-f]{8}-nodeport-30055 30055/TCP 30055"));
  }

  @Test
  void questions_with_paths_alike_have_services_of_their_own() {
    List<PortQuestion> alike =
        Stream.of(
                "network.web_port",
                "network.web.port",
                "network.Web_port",
                "web.port",
                "web_port",
                "network.web_port_of_the_site",
                "network.web_port_of_the_shop",
                "network.web_" + Sha256.of("web").substring(0, 8),
                "web")
            .map(path -> port(path).defaultPort(30053))
            .toList();
    Set<String> names = new TreeSet<>();
    for (PortQuestion question : alike) {
      App app = Demo.web(a -> a.group("Network", g -> g.ask(question)), c -> c.port(DNS, question));
      services(app, Map.of()).stream()
          .filter(service -> service.contains("nodeport"))
          .map(service -> service.split(" ")[0])
          .forEach(names::add);
    }

    assertThat(names)
        .hasSameSizeAs(alike)
        .contains("demo-web-port-nodeport")
        .allMatch(name -> name.matches("demo-[a-z0-9-]{1,17}-nodeport"));
  }

  /** The port of the NAS depends on answers; the container always listens, is asked and awaited. */
  @Test
  void a_port_that_is_published_under_a_condition_only_is_there_always() {
    BooleanQuestion other = yesNo("network.other");
    BooleanQuestion open = yesNo("network.open");
    Expression<Boolean> published = any(not(other), open);
    App app =
        Demo.web(
            a -> a.group("Network", g -> g.ask(TCP, UDP, other, open)),
            c ->
                c.when(published, p -> p.port(DNS, TCP))
                    .when(not(published), p -> p.port(DNS))
                    .starts(Probe.tcp().on(DNS)));
    assertThat(AppChecks.check(app)).filteredOn(Problem::isError).isEmpty();

    assertThat(services(app, Map.of()))
        .containsExactly(
            "demo-web 8080/TCP", "demo-web 5353/TCP", "demo-tcp-nodeport 5353/TCP 30053");
    assertThat(services(app, Map.of("network.other", true)))
        .containsExactly("demo-web 8080/TCP", "demo-web 5353/TCP");
  }

  private static List<String> onNas(
      Value<Boolean> one, Value<Boolean> other, Port first, Port second, PortQuestion published) {
    App app =
        Demo.app(
            a -> {
              a.group("Network", g -> g.ask(HOST, ELSEWHERE, TCP));
              a.workload(workload("one"), w -> server(w.hostNetwork(one), c -> c.port(first)));
              a.workload(
                  workload("two"),
                  w ->
                      server(
                          w.hostNetwork(other),
                          c -> {
                            if (published == null) {
                              c.port(second);
                            } else {
                              c.port(second, published);
                            }
                          }));
            });
    return AppChecks.check(app).stream()
        .filter(problem -> problem.rule() == Rule.PORT && problem.isError())
        .map(Problem::found)
        .toList();
  }

  private static void server(WorkloadSpec w, Consumer<ContainerSpec> ports) {
    w.runAs(568, 568)
        .container(
            Demo.IMAGE,
            c -> {
              ports.accept(c);
              c.noHealthCheck("Nothing to ask.");
            });
  }

  private static final BooleanQuestion HOST = yesNo("network.host");
  private static final BooleanQuestion ELSEWHERE = yesNo("network.elsewhere");

  /** There programs of all workloads share the ports of the NAS, and the owner's are among them. */
  @Test
  void in_the_network_of_the_nas_each_number_is_there_once() {
    Value<Boolean> never = literal(false);

    assertThat(onNas(HOST, HOST, tcp("a", 8081), tcp("b", 8081), null))
        .singleElement()
        .asString()
        .startsWith("has the number 8081 in the network of the NAS, where that at ");
    assertThat(onNas(HOST, ELSEWHERE, tcp("a", 8081), tcp("b", 8081), null)).hasSize(1);
    assertThat(onNas(HOST, not(HOST), tcp("a", 8081), tcp("b", 8081), null)).isEmpty();
    assertThat(onNas(HOST, HOST, tcp("a", 8081), udp("b", 8081), null)).isEmpty();
    assertThat(onNas(HOST, never, tcp("a", 8081), tcp("b", 8081), null)).isEmpty();
    assertThat(onNas(HOST, never, tcp("a", 9090), tcp("b", 7000), TCP))
        .singleElement()
        .asString()
        .startsWith("has the number 9090 in the network of the NAS, which the owner may answer");
    assertThat(onNas(HOST, never, tcp("a", 8090), tcp("b", 7000), TCP)).isEmpty();
  }

  private static final PortQuestion INSIDE = port("network.inside").defaultPort(9100);
  private static final PortQuestion SECOND = port("network.second").defaultPort(9200);
  private static final IntegerQuestion REPLICAS = integer("replicas").range(1, 3).defaultNumber(1);
  private static final StringQuestion NAME =
      string("name").required().length(1, 9).pattern("^[a-z][a-z0-9]*$", "Letters and digits.");
  private static final ListQuestion WORKERS = list("workers").items(NAME);

  private static List<String> ports(Consumer<AppSpec> content) {
    App app =
        Demo.app(
            a -> {
              a.group("Network", g -> g.ask(HOST, TCP, INSIDE, SECOND, REPLICAS, WORKERS));
              content.accept(a);
            });
    return AppChecks.check(app).stream()
        .filter(problem -> problem.rule() == Rule.PORT && problem.isError())
        .map(Problem::found)
        .toList();
  }

  /** All of them would listen on one number. */
  @Test
  void in_the_network_of_the_nas_there_is_one_replica() {
    Consumer<ContainerSpec> port = c -> c.port(tcp("a", 7001));

    assertThat(
            ports(
                a ->
                    a.workload(
                        workload("one"),
                        w -> server(w.hostNetwork(HOST).replicas(REPLICAS), port))))
        .containsExactly(
            "has the number 7001 in the network of the NAS, where each replica would have the"
                + " same");
    assertThat(
            ports(
                a ->
                    a.workload(
                        workload("one"),
                        w -> server(w.hostNetwork("It must.").replicas(literal(2L)), port))))
        .hasSize(1);
    assertThat(
            ports(
                a ->
                    a.each(
                        WORKERS,
                        (each, i) ->
                            each.workload(
                                workload("worker"),
                                i.get(NAME),
                                w -> server(w.hostNetwork(HOST), port)))))
        .containsExactly(
            "has the number 7001 in the network of the NAS, where that of each item would have the"
                + " same");
    assertThat(
            ports(
                a ->
                    a.workload(
                        workload("one"),
                        w ->
                            server(
                                w.hostNetwork(HOST).replicas(choose(HOST, literal(1L), REPLICAS)),
                                port))))
        .isEmpty();
    assertThat(
            ports(
                a ->
                    a.workload(
                        workload("one"),
                        w -> server(w.hostNetwork(HOST).replicas(REPLICAS), c -> {}))))
        .isEmpty();
  }

  /** A port of the NAS leads to one of two, or one of two listens. */
  @Test
  void a_program_in_the_network_of_the_nas_has_a_number_that_leads_to_no_other() {
    App app =
        Demo.app(
            a -> {
              a.group("Network", g -> g.ask(HOST, TCP, INSIDE));
              a.workload(
                  workload("one"), w -> server(w.hostNetwork(HOST), c -> c.port(tcp("a", INSIDE))));
              a.workload(workload("two"), w -> server(w, c -> c.port(tcp("b", 7000), TCP)));
            });
    assertThat(AppChecks.check(app)).filteredOn(Problem::isError).isEmpty();

    assertThatThrownBy(
            () ->
                services(
                    app, Map.of("network.host", true, "network.tcp", 9100, "network.inside", 9100)))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("Two ports of the app would be the port 9100 of the NAS");
    assertThat(services(app, Map.of("network.tcp", 9100, "network.inside", 9100))).isNotEmpty();
    assertThat(
            ports(
                a -> {
                  a.workload(
                      workload("one"),
                      w -> server(w.hostNetwork(HOST), c -> c.port(tcp("a", INSIDE))));
                  a.workload(workload("two"), w -> server(w, c -> c.port(tcp("b", 7000), INSIDE)));
                }))
        .singleElement()
        .asString()
        .startsWith(
            "has the number of network.inside in the network of the NAS, which the owner may"
                + " answer for network.inside at ");
  }

  @Test
  void two_answered_numbers_of_one_workload_are_two() {
    App app =
        Demo.app(
            a -> {
              a.group("Network", g -> g.ask(HOST, INSIDE, SECOND));
              a.workload(
                  workload("one"),
                  w ->
                      server(
                          w.hostNetwork(HOST),
                          c -> c.port(tcp("a", INSIDE)).port(tcp("b", SECOND))));
            });
    assertThat(AppChecks.check(app)).filteredOn(Problem::isError).isEmpty();

    assertThatThrownBy(() -> services(app, Map.of("network.second", 9100)))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("one: two ports would be the port 9100");
    assertThat(services(app, Map.of("network.second", 9101))).isNotEmpty();
  }
}
