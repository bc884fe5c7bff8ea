package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.path;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeSite;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that would put two things into one place are refused, with the place. */
class UniqueAnswersTest {

  private static final StorageQuestion DATA = storage("storage.data");
  private static final PathQuestion DATA_PATH = path("paths.data").defaultPath("/srv");
  private static final StorageQuestion FOLDER = storage("folder");
  private static final PathQuestion PATH = path("path");
  private static final ListQuestion FOLDERS = list("storage.folders").items(FOLDER, PATH);
  private static final StringQuestion NAME =
      string("name").required().length(1, 9).pattern("^[A-Za-z]+$", "Letters.");
  private static final StringQuestion VALUE = string("value");
  private static final ListQuestion ITEMS = list("items").items(NAME, VALUE);

  private static final StringQuestion CALLED =
      string("called").required().length(1, 14).pattern("^[a-z]([a-z0-9-]*[a-z0-9])?$", "Small.");
  private static final StorageQuestion OWN = storage("own");
  private static final ListQuestion WORKERS = list("workers").items(CALLED, OWN);

  private static App workers() {
    App app =
        Demo.web(
            a -> {
              a.group("Workers", g -> g.ask(WORKERS));
              a.each(
                  WORKERS,
                  (each, i) ->
                      each.workload(
                          workload("worker"),
                          i.get(CALLED),
                          w ->
                              w.stateful()
                                  .runAs(568, 568)
                                  .container(
                                      Demo.IMAGE,
                                      c ->
                                          c.mount(i, OWN, literal("/own"), m -> {})
                                              .noHealthCheck("Nothing to ask."))));
            },
            c -> {});
    assertThat(AppChecks.check(app)).filteredOn(Problem::isError).isEmpty();
    return app;
  }

  private static Map<String, Object> called(String... names) {
    return Map.of(
        "workers",
        Arrays.stream(names)
            .map(
                name ->
                    Map.of(
                        "called",
                        name,
                        "own",
                        Map.of("type", "hostPath", "hostPath", "/mnt/" + name)))
            .toList());
  }

  /** A stateful workload has a second Service, and each has its setup in the other edition. */
  @Test
  void itemsWhoseNamesWouldNameOneObjectAreRefused() {
    App app = workers();

    assertThat(Demo.manifests(app, called("a", "b-pods"))).isNotEmpty();
    assertThatThrownBy(() -> Demo.manifests(app, called("a", "a-pods")))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("workers: two items would both have what is called a-pods. Rename");
    for (String word : List.of("setup", "hashes")) {
      ComposeSite site =
          new ComposeSite(
              "demo",
              Values.merge(
                  ComposeEdition.fixedValues(app),
                  Map.of("workers", List.of(item("a"), item("a-" + word)))));
      assertThatThrownBy(
              () -> Manifests.evaluate(List.of(ComposeEdition.file(app)), site.answers(), site))
          .isInstanceOf(RenderFailure.class)
          .hasMessageContaining("what is called a-" + word + ". Rename");
    }
  }

  private static Map<String, Object> item(String name) {
    return Map.of(
        "called",
        name,
        "own",
        Map.of("type", "host_path", "host_path_config", Map.of("path", "/mnt/" + name)));
  }

  private static App draft(Consumer<ContainerSpec> container) {
    return Demo.web(
        a ->
            a.group("Storage", g -> g.ask(DATA, FOLDERS))
                .group("Rest", g -> g.ask(DATA_PATH, ITEMS)),
        container);
  }

  private static App app(Consumer<ContainerSpec> container) {
    App app = draft(container);
    assertThat(AppChecks.check(app)).filteredOn(Problem::isError).isEmpty();
    return app;
  }

  private static final App FOLDERS_OF_THE_OWNER =
      app(
          c ->
              c.mount(DATA, "/data")
                  .mount(temporary("tmp", 1), "/tmp")
                  .file("/etc/demo.conf", literal("x"))
                  .each(FOLDERS, (e, i) -> e.mount(i, FOLDER, i.get(PATH), m -> {})));

