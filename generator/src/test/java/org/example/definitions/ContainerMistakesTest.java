package org.example.definitions;

import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.choice;
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
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes about containers: ports, images, variables, probes, rights. */
class ContainerMistakesTest {

  static Stream<Arguments> mistakes() {
    PortQuestion web = port("network.web").defaultPort(30080);
    BooleanQuestion flag = yesNo("level.flag");
    StringQuestion itemName = string("name").required();
    StringQuestion itemValue = string("value");
    ListQuestion items = list("items").items(itemName, itemValue);
    StringListQuestion words = stringList("words");
    Port twice = tcp("twice", 8099);
    return Stream.of(
        mistake(Rule.NAME, "\"Http\"", container(c -> c.port(tcp("Http", 8081)))),
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
}
