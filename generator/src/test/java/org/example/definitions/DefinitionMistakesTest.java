package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.passwordHash;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.helm.word.Helm.mayUseApi;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.commandToRead;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.hostForOtherApps;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Trigger.Moment.BEFORE_UPGRADE;
import static dev.trainyard.generator.model.Trigger.Moment.EACH_RELEASE;
import static dev.trainyard.generator.question.Questions.certificate;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.cron;
import static dev.trainyard.generator.question.Questions.dict;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.ipAddress;
import static dev.trainyard.generator.question.Questions.limits;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.timeZone;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.block.Redis;
import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.word.Hook;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.JobSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.problem.CodedRule;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.IpAddressQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TimeZoneQuestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private static final Workload WEB = workload("web");

  /** A definition without mistakes, to which a test adds one. */
  private static App sound(Consumer<AppSpec> more) {
    return versioned("1.0.0", more);
  }

  private static App versioned(String version, Consumer<AppSpec> more) {
    return app(
        "demo",
        a -> {
          listing(a);
          a.version(version).change("1.0.0", "First version.");
          web(a, c -> {});
          more.accept(a);
        });
  }

  private static App listed(String title, String home) {
    return app(
        "demo",
        a -> {
          listing(a, title, home);
          a.version("1.0.0").change("1.0.0", "First version.");
          web(a, c -> {});
        });
  }

  private static void listing(AppSpec a) {
    listing(a, "Demo", "https://example.org");
  }

  private static void listing(AppSpec a, String title, String home) {
    a.title(title).description("A demo.").appVersion("1").home(home);
    a.icon("https://example.org/icon.png").categories("demo");
    a.maintainer("somebody", "somebody@example.org", "").appReadme("A demo.").readme("A demo.");
  }

  private static void web(AppSpec a, Consumer<ContainerSpec> more) {
    a.workload(WEB, w -> pod(w, more));
  }

  private static void pod(WorkloadSpec w, Consumer<ContainerSpec> more) {
    w.runAs(568, 568);
    w.container(
        IMAGE,
        c -> {
          c.port(tcp("http", 8080));
          c.ready(Probe.http("/"));
          more.accept(c);
        });
  }

  private static App container(Consumer<ContainerSpec> more) {
    return sound(a -> a.workload(workload("other"), w -> pod(w, more)));
  }

  private static App asking(Question... questions) {
    return sound(a -> a.group("Questions", g -> g.ask(questions)));
  }

  @Test
  void aSoundDefinitionHasNoProblem() {
    assertThat(AppChecks.check(sound(a -> {}))).isEmpty();
  }

  @Test
  void dotsWithinTheNameOfADirectoryAreNoStepUp() {
    StorageQuestion data = storage("data");
    App app =
        sound(
            a -> {
              a.group("Storage", g -> g.ask(data));
              a.workload(
                  workload("other"),
                  w -> pod(w, c -> c.mount(data, "/data", m -> m.subPath("a..b"))));
            });

    assertThat(AppChecks.check(app)).isEmpty();
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
    ListQuestion items = list("items").items(itemName, itemValue);
    StringListQuestion words = stringList("words");
    StorageQuestion itemData = storage("folder");
    BooleanQuestion top = yesNo("top");
    Port twice = tcp("twice", 8099);
    return Stream.of(
        mistake(Rule.NAME, "\"Demo App\"", named("Demo App")),
        mistake(Rule.NAME, "\"ix-chart\"", named("ix-chart")),
        mistake(Rule.NAME, "\"con\"", named("con")),
        mistake(Rule.NAME, "\"nul\"", sound(a -> a.train("nul"))),
        mistake(
            Rule.PATTERN,
            "belong to one of its alternatives",
            asking(string("t").pattern("^a|b$", "Not possible."))),
        mistake(Rule.PATTERN, "has \\d", asking(string("t").pattern("^\\d+$", "Not possible."))),
        mistake(Rule.DEFAULT, "\"99 99 * * *\"", asking(cron("c").defaultSchedule("99 99 * * *"))),
        mistake(
            Rule.CONDITION,
            "that the wizard cannot evaluate",
            asking(flag, mode, string("t").when(all(flag, mode.is("a"))))),
        mistake(
            Rule.RANGE,
            "to 9007199254740992",
            asking(integer("n").range(1, 9007199254740992L).defaultNumber(1))),
        mistake(
            Rule.DEFAULT,
            "default 9223372036854775807",
            asking(integer("n").defaultNumber(Long.MAX_VALUE))),
        mistake(
            Rule.RANGE,
            "number 9007199254740993",
            container(c -> c.env("N", literal(9007199254740993L)))),
        mistake(
            Rule.NOT_ASKED,
            "outside of the items of items (DefinitionMistakesTest.java",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.workload(workload("other"), w -> pod(w, c -> c.env("X", itemName)));
                })),
        mistake(
            Rule.NOT_ASKED,
            "of the list others (DefinitionMistakesTest.java",
            sound(
                a -> {
                  StringQuestion other = string("name").required();
                  ListQuestion others = list("others").items(other, string("value"));
                  a.group("Questions", g -> g.ask(items, others));
                  a.workload(
                      workload("other"),
                      w ->
                          pod(
                              w,
                              c -> c.each(items, (e, i) -> e.env(i.get(itemName), i.get(other)))));
                })),
        mistake(
            Rule.DUPLICATE,
            "something else under the key k than",
            container(
                c ->
                    c.file("/a", generatedSecret("k", 20))
                        .file("/b", passwordHash("k", literal("x"))))),
        mistake(
            Rule.DUPLICATE,
            "something else under the key k-for than",
            container(
                c ->
                    c.file("/a", generatedSecret("k-for", 20))
                        .file("/b", passwordHash("k", literal("x"))))),
        mistake(
            Rule.DUPLICATE,
            "something else under the key a-b-c than",
            sound(
                a -> {
                  SecretQuestion one = secret("a.b_c").generatedIfEmpty(20);
                  SecretQuestion two = secret("a.b.c").generatedIfEmpty(20);
                  a.group("Questions", g -> g.ask(one, two));
                  a.workload(
                      workload("other"),
                      w -> pod(w, c -> c.env("A", one.secret()).env("B", two.secret())));
                })),
        mistake(
            Rule.NAME,
            "under the key \"My key\"",
            container(c -> c.file("/a", generatedSecret("My key", 20)))),
        mistake(
            Rule.RANGE,
            "a secret of 4 characters",
            container(c -> c.file("/a", generatedSecret("k", 4)))),
        mistake(
            Rule.HOLE,
            "the answer of free",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(free));
                  a.workload(
                      workload("other"),
                      w -> pod(w, c -> c.env("X", text("{}", choose(flag, free, literal("y"))))));
                })),
        mistake(
            Rule.HOLE,
            "the hash of a password",
            container(c -> c.file("/a", text("{}", passwordHash("k", literal("x")))))),
        mistake(
            Rule.HOLE,
            "a certificate",
            container(c -> c.file("/a", text("{}", certificate("tls").certificate())))),
        mistake(
            Rule.SCENARIO,
            "it is no IP address",
            sound(
                a -> {
                  IpAddressQuestion address = ipAddress("ip");
                  a.group("Questions", g -> g.ask(address));
                  a.scenario("s", s -> s.answer(address, "10.0.0.256"));
                })),
        mistake(
            Rule.SCENARIO,
            "it is no time zone",
            sound(
                a -> {
                  TimeZoneQuestion zone = timeZone("TZ");
                  a.group("Questions", g -> g.ask(zone));
                  a.scenario("s", s -> s.answer(zone, "Europe/Nowhere"));
                })),
        mistake(
            Rule.SCENARIO,
            "it is no absolute path",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(data));
                  a.scenario("s", s -> s.hostPath(data, "tank"));
                })),
        mistake(
            Rule.SCENARIO,
            "temporary storage is not offered",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(data));
                  a.scenario("s", s -> s.temporary(data));
                })),
        mistake(
            Rule.SCENARIO,
            "has the hour \"25\"",
            sound(
                a -> {
                  CronQuestion at = cron("at");
                  a.group("Questions", g -> g.ask(at));
                  a.scenario("s", s -> s.schedule(at, "0 25 * * *"));
                })),
        mistake(
            Rule.SCENARIO,
            "100 is outside its limits",
            sound(
                a -> {
                  LimitsQuestion limits = limits("most").memory(512, 256);
                  a.group("Questions", g -> g.ask(limits));
                  a.scenario("s", s -> s.limits(limits, 1, 100));
                })),
        mistake(
            Rule.SCENARIO,
            "answers mode twice",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(mode));
                  a.scenario("s", s -> s.answer(mode, "a").answer(mode, "b"));
                })),
        mistake(Rule.NAME, "\"we-b_p\" is no variable", asking(string("we-b_p"))),
        mistake(
            Rule.NAME, "\"Web\"", sound(a -> a.workload(workload("Web"), w -> pod(w, c -> {})))),
        mistake(Rule.NAME, "\"Http\"", container(c -> c.port(tcp("Http", 8081)))),
        mistake(Rule.NAME, "\"1x\"", container(c -> c.env("1x", "y"))),
        mistake(Rule.MISSING, "no title", app("demo", a -> {})),
        mistake(Rule.MISSING, "what version 1.0.1 changed", versioned("1.0.1", a -> {})),
        mistake(
            Rule.MISSING,
            "as which user",
            sound(
                a ->
                    a.workload(
                        workload("other"),
                        w -> w.container(IMAGE, c -> c.noHealthCheck("it is short"))))),
        mistake(Rule.SHAPE, "\"example.org\"", listed("Demo", "example.org")),
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
            sound(a -> a.workload(workload("web"), w -> pod(w, c -> {})))),
        mistake(Rule.DUPLICATE, "TZ twice", container(c -> c.env("TZ", "a").env("TZ", "b"))),
        mistake(
            Rule.DUPLICATE,
            "option \"a\" twice",
            asking(choice("c").option("a", "A").option("a", "B"))),
        mistake(
            Rule.SHAPE,
            "has the title \"Demo\" under that of the app",
            sound(a -> a.readme("Text\n\n# Demo\n\n```\n# a comment\n```\n"))),
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
            Rule.DEFAULT,
            "\"B!\"",
            asking(string("t").pattern("^[a-z]+$", "Not possible.").defaultText("B!"))),
        mistake(Rule.DEFAULT, "\"z\"", asking(choice("c").option("a", "A").defaultOption("z"))),
        mistake(
            Rule.PATTERN,
            "without a text for who gives another answer",
            asking(string("t").pattern("^[a-z]+$", " ").defaultText("a"))),
        mistake(Rule.RANGE, "10 to 1", asking(integer("n").range(10, 1).defaultNumber(1))),
        mistake(Rule.RANGE, "8 characters", asking(secret("s").generatedIfEmpty(8))),
        mistake(
            Rule.PATTERN,
            "not anchored",
            asking(string("t").pattern("[a-z]+", "Not possible.").defaultText("a"))),
        mistake(
            Rule.PATTERN,
            "begins with (?",
            asking(string("t").pattern("^(?!x)[a-z]+$", "Not possible.").defaultText("a"))),
        mistake(
            Rule.CONDITION, "not asked on the same level", asking(flag, string("t").when(flag))),
        mistake(Rule.CONDITION, "with \"c\"", asking(mode, string("t").when(mode.is("c")))),
        mistake(Rule.MISSING, "items that ask nothing", asking(list("l"))),
        mistake(Rule.NOT_ASKED, "which no group asks", container(c -> c.env("FREE", free))),
        mistake(
            Rule.NOT_ASKED,
            "answer of name",
            sound(
                a -> {
                  a.group("Items", g -> g.ask(items));
                  a.workload(workload("other"), w -> pod(w, c -> c.env("NAME", itemName)));
                })),
        mistake(
            Rule.HOLE,
            "may hold any character",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(free));
                  a.workload(
                      workload("other"), w -> pod(w, c -> c.env("URL", text("http://{}/", free))));
                })),
        mistake(Rule.VOLUME, "which no group asks", container(c -> c.mount(data, "/data"))),
        mistake(Rule.VOLUME, "\"data\"", container(c -> c.mount(temporary("tmp", 1), "data"))),
        mistake(
            Rule.VOLUME,
            "/x twice",
            container(c -> c.mount(temporary("one", 1), "/x").mount(temporary("two", 1), "/x"))),
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
            Rule.REFERENCE,
            "workload database of DefinitionMistakesTest.java",
            sound(
                a ->
                    a.workload(
                        workload("other"),
                        w -> pod(w.waitFor(workload("database"), tcp("sql", 5432)), c -> {})))),
        mistake(
            Rule.REFERENCE,
            "port admin of DefinitionMistakesTest.java",
            container(c -> c.live(Probe.http("/").on(tcp("admin", 8081))))),
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
        mistake(
            Rule.SECRET,
            "everybody who sees the app",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(password));
                  a.scenario("s", s -> s.answer(password, "secret"));
                  a.workload(workload("other"), w -> pod(w, c -> c.arg(password)));
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
            sound(a -> a.workload(workload("other"), w -> second(w, "wait-for-db")))),
        mistake(Rule.NAME, "does not start with", sound(a -> a.portal("42", web, "/"))),
        mistake(
            Rule.DUPLICATE,
            "taken in this workload or job",
            sound(a -> a.workload(workload("other"), w -> second(w, "permissions")))),
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
            "repeats words within a repetition of it",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(words));
                  a.workload(
                      workload("other"),
                      w -> pod(w, c -> c.file("/x", words.text(i -> words.text(k -> text("x"))))));
                })),
        mistake(
            Rule.DUPLICATE,
            "repeats words within a repetition of it",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(words));
                  a.workload(
                      workload("other"),
                      w ->
                          pod(
                              w,
                              c -> c.each(words, (e, i) -> e.each(words, (f, k) -> f.args("x")))));
                })),
        mistake(Rule.GROUP, "asks nothing", sound(a -> a.group("", g -> {}))),
        mistake(Rule.NAME, "has no name", sound(a -> a.group(" ", g -> g.ask(free)))),
        mistake(Rule.MISSING, "what version 1.0.0", blankChange()),
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
        mistake(Rule.MISSING, "does not say what is wrong", sound(a -> a.refuseIf(flag, " "))),
        mistake(Rule.MISSING, "does not say why TN719 is", sound(a -> a.accept("TN719", " "))),
        mistake(Rule.SHAPE, "has the code \"TN7190\"", sound(a -> a.accept("TN7190", "because"))),
        mistake(Rule.SHAPE, "path \"admin\"", sound(a -> a.portal("Web", web, "admin"))),
        mistake(Rule.SHAPE, "several lines", listed("a\nb", "https://example.org")),
        mistake(Rule.RANGE, "limit of nothing", container(c -> c.limits(0.0001, 64))),
        mistake(Rule.RANGE, "limit of nothing", container(c -> c.limits(1, -1))),
        mistake(Rule.SHAPE, "no options", asking(choice("c"))),
        mistake(Rule.RANGE, "-1 times", job(j -> j.attempts(-1))),
        mistake(Rule.RANGE, "0 seconds to stop", job(j -> j.stopsWithin(0))),
        mistake(Rule.RANGE, "user or group -1", job(j -> j.runAs(-1, 1))),
        mistake(Rule.RANGE, "user or group 2147483648", job(j -> j.runAs(1, 2147483648L))),
        mistake(Rule.RANGE, "user or group -5", container(c -> c.runAs(-5, 1))),
        mistake(
            Rule.RANGE,
            "gives a volume to user or group -1",
            container(c -> c.mount(data, "/data", m -> m.ownedBy(1, -1)))),
        mistake(Rule.RANGE, "count below 1", container(c -> c.live(Probe.http("/").failsAfter(0)))),
        mistake(Rule.RANGE, "count below 1", container(c -> c.live(Probe.http("/").every(0)))),
        mistake(Rule.CONDITION, "second condition", asking(twoConditions(flag))),
        mistake(
            Rule.WIZARD,
            "is nested in an item",
            asking(list("l").items(itemName, string("deep.er")))),
        mistake(
            Rule.DEFAULT,
            "free of an item: no question of the list's items",
            asking(list("l").items(itemName, itemValue).defaultItem(i -> i.answer(free, "x")))),
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
                  a.workload(workload("other"), w -> pod(w, c -> c.env("WORD", words.item())));
                })),
        mistake(
            Rule.NOT_ASKED,
            "outside of what is repeated",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.workload(workload("other"), w -> pod(w, c -> c.env("N", items.item().index())));
                })),
        mistake(
            Rule.NOT_ASKED,
            "which the items of items (DefinitionMistakesTest.java",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.each(items, (e, i) -> e.refuseIf(i.isGiven(free), "No."));
                })),
        mistake(
            Rule.NOT_ASKED,
            "uses the answer of value (DefinitionMistakesTest.java",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  IntegerQuestion number = integer("value").defaultNumber(1);
                  a.workload(
                      workload("other"),
                      w ->
                          pod(
                              w,
                              c -> c.each(items, (e, i) -> e.env(i.get(itemName), i.get(number)))));
                })),
        mistake(
            Rule.NOT_ASKED,
            "another question with the variable free",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(free));
                  IntegerQuestion number = integer("free").defaultNumber(1);
                  a.workload(workload("other"), w -> pod(w, c -> c.env("N", number)));
                })),
        mistake(
            Rule.HOLE,
            "may hold any character",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(words, free));
                  a.workload(
                      workload("other"),
                      w -> pod(w, c -> c.file("/x", words.text(word -> text("{}", word)))));
                })),
        mistake(
            Rule.HOLE,
            "may hold any character",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(free, mode));
                  a.workload(
                      workload("other"),
                      w ->
                          pod(
                              w,
                              c ->
                                  c.file(
                                      "/x",
                                      when(
                                          mode.is("a"),
                                          text("{}", choose(mode.is("b"), mode, free))))));
                })),
        mistake(
            Rule.VOLUME,
            "temporary volume \"Tmp\"",
            container(c -> c.mount(temporary("Tmp", 1), "/t"))),
        mistake(Rule.VOLUME, "of 0 MiB", container(c -> c.sharedMemory(0))),
        mistake(
            Rule.VOLUME,
            "another of that name at DefinitionMistakesTest.java",
            container(c -> c.mount(temporary("tmp", 1), "/t").mount(temporary("tmp", 1), "/u"))),
        mistake(
            Rule.VOLUME,
            "generated-",
            container(c -> c.mount(temporary("generated-config", 1), "/t"))),
        mistake(
            Rule.VOLUME,
            "like that of data",
            container(c -> c.mount(temporary("data", 1), "/t").mount(data, "/data"))),
        mistake(Rule.VOLUME, "0674", container(c -> c.file("/x", literal("x"), 444))),
        mistake(Rule.VOLUME, "bits 0", container(c -> c.file("/x", literal("x"), -1))),
        mistake(
            Rule.VOLUME, "\"/a/../b\"", container(c -> c.mount(temporary("tmp", 1), "/a/../b"))),
        mistake(Rule.VOLUME, "\"/\"", container(c -> c.mount(temporary("tmp", 1), "/"))),
        mistake(Rule.VOLUME, "\"/a/\"", container(c -> c.mount(temporary("tmp", 1), "/a/"))),
        mistake(Rule.VOLUME, "\"/a:b\"", container(c -> c.mount(temporary("tmp", 1), "/a:b"))),
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
            "of an item, which its list items (DefinitionMistakesTest.java",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.workload(
                      workload("other"),
                      w ->
                          pod(
                              w,
                              c ->
                                  c.each(
                                      items,
                                      (e, i) -> e.mount(i, itemData, i.get(itemValue), m -> {}))));
                })),
        mistake(
            Rule.ENDLESS,
            "is a port of a step",
            sound(
                a ->
                    a.workload(
                        workload("other"),
                        w -> pod(w.step("init", IMAGE, c -> c.port(tcp("init", 8081))), c -> {})))),
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
            "port udp of DefinitionMistakesTest.java",
            sound(
                a -> {
                  a.group("Network", g -> g.ask(web));
                  Port udp = udp("udp", 8081);
                  Workload other = workload("other");
                  a.workload(other, w -> pod(w, c -> c.port(udp, web)));
                  a.workload(workload("third"), w -> pod(w.waitFor(other, udp), c -> {}));
                })),
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
            Rule.SECURITY,
            "another user than the container runs as",
            container(c -> c.mount(data, "/data", m -> m.ownedBy(33, 568)))),
        mistake(
            Rule.VOLUME,
            "gives data to another user or group than workload other, container other, mount at"
                + " DefinitionMistakesTest.java",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(data));
                  a.workload(
                      workload("other"),
                      w -> pod(w, c -> c.mount(data, "/data", m -> m.ownedBy(568, 568))));
                  a.workload(
                      workload("third"),
                      w -> pod(w, c -> c.mount(data, "/data", m -> m.ownedBy(33, 568, "It is."))));
                })),
        mistake(
            Rule.VOLUME,
            "gives cache of data to another user or group",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(data, flag));
                  a.workload(
                      workload("other"),
                      w ->
                          pod(
                              w,
                              c ->
                                  c.when(
                                      flag,
                                      f -> f.mount(data, "/data", m -> m.ownedBy(568, 568)))));
                  a.workload(
                      workload("third"),
                      w ->
                          pod(
                              w,
                              c -> c.mount(data, "/c", m -> m.subPath("cache").ownedBy(568, 33))));
                })),
        mistake(
            Rule.VOLUME,
            "gives data to another user or group than workload web",
            app(
                "demo",
                a -> {
                  listing(a);
                  a.version("1.0.0").change("1.0.0", "First version.");
                  a.group("Questions", g -> g.ask(data));
                  web(
                      a,
                      c ->
                          c.mount(data, "/a", m -> m.subPath("x").ownedBy(568, 568))
                              .mount(data, "/b", m -> m.ownedBy(33, 33, "It is.")));
                })),
        mistake(
            Rule.VOLUME,
            "which all items share, to an owner of each item",
            sound(
                a -> {
                  IntegerQuestion user = integer("user").defaultNumber(568);
                  StringQuestion name =
                      string("name").required().length(1, 9).pattern("^[a-z]+$", "Letters.");
                  ListQuestion users = list("users").items(name, user);
                  a.group("Questions", g -> g.ask(users, data));
                  a.each(
                      users,
                      (each, item) ->
                          each.workload(
                              workload("of"),
                              item.get(name),
                              w ->
                                  pod(
                                      w,
                                      c ->
                                          c.mount(
                                              data,
                                              "/data",
                                              m ->
                                                  m.ownedBy(
                                                      item.get(user),
                                                      item.get(user),
                                                      "Each has its own.")))));
                })),
        mistake(
            Rule.DUPLICATE,
            "CHOWN twice; first at DefinitionMistakesTest.java",
            container(c -> c.capability("CHOWN", "a").capability("CHOWN", "b"))),
        mistake(
            Rule.DUPLICATE,
            "declared a second time; first at DefinitionMistakesTest.java",
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
            Rule.VOLUME,
            "at /x for each item",
            container(c -> c.each(words, (e, i) -> e.mount(data, "/x")))),
        mistake(
            Rule.PORT,
            "network.web a second time; first at DefinitionMistakesTest.java",
            container(
                c -> c.port(tcp("one", 8081), web).when(flag, f -> f.port(tcp("two", 8082), web)))),
        mistake(
            Rule.PORT,
            "network.web a second time; first at DefinitionMistakesTest.java",
            sound(
                a -> {
                  a.group("Network", g -> g.ask(web));
                  a.workload(workload("one"), w -> pod(w, c -> c.port(tcp("tcp", 8081), web)));
                  a.workload(workload("two"), w -> pod(w, c -> c.port(udp("udp", 8081), web)));
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
            container(c -> c.live(Probe.tcp().https()))),
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
                            pod(w.step("init", IMAGE, c -> c.live(Probe.exec("true"))), c -> {})))),
        mistake(
            Rule.CONDITION,
            "which is asked after it",
            asking(string("level.text").when(flag), flag)),
        mistake(
            Rule.CONDITION,
            "which is asked after it",
            asking(dict("deep").when(top), string("deep.text"), top)),
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
            "free of an item: no question of the list's items",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.scenario(
                      "s", s -> s.items(items, i -> i.answer(itemName, "n").answer(free, "x")));
                })),
        mistake(
            Rule.SCENARIO,
            "name of an item: it is missing",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.scenario("s", s -> s.items(items, i -> i.answer(itemValue, "x")));
                })),
        mistake(
            Rule.SCENARIO,
            "value of an item: null is no answer to it",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.scenario(
                      "s",
                      s -> s.items(items, i -> i.answer(itemName, "x").answer(itemValue, null)));
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

  private static App guarded(Question question, Consumer<ContainerSpec> use) {
    return sound(
        a -> {
          a.group("Questions", g -> g.ask(MORE, KIND, question));
          a.workload(
              workload("other"),
              w -> pod(w, c -> use.accept(c.env("MORE", MORE).env("KIND", KIND))));
        });
  }

  private static final BooleanQuestion MORE = yesNo("more");
  private static final ChoiceQuestion KIND =
      choice("kind").option("a", "A").option("b", "B").option("c", "C").defaultOption("a");

  static Stream<Arguments> unanswered() {
    StringQuestion hidden = string("hidden").required().when(MORE);
    PortQuestion port = port("port").defaultPort(30080).when(not(MORE));
    SecretQuestion token = secret("token").generatedIfEmpty(32);
    return Stream.of(
        Arguments.of("needs the answer of hidden", guarded(hidden, c -> c.env("X", hidden))),
        Arguments.of(
            "needs the answer of hidden",
            guarded(hidden, c -> c.when(not(MORE), m -> m.env("X", hidden)))),
        Arguments.of(
            "needs the answer of hidden",
            guarded(hidden, c -> c.env("X", text("{}", verbatim(hidden))))),
        Arguments.of(
            "needs the answer of hidden",
            guarded(hidden, c -> c.env("X", choose(MORE, literal("x"), hidden)))),
        Arguments.of(
            "takes the port of the NAS of port",
            guarded(port, c -> c.port(tcp("more", 8081), port))),
        Arguments.of("uses the answer of token", guarded(token, c -> c.env("X", token))),
        Arguments.of(
            "uses the answer of token",
            guarded(token, c -> c.file("/x", text("{}", verbatim(token))))));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("unanswered")
  void anAnswerThatNobodyWasAskedForIsNamedWithItsQuestion(String found, App app) {
    assertThat(AppChecks.check(app))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.UNANSWERED);
              assertThat(problem.found())
                  .startsWith(found)
                  .containsPattern("\\(DefinitionMistakesTest\\.java:[0-9]+\\)");
              assertThat(problem.where().line()).isPositive();
            });
  }

  static Stream<App> answered() {
    StringQuestion hidden = string("hidden").required().when(MORE);
    StringQuestion known = string("hidden").defaultText("x").required().when(MORE);
    StringQuestion ofKind = string("hidden").required().when(KIND.is("a"));
    StringQuestion notKind = string("hidden").required().when(KIND.isNot("a"));
    IntegerQuestion number = integer("number").nullable().when(MORE);
    PortQuestion port = port("port").defaultPort(30080).when(not(MORE));
    SecretQuestion token = secret("token").generatedIfEmpty(32);
    return Stream.of(
        guarded(hidden, c -> c.when(MORE, m -> m.env("X", hidden))),
        guarded(hidden, c -> c.when(all(KIND.is("a"), MORE), m -> m.env("X", hidden))),
        guarded(hidden, c -> c.when(KIND.is("a"), k -> k.when(MORE, m -> m.env("X", hidden)))),
        guarded(hidden, c -> c.env("X", choose(MORE, hidden, literal("x")))),
        guarded(hidden, c -> c.env("X", choose(not(MORE), literal("x"), hidden))),
        guarded(hidden, c -> c.when(hidden.isGiven(), m -> m.env("X", hidden))),
        guarded(hidden, c -> c.when(all(MORE, hidden.is("x")), m -> m.env("X", "y"))),
        guarded(known, c -> c.env("X", known)),
        guarded(ofKind, c -> c.when(KIND.is("a"), k -> k.env("X", ofKind))),
        guarded(
            ofKind, c -> c.when(all(KIND.isNot("b"), KIND.isNot("c")), k -> k.env("X", ofKind))),
        guarded(notKind, c -> c.when(KIND.is("b"), k -> k.env("X", notKind))),
        guarded(number, c -> c.when(number.isGiven(), m -> m.env("X", number))),
        guarded(port, c -> c.when(not(MORE), m -> m.port(tcp("more", 8081), port))),
        guarded(token, c -> c.env("X", token.secret())),
        guarded(token, c -> c.env("X", token.secret()).env("Y", token.isGiven())),
        guarded(token, c -> c.env("X", choose(token.isGiven(), token, literal("none")))));
  }

  @ParameterizedTest
  @MethodSource("answered")
  void anAnswerUsedWhereItIsAskedIsNoMistake(App app) {
    assertThat(AppChecks.check(app)).isEmpty();
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
  void aBlockThatIsNotRunIsNamedAsSuch() {
    Redis redis = Redis.redis("cache", storage("cache"));
    App app = container(c -> c.env("X", redis.url()));
    assertThat(AppChecks.check(app))
        .filteredOn(problem -> problem.rule() == Rule.REFERENCE)
        .singleElement()
        .satisfies(problem -> assertThat(problem.fix()).contains("BLOCK.run(a)"));
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
                EACH_RELEASE,
                j -> {
                  j.runAs(1, 1).container(IMAGE, c -> {});
                  more.accept(j);
                }));
  }

  private static App imageNamed(String repository) {
    return sound(
        a ->
            a.workload(
                workload("other"),
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
    return string("level.t").when(flag).when(not(flag));
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
        AppChecks.check(app).stream()
            .filter(problem -> problem.rule() == rule && problem.describe().contains(found))
            .toList();

    assertThat(problems).as("all problems: %s", AppChecks.check(app)).isNotEmpty();
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
    App app = versioned(version, a -> a.change(version, "Something."));

    assertThat(AppChecks.check(app))
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
    StringQuestion bad = string("t").pattern("[", "Not possible.").defaultText("a");

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
              a.workload(
                  workload("web"),
                  w -> w.container(image("x", "latest"), c -> c.port(tcp("h", 0))));
            });

    Set<CodedRule> rules = new HashSet<>();
    AppChecks.check(app).forEach(problem -> rules.add(problem.rule()));
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
  void aScenarioThatTheDefinitionItselfRefusesIsReported() {
    BooleanQuestion agreed = yesNo("agreed");
    App app =
        sound(
            a -> {
              a.group("Terms", g -> g.ask(agreed));
              a.refuseIf(not(agreed), "Agree first.");
              a.scenario("no", s -> {});
            });

    assertThat(new HelmEdition().render(app).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.SCENARIO);
              assertThat(problem.found()).isEqualTo("is refused: Agree first.");
              assertThat(problem.where().position())
                  .matches("DefinitionMistakesTest\\.java:[0-9]+");
            });
  }

  @Test
  void aQuestionWithoutUseIsAWarning() {
    App app = asking(string("t"));

    assertThat(AppChecks.check(app))
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
                    Hook.PRE_INSTALL,
                    j ->
                        j.runAs(1, 1)
                            .container(IMAGE, c -> c.file("/etc/demo.conf", literal("x")))));

    assertThat(AppChecks.check(app)).isEmpty();
    assertThat(new HelmEdition().render(app).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.rule()).isEqualTo(Rule.EDITION));
  }

  @Test
  void aJobBeforeAnUpgradeThatNeedsWhatIsNewIsRefusedByTheHelmEditionAtEachNeed() {
    SecretQuestion key = secret("key").generatedIfEmpty(32);
    App app =
        sound(
            a -> {
              a.group("Questions", g -> g.ask(key));
              a.job(
                  "early",
                  BEFORE_UPGRADE,
                  j ->
                      j.runAs(1, 1)
                          .only(mayUseApi(List.of(""), List.of("pods"), List.of("get")))
                          .container(
                              IMAGE,
                              c ->
                                  c.file("/etc/demo.conf", literal("x")).env("KEY", key.secret())));
            });

    assertThat(AppChecks.check(app)).isEmpty();
    assertThat(new HelmEdition().render(app).problems())
        .hasSize(3)
        .allSatisfy(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.EDITION);
              assertThat(problem.found()).contains("runs before an upgrade and needs a");
            });
  }

  @Test
  void aJobThatHelmWaitsForEndsBeforeHelmGivesUp() {
    App app =
        sound(
            a ->
                a.job(
                    "early",
                    BEFORE_UPGRADE,
                    j -> j.runAs(1, 1).endsWithin(300).container(IMAGE, c -> {})));

    assertThat(new HelmEdition().render(app).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.found()).contains("may take 300 seconds"));
  }

  @Test
  void workloadsWhoseNamesBecomeOneObjectAreRefusedByTheHelmEdition() {
    PortQuestion web = port("network.web").defaultPort(30080);
    App app =
        sound(
            a -> {
              a.group("Network", g -> g.ask(web));
              a.workload(workload("site"), w -> pod(w, c -> c.port(tcp("out", 8081), web)));
              a.workload(workload("web-nodeport"), w -> pod(w, c -> {}));
            });

    assertThat(AppChecks.check(app)).isEmpty();
    assertThat(new HelmEdition().render(app).problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.describe()).contains("two objects Service web-nodeport"));
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
  void messagesNameTheStatementTheAnswerAndItsVariable() {
    StringQuestion free = string("free").label("Free").defaultText("x");
    int[] line = new int[1];
    App app =
        sound(
            a -> {
              a.group("Questions", g -> g.ask(free));
              a.workload(
                  workload("other"),
                  w ->
                      pod(
                          w,
                          c -> {
                            line[0] = lineHere();
                            c.env("URL", text("http://{}/", free));
                          }));
            });

    assertThat(AppChecks.check(app))
        .filteredOn(problem -> problem.rule() == Rule.HOLE)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.where().subject()).endsWith("container other, variable URL");
              assertThat(problem.where().line()).isEqualTo(line[0] + 1);
              assertThat(problem.found()).contains("the answer of free");
            });
  }

  @Test
  void aVersionThatIsNoneIsOneProblem() {
    App app = versioned("1.0", a -> {});

    assertThat(AppChecks.check(app)).hasSize(1);
  }

  @Test
  void bracesOfTheAuthorAreExplained() {
    assertThatThrownBy(() -> text("{} and {}", literal("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fill one with verbatim(literal(\"{}\"))");
  }

  @Test
  void aTextThatRepeatsWithinAnItemIsRendered() {
    StringListQuestion words = stringList("words");
    StringListQuestion more = stringList("more");
    App app =
        sound(
            a -> {
              a.group("Questions", g -> g.ask(words, more));
              a.workload(
                  workload("other"),
                  w ->
                      pod(
                          w,
                          c ->
                              c.each(
                                  words,
                                  (e, word) ->
                                      e.arg(
                                          more.text(
                                              other ->
                                                  text(
                                                      "-{}{}",
                                                      verbatim(word),
                                                      verbatim(other)))))));
            });

    assertThat(AppChecks.check(app)).isEmpty();
    assertThat(new HelmEdition().render(app).problems()).isEmpty();
  }

  @Test
  void aReservedVariableIsRefusedByTheHelmEditionAtTheTopOnly() {
    StringQuestion image = string("image").required();
    ListQuestion builds = list("builds").items(image, string("note"));

    assertThat(new HelmEdition().render(asking(string("ixVolumes.x"))).problems())
        .filteredOn(problem -> problem.rule() == Rule.RESERVED_VARIABLE)
        .singleElement()
        .satisfies(problem -> assertThat(problem.found()).contains("\"ixVolumes\""));
    assertThat(new HelmEdition().render(asking(string("webImage"))).files()).isEmpty();
    assertThat(new HelmEdition().render(asking(builds)).files()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"service", "checks", "web-secret", "web-configmap", "aux", "com1"})
  void aWorkloadNamedLikeAFileOfTheChartIsRefusedByTheHelmEdition(String name) {
    App app = sound(a -> a.workload(workload(name), w -> pod(w, c -> {})));

    assertThat(AppChecks.check(app)).isEmpty();
    assertThat(new HelmEdition().render(app).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.NAME);
              assertThat(problem.found()).contains("\"" + name + "\"");
              assertThat(problem.where().position()).startsWith("DefinitionMistakesTest.java:");
            });
    assertThat(new HelmEdition().render(app).files()).isEmpty();
  }

  @Test
  void oneVolumeMayHaveSeveralOwnersWhereTheyDoNotMeet() {
    BooleanQuestion flag = yesNo("flag");
    StorageQuestion data = storage("data");
    Workload other = workload("other");
    App app =
        sound(
            a -> {
              a.group("Questions", g -> g.ask(flag, data));
              a.workload(
                  other,
                  w ->
                      w.stateful()
                          .runAs(568, 568)
                          .container(
                              IMAGE,
                              c -> {
                                c.noHealthCheck("It is short.");
                                c.mount(
                                    data, "/a", m -> m.subPath("a").perReplica().ownedBy(568, 568));
                                c.mount(data, "/b", m -> m.subPath("b").ownedBy(33, 33, "It is."));
                                c.when(
                                    flag,
                                    f ->
                                        f.mount(data, "/c", m -> m.subPath("c").ownedBy(568, 568)));
                              }));
              a.workload(
                  workload("third"),
                  w ->
                      w.stateful()
                          .runAs(33, 33)
                          .container(
                              IMAGE,
                              c -> {
                                c.noHealthCheck("It is short.");
                                c.mount(
                                    data, "/a", m -> m.subPath("a").perReplica().ownedBy(33, 33));
                                c.when(
                                    not(flag),
                                    f -> f.mount(data, "/c", m -> m.subPath("c").ownedBy(33, 33)));
                              }));
            });

    assertThat(AppChecks.check(app)).isEmpty();
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
                Port odd = tcp(bad, 1);
                a.workload(
                    workload(bad),
                    w ->
                        w.waitFor(workload(bad), odd)
                            .container(
                                bad,
                                image(bad, bad),
                                c ->
                                    c.env(bad, bad)
                                        .args(bad)
                                        .port(odd)
                                        .mount(temporary(bad, 1), bad)
                                        .capability(bad, bad)
                                        .ready(Probe.http(bad).on(odd))));
                a.scenario(bad, s -> s.answer(number, 1));
                a.scenario(bad, s -> s.items(list(bad), i -> i.answer(string(bad), bad)));
              });

      assertThat(AppChecks.check(app)).as("app named \"%s\"", bad).isNotEmpty();
      assertThat(new HelmEdition().render(app).files()).isEmpty();
    }
  }

  /** They would end in files that everybody can read. */
  @Test
  void addressesWithALoginAreRefusedAndNotRepeated() {
    String address = "https://me:S3CRET@example.org/x";

    List<Problem> problems =
        AppChecks.check(
            app(
                "demo",
                a -> {
                  listing(a, "Demo", address);
                  a.icon(address).sources(address).screenshots(address);
                  a.maintainer("other", "other@example.org", address);
                  a.version("1.0.0").change("1.0.0", "First version.");
                  web(a, c -> {});
                }));

    assertThat(problems)
        .filteredOn(problem -> problem.found().contains("one with a login"))
        .extracting(problem -> problem.where().subject())
        .containsExactlyInAnyOrder(
            "home page", "icon", "source", "screenshot", "maintainer's page");
    assertThat(problems)
        .allSatisfy(
            problem -> {
              assertThat(problem.isError()).isTrue();
              assertThat(problem.describe()).doesNotContain("S3CRET");
            });
  }
}
