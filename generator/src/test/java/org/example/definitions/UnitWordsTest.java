package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.question.Questions.gpus;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.ipAddress;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.GpuQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.IpAddressQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.StringQuestion;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What words about a workload as a whole become in both editions. */
class UnitWordsTest {

  private static final BooleanQuestion FLAG = yesNo("flag");
  private static final IntegerQuestion GROUP = integer("group").defaultNumber(44).range(1, 60000);
  private static final PortQuestion WEB = port("port").defaultPort(30080);
  private static final IpAddressQuestion SERVER = ipAddress("server");
  private static final StringQuestion OPTION =
      string("option").required().length(1, 30).pattern("^[a-z0-9-]+$", "Small letters.");
  private static final StringQuestion VALUE =
      string("value").length(0, 30).pattern("^[a-z0-9]*$", "Small letters.");
  private static final ListQuestion OPTIONS = list("options").items(OPTION, VALUE);

  /** A workload of a server and a container beside it that runs as somebody else. */
  private static App app(Consumer<WorkloadSpec> more, Question... asked) {
    return Demo.app(
        a -> {
          ask(a, asked);
          a.workload(
              Demo.WEB,
              w -> {
                w.step("first", Demo.IMAGE, c -> {});
                Demo.pod(w, c -> {});
                w.container(
                    "beside", Demo.IMAGE, c -> c.runAs(1000, 1000).noHealthCheck("It waits."));
                more.accept(w);
              });
        });
  }

  private static Object pod(App app, Map<String, Object> answers) {
    return Demo.at(
        Demo.find(Demo.manifests(app, answers), "Deployment", "demo-web").orElseThrow(),
        "spec",
        "template",
        "spec");
  }

  private static Map<?, ?> service(App app, String name, Map<String, Object> answers) {
    return (Map<?, ?>) Demo.services(app, answers).get(name);
  }

  @Test
  void all_containers_are_in_the_supplemental_groups() {
    App app = app(w -> w.supplementalGroup(107).supplementalGroup(GROUP), GROUP);
    Map<String, Object> answers = Map.of("group", 45L);

    assertThat(Demo.at(pod(app, answers), "securityContext", "supplementalGroups"))
        .isEqualTo(List.of(107L, 45L));
    assertThat(service(app, "web", answers).get("group_add")).isEqualTo(List.of("107", "45"));
    assertThat(service(app, "web-first", answers).get("group_add")).isEqualTo(List.of("107", "45"));
    assertThat(service(app, "web-beside", answers).get("group_add"))
        .isEqualTo(List.of("568", "107", "45"));
  }

  @Test
  void groups_and_devices_stand_beside_those_of_gpus() {
    GpuQuestion cards = gpus("cards");
    IntegerQuestion folder = integer("group").defaultNumber(45).range(1, 60000);
    App app =
        Demo.app(
            a -> {
              ask(a, cards, folder);
              a.workload(
                  Demo.WEB,
                  w ->
                      Demo.pod(
                          w.supplementalGroup(folder)
                              .when(not(cards.isChosen()), none -> none.supplementalGroup(44)),
                          c ->
                              c.gpus(cards)
                                  .device("/dev/net/tun", "It makes a tunnel.")
                                  .when(
                                      not(cards.isChosen()),
                                      none -> none.device("/dev/dri", "It encodes."))));
            });
    Map<String, Object> all = Map.of("group", 45L, "cards", Map.of("use_all_gpus", true));
    Map<String, Object> none = Map.of("group", 45L, "cards", Map.of("use_all_gpus", false));

    assertThat(service(app, "web", all).get("group_add")).isEqualTo(List.of("45", "44", "107"));
    assertThat(service(app, "web", all).get("devices"))
        .isEqualTo(List.of("/dev/net/tun:/dev/net/tun", "/dev/dri:/dev/dri"));
    assertThat(service(app, "web", none).get("group_add")).isEqualTo(List.of("45", "44"));
    assertThat(service(app, "web", none).get("devices"))
        .isEqualTo(List.of("/dev/net/tun:/dev/net/tun", "/dev/dri:/dev/dri"));
    assertThatThrownBy(
            () -> service(app, "web", Map.of("group", 107L, "cards", Map.of("use_all_gpus", true))))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("the group 107 is there twice");
  }

  @Test
  void a_group_that_is_answered_twice_is_refused() {
    App app = app(w -> w.supplementalGroup(107).supplementalGroup(GROUP), GROUP);

    assertThatThrownBy(() -> pod(app, Map.of("group", 107L)))
        .isInstanceOf(RenderFailure.class)
        .hasMessage("web: the group 107 is there twice. Change or remove one in group.");
    assertThatThrownBy(() -> pod(app, Map.of("group", 568L))).isInstanceOf(RenderFailure.class);
  }