  private static void render(App app, String list, String variable, String... answers) {
    Demo.manifests(
        app,
        Map.of(
            "storage.data",
            Map.of("type", "hostPath", "hostPath", "/mnt/x"),
            list,
            Arrays.stream(answers)
                .map(
                    answer ->
                        Map.of(
                            variable,
                            answer,
                            "folder",
                            Map.of("type", "hostPath", "hostPath", "/mnt/y")))
                .toList()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data", "/data/", "/tmp", "/etc/demo.conf"})
  void a_folder_of_the_owner_takes_no_path_that_is_taken(String taken) {
    assertThatThrownBy(
            () -> render(FOLDERS_OF_THE_OWNER, "storage.folders", "path", "/more", taken))
        .isInstanceOf(RenderFailure.class)
        .hasMessageMatching(
            "web: two things are mounted at (/data|/tmp|/etc/demo.conf)\\. Choose another path in"
                + " storage.folders\\.");
  }

  @Test
  void two_folders_of_the_owner_have_two_paths() {
    render(FOLDERS_OF_THE_OWNER, "storage.folders", "path", "/more", "/data/more");
    assertThatThrownBy(
            () -> render(FOLDERS_OF_THE_OWNER, "storage.folders", "path", "/more", "/more/"))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("mounted at /more.");
  }

  @Test
  void a_path_that_is_an_answer_is_no_other_path() {
    App app = app(c -> c.mount(DATA, DATA_PATH, m -> {}).mount(temporary("tmp", 1), "/tmp"));

    assertThatThrownBy(
            () ->
                Demo.manifests(
                    app,
                    Map.of(
                        "paths.data",
                        "/tmp",
                        "storage.data",
                        Map.of("type", "hostPath", "hostPath", "/mnt/x"))))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("Choose another path in paths.data.");
  }

  @Test
  void a_variable_of_the_owner_is_none_of_the_apps_own() {
    App app = app(c -> c.env("TZ", "UTC").each(ITEMS, (e, i) -> e.env(i.get(NAME), i.get(VALUE))));

    render(app, "items", "name", "A", "B");
    assertThatThrownBy(() -> render(app, "items", "name", "TZ"))
        .isInstanceOf(RenderFailure.class)
        .hasMessage("web: the variable TZ is set twice. Rename or remove it in items.");
    assertThatThrownBy(() -> render(app, "items", "name", "A", "B", "A"))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("the variable A is set twice");
  }

  /** What clashes whatever is answered. */
  static Stream<Arguments> clashes() {
    return Stream.of(
        clash(
            "mounts something at what storage.folders[].path says twice; first at",
            c ->
                c.each(FOLDERS, (e, i) -> e.mount(i, FOLDER, i.get(PATH), m -> {}))
                    .each(FOLDERS, (e, i) -> e.mount(i, FOLDER, i.get(PATH), m -> {}))),
        clash(
            "mounts something at what storage.folders[].path says twice; first at",
            c ->
                c.each(
                    FOLDERS,
                    (e, i) ->
                        e.mount(i, FOLDER, i.get(PATH), m -> {})
                            .mount(i, FOLDER, i.get(PATH), m -> m.subPath("x")))),
        clash(
            "mounts something at what paths.data says twice; first at",
            c -> c.mount(DATA, DATA_PATH, m -> {}).mount(DATA, DATA_PATH, m -> m.subPath("x"))),
        clash(
            "mounts something at what paths.data says for each item of a list",
            c -> c.each(FOLDERS, (e, i) -> e.mount(i, FOLDER, DATA_PATH, m -> {}))),
        clash(
            "sets the variable what items[].name says twice; first at",
            c ->
                c.each(ITEMS, (e, i) -> e.env(i.get(NAME), i.get(VALUE)))
                    .each(ITEMS, (e, i) -> e.env(i.get(NAME), literal("x")))));
  }

  private static Arguments clash(String found, Consumer<ContainerSpec> container) {
    return Arguments.of(found, container);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clashes")
  void what_clashes_whatever_is_answered_is_a_problem_with_both_lines(
      String found, Consumer<ContainerSpec> container) {
    assertThat(AppChecks.check(draft(container)))
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.found()).contains(found);
              assertThat(problem.where().toString()).contains("UniqueAnswersTest.java");
            });
  }

  @Test
  void one_answer_may_name_two_places_that_are_never_there_at_once() {
    BooleanQuestion on = yesNo("on");
    App app =
        Demo.web(
            a -> a.group("Rest", g -> g.ask(DATA, DATA_PATH, on)),
            c ->
                c.when(on, some -> some.mount(DATA, DATA_PATH, m -> {}))
                    .when(not(on), some -> some.mount(DATA, DATA_PATH, m -> m.subPath("x"))));

    assertThat(AppChecks.check(app)).filteredOn(Problem::isError).isEmpty();
  }

  @Test
  void two_items_with_one_name_are_refused() {
    App app =
        Demo.web(
            a ->
                a.group("Rest", g -> g.ask(ITEMS))
                    .each(
                        ITEMS,
                        (e, i) ->
                            e.workload(workload("item"), i.get(NAME), w -> Demo.pod(w, c -> {}))),
            c -> {});

    assertThatThrownBy(() -> render(app, "items", "name", "a", "a"))
        .isInstanceOf(RenderFailure.class)
        .hasMessage("items: two items have the name a. Rename one of them.");
    render(app, "items", "name", "a", "b");
  }
}
