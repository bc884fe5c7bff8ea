package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeRules;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Questions;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * On 24.10 and later containers find workloads of their app where one of both uses the network of
 * the NAS, which has no names of an app.
 */
class NasNetworkTest {

  private static final BooleanQuestion HOST = Questions.yesNo("host");
  private static final BooleanQuestion OTHER_HOST = Questions.yesNo("other_host");
  private static final PortQuestion PORT = Questions.port("port").defaultPort(30080);

  private static final Workload DB = workload("db");
  private static final Port SQL = tcp("sql", 5432);
  private static final Port TALK = udp("talk", 5433);
  private static final Port ANSWERED = tcp("answered", PORT);

  /** A server that waits for a database and names it. */
  private static App app(
      Consumer<WorkloadSpec> server,
      Consumer<WorkloadSpec> database,
      Consumer<ContainerSpec> port) {
    return Demo.app(
        a -> {
          a.group("G", g -> g.ask(HOST, OTHER_HOST, PORT));
          a.workload(
              DB,
              w -> {
                database.accept(w);
                w.runAs(1, 1)
                    .container(
                        Demo.IMAGE,
                        c -> {
                          c.port(SQL).ready(Probe.tcp().on(SQL));
                          port.accept(c);
                        });
              });
          a.workload(
              Demo.WEB,
              w -> {
                server.accept(w);
                w.step("first", Demo.IMAGE, c -> c.arg(hostOf(DB)));
                w.waitFor(DB, SQL);
                Demo.pod(w, c -> c.env("DB", hostOf(DB)));
              });
        });
  }

  private static Map<String, Object> services(App app, boolean host, boolean otherHost) {
    Map<String, Object> answers =
        Map.of(
            "host",
            host,
            "other_host",
            otherHost,
            "port",
            Map.of("bind_mode", "published", "port_number", 30080L));
    Map<String, Object> file = Demo.composeFile(app, answers, Map.of());
    assertThat(ComposeRules.faults(file)).isEmpty();
    return Demo.services(app, answers);
  }

  private static List<String> errors(App app) {
    assertThat(new HelmEdition().render(app).problems()).noneMatch(Problem::isError);
    return new ComposeEdition()
        .render(app).problems().stream().filter(Problem::isError).map(Problem::found).toList();
  }

  @Test
  void who_is_in_it_finds_others_at_an_address_of_the_nas_itself() {
    App app = app(w -> w.hostNetwork(HOST), w -> {}, c -> c.port(TALK));
    Map<String, Object> services = services(app, true, false);
    String address = address(Demo.at(services, "db", "ports", 0, "host_ip"));

    assertThat(Demo.at(services, "web", "network_mode")).isEqualTo("host");
    assertThat(Demo.at(services, "web", "environment", "DB")).isEqualTo("db");
    for (String own : List.of("web", "web-first")) {
      assertThat(Demo.at(services, own, "extra_hosts")).isEqualTo(List.of("db:" + address));
      assertThat(Demo.at(services, own, "depends_on").toString()).contains("db");
    }
    assertThat(Demo.at(services, "db", "ports"))
        .isEqualTo(List.of(published(5432L, address, "tcp"), published(5433L, address, "udp")));
  }

  /** Outside of it Docker knows the name. */
  @Test
  void a_workload_finds_itself_there_too() {
    App app =
        Demo.app(
            a -> {
              a.group("G", g -> g.ask(HOST));
              a.workload(
                  Demo.WEB,
                  w -> Demo.pod(w.hostNetwork(HOST), c -> c.env("SELF", hostOf(Demo.WEB))));
            });

    assertThat(Demo.at(Demo.services(app, Map.of("host", true)), "web", "extra_hosts"))
        .isEqualTo(List.of("web:127.0.0.1"));
    assertThat(Demo.services(app, Map.of("host", false)).get("web").toString())
        .doesNotContain("extra_hosts");
  }