  @Test
  void a_server_that_is_answered_twice_is_refused() {
    App app = app(w -> w.nameserver("9.9.9.9").nameserver(SERVER), SERVER);

    assertThatThrownBy(() -> pod(app, Map.of("server", "9.9.9.9")))
        .isInstanceOf(RenderFailure.class)
        .hasMessage("web: the name server 9.9.9.9 is there twice. Change or remove one in server.");
  }

  @Test
  void parameters_of_the_kernel_are_those_of_whoever_has_the_network() {
    App app =
        app(
            w ->
                w.sysctl("net.ipv4.ip_unprivileged_port_start", "80")
                    .when(FLAG, f -> f.sysctl("kernel.shm_rmid_forced", literal(1L))),
            FLAG);
    Map<String, Object> answers = Map.of("flag", true);

    assertThat(Demo.at(pod(app, answers), "securityContext", "sysctls"))
        .isEqualTo(
            List.of(
                Map.of("name", "net.ipv4.ip_unprivileged_port_start", "value", "80"),
                Map.of("name", "kernel.shm_rmid_forced", "value", "1")));
    Map<String, String> all =
        Map.of("net.ipv4.ip_unprivileged_port_start", "80", "kernel.shm_rmid_forced", "1");
    assertThat(service(app, "web", answers).get("sysctls")).isEqualTo(all);
    assertThat(service(app, "web-first", answers).get("sysctls")).isEqualTo(all);
    assertThat(service(app, "web-beside", answers).get("sysctls"))
        .isEqualTo(Map.of("kernel.shm_rmid_forced", "1"));
    assertThat(service(app, "web-beside", Map.of("flag", false)).get("sysctls")).isNull();
  }

  private static App lowPort(Consumer<WorkloadSpec> more) {
    return Demo.app(
        a -> {
          a.group("Questions", g -> g.ask(FLAG));
          a.workload(
              Demo.WEB,
              w -> {
                w.runAs(568, 568)
                    .container(
                        Demo.IMAGE,
                        c ->
                            c.port(tcp("http", 80))
                                .ready(Probe.tcp())
                                .when(FLAG, f -> f.env("FLAG", "yes")));
                more.accept(w);
              });
        });
  }

  private static List<String> errors(App app) {
    return AppChecks.check(app).stream().filter(Problem::isError).map(Problem::found).toList();
  }

  @Test
  void a_low_port_is_for_everybody_from_where_the_kernel_is_told() {
    String start = "net.ipv4.ip_unprivileged_port_start";
    assertThat(errors(lowPort(w -> w.sysctl(start, "80")))).isEmpty();
    assertThat(errors(lowPort(w -> w.sysctl(start, literal(0L))))).isEmpty();
    assertThat(errors(lowPort(w -> w.sysctl(start, choose(FLAG, literal(0L), literal(80L))))))
        .isEmpty();

    String found = "has the number 80, and the container may not bind it";
    assertThat(errors(lowPort(w -> w.sysctl(start, "81")))).containsExactly(found);
    assertThat(errors(lowPort(w -> w.when(FLAG, f -> f.sysctl(start, "80")))))
        .containsExactly(found);
    assertThat(errors(lowPort(w -> {}))).containsExactly(found);
  }

  @Test
  void a_parameter_of_the_network_may_be_set_where_the_network_is_the_apps() {
    App app =
        app(
            w ->
                w.hostNetwork(FLAG)
                    .when(not(FLAG), own -> own.sysctl("net.ipv4.tcp_syncookies", "1")),
            FLAG);

    assertThat(errors(app)).isEmpty();
    assertThat(service(app, "web", Map.of("flag", true)).get("sysctls")).isNull();
    assertThat(service(app, "web", Map.of("flag", false)).get("sysctls")).isNotNull();
  }

  @Test
  void a_workload_is_in_the_network_of_the_nas_always() {
    App app = app(w -> w.hostNetwork("It finds devices by broadcasts."));

    assertThat(Demo.at(pod(app, Map.of()), "hostNetwork")).isEqualTo(true);
    assertThat(Demo.at(pod(app, Map.of()), "dnsPolicy")).isEqualTo("ClusterFirstWithHostNet");
    assertThat(service(app, "web", Map.of()).get("network_mode")).isEqualTo("host");
    assertThat(service(app, "web-beside", Map.of()).get("network_mode")).isEqualTo("service:web");
  }

