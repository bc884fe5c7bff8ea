package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.generatedSecret;
import static dev.trainyard.generator.expression.Expressions.hostOf;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.JobSpec;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mistakes in definitions: each is a problem that says what was found, what is allowed and how to
 * fix it, at the line of the definition; nothing is rendered.
 *
 * <p>It stands outside the project's packages, where the definitions of users stand.
 */
class DefinitionMistakesTest {

  private static final Image IMAGE = image("docker.io/library/demo", "1.2.3");

  /** A definition without mistakes, to which a test adds one. */
  private static App sound(Consumer<AppSpec> more) {
    return app(
        "demo",
        a -> {
          listing(a);
          a.version("1.0.0").change("1.0.0", "First version.");
          web(a, c -> {});
          more.accept(a);
        });
  }

  private static void listing(AppSpec a) {
    a.title("Demo").description("A demo.").appVersion("1").home("https://example.org");
    a.icon("https://example.org/icon.png").categories("demo");
    a.maintainer("somebody", "somebody@example.org", "").appReadme("A demo.").readme("A demo.");
  }

  private static void web(AppSpec a, Consumer<ContainerSpec> more) {
    a.workload("web", w -> pod(w, more));
  }

  private static void pod(WorkloadSpec w, Consumer<ContainerSpec> more) {
    w.runAs(568, 568);
    w.container(
        IMAGE,
        c -> {
          c.port("http", 8080);
          c.ready(Probe.http("/"));
          more.accept(c);
        });
  }

  private static App container(Consumer<ContainerSpec> more) {
    return sound(a -> a.workload("other", w -> pod(w, more)));
  }

  private static App asking(Question... questions) {
    return sound(a -> a.group("Questions", g -> g.ask(questions)));
  }

  @Test
  void aSoundDefinitionHasNoProblem() {
    assertThat(sound(a -> {}).problems()).isEmpty();
  }

