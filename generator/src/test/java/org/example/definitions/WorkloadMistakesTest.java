package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Parts.commandToRead;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.hostForOtherApps;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Trigger.Moment.BEFORE_UPGRADE;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.gpus;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.example.definitions.MistakenApp.IMAGE;
import static org.example.definitions.MistakenApp.KIND;
import static org.example.definitions.MistakenApp.MORE;
import static org.example.definitions.MistakenApp.container;
import static org.example.definitions.MistakenApp.isReported;
import static org.example.definitions.MistakenApp.job;
import static org.example.definitions.MistakenApp.mistake;
import static org.example.definitions.MistakenApp.pod;
import static org.example.definitions.MistakenApp.second;
import static org.example.definitions.MistakenApp.sound;
import static org.example.definitions.MistakenApp.web;

import dev.trainyard.generator.block.Redis;
import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.GpuQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes about workloads and jobs: their containers, names, order and references. */
class WorkloadMistakesTest {

  /** A workload of which more is said, with questions that are asked. */
  private static App words(Consumer<WorkloadSpec> more, Question... asked) {
    return sound(
        a -> {
          a.group("Questions", g -> g.ask(asked));
          a.workload(
              workload("other"),
              w -> {
                pod(w, c -> {});
                more.accept(w);
              });
        });
  }

  private static App runningAs(IntegerQuestion user, IntegerQuestion group) {
    return sound(
        a -> {
          a.group("Questions", g -> g.ask(user));
          a.workload(
              workload("other"),
              w -> w.runAs(user, group).container(IMAGE, c -> c.ready(Probe.exec("true"))));
        });
  }