  private static String address(Object address) {
    assertThat(address.toString()).matches("127\\.(6[4-9]|[7-9][0-9]|1[0-9]{2})\\.[0-9.]+");
    return address.toString();
  }

  private static Map<String, Object> published(long number, String address, String protocol) {
    return Map.of(
        "target",
        number,
        "published",
        String.valueOf(number),
        "host_ip",
        address,
        "protocol",
        protocol,
        "mode",
        "ingress");
  }

  @Test
  void who_is_not_in_it_finds_them_by_name() {
    App app = app(w -> w.hostNetwork(HOST), w -> {}, c -> {});
    Map<String, Object> services = services(app, false, false);

    assertThat(Demo.at(services, "web", "extra_hosts")).isNull();
    assertThat(Demo.at(services, "db", "ports")).isNull();
  }

  @Test
  void others_find_who_is_in_it_at_the_address_that_the_nas_has_for_containers() {
    App app = app(w -> {}, w -> w.hostNetwork("It finds devices."), c -> {});
    Map<String, Object> services = services(app, false, false);

    assertThat(Demo.at(services, "db", "network_mode")).isEqualTo("host");
    assertThat(Demo.at(services, "web", "extra_hosts")).isEqualTo(List.of("db:host-gateway"));
    assertThat(Demo.at(services, "web", "network_mode")).isNull();
  }

  @Test
  void each_may_be_in_it_or_not() {
    App app = app(w -> w.hostNetwork(HOST), w -> w.hostNetwork(OTHER_HOST), c -> {});

    assertThat(Demo.at(services(app, true, true), "web", "extra_hosts"))
        .isEqualTo(List.of("db:127.0.0.1"));
    assertThat(Demo.at(services(app, true, true), "db", "ports")).isNull();
    assertThat(Demo.at(services(app, false, true), "web", "extra_hosts"))
        .isEqualTo(List.of("db:host-gateway"));
    assertThat(Demo.at(services(app, true, false), "web", "extra_hosts").toString())
        .startsWith("[db:127.");
    assertThat(Demo.at(services(app, true, false), "db", "ports")).isNotNull();
    assertThat(Demo.at(services(app, false, false), "web", "extra_hosts")).isNull();
  }

  /** Docker refuses a number twice where one of both is at all addresses. */
  @Test
  void a_number_that_everybody_reaches_is_not_published_twice() {
    App app = app(w -> w.hostNetwork(HOST), w -> {}, c -> c.port(ANSWERED, PORT));

    assertThat(Demo.at(services(app, true, false), "db", "ports").toString())
        .containsOnlyOnce("published=30080")
        .containsOnlyOnce("published=5432");
    Map<String, Object> exposed =
        Map.of("host", true, "port", Map.of("bind_mode", "exposed", "port_number", 30080L));
    assertThat(Demo.at(Demo.services(app, exposed), "db", "ports").toString())
        .containsOnlyOnce("published=30080")
        .contains("host_ip=127.");
  }

  private static Map<String, Object> port(boolean host, long number, Object... addresses) {
    return Map.of(
        "host",
        host,
        "port",
        Map.of("bind_mode", "published", "port_number", number, "host_ips", List.of(addresses)));
  }

  /** The official form proposes 0.0.0.0 for each address. */
  @Test
  void all_addresses_may_be_said_in_two_ways() {
    App app = app(w -> w.hostNetwork(HOST), w -> {}, c -> c.port(ANSWERED, PORT));

    assertThat(Demo.at(Demo.services(app, port(true, 30080, "0.0.0.0")), "db", "ports").toString())
        .containsOnlyOnce("published=30080");
    assertThat(Demo.at(Demo.services(app, port(true, 30080, "10.0.0.1")), "db", "ports").toString())
        .contains("host_ip=10.0.0.1", "host_ip=127.");
  }