  static Stream<Arguments> mistakes() {
    PortQuestion web = port("network.web").defaultPort(30080);
    StringQuestion free = string("free").defaultText("x");
    SecretQuestion password = secret("password").required();
    StorageQuestion data = storage("data");
    BooleanQuestion flag = yesNo("level.flag");
    ChoiceQuestion mode = choice("mode").option("a", "A").option("b", "B");
    StringQuestion itemName = string("name").required();
    StringQuestion itemValue = string("value");
    ListQuestion items = list("items").item(itemName, itemValue);
    StringListQuestion words = stringList("words");
    StorageQuestion itemData = storage("folder");
    return Stream.of(
        mistake(Rule.NAME, "\"Demo App\"", named("Demo App")),
        mistake(Rule.NAME, "\"ix-chart\"", named("ix-chart")),
        mistake(Rule.NAME, "\"library\"", sound(a -> a.train("library"))),
        mistake(Rule.NAME, "\"we-b_p\" is no variable", asking(string("we-b_p"))),
        mistake(Rule.NAME, "\"Web\"", sound(a -> a.workload("Web", w -> pod(w, c -> {})))),
        mistake(Rule.NAME, "\"service\"", sound(a -> a.workload("service", w -> pod(w, c -> {})))),
        mistake(Rule.NAME, "\"Http\"", container(c -> c.port("Http", 1))),
        mistake(Rule.NAME, "\"1x\"", container(c -> c.env("1x", "y"))),
        mistake(Rule.MISSING, "no title", app("demo", a -> {})),
        mistake(Rule.MISSING, "what version 1.0.1 changed", sound(a -> a.version("1.0.1"))),
        mistake(
            Rule.MISSING,
            "as which user",
            sound(
                a ->
                    a.workload(
                        "other", w -> w.container(IMAGE, c -> c.noHealthCheck("it is short"))))),
        mistake(Rule.SHAPE, "\"example.org\"", sound(a -> a.home("example.org"))),
        mistake(Rule.SHAPE, "e-mail \"nobody\"", sound(a -> a.maintainer("n", "nobody", ""))),
        mistake(
            Rule.DUPLICATE,
            "variable of the question at DefinitionMistakesTest.java",
            asking(string("twice"), integer("twice").defaultNumber(1))),
        mistake(Rule.DUPLICATE, "asked twice", asking(free, free)),
        mistake(Rule.DUPLICATE, "which is no dict", asking(string("a"), string("a.b"))),
        mistake(
            Rule.DUPLICATE,
            "another workload",
            sound(a -> a.workload("web", w -> pod(w, c -> {})))),
        mistake(Rule.DUPLICATE, "TZ twice", container(c -> c.env("TZ", "a").env("TZ", "b"))),
        mistake(
            Rule.DUPLICATE,
            "option \"a\" twice",
            asking(choice("c").option("a", "A").option("a", "B"))),
        mistake(Rule.RESERVED_VARIABLE, "\"ixVolumes\"", asking(string("ixVolumes.x"))),
        mistake(Rule.GROUP, "asks nothing", sound(a -> a.group("Empty", g -> {}))),
        mistake(
            Rule.GROUP,
            "while level stands in One",
            sound(
                a ->
                    a.group("One", g -> g.ask(flag))
                        .group("Two", g -> g.ask(string("level.other"))))),
        mistake(Rule.DEFAULT, "default 80", asking(port("network.low").defaultPort(80))),
        mistake(Rule.DEFAULT, "default 11", asking(integer("n").range(1, 10).defaultNumber(11))),
        mistake(Rule.DEFAULT, "neither a default nor required", asking(integer("n").range(1, 10))),
        mistake(
            Rule.DEFAULT, "\"B!\"", asking(string("t").pattern("^[a-z]+$", "").defaultText("B!"))),
        mistake(Rule.DEFAULT, "\"z\"", asking(choice("c").option("a", "A").defaultOption("z"))),
        mistake(Rule.RANGE, "10 to 1", asking(integer("n").range(10, 1).defaultNumber(1))),
        mistake(Rule.RANGE, "8 characters", asking(secret("s").generatedIfEmpty(8))),
        mistake(
            Rule.PATTERN,
            "not anchored",
            asking(string("t").pattern("[a-z]+", "").defaultText("a"))),
        mistake(
            Rule.PATTERN,
            "do not share",
            asking(string("t").pattern("^(?!x)[a-z]+$", "").defaultText("a"))),
        mistake(
            Rule.CONDITION,
            "not asked on the same level",
            asking(flag, string("t").when(flag.isTrue()))),
        mistake(Rule.CONDITION, "with \"c\"", asking(mode, string("t").when(mode.is("c")))),
        mistake(Rule.LIST, "1 questions", asking(list("l").item(itemName))),
        mistake(
            Rule.NOT_ASKED,
            "answer of free, which no group asks",
            container(c -> c.env("FREE", free))),
        mistake(
            Rule.NOT_ASKED,
            "answer of name",
            sound(
                a -> {
                  a.group("Items", g -> g.ask(items));
                  a.workload("other", w -> pod(w, c -> c.env("NAME", itemName)));
                })),
        mistake(
            Rule.HOLE,
            "may hold any character",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(free));
                  a.workload("other", w -> pod(w, c -> c.env("URL", text("http://{}/", free))));
                })),
        mistake(Rule.VOLUME, "data, which no group asks", container(c -> c.mount(data, "/data"))),
        mistake(Rule.VOLUME, "\"data\"", container(c -> c.temporary("tmp", "data", 1))),
        mistake(
            Rule.VOLUME,
            "/x twice",
            container(c -> c.temporary("one", "/x", 1).temporary("two", "/x", 1))),
        mistake(Rule.PORT, "second port", container(c -> c.port("again", 8080))),
        mistake(Rule.PORT, "port 70000", container(c -> c.port("high", 70000))),
        mistake(
            Rule.PORT,
            "network.web a second time",
            sound(
                a -> {
                  a.group("Network", g -> g.ask(web));
                  a.workload("other", w -> pod(w, c -> c.port("one", 1, web).port("two", 2, web)));
                })),
        mistake(
            Rule.PORT, "default port 30080", asking(web, port("network.other").defaultPort(30080))),
        mistake(
            Rule.HEALTH,
            "no health check",
            sound(a -> a.workload("other", w -> w.runAs(1, 1).container(IMAGE, c -> {})))),
        mistake(
            Rule.IMAGE,
            "\"latest\"",
            sound(
                a ->
                    a.workload(
                        "other",
                        w ->
                            w.runAs(1, 1)
                                .container(
                                    image("docker.io/library/demo", "latest"),
                                    c -> c.noHealthCheck("none"))))),
        mistake(
            Rule.REFERENCE,
            "port sql of database",
            sound(a -> a.workload("other", w -> pod(w.waitFor("database", "sql"), c -> {})))),
        mistake(
            Rule.REFERENCE, "port \"admin\"", container(c -> c.live(Probe.http("/").on("admin")))),
        mistake(
            Rule.SECURITY,
            "runs as root as a whole",
            sound(
                a ->
                    a.workload(
                        "other",
                        w -> {
                          pod(w, c -> {});
                          w.runAs(0, 0);
                        }))),
        mistake(Rule.SECURITY, "\"CAP_CHOWN\"", container(c -> c.capability("CAP_CHOWN", "why"))),
        mistake(
            Rule.SECRET,
            "everybody who sees the app",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(password));
                  a.scenario("s", s -> s.answer(password, "secret"));
                  a.workload("other", w -> pod(w, c -> c.arg(password)));
                })),
        mistake(Rule.SCENARIO, "does not answer password", asking(password)),
        mistake(
            Rule.SCENARIO,
            "none of the options",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(mode));
                  a.scenario("s", s -> s.answer(mode, "c"));
                })),
        mistake(Rule.NAME, "is no variable name", asking(string("v".repeat(61)))),
        mistake(
            Rule.NAME,
            "\"wait-for-db\"",
            sound(a -> a.workload("other", w -> second(w, "wait-for-db")))),
        mistake(Rule.NAME, "does not start with", sound(a -> a.portal("42", web, "/"))),
        mistake(
            Rule.DUPLICATE,
            "taken in this pod",
            sound(a -> a.workload("other", w -> second(w, "permissions")))),
        mistake(
            Rule.DUPLICATE,
            "same caption",
            sound(a -> a.portal("Web", web, "/").portal("WEB", web, "/"))),
        mistake(Rule.DUPLICATE, "has the dataset data of data", asking(data, storage("more.data"))),
        mistake(
            Rule.DUPLICATE,
            "has a volume named data",
            asking(data, storage("storage.data").dataset("other"))),
        mistake(
            Rule.DUPLICATE,
            "is declared twice",
            sound(a -> a.group("One", g -> g.ask(free)).group("One", g -> g.ask(mode)))),
        mistake(
            Rule.DUPLICATE,
            "repeats words within a repetition of words",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(words));
                  a.workload(
                      "other",
                      w -> pod(w, c -> c.file("/x", words.text(i -> words.text(k -> text("x"))))));
                })),
        mistake(
            Rule.DUPLICATE,
            "repeats words within a repetition of words",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(words));
                  a.workload(
                      "other",
                      w -> pod(w, c -> c.each(words, i -> c.each(words, k -> c.args("x")))));
                })),
        mistake(Rule.GROUP, "asks nothing", sound(a -> a.group("", g -> {}))),
        mistake(Rule.NAME, "has no name", sound(a -> a.group(" ", g -> g.ask(free)))),
        mistake(Rule.MISSING, "what version 1.0.0", blankChange()),
        mistake(
            Rule.MISSING, "has no container", sound(a -> a.workload("other", w -> w.runAs(1, 1)))),
        mistake(Rule.MISSING, "does not say what is wrong", sound(a -> a.refuseIf(flag, " "))),
        mistake(
            Rule.MISSING,
            "runs by a schedule and has none",
            sound(
                a ->
                    a.job(
                        "nightly",
                        Job.Trigger.SCHEDULE,
                        j -> j.runAs(1, 1).container(IMAGE, c -> {})))),
        mistake(Rule.SHAPE, "path \"admin\"", sound(a -> a.portal("Web", web, "admin"))),
        mistake(Rule.SHAPE, "several lines", sound(a -> a.title("a\nb"))),
        mistake(Rule.SHAPE, "CPU limit \"lots\"", container(c -> c.limits("lots", "2Gi"))),
        mistake(Rule.SHAPE, "memory limit \"2 GB\"", container(c -> c.limits("2", "2 GB"))),
        mistake(Rule.SHAPE, "no options", asking(choice("c"))),
        mistake(Rule.RANGE, "-1 times", job(j -> j.attempts(-1))),
        mistake(Rule.RANGE, "0 seconds to stop", job(j -> j.stopsWithin(0))),
        mistake(Rule.RANGE, "user or group -1", job(j -> j.runAs(-1, 1))),
        mistake(Rule.RANGE, "user or group 2147483648", job(j -> j.runAs(1, 2147483648L))),
        mistake(Rule.RANGE, "user or group -5", container(c -> c.runAs(-5, 1))),
        mistake(
            Rule.RANGE,
            "user 1 and group -1",
            container(c -> c.mount(data, "/data", m -> m.ownedBy(1, -1)))),
        mistake(Rule.RANGE, "count below 1", container(c -> c.live(Probe.http("/").failsAfter(0)))),
        mistake(Rule.RANGE, "count below 1", container(c -> c.live(Probe.http("/").every(0)))),
        mistake(Rule.CONDITION, "second condition", asking(twoConditions(flag))),
        mistake(
            Rule.LIST, "is nested in an item", asking(list("l").item(itemName, string("deep.er")))),
        mistake(
            Rule.DEFAULT,
            "unknown variable \"nam\"",
            asking(list("l").item(itemName, itemValue).defaultItem(Map.of("nam", "x")))),
        mistake(
            Rule.DEFAULT,
            "not editable and has no default",
            asking(secret("s").notEditable().required())),
        mistake(Rule.DEFAULT, "hidden and required", asking(secret("s").hidden().required())),
        mistake(
            Rule.DEFAULT,
            "required and generated",
            asking(secret("s").required().generatedIfEmpty(20))),
        mistake(
            Rule.NOT_ASKED,
            "outside of what is repeated",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(words));
                  a.workload("other", w -> pod(w, c -> c.env("WORD", words.item())));
                })),
        mistake(
            Rule.NOT_ASKED,
            "outside of what is repeated",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.workload("other", w -> pod(w, c -> c.env("N", items.item().index())));
                })),
        mistake(
            Rule.NOT_ASKED,
            "answer of free, which the items of items do not ask",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.refuseEach(items, i -> i.isGiven(free), "No.");
                })),
        mistake(
            Rule.NOT_ASKED,
            "another question with the variable value",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  IntegerQuestion number = integer("value").defaultNumber(1);
                  a.workload(
                      "other",
                      w -> pod(w, c -> c.each(items, i -> c.env(i.get(itemName), i.get(number)))));
                })),
        mistake(
            Rule.NOT_ASKED,
            "another question with the variable free",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(free));
                  IntegerQuestion number = integer("free").defaultNumber(1);
                  a.workload("other", w -> pod(w, c -> c.env("N", number)));
                })),
        mistake(
            Rule.HOLE,
            "may hold any character",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(words, free));
                  a.workload(
                      "other",
                      w -> pod(w, c -> c.file("/x", words.text(word -> text("{}", word)))));
                })),
        mistake(
            Rule.HOLE,
            "may hold any character",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(free, mode));
                  a.workload(
                      "other",
                      w ->
                          pod(
                              w,
                              c ->
                                  c.file(
                                      "/x",
                                      when(
                                          mode.is("a"),
                                          text("{}", when(mode.is("b"), mode, free))))));
                })),
        mistake(
            Rule.VOLUME, "temporary volume \"Tmp\"", container(c -> c.temporary("Tmp", "/t", 1))),
        mistake(Rule.VOLUME, "of 0 MiB", container(c -> c.sharedMemory(0))),
        mistake(
            Rule.VOLUME,
            "of another size",
            container(c -> c.temporary("tmp", "/t", 1).temporary("tmp", "/u", 2))),
        mistake(
            Rule.VOLUME, "generated-", container(c -> c.temporary("generated-config", "/t", 1))),
        mistake(
            Rule.VOLUME,
            "like that of data",
            container(c -> c.temporary("data", "/t", 1).mount(data, "/data"))),
        mistake(Rule.VOLUME, "0674", container(c -> c.file("/x", literal("x"), 444))),
        mistake(Rule.VOLUME, "bits 0", container(c -> c.file("/x", literal("x"), -1))),
        mistake(Rule.VOLUME, "\"/a/../b\"", container(c -> c.temporary("tmp", "/a/../b", 1))),
        mistake(Rule.VOLUME, "\"/\"", container(c -> c.temporary("tmp", "/", 1))),
        mistake(Rule.VOLUME, "\"/a/\"", container(c -> c.temporary("tmp", "/a/", 1))),
        mistake(Rule.VOLUME, "\"/a:b\"", container(c -> c.temporary("tmp", "/a:b", 1))),
        mistake(
            Rule.VOLUME,
            "\"../etc\"",
            container(c -> c.mount(data, "/data", m -> m.subPath("../etc")))),
        mistake(
            Rule.VOLUME,
            "no lasting names",
            container(c -> c.mount(data, "/data", m -> m.perReplica()))),
        mistake(
            Rule.VOLUME,
            "a file for each item",
            container(c -> c.each(words, i -> c.file("/x", literal("x"))))),
        mistake(
            Rule.VOLUME,
            "folder of an item, which its list does not ask",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.workload(
                      "other",
                      w ->
                          pod(
                              w,
                              c ->
                                  c.each(
                                      items, i -> c.mount(i, itemData, literal("/x"), m -> {}))));
                })),
        mistake(
            Rule.PORT,
            "init container with ports",
            sound(
                a ->
                    a.workload(
                        "other",
                        w ->
                            pod(w.initContainer("init", IMAGE, c -> c.port("http", 1)), c -> {})))),
        mistake(
            Rule.PORT,
            "repeated and uses one port",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(web, items));
                  a.workloadEach(
                      "many",
                      items,
                      i -> i.get(itemName),
                      (w, i) -> pod(w, c -> c.port("web", 1, web)));
                })),
        mistake(
            Rule.NAME,
            "named by an answer that may hold any text",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.workloadEach("many", items, i -> i.get(itemName), (w, i) -> pod(w, c -> {}));
                })),
        mistake(Rule.IMAGE, "\"docker.io/Library/x\"", imageNamed("docker.io/Library/x")),
        mistake(Rule.IMAGE, "\"docker.io/x:1\"", imageNamed("docker.io/x:1")),
        mistake(
            Rule.IMAGE,
            "with the digest sha256:1",
            sound(
                a ->
                    a.workload(
                        "other",
                        w ->
                            w.runAs(1, 1)
                                .container(
                                    IMAGE.pinnedTo("sha256:1"), c -> c.noHealthCheck("none"))))),
        mistake(Rule.REFERENCE, "\"elsewhere\"", container(c -> c.env("X", hostOf("elsewhere")))),
        mistake(
            Rule.REFERENCE,
            "\"portless\"",
            sound(
                a -> {
                  a.workload(
                      "portless",
                      w -> w.runAs(1, 1).container(IMAGE, c -> c.noHealthCheck("it is a timer")));
                  a.workload("other", w -> pod(w, c -> c.env("X", hostOf("portless"))));
                })),
        mistake(
            Rule.REFERENCE,
            "port udp of other",
            sound(
                a -> {
                  a.group("Network", g -> g.ask(web));
                  a.workload("other", w -> pod(w, c -> c.udpPort("udp", 1, web)));
                  a.workload("third", w -> pod(w.waitFor("other", "udp"), c -> {}));
                })),
        mistake(Rule.SECURITY, "a right without a reason", container(c -> c.writableRoot(" "))),
        mistake(
            Rule.SECRET,
            "everybody who sees the app",
            sound(
                a ->
                    a.portal("Web", literal("http"), generatedSecret("k", 20), web, literal("/")))),
        mistake(
            Rule.SCENARIO,
            "no group asks it",
            sound(a -> a.scenario("s", s -> s.answer(free, "x")))),
        mistake(
            Rule.SCENARIO,
            "taken or not acceptable",
            sound(a -> a.scenario("s", s -> {}).scenario("s", s -> {}))),
        mistake(
            Rule.SCENARIO,
            "unknown variable nam",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.scenario("s", s -> s.items(items, Map.of("nam", "x")));
                })),
        mistake(
            Rule.SCENARIO,
            "name of an item: it is missing",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.scenario("s", s -> s.items(items, Map.of("value", "x")));
                })),
        mistake(
            Rule.SCENARIO,
            "value of an item: it is of another type",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.scenario("s", s -> s.items(items, Map.of("name", "x", "value", 1)));
                })),
        mistake(
            Rule.SCENARIO,
            "outside the question's range",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(web));
                  a.scenario("s", s -> s.answer(web, 80));
                })),
        mistake(
            Rule.SCENARIO,
            "it is empty",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(password));
                  a.scenario("s", s -> s.answer(password, ""));
                })));
  }

  private static void second(WorkloadSpec w, String name) {
    pod(w, c -> {});
    w.container(name, IMAGE, c -> c.noHealthCheck("it only waits"));
  }

  private static App job(Consumer<JobSpec> more) {
    return sound(
        a ->
            a.job(
                "other",
                Job.Trigger.EACH_RELEASE,
                j -> {
                  j.runAs(1, 1).container(IMAGE, c -> {});
                  more.accept(j);
                }));
  }

  private static App imageNamed(String repository) {
    return sound(
        a ->
            a.workload(
                "other",
                w ->
                    w.runAs(1, 1).container(image(repository, "1"), c -> c.noHealthCheck("none"))));
  }

  private static App blankChange() {
    return app(
        "demo",
        a -> {
          listing(a);
          a.version("1.0.0").change("1.0.0", " ");
          web(a, c -> {});
        });
  }

  private static StringQuestion twoConditions(BooleanQuestion flag) {
    return string("level.t").when(flag.isTrue()).when(flag.isFalse());
  }

  private static App named(String name) {
    return app(
        name,
        a -> {
          listing(a);
          a.version("1.0.0").change("1.0.0", "First version.");
          web(a, c -> {});
        });
  }

  private static Arguments mistake(Rule rule, String found, App app) {
    return Arguments.of(rule, found, app);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void isReportedWithPlaceAndFixAndNothingIsRendered(Rule rule, String found, App app) {
    List<Problem> problems =
        app.problems().stream()
            .filter(problem -> problem.rule() == rule && problem.describe().contains(found))
            .toList();

    assertThat(problems).as("all problems: %s", app.problems()).isNotEmpty();
    Problem problem = problems.get(0);
    assertThat(problem.isError()).isTrue();
    assertThat(problem.where().app()).isEqualTo(app.name());
    assertThat(problem.where().position()).matches("DefinitionMistakesTest\\.java:[0-9]+");
    assertThat(problem.allowed()).isNotEmpty();
    assertThat(problem.fix()).isNotEmpty();
    assertThat(new HelmEdition().render(app).files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1.0", "1.0.0.0", "v1.0.0", "01.0.0", "1.0.00", "1.1.0-rc.1", "1.0.0+x"})
  void aVersionThatTrueNasCannotFindAgainIsReported(String version) {
    App app = sound(a -> a.version(version).change(version, "Something."));

    assertThat(app.problems())
        .filteredOn(problem -> problem.rule() == Rule.VERSION)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.found()).contains("\"" + version + "\"");
              assertThat(problem.where().file()).isEqualTo("DefinitionMistakesTest.java");
            });
  }

  @Test
  void theLineIsThatOfTheStatement() {
    int before = lineHere();
    StringQuestion bad = string("t").pattern("[", "").defaultText("a");

    assertThat(bad.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.where().line()).isEqualTo(before + 1));
  }

  private static int lineHere() {
    return StackWalker.getInstance()
        .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
  }

  @Test
  void allMistakesAreReportedAtOnce() {
    App app =
        app(
            "Bad Name",
            a -> {
              a.version("1.0");
              a.group("Q", g -> g.ask(port("p").defaultPort(80)));
              a.workload("web", w -> w.container(image("x", "latest"), c -> c.port("h", 0)));
            });

    Set<Rule> rules = new TreeSet<>();
    app.problems().forEach(problem -> rules.add(problem.rule()));
    assertThat(rules)
        .contains(
            Rule.NAME,
            Rule.VERSION,
            Rule.MISSING,
            Rule.DEFAULT,
            Rule.PORT,
            Rule.HEALTH,
            Rule.IMAGE);
  }

  @Test
  void aQuestionWithoutUseIsAWarning() {
    App app = asking(string("t"));

    assertThat(app.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.UNUSED);
              assertThat(problem.isError()).isFalse();
            });
    assertThat(new HelmEdition().render(app).files()).isNotEmpty();
  }

  @Test
  void aJobBeforeTheInstallationThatNeedsOtherResourcesIsRefusedByTheHelmEdition() {
    App app =
        sound(
            a ->
                a.job(
                    "early",
                    Job.Trigger.PRE_INSTALL,
                    j ->
                        j.runAs(1, 1)
                            .container(IMAGE, c -> c.file("/etc/demo.conf", literal("x")))));

    assertThat(app.problems()).isEmpty();
    assertThat(new HelmEdition().render(app).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.rule()).isEqualTo(Rule.EDITION));
  }

  @Test
  void aTextThatRepeatsWithinAnItemIsRefusedByTheHelmEdition() {
    StringListQuestion words = stringList("words");
    StringListQuestion more = stringList("more");
    App app =
        sound(
            a -> {
              a.group("Questions", g -> g.ask(words, more));
              a.workload(
                  "other",
                  w ->
                      pod(
                          w,
                          c ->
                              c.each(
                                  words,
                                  word ->
                                      c.arg(
                                          more.text(
                                              other ->
                                                  text(
                                                      "{}{}", verbatim(word), verbatim(other)))))));
            });

    assertThat(app.problems()).isEmpty();
    assertThat(new HelmEdition().render(app).files()).isEmpty();
    assertThat(new HelmEdition().render(app).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.EDITION);
              assertThat(problem.found()).contains("cannot stand inside another list");
              assertThat(problem.where().position())
                  .matches("DefinitionMistakesTest\\.java:[0-9]+");
            });
  }

  @Test
  void nullIsRefusedAtItsLine() {
    int before = lineHere();
    assertThatThrownBy(() -> app("demo", a -> a.title(null)))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the title is null")
        .satisfies(
            e ->
                assertThat(
                        Stream.of(e.getStackTrace())
                            .filter(f -> f.getClassName().startsWith(getClass().getName()))
                            .findFirst()
                            .orElseThrow()
                            .getLineNumber())
                    .isEqualTo(before + 1));
    assertThatThrownBy(() -> asking((Question) null)).hasMessageContaining("a question is null");
  }

  @Test
  void hostileTextsNeverMakeADefinitionThrow() {
    List<String> hostile =
        new ArrayList<>(List.of("", " ", "\n", "{{", "..", "/", "\u0000", "a\rb"));
    hostile.addAll(List.of("é", "😀", "a b", "-", "%s", "x".repeat(5000), "$(X)", "<%", "*/"));
    for (String bad : hostile) {
      IntegerQuestion number = integer("n" + bad).label(bad).description(bad);
      App app =
          app(
              bad,
              a -> {
                a.title(bad).description(bad).train(bad).version(bad).appVersion(bad);
                a.home(bad).icon(bad).sources(bad).categories(bad).tags(bad).keywords(bad);
                a.maintainer(bad, bad, bad).appReadme(bad).readme(bad).change(bad, bad);
                a.group(bad, g -> g.description(bad).ask(number, string(bad).label(bad)));
                a.workload(
                    bad,
                    w ->
                        w.waitFor(bad, bad)
                            .container(
                                bad,
                                image(bad, bad),
                                c ->
                                    c.env(bad, bad)
                                        .args(bad)
                                        .port(bad, 1)
                                        .temporary(bad, bad, 1)
                                        .capability(bad, bad)
                                        .ready(Probe.http(bad).on(bad))));
                a.scenario(bad, s -> s.answer(number, 1));
                a.scenario(bad, s -> s.items(list(bad), Map.of(bad, bad)));
              });

      assertThat(app.problems()).as("app named \"%s\"", bad).isNotEmpty();
      assertThat(new HelmEdition().render(app).files()).isEmpty();
    }
  }
}
