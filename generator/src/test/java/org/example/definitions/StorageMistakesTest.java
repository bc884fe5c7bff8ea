package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.example.definitions.MistakenApp.IMAGE;
import static org.example.definitions.MistakenApp.asking;
import static org.example.definitions.MistakenApp.container;
import static org.example.definitions.MistakenApp.isReported;
import static org.example.definitions.MistakenApp.listing;
import static org.example.definitions.MistakenApp.mistake;
import static org.example.definitions.MistakenApp.pod;
import static org.example.definitions.MistakenApp.sound;
import static org.example.definitions.MistakenApp.web;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes about what is mounted: volumes, places, owners. */
class StorageMistakesTest {

  static Stream<Arguments> mistakes() {
    PortQuestion web = port("network.web").defaultPort(30080);
    StorageQuestion data = storage("data");
    BooleanQuestion flag = yesNo("level.flag");
    StringQuestion itemName = string("name").required();
    StringQuestion itemValue = string("value");
    ListQuestion items = list("items").items(itemName, itemValue);
    StringListQuestion words = stringList("words");
    StorageQuestion itemData = storage("folder");
    Port twice = tcp("twice", 8099);
    return Stream.of(
        mistake(Rule.VOLUME, "which no group asks", container(c -> c.mount(data, "/data"))),
        mistake(Rule.VOLUME, "\"data\"", container(c -> c.mount(temporary("tmp", 1), "data"))),
        mistake(
            Rule.VOLUME,
            "/x twice",
            container(c -> c.mount(temporary("one", 1), "/x").mount(temporary("two", 1), "/x"))),
        mistake(Rule.DUPLICATE, "has the dataset data of data", asking(data, storage("more.data"))),
        mistake(
            Rule.DUPLICATE,
            "has a volume named data",
            asking(data, storage("storage.data").dataset("other"))),
        mistake(
            Rule.RANGE,
            "gives a volume to user or group -1",
            container(c -> c.mount(data, "/data", m -> m.ownedBy(1, -1)))),
        mistake(
            Rule.VOLUME,
            "temporary volume \"Tmp\"",
            container(c -> c.mount(temporary("Tmp", 1), "/t"))),
        mistake(Rule.VOLUME, "of 0 MiB", container(c -> c.sharedMemory(0))),
        mistake(
            Rule.VOLUME,
            "another of that name at StorageMistakesTest.java",
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
            "of an item, which its list items (StorageMistakesTest.java",
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
            Rule.SECURITY,
            "another user than the container runs as",
            container(c -> c.mount(data, "/data", m -> m.ownedBy(33, 568)))),
        mistake(
            Rule.VOLUME,
            "gives data to another user or group than workload other, container other, mount at"
                + " StorageMistakesTest.java",
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
            Rule.VOLUME,
            "at /x for each item",
            container(c -> c.each(words, (e, i) -> e.mount(data, "/x")))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void isReportedWithPlaceAndFixAndNothingIsRendered(Rule rule, String found, App app) {
    isReported(getClass(), rule, found, app);
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

  /** A step that read the key of another user waited until its limit, and the app never started. */
  @Test
  void whoMountsWhatBelongsToOthersIsToldSo() {
    StorageQuestion data = storage("data");
    for (long group : new long[] {568, 1000}) {
      for (String below : List.of("", "keys/root", "else")) {
        App app =
            sound(
                a -> {
                  a.group("Storage", g -> g.ask(data));
                  a.workload(
                      workload("owner"),
                      w ->
                          w.runAs(1000, group)
                              .container(
                                  IMAGE,
                                  c -> {
                                    c.noHealthCheck("It is short.");
                                    c.mount(
                                        data, "/keys", m -> m.subPath("keys").ownedBy(1000, group));
                                  }));
                  a.workload(
                      workload("reader"),
                      w ->
                          pod(
                              w,
                              c ->
                                  c.mount(
                                      data,
                                      "/data",
                                      m -> (below.isEmpty() ? m : m.subPath(below)).readOnly())));
                });

        assertThat(AppChecks.check(app).stream().map(Problem::found))
            .as(group + " " + below)
            .hasSize(group == 568 || below.equals("else") ? 0 : 1)
            .allMatch(found -> found.endsWith("what only these may read stays closed to it"));
      }
    }
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
}