  static Stream<Arguments> mistakes() {
    IntegerQuestion anyNumber = integer("number").defaultNumber(1);
    IntegerQuestion below = integer("below").range(-5, 60000).defaultNumber(1);
    IntegerQuestion rootToo = integer("root_too").range(0, 60000).defaultNumber(1);
    GpuQuestion cards = gpus("cards");
    SecretQuestion hidden = secret("hidden").generatedIfEmpty(20);
    PortQuestion web = port("network.web").defaultPort(30080);
    BooleanQuestion flag = yesNo("level.flag");
    ChoiceQuestion mode = choice("mode").option("a", "A").option("b", "B");
    StringQuestion itemName = string("name").required();
    StringQuestion itemValue = string("value");
    ListQuestion items = list("items").items(itemName, itemValue);
    Port twice = tcp("twice", 8099);
    return Stream.of(
        mistake(
            Rule.NAME, "\"Web\"", sound(a -> a.workload(workload("Web"), w -> pod(w, c -> {})))),
        mistake(
            Rule.DUPLICATE,
            "another workload",
            sound(a -> a.workload(workload("web"), w -> pod(w, c -> {})))),
        mistake(
            Rule.REFERENCE,
            "workload database of WorkloadMistakesTest.java",
            sound(
                a ->
                    a.workload(
                        workload("other"),
                        w -> pod(w.waitFor(workload("database"), tcp("sql", 5432)), c -> {})))),
        mistake(
            Rule.REFERENCE,
            "port admin of WorkloadMistakesTest.java",
            container(c -> c.live(Probe.http("/").on(tcp("admin", 8081))))),
        mistake(
            Rule.NAME,
            "\"wait-for-db\"",
            sound(a -> a.workload(workload("other"), w -> second(w, "wait-for-db")))),
        mistake(
            Rule.DUPLICATE,
            "taken in this workload or job",
            sound(a -> a.workload(workload("other"), w -> second(w, "permissions")))),
        mistake(Rule.RANGE, "is in the group 0", words(w -> w.supplementalGroup(0))),
        mistake(
            Rule.RANGE,
            "a group that may be any number",
            words(w -> w.supplementalGroup(anyNumber), anyNumber)),
        mistake(
            Rule.DUPLICATE,
            "is in the group 44, in which it is where the owner gives a GPU",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(cards));
                  a.workload(
                      workload("other"),
                      w ->
                          w.runAs(1, 44)
                              .container(
                                  IMAGE, c -> c.runAs(2, 2).gpus(cards).ready(Probe.exec("true"))));
                })),
        mistake(
            Rule.DUPLICATE,
            "is in the group 44 twice",
            words(w -> w.supplementalGroup(44).supplementalGroup(44))),
        mistake(
            Rule.DUPLICATE,
            "is in the group 44, in which it is where the owner gives a GPU",
            words(
                w ->
                    w.supplementalGroup(44)
                        .container("beside", IMAGE, c -> c.noHealthCheck("It waits.").gpus(cards)),
                cards)),
        mistake(
            Rule.DUPLICATE,
            "is in the group that it runs as anyway",
            words(w -> w.supplementalGroup(568))),
        mistake(
            Rule.DUPLICATE,
            "for each item of a list",
            words(w -> w.each(items, (e, i) -> e.supplementalGroup(44)), items)),
        mistake(
            Rule.SECURITY,
            "net.ipv4.ip_forward, net.ipv4.ip_local_port_range, net.ipv4.ip_unprivileged_port_start",
            words(w -> w.sysctl("vm.max_map_count", "1"))),
        mistake(
            Rule.RANGE,
            "gets the value \"on\"",
            words(w -> w.sysctl("net.ipv4.tcp_syncookies", "on"))),
        mistake(
            Rule.RANGE,
            "an answer that may be none of its values",
            words(w -> w.sysctl("kernel.shm_rmid_forced", anyNumber), anyNumber)),
        mistake(
            Rule.DUPLICATE,
            "sets kernel.shm_rmid_forced twice",
            words(
                w ->
                    w.sysctl("kernel.shm_rmid_forced", "1")
                        .when(flag, f -> f.sysctl("kernel.shm_rmid_forced", "0")),
                flag)),
        mistake(
            Rule.SECURITY,
            "would be set in the network of the NAS",
            words(w -> w.hostNetwork(flag).sysctl("net.ipv4.tcp_syncookies", "1"), flag)),
        mistake(
            Rule.SHAPE,
            "has \"dns.example.org\": it is no IP address",
            words(w -> w.nameserver("dns.example.org"))),
        mistake(
            Rule.SHAPE,
            "has an answer that may be no IP address",
            words(w -> w.each(items, (e, i) -> e.nameserver(i.get(itemValue))), items)),
        mistake(
            Rule.DUPLICATE,
            "asks the server 9.9.9.9 twice",
            words(w -> w.nameserver("9.9.9.9").nameserver("9.9.9.9"))),
        mistake(
            Rule.SECURITY,
            "uses the network of the NAS without a reason",
            words(w -> w.hostNetwork(literal(true)))),
        mistake(
            Rule.SECURITY,
            "uses the network of the NAS without a reason",
            words(w -> w.hostNetwork(""))),
        mistake(
            Rule.RANGE,
            "asks 4 servers",
            words(
                w ->
                    w.nameserver("9.9.9.1")
                        .nameserver("9.9.9.2")
                        .nameserver("9.9.9.3")
                        .nameserver("9.9.9.4"))),
        mistake(Rule.SHAPE, "has the name \"Example_\"", words(w -> w.searchDomain("Example_"))),
        mistake(
            Rule.SHAPE,
            "has an answer that may be no host name",
            words(w -> w.each(items, (e, i) -> e.searchDomain(i.get(itemValue))), items)),
        mistake(Rule.SHAPE, "has \"ndots:2\"", words(w -> w.dnsOption("ndots:2"))),
        mistake(
            Rule.SHAPE,
            "has an answer that may hold any text",
            words(
                w -> w.each(items, (e, i) -> e.dnsOption(i.get(itemValue), literal("1"))), items)),
        mistake(
            Rule.DUPLICATE,
            "has the option ndots twice",
            words(w -> w.dnsOption("ndots").dnsOption("ndots", "2"))),
        mistake(Rule.MISSING, "has no name", words(w -> w.hostAlias("10.0.0.9"))),
        mistake(
            Rule.DUPLICATE,
            "has names for 10.0.0.9 twice",
            words(w -> w.hostAlias("10.0.0.9", "a").hostAlias("10.0.0.9", "b"))),
        mistake(Rule.SECRET, "shows a secret", words(w -> w.searchDomain(hidden.secret()), hidden)),
        mistake(
            Rule.MISSING,
            "has no container",
            sound(a -> a.workload(workload("other"), w -> w.runAs(1, 1)))),
        mistake(
            Rule.MISSING,
            "no container for any answers",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(flag, mode));
                  a.when(
                      flag,
                      f ->
                          f.workload(
                              workload("other"),
                              w -> {
                                w.runAs(1, 1);
                                w.when(not(flag), n -> n.container("one", IMAGE, c -> {}));
                                w.when(
                                    all(mode.is("a"), not(flag)),
                                    n -> n.container("two", IMAGE, c -> {}));
                              }));
                })),
        mistake(
            Rule.MISSING,
            "has its containers under one condition",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(flag));
                  a.workload(
                      workload("other"),
                      w ->
                          w.runAs(1, 1)
                              .when(
                                  flag, f -> f.container(IMAGE, c -> c.ready(Probe.exec("true")))));
                })),
        mistake(Rule.RANGE, "-1 times", job(j -> j.attempts(-1))),
        mistake(Rule.RANGE, "0 seconds to stop", job(j -> j.stopsWithin(0))),
        mistake(Rule.RANGE, "user or group -1", job(j -> j.runAs(-1, 1))),
        mistake(Rule.RANGE, "user or group -5 to 60000", runningAs(below, below)),
        mistake(Rule.RANGE, "user or group 0 to 60000", runningAs(rootToo, rootToo)),
        mistake(Rule.RANGE, "to 60000 seconds to stop", words(w -> w.stopsWithin(below), below)),
        mistake(Rule.RANGE, "-5 to 60000 replicas", words(w -> w.replicas(below), below)),
        mistake(Rule.RANGE, "has -1 replicas", words(w -> w.replicas(literal(-1L)))),
        mistake(Rule.RANGE, "user or group 2147483648", job(j -> j.runAs(1, 2147483648L))),
        mistake(
            Rule.ENDLESS,
            "is a port of a step",
            sound(
                a ->
                    a.workload(
                        workload("other"),
                        w -> pod(w.step("init", IMAGE, c -> c.port(tcp("init", 8081))), c -> {})))),
        mistake(
            Rule.NAME,
            "named by an answer that may hold any text",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.each(
                      items,
                      (e, i) ->
                          e.workload(workload("many"), i.get(itemName), w -> pod(w, c -> {})));
                })),
        mistake(
            Rule.REFERENCE,
            "\"elsewhere\"",
            container(c -> c.env("X", hostOf(workload("elsewhere"))))),
        mistake(
            Rule.REFERENCE,
            "\"elsewhere\"",
            container(c -> c.env("X", hostForOtherApps(workload("elsewhere"))))),
        mistake(
            Rule.REFERENCE,
            "how to read a secret that the app does not keep",
            sound(a -> a.notes(text("{}", commandToRead(generatedSecret("unused", 20)))))),
        mistake(
            Rule.REFERENCE,
            "how to read a secret that the app does not keep",
            container(c -> c.env("X", commandToRead(literal("no secret"))))),
        mistake(
            Rule.REFERENCE,
            "\"portless\"",
            sound(
                a -> {
                  a.workload(
                      workload("portless"),
                      w -> w.runAs(1, 1).container(IMAGE, c -> c.noHealthCheck("it is a timer")));
                  a.workload(
                      workload("other"),
                      w -> pod(w, c -> c.env("X", hostOf(workload("portless")))));
                })),
        mistake(
            Rule.REFERENCE,
            "port udp of WorkloadMistakesTest.java",
            sound(
                a -> {
                  a.group("Network", g -> g.ask(web));
                  Port udp = udp("udp", 8081);
                  Workload other = workload("other");
                  a.workload(other, w -> pod(w, c -> c.port(udp, web)));
                  a.workload(workload("third"), w -> pod(w.waitFor(other, udp), c -> {}));
                })),
        mistake(
            Rule.DUPLICATE,
            "an item could give it the name of \"other-one\"",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.each(
                      items,
                      (e, i) ->
                          e.workload(workload("other"), i.get(itemName), w -> pod(w, c -> {})));
                  a.workload(workload("other-one"), w -> pod(w, c -> {}));
                })),
        mistake(
            Rule.REFERENCE,
            "port some, which is there under a condition only",
            container(
                c -> {
                  Port some = tcp("some", 8081);
                  c.when(flag, f -> f.port(some)).live(Probe.tcp().on(some));
                })),
        mistake(
            Rule.REFERENCE,
            "asks port dns",
            container(
                c -> {
                  Port dns = udp("dns", 5353);
                  c.port(dns).live(Probe.tcp().on(dns));
                })),
        mistake(
            Rule.ENDLESS,
            "waits for itself",
            sound(
                a -> {
                  Workload other = workload("other");
                  a.workload(other, w -> pod(w.waitFor(other, twice), c -> c.port(twice)));
                })),
        mistake(
            Rule.ENDLESS,
            "which in the end waits for it in turn",
            sound(
                a -> {
                  Workload one = workload("one");
                  Workload two = workload("two");
                  Port first = tcp("first", 8081);
                  Port second = tcp("second", 8082);
                  a.workload(one, w -> pod(w.waitFor(two, second), c -> c.port(first)));
                  a.workload(two, w -> pod(w.waitFor(one, first), c -> c.port(second)));
                })),
        mistake(
            Rule.ENDLESS,
            "which is there under a condition only",
            sound(
                a -> {
                  Workload some = workload("some");
                  a.group("Questions", g -> g.ask(flag));
                  a.when(flag, f -> f.workload(some, w -> pod(w, c -> c.port(twice))));
                  a.workload(workload("other"), w -> pod(w.waitFor(some, twice), c -> {}));
                })),
        mistake(
            Rule.ENDLESS,
            "before an upgrade, when TrueNAS has stopped",
            sound(
                a -> {
                  Workload other = workload("other");
                  a.workload(other, w -> pod(w, c -> c.port(twice)));
                  a.job(
                      "dump",
                      BEFORE_UPGRADE,
                      j -> j.runAs(1, 1).waitFor(other, twice).container(IMAGE, c -> {}));
                })),
        mistake(Rule.ENDLESS, "ends within 0 seconds", job(j -> j.endsWithin(0))),
        mistake(
            Rule.ENDLESS,
            "is a port of a job",
            job(j -> j.container("second", IMAGE, c -> c.port(twice)))),
        mistake(
            Rule.ENDLESS,
            "is a step with a probe",
            sound(
                a ->
                    a.workload(
                        workload("other"),
                        w ->
                            pod(
                                w.step("init", IMAGE, c -> c.live(Probe.exec("true"))),
                                c -> {})))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void isReportedWithPlaceAndFixAndNothingIsRendered(Rule rule, String found, App app) {
    isReported(getClass(), rule, found, app);
  }

  private static App host(Consumer<WorkloadSpec> use) {
    return sound(
        a -> {
          a.group("Questions", g -> g.ask(MORE, KIND));
          a.when(MORE, m -> m.workload(workload("some"), w -> pod(w, c -> {})));
          a.workload(
              workload("other"),
              w -> {
                pod(w, c -> c.env("MORE", MORE).env("KIND", KIND));
                use.accept(w);
              });
        });
  }

  private static void client(WorkloadSpec w, Consumer<ContainerSpec> use) {
    w.container(
        "client",
        IMAGE,
        c -> {
          c.noHealthCheck("it only asks");
          use.accept(c);
        });
  }

  @Test
  void theHostOfAWorkloadUnderAConditionIsUsedUnderIt() {
    Workload some = workload("some");
    assertThat(AppChecks.check(host(w -> client(w, c -> c.env("X", hostOf(some))))))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.REFERENCE);
              assertThat(problem.found())
                  .isEqualTo(
                      "uses the host name of workload some, which is there under a condition only");
            });
    assertThat(
            AppChecks.check(host(w -> client(w, c -> c.when(MORE, m -> m.env("X", hostOf(some)))))))
        .isEmpty();
    assertThat(
            AppChecks.check(
                host(w -> client(w, c -> c.env("X", choose(MORE, hostOf(some), literal("none")))))))
        .isEmpty();
  }

  @Test
  void theHostOfAWorkloadThatHasAPortEitherWayIsThere() {
    App app =
        sound(
            a -> {
              a.group("Questions", g -> g.ask(MORE));
              a.workload(
                  workload("some"),
                  w ->
                      w.runAs(1, 1)
                          .container(
                              IMAGE,
                              c -> {
                                c.noHealthCheck("it only answers");
                                c.when(MORE, m -> m.port(tcp("one", 8081)));
                                c.when(not(MORE), m -> m.port(tcp("two", 8082)));
                              }));
              a.workload(workload("other"), w -> pod(w, c -> c.env("X", hostOf(workload("some")))));
            });
    assertThat(AppChecks.check(app)).isEmpty();
  }

  @Test
  void aBlockThatIsNotRunIsNamedAsSuch() {
    Redis redis = Redis.redis("cache", storage("cache"));
    App app = container(c -> c.env("X", redis.url()));
    assertThat(AppChecks.check(app))
        .filteredOn(problem -> problem.rule() == Rule.REFERENCE)
        .singleElement()
        .satisfies(problem -> assertThat(problem.fix()).contains("BLOCK.run(a)"));
  }
}