  @Test
  void an_answer_that_takes_the_number_of_a_port_found_there_is_refused() {
    App app =
        Demo.app(
            a -> {
              a.group("G", g -> g.ask(HOST, PORT));
              a.workload(
                  DB,
                  w ->
                      w.runAs(1, 1)
                          .container(Demo.IMAGE, c -> c.port(SQL).ready(Probe.tcp().on(SQL))));
              a.workload(
                  Demo.WEB,
                  w -> {
                    w.hostNetwork(HOST).waitFor(DB, SQL);
                    Demo.pod(w, c -> {});
                  });
              a.workload(
                  workload("third"),
                  w ->
                      w.runAs(1, 1)
                          .container(
                              Demo.IMAGE,
                              c -> c.port(tcp("y", 7002), PORT).ready(Probe.http("/"))));
            });

    for (Object[] everywhere : List.of(new Object[0], new Object[] {"0.0.0.0"})) {
      assertThatThrownBy(() -> Demo.services(app, port(true, 5432, everywhere)))
          .isInstanceOf(RenderFailure.class)
          .hasMessage(
              "Two ports of the app would be the port 5432 of the NAS, where db is found. Change"
                  + " port.");
    }
    assertThat(Demo.services(app, port(true, 5432, "10.0.0.1"))).containsKey("third");
    assertThat(Demo.services(app, port(true, 5433))).containsKey("third");
    assertThat(Demo.services(app, port(false, 5432))).containsKey("third");
  }

  @Test
  void an_answer_at_which_a_program_listens_in_the_network_is_refused_too() {
    App app =
        app(
            w ->
                w.hostNetwork(HOST)
                    .container("beside", Demo.IMAGE, c -> c.noHealthCheck("None.").port(ANSWERED)),
            w -> {},
            c -> {});

    assertThatThrownBy(() -> Demo.services(app, port(true, 5432)))
        .isInstanceOf(RenderFailure.class)
        .hasMessageEndingWith("Change port.");
    assertThat(Demo.services(app, port(false, 5432))).containsKey("db");
  }

  /** Whoever finds the database is not the only one that listens there. */
  @Test
  void somebody_else_in_it_has_no_number_of_a_port_found_there() {
    App app =
        Demo.app(
            a -> {
              a.group("G", g -> g.ask(HOST, OTHER_HOST));
              a.workload(
                  DB,
                  w ->
                      w.runAs(1, 1)
                          .container(Demo.IMAGE, c -> c.port(SQL).ready(Probe.tcp().on(SQL))));
              a.workload(
                  Demo.WEB,
                  w -> {
                    w.hostNetwork(HOST).waitFor(DB, SQL);
                    Demo.pod(w, c -> {});
                  });
              a.workload(
                  workload("third"),
                  w ->
                      w.hostNetwork(OTHER_HOST)
                          .runAs(1, 1)
                          .container(
                              Demo.IMAGE, c -> c.port(tcp("y", 5432)).ready(Probe.http("/"))));
            });

    assertThat(errors(app))
        .containsExactly(
            "listens at port 5432 in the network of the NAS, where workload web finds workload db"
                + " at the same number");
  }

  @Test
  void what_is_there_several_times_is_not_found_from_it() {
    assertThat(
            errors(app(w -> w.hostNetwork(HOST), w -> w.stateful().replicas(literal(2L)), c -> {})))
        .containsExactly(
            "uses the network of the NAS and waits for or names workload db, which runs several"
                + " times, so that no address leads to it there");
    assertThat(errors(app(w -> {}, w -> w.stateful().replicas(literal(2L)), c -> {}))).isEmpty();
  }

  @Test
  void it_has_each_number_once() {
    Port same = tcp("same", 5432);
    App app =
        app(
            w ->
                w.hostNetwork(HOST)
                    .container("beside", Demo.IMAGE, c -> c.noHealthCheck("None.").port(same)),
            w -> {},
            c -> {});

    assertThat(errors(app))
        .containsExactly(
            "listens at port 5432 in the network of the NAS, where workload web finds workload db at"
                + " the same number");
  }
}