  /** There nothing leads from one number to another, and a program at its own needs nothing. */
  @Test
  void a_port_of_the_nas_leads_to_its_own_number_in_the_network_of_the_nas() {
    Port answered = tcp("own", WEB);
    Port fixed = tcp("fixed", 9090);
    App told = ports(c -> c.port(answered, WEB));
    App twice =
        ports(c -> c.when(FLAG, x -> x.port(fixed)).when(not(FLAG), x -> x.port(fixed, WEB)));

    for (App either : List.of(told, twice)) {
      assertThat(errors(either)).isEmpty();
      Map<?, ?> there = service(either, "web", answers(true));
      assertThat(there.get("network_mode")).isEqualTo("host");
      assertThat(there.get("ports")).isNull();
      Map<?, ?> apart = service(either, "web", answers(false));
      assertThat(apart.get("network_mode")).isNull();
      assertThat(apart.get("ports")).isNotNull();
    }
    assertThat(new ComposeEdition().render(ports(c -> c.port(fixed, WEB))).problems())
        .filteredOn(Problem::isError)
        .extracting(Problem::found)
        .containsExactly(
            "uses the network of the NAS and has a port of it, where nothing leads from one port to"
                + " another");
  }

  private static Map<String, Object> answers(boolean host) {
    return Map.of("flag", host, "port", Map.of("bind_mode", "published", "port_number", 30080L));
  }

  private static App ports(Consumer<ContainerSpec> ports) {
    return Demo.app(
        a -> {
          ask(a, FLAG, WEB);
          a.workload(
              Demo.WEB,
              w ->
                  w.hostNetwork(FLAG)
                      .runAs(568, 568)
                      .container(
                          Demo.IMAGE,
                          c -> {
                            c.noHealthCheck("Nobody asks it.");
                            ports.accept(c);
                          }));
        });
  }

  @Test
  void names_are_looked_up_as_the_definition_and_the_owner_say() {
    App app =
        app(
            w ->
                w.nameserver("9.9.9.9")
                    .nameserver(SERVER)
                    .searchDomain("example.org")
                    .dnsOption("rotate")
                    .each(OPTIONS, (e, i) -> e.dnsOption(i.get(OPTION), i.get(VALUE)))
                    .hostAlias("10.0.0.9", "printer", "printer.example.org"),
            SERVER,
            OPTIONS);
    Map<String, Object> answers =
        Map.of(
            "server",
            "10.0.0.53",
            "options",
            List.of(
                Map.of("option", "ndots", "value", "2"), Map.of("option", "edns0", "value", "")));

    assertThat(Demo.at(pod(app, answers), "dnsConfig"))
        .isEqualTo(
            Map.of(
                "nameservers",
                List.of("9.9.9.9", "10.0.0.53"),
                "searches",
                List.of("example.org"),
                "options",
                List.of(
                    Map.of("name", "rotate"),
                    Map.of("name", "ndots", "value", "2"),
                    Map.of("name", "edns0", "value", ""))));
    assertThat(Demo.at(pod(app, answers), "hostAliases"))
        .isEqualTo(
            List.of(
                Map.of("ip", "10.0.0.9", "hostnames", List.of("printer", "printer.example.org"))));
    for (String own : List.of("web", "web-first")) {
      Map<?, ?> service = service(app, own, answers);
      assertThat(service.get("dns")).isEqualTo(List.of("9.9.9.9", "10.0.0.53"));
      assertThat(service.get("dns_search")).isEqualTo(List.of("example.org"));
      assertThat(service.get("dns_opt")).isEqualTo(List.of("rotate", "ndots:2", "edns0"));
      assertThat(service.get("extra_hosts"))
          .isEqualTo(List.of("printer:10.0.0.9", "printer.example.org:10.0.0.9"));
    }
    Map<?, ?> beside = service(app, "web-beside", answers);
    assertThat(beside.get("dns")).isNull();
    assertThat(beside.get("extra_hosts")).isNull();
  }

  @Test
  void an_empty_answer_is_no_server() {
    App app = app(w -> w.nameserver(SERVER), SERVER);

    assertThat(Demo.at(pod(app, Map.of("server", "")), "dnsConfig")).isNull();
    assertThat(service(app, "web", Map.of("server", "")).get("dns")).isNull();
  }

  private static void ask(AppSpec a, Question... asked) {
    if (asked.length > 0) {
      a.group("Questions", g -> g.ask(asked));
    }
  }
}
