package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporaryInMemory;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.gpus;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.example.definitions.MistakenApp.IMAGE;
import static org.example.definitions.MistakenApp.asking;
import static org.example.definitions.MistakenApp.container;
import static org.example.definitions.MistakenApp.isReported;
import static org.example.definitions.MistakenApp.lineHere;
import static org.example.definitions.MistakenApp.mistake;
import static org.example.definitions.MistakenApp.pod;
import static org.example.definitions.MistakenApp.sound;
import static org.example.definitions.MistakenApp.web;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.GpuQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes about containers: ports, images, variables, probes, rights. */
class ContainerMistakesTest {

  /** The same with questions that are asked. */
  private static App container(Consumer<ContainerSpec> more, Question... asked) {
    return sound(
        a -> {
          a.group("Questions", g -> g.ask(asked));
          a.workload(workload("other"), w -> pod(w, more));
        });
  }

  static Stream<Arguments> mistakes() {
    PortQuestion web = port("network.web").defaultPort(30080);
    BooleanQuestion flag = yesNo("level.flag");
    StringQuestion itemName = string("name").required();
    StringQuestion itemValue = string("value");
    ListQuestion items = list("items").items(itemName, itemValue);
    StringListQuestion words = stringList("words");
    GpuQuestion gpus = gpus("gpus");
    IntegerQuestion size = integer("size").defaultNumber(64).range(1, 600);
    IntegerQuestion unbounded = integer("unbounded").defaultNumber(1);
    IntegerQuestion anySize = integer("any_size").defaultNumber(64);
    Port twice = tcp("twice", 8099);
    return Stream.of(
        mistake(Rule.NAME, "\"Http\"", container(c -> c.port(tcp("Http", 8081)))),
        mistake(
            Rule.SHAPE, "path \"health\"", container(c -> c.live(Probe.http("health").every(9)))),
        mistake(
            Rule.SHAPE,
            "path \"health/\"",
            container(c -> c.live(Probe.http(text("health/{}", flag))), flag)),
        mistake(
            Rule.SHAPE,
            "write \"/up\"",
            container(c -> c.live(Probe.http(choose(flag, literal("/"), literal("up")))), flag)),
        mistake(
            Rule.SHAPE,
            "write \"curl\", \"-f\", \"http://127.0.0.1:8080/\"",
            container(c -> c.live(Probe.exec("curl -f http://127.0.0.1:8080/")))),
        mistake(
            Rule.SHAPE,
            "write \"/bin/sh\", \"-c\"",
            container(c -> c.live(Probe.exec("ping | grep -q PONG")))),
        mistake(
            Rule.SHAPE,
            "runs \"notes serve --port 8080\" as one word",
            container(c -> c.command("notes serve --port 8080"))),
        mistake(
            Rule.SHAPE,
            "runs \"notes serve\" as one word",
            container(c -> c.when(flag, x -> x.command("notes")).command("notes serve"), flag)),
        mistake(
            Rule.SHAPE,
            "a header with the name \"Host:\"",
            container(c -> c.live(Probe.http("/").header("Host:", "x")))),
        mistake(
            Rule.SHAPE,
            "several lines",
            container(c -> c.live(Probe.http("/").header("Host", "x\r\nX-Admin: yes")))),
        mistake(
            Rule.SHAPE,
            "and has a header",
            container(c -> c.live(Probe.tcp().header("Host", "x")))),
        mistake(
            Rule.DUPLICATE,
            "has a terminal twice",
            container(c -> c.tty().when(flag, x -> x.tty()), flag)),
        mistake(
            Rule.SECURITY, "right without a reason", container(c -> c.privilegeEscalation(" "))),
        mistake(
            Rule.SECURITY,
            "has the device /dev/dri of the NAS without a reason",
            container(c -> c.device("/dev/dri", ""))),
        mistake(
            Rule.VOLUME,
            "has the device \"/etc/passwd\" of the NAS",
            container(c -> c.device("/etc/passwd", "It reads."))),
        mistake(
            Rule.SECURITY,
            "has the device /dev/sda, through which it reads and writes all that is on the NAS",
            container(c -> c.device("/dev/sda", "It reads."))),
        mistake(
            Rule.SECURITY,
            "has the device /dev/zfs",
            container(c -> c.device("/dev/zfs", "It makes datasets."))),
        mistake(
            Rule.SECURITY,
            "has the device /dev/disk/by-id/x",
            container(c -> c.device("/dev/disk/by-id/x", "It reads."))),
        mistake(
            Rule.SECURITY,
            "has the directory /proc of the NAS without a reason",
            container(c -> c.hostPath("/proc", "/host/proc", " "))),
        mistake(
            Rule.VOLUME,
            "has the directory \"/mnt/tank/films\" of the NAS",
            container(c -> c.hostPath("/mnt/tank/films", "/films", "It shows films."))),
        mistake(
            Rule.VOLUME,
            "has the directory \"/dev/dri\" of the NAS",
            container(c -> c.hostPath("/dev/dri", "/dev/dri", "It encodes."))),
        mistake(
            Rule.VOLUME,
            "has the directory \"/\" of the NAS",
            container(c -> c.hostPath("/", "/host", "It looks around."))),
        mistake(
            Rule.VOLUME,
            "would change what is in /run",
            container(c -> c.hostPath("/run", "/run", "It talks.", m -> m.ownedBy(568, 568)))),
        mistake(
            Rule.VOLUME,
            "which is called like /run/a-b",
            container(c -> c.hostPath("/run/a-b", "/a", "It.").hostPath("/run/a/b", "/b", "It."))),
        mistake(
            Rule.DUPLICATE,
            "has a device that it has where the owner gives a GPU",
            container(c -> c.gpus(gpus).device("/dev/dri", "It encodes."), gpus)),
        mistake(
            Rule.VOLUME,
            "mounts something at /dev/dri twice",
            container(c -> c.device("/dev/dri", "It.").device("/dev/dri", "It."))),
        mistake(Rule.DUPLICATE, "has an open input twice", container(c -> c.stdin().stdin())),
        mistake(Rule.SHAPE, "runs \"sync now\"", container(c -> c.preStop("sync now"))),
        mistake(Rule.SHAPE, "runs \"sync now\"", container(c -> c.postStart("sync now", "x"))),
        mistake(Rule.SHAPE, "without a name", container(c -> c.command("", "x"))),
        mistake(
            Rule.RANGE,
            "has 4096 MiB for files in memory, which count towards its limit of 512 MiB",
            container(c -> c.limits(1, 512).sharedMemory(4096))),
        mistake(
            Rule.RANGE,
            "has 512 MiB for files in memory",
            container(c -> c.limits(1, 512).when(flag, x -> x.sharedMemory(512)), flag)),
        mistake(
            Rule.RANGE,
            "has 600 MiB for files in memory",
            container(c -> c.limits(1, 512).mount(temporaryInMemory("x", size), "/x"), size)),
        mistake(
            Rule.VOLUME,
            "of a size that may be any number",
            container(c -> c.sharedMemory(anySize), anySize)),
        mistake(
            Rule.PORT,
            "is a port of the NAS that leads to no container",
            container(c -> c.env("PORT", web), web)),
        mistake(
            Rule.IMAGE,
            "takes the version of its image from level.tag",
            sound(
                a -> {
                  StringQuestion tag = string("level.tag").defaultText("1");
                  a.group("Image", g -> g.ask(tag));
                  a.workload(
                      workload("other"),
                      w ->
                          w.runAs(1, 1)
                              .container(
                                  image(literal("docker.io/library/demo"), tag),
                                  c -> c.noHealthCheck("It is short.")));
                })),
        mistake(Rule.NAME, "\"1x\"", container(c -> c.env("1x", "y"))),
        mistake(
            Rule.MISSING,
            "as which user",
            sound(
                a ->
                    a.workload(
                        workload("other"),
                        w -> w.container(IMAGE, c -> c.noHealthCheck("it is short"))))),
        mistake(Rule.DUPLICATE, "TZ twice", container(c -> c.env("TZ", "a").env("TZ", "b"))),
        mistake(Rule.PORT, "second port", container(c -> c.port(tcp("again", 8080)))),
        mistake(Rule.PORT, "number 70000", container(c -> c.port(tcp("high", 70000)))),
        mistake(
            Rule.PORT,
            "second port in this workload or job, that at",
            container(c -> c.port(tcp("a", web), web).port(tcp("b", web)), web)),
        mistake(
            Rule.PORT,
            "number 9100, and a second port in this workload or job may have the same, of"
                + " network.web",
            container(c -> c.port(tcp("a", web), web).port(tcp("b", 9100)), web)),
        mistake(
            Rule.PORT,
            "leads to no container",
            container(c -> c.port(tcp("a", web)).arg(text("{}", web)), web)),
        mistake(
            Rule.PORT,
            "network.web a second time",
            sound(
                a -> {
                  a.group("Network", g -> g.ask(web));
                  a.workload(
                      workload("other"),
                      w -> pod(w, c -> c.port(tcp("one", 8081), web).port(tcp("two", 8082), web)));
                })),
        mistake(
            Rule.PORT, "default port 30080", asking(web, port("network.other").defaultPort(30080))),
        mistake(
            Rule.HEALTH,
            "no health check",
            sound(
                a -> a.workload(workload("other"), w -> w.runAs(1, 1).container(IMAGE, c -> {})))),
        mistake(
            Rule.IMAGE,
            "\"latest\"",
            sound(
                a ->
                    a.workload(
                        workload("other"),
                        w ->
                            w.runAs(1, 1)
                                .container(
                                    image("docker.io/library/demo", "latest"),
                                    c -> c.noHealthCheck("none"))))),
        mistake(
            Rule.SECURITY,
            "runs as root as a whole",
            sound(
                a ->
                    a.workload(
                        workload("other"),
                        w -> {
                          pod(w, c -> {});
                          w.runAs(0, 0);
                        }))),
        mistake(Rule.SECURITY, "\"CAP_CHOWN\"", container(c -> c.capability("CAP_CHOWN", "why"))),
        mistake(Rule.RANGE, "limit of nothing", container(c -> c.limits(0.0001, 64))),
        mistake(Rule.RANGE, "limit of nothing", container(c -> c.limits(1, -1))),
        mistake(
            Rule.RANGE,
            "limit that may be nothing",
            container(c -> c.limits(literal(1L), unbounded), unbounded)),
        mistake(
            Rule.RANGE,
            "user or group -9007199254740991",
            container(c -> c.runAs(literal(5L), unbounded), unbounded)),
        mistake(Rule.RANGE, "user or group -5", container(c -> c.runAs(-5, 1))),
        mistake(Rule.RANGE, "count below 1", container(c -> c.live(Probe.http("/").failsAfter(0)))),
        mistake(Rule.RANGE, "count below 1", container(c -> c.live(Probe.http("/").every(0)))),
        mistake(
            Rule.PORT,
            "repeated workload and uses one port",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(web, items));
                  a.each(
                      items,
                      (e, i) ->
                          e.workload(
                              workload("many"),
                              i.get(itemName),
                              w -> pod(w, c -> c.port(tcp("web", 8081), web))));
                })),
        mistake(Rule.IMAGE, "\"docker.io/Library/x\"", imageNamed("docker.io/Library/x")),
        mistake(Rule.IMAGE, "\"docker.io/x:1\"", imageNamed("docker.io/x:1")),
        mistake(
            Rule.IMAGE,
            "with the digest sha256:1",
            sound(
                a ->
                    a.workload(
                        workload("other"),
                        w ->
                            w.runAs(1, 1)
                                .container(
                                    IMAGE.pinnedTo("sha256:1"), c -> c.noHealthCheck("none"))))),
        mistake(Rule.SECURITY, "a right without a reason", container(c -> c.writableRoot(" "))),
        mistake(
            Rule.SECURITY, "which does not exist", container(c -> c.capability("NET_FLY", "w"))),
        mistake(
            Rule.SECURITY,
            "a capability without a reason",
            container(c -> c.capability("CHOWN", ""))),
        mistake(Rule.SECURITY, "as root without a reason", container(c -> c.runAs(0, 0))),
        mistake(
            Rule.SECURITY,
            "has the number 80, and the container may not bind it",
            container(c -> c.port(tcp("low", 80)))),
        mistake(
            Rule.DUPLICATE,
            "CHOWN twice; first at ContainerMistakesTest.java",
            container(c -> c.capability("CHOWN", "a").capability("CHOWN", "b"))),
        mistake(
            Rule.DUPLICATE,
            "declared a second time; first at ContainerMistakesTest.java",
            container(c -> c.port(twice).when(flag, f -> f.port(twice)))),
        mistake(
            Rule.DUPLICATE,
            "a readiness probe twice",
            container(c -> c.when(flag, f -> f.ready(Probe.exec("true"))))),
        mistake(
            Rule.DUPLICATE,
            "the variable X for each item",
            container(c -> c.each(words, (e, i) -> e.env("X", i)))),
        mistake(
            Rule.DUPLICATE,
            "the variable X twice",
            container(c -> c.env("X", "1").when(flag, f -> f.env("X", "2")))),
        mistake(
            Rule.PORT,
            "network.web a second time; first at ContainerMistakesTest.java",
            container(
                c -> c.port(tcp("one", 8081), web).when(flag, f -> f.port(tcp("two", 8082), web)))),
        mistake(
            Rule.PORT,
            "network.web a second time; first at ContainerMistakesTest.java",
            sound(
                a -> {
                  a.group("Network", g -> g.ask(web));
                  a.workload(workload("one"), w -> pod(w, c -> c.port(tcp("tcp", 8081), web)));
                  a.workload(workload("two"), w -> pod(w, c -> c.port(udp("udp", 8081), web)));
                })),
        mistake(
            Rule.HEALTH,
            "nothing is said of the other answers",
            sound(
                a ->
                    a.workload(
                        workload("other"),
                        w ->
                            w.runAs(1, 1)
                                .container(
                                    IMAGE, c -> c.when(flag, f -> f.ready(Probe.exec("true"))))))),
        mistake(
            Rule.HEALTH,
            "and a reason for having none",
            container(c -> c.noHealthCheck("It needs none."))),
        mistake(
            Rule.HEALTH,
            "for a reason that is empty",
            container(c -> c.when(flag, f -> f.noHealthCheck(" ")))),
        mistake(
            Rule.SHAPE,
            "runs a command, which asks on no port",
            container(c -> c.live(Probe.exec("true").on(twice)))),
        mistake(
            Rule.SHAPE,
            "does not ask by HTTP, and has a scheme",
            container(c -> c.live(Probe.tcp().https()))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void isReportedWithPlaceAndFixAndNothingIsRendered(Rule rule, String found, App app) {
    isReported(getClass(), rule, found, app);
  }

  private static App imageNamed(String repository) {
    return sound(
        a ->
            a.workload(
                workload("other"),
                w ->
                    w.runAs(1, 1).container(image(repository, "1"), c -> c.noHealthCheck("none"))));
  }

  @Test
  void aPortHandleOfSeveralWorkloadsIsReportedOnce() {
    Port http = tcp("api", 8081);
    App app =
        sound(
            a ->
                List.of("one", "two", "three")
                    .forEach(name -> a.workload(workload(name), w -> pod(w, c -> c.port(http)))));
    assertThat(AppChecks.check(app))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.DUPLICATE);
              assertThat(problem.found())
                  .contains("workload one", "workload two", "workload three");
              assertThat(problem.allowed()).startsWith("one handle per workload");
              assertThat(problem.fix()).startsWith("make a handle for each workload");
            });
  }

  @Test
  void onePortOfTheNasMayLeadToTwoUnderConditionsThatExcludeEachOther() {
    PortQuestion web = port("network.web").defaultPort(30080);
    ChoiceQuestion mode = choice("mode").option("a", "A").option("b", "B");
    App app =
        sound(
            a -> {
              a.group("Network", g -> g.ask(web, mode));
              a.workload(
                  workload("other"),
                  w ->
                      pod(
                          w,
                          c ->
                              c.when(mode.is("a"), x -> x.port(tcp("one", 8081), web))
                                  .when(mode.is("b"), x -> x.port(tcp("two", 8082), web))));
            });

    assertThat(AppChecks.check(app)).filteredOn(Problem::isError).isEmpty();
  }

  @Test
  void everyUserOfAPortOfTheNasButTheFirstIsNamed() {
    PortQuestion web = port("network.web").defaultPort(30080);
    App app =
        sound(
            a -> {
              a.group("Network", g -> g.ask(web));
              for (String name : List.of("one", "two", "three")) {
                a.workload(workload(name), w -> pod(w, c -> c.port(tcp(name, 8081), web)));
              }
            });

    assertThat(AppChecks.check(app))
        .filteredOn(problem -> problem.rule() == Rule.PORT)
        .extracting(problem -> problem.where().subject())
        .anyMatch(subject -> subject.contains("workload two"))
        .anyMatch(subject -> subject.contains("workload three"))
        .noneMatch(subject -> subject.contains("workload one"));
  }

  @Test
  void aProblemIsToldAtTheStatementThatMakesIt() {
    SecretQuestion password = secret("password").required();
    int before = lineHere();
    App app =
        container(
            c -> {
              c.arg(password);
              c.limits(0.0001, 64);
              c.live(Probe.http("/").on(tcp("admin", 8081)));
            });

    List<Problem> problems = AppChecks.check(app);
    assertThat(List.of(Rule.SECRET, Rule.RANGE, Rule.REFERENCE))
        .extracting(
            rule ->
                problems.stream()
                    .filter(problem -> problem.rule() == rule)
                    .findFirst()
                    .orElseThrow()
                    .where()
                    .line())
        .containsExactly(before + 4, before + 5, before + 6);
  }

  @Test
  void
      a_portal_to_a_port_that_nobody_publishes_names_both_lines_and_the_ports_that_could_be_meant() {
    int line = lineHere();
    PortQuestion lost = port("network.lost").defaultPort(30099);
    App app =
        sound(
            a -> {
              a.group("Network", g -> g.ask(lost));
              a.portal("Web", lost, "/");
            });

    assertThat(AppChecks.check(app))
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.rule()).isEqualTo(Rule.PORT);
              assertThat(told.where().subject()).isEqualTo("portal web");
              assertThat(told.where().line()).isEqualTo(line + 6);
              assertThat(told.found()).contains("ContainerMistakesTest.java:" + (line + 1));
              assertThat(told.fix()).contains("http at MistakenApp.java:");
            });
  }

  @Test
  void a_program_on_the_network_of_the_nas_may_listen_on_the_port_itself() {
    PortQuestion own = port("network.own").defaultPort(30099);
    App app =
        sound(
            a -> {
              a.group("Network", g -> g.ask(own));
              a.portal("Web", own, "/");
              a.workload(
                  workload("other"),
                  w -> {
                    w.hostNetwork(literal(true));
                    pod(w, c -> c.env("PORT", own));
                  });
            });

    assertThat(AppChecks.check(app)).noneMatch(told -> told.rule() == Rule.PORT);
  }

  @Test
  void words_with_blanks_are_arguments_and_shared_memory_below_the_limit_is_none_too_much() {
    App app =
        MistakenApp.container(
            c ->
                c.command("/bin/sh", "-c", "exec notes serve")
                    .live(Probe.exec("/bin/sh", "-c", "a | b"))
                    .limits(1, 512)
                    .sharedMemory(256));

    assertThat(AppChecks.check(app)).noneMatch(Problem::isError);
  }
}
