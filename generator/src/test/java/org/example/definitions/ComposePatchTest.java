package org.example.definitions;

import static dev.trainyard.generator.model.Parts.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeSite;
import dev.trainyard.generator.compose.word.Compose;
import dev.trainyard.generator.edition.OneFile;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.tree.TreeEditor;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a definition changes of its compose file beside the model, and what others make of it. */
class ComposePatchTest {

  private static final StorageQuestion DATA = Questions.storage("data");
  private static final StringQuestion SIZE = Questions.string("size").defaultText("64m");

  private static App patched(Consumer<TreeEditor> change) {
    return Demo.web(
        a ->
            a.group("Storage", g -> g.ask(DATA, SIZE))
                .only(Compose.patch("No word for it.", change)),
        c -> c.mount(DATA, "/data"));
  }

  private static Map<String, Object> services(App app, Map<String, Object> answers) {
    assertThat(new ComposeEdition().render(app).problems()).noneMatch(Problem::isError);
    Map<String, Object> values = new LinkedHashMap<>(answers);
    values.put("ix_volumes", Map.of("data", "/mnt/apps/data"));
    values.putAll(ComposeEdition.fixedValues(app));
    ComposeSite site = new ComposeSite("demo", values);
    return map(
        Manifests.evaluate(List.of(ComposeEdition.file(app)), site.answers(), site)
            .get(0)
            .get("services"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static String single(App app) {
    return new ComposeEdition()
        .oneFile()
        .orElseThrow()
        .write(
            new OneFile.Request(
                app, "demo", Optional.empty(), "/mnt/tank/demo", List.of(), "R"::repeat))
        .files()
        .getOrDefault("demo.yaml", "");
  }

  @Test
  void a_patch_changes_the_file_of_the_catalog_and_the_single_one() {
    App app =
        patched(
            file ->
                file.set("services/web/shm_size", SIZE)
                    .set("services/web/volumes[target=~1data]/bind/propagation", "rslave")
                    .set("services/web/devices", List.of("/dev/fuse:/dev/fuse"))
                    .remove("services/web/platform"));

    Map<String, Object> web = map(services(app, Map.of("size", "1g")).get("web"));
    assertThat(web)
        .containsEntry("shm_size", "1g")
        .containsEntry("devices", List.of("/dev/fuse:/dev/fuse"))
        .doesNotContainKey("platform");
    assertThat(web.get("volumes").toString()).contains("propagation=rslave");
    YamlNode alone = YamlReader.read(single(app)).root().get("services").get("web");
    assertThat(alone.get("shm_size").text()).isEqualTo("64m");
    assertThat(alone.get("platform").isText()).isFalse();
  }

  @Test
  void services_under_a_condition_and_repeated_ones_are_changed_there() {
    BooleanQuestion more = Questions.yesNo("more");
    IntegerQuestion count = Questions.integer("count").defaultNumber(1).range(1, 3);
    StringQuestion name =
        Questions.string("name")
            .required()
            .length(1, 9)
            .pattern("^[a-z]([a-z0-9-]*[a-z0-9])?$", "Lower-case letters.");
    ListQuestion list = Questions.list("agents").items(name, count);
    App app =
        Demo.app(
            a -> {
              a.group("Agents", g -> g.ask(list, more));
              a.workload(Demo.WEB, w -> Demo.pod(w, c -> {}));
              a.when(more, when -> when.workload(workload("extra"), w -> Demo.pod(w, c -> {})));
              a.each(
                  list,
                  (each, i) ->
                      each.workload(
                          workload("agent"),
                          i.get(name),
                          w ->
                              w.stateful()
                                  .replicas(i.get(count))
                                  .runAs(1, 1)
                                  .container(Demo.IMAGE, c -> c.noHealthCheck("None."))));
              a.only(
                  Compose.patch(
                      "No word for it.",
                      file ->
                          file.set("services/extra/init", true)
                              .set("services/agent-*-*/shm_size", "1g")));
            });

    Map<String, Object> services =
        services(app, Map.of("more", true, "agents", List.of(Map.of("name", "a", "count", 2L))));
    assertThat(map(services.get("extra"))).containsEntry("init", true);
    assertThat(services).containsKey("agent-a-1");
    assertThat(map(services.get("agent-a-1"))).containsEntry("shm_size", "1g");
    assertThat(map(services.get("web"))).doesNotContainKeys("init", "shm_size");
  }

  @ParameterizedTest
  @CsvSource({
    "services//init,is no path",
    "services/web/volumes[target=~1nowhere]/read_only,leads nowhere",
    "services/web/volumes[nowhere]/read_only,leads nowhere",
  })
  void a_patch_that_does_not_apply_is_an_error_with_its_line(String path, String found) {
    Rendered rendered = new ComposeEdition().render(patched(file -> file.set(path, true)));

    assertThat(rendered.files()).isEmpty();
    assertThat(rendered.problems())
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.AROUND);
              assertThat(problem.found()).contains(found);
              assertThat(problem.where().position()).matches("ComposePatchTest.java:[0-9]+");
            });
  }

  @Test
  void what_a_patch_makes_of_the_file_is_held_against_the_rules_of_compose() {
    App app =
        patched(file -> file.set("services/web/depends_on/nobody/condition", "service_started"));

    assertThat(new ComposeEdition().render(app).problems())
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(problem -> assertThat(problem.found()).contains("waits for nobody"));
  }

  @Test
  void a_file_is_part_of_the_version_and_its_source_and_of_no_single_file() {
    App app =
        Demo.web(
            a -> a.only(Compose.file("An upgrade.", "migrations/rename", "#!/bin/sh\n")), c -> {});

    Rendered rendered = new ComposeEdition().render(app);
    for (String folder : List.of("trains/stable/demo/1.0.0/", "ix-dev/stable/demo/")) {
      assertThat(rendered.files().get(new RelativePath(folder + "migrations/rename")).toText())
          .isEqualTo("#!/bin/sh\n");
    }
    assertThat(rendered.problems())
        .extracting(Problem::found)
        .containsExactly("goes around the model: An upgrade.");
    assertThat(
            new ComposeEdition()
                .oneFile()
                .orElseThrow()
                .write(
                    new OneFile.Request(
                        app, "demo", Optional.empty(), "/mnt/tank", List.of(), "R"::repeat))
                .problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.NOTE);
              assertThat(problem.found()).contains("in the catalog only");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "'',migrations/x,without a reason",
    "Why,docker-compose.yaml/../x,has a path",
    "Why,templates/docker-compose.yaml,the version has already",
    "Why,questions.yaml,the version has already",
  })
  void a_file_without_reason_or_place_is_an_error(String reason, String path, String found) {
    App app = Demo.web(a -> a.only(Compose.file(reason, path, "x\n")), c -> {});

    Rendered rendered = new ComposeEdition().render(app);
    assertThat(rendered.files()).isEmpty();
    assertThat(rendered.problems())
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(problem -> assertThat(problem.found()).contains(found));
  }

  @Test
  void each_edition_goes_its_own_way_around_the_model_and_notes_that_of_the_other() {
    App app =
        Demo.web(
            a -> {
              a.only(Compose.patch("Shared memory.", f -> f.set("services/web/shm_size", "1g")));
              a.only(
                  Helm.patch(
                      "Shared memory.",
                      "Deployment",
                      Demo.WEB,
                      m -> m.set("spec/template/spec/hostIPC", false)));
            },
            c -> {});

    Rendered compose = new ComposeEdition().render(app);
    Rendered helm = new HelmEdition().render(app);
    assertThat(compose.problems()).allMatch(problem -> problem.severity() == Severity.NOTE);
    assertThat(helm.problems()).allMatch(problem -> problem.severity() == Severity.NOTE);
    assertThat(compose.problems())
        .extracting(Problem::found)
        .containsExactlyInAnyOrder(
            "goes around the model: Shared memory.",
            "asks for a change of the Deployment web, which the edition compose leaves out");
    assertThat(helm.problems())
        .extracting(Problem::found)
        .containsExactlyInAnyOrder(
            "goes around the model: Shared memory.",
            "asks for a change of the compose file, which the edition helm leaves out");
    assertThat(compose.files()).isNotEmpty();
    assertThat(helm.files()).isNotEmpty();
  }

  @Test
  void no_patch_and_no_file_brings_a_text_that_no_file_of_a_catalog_can_hold() {
    String half = "a\ud800b";
    for (Consumer<AppSpec> word :
        List.<Consumer<AppSpec>>of(
            a -> a.only(Compose.patch("Why.", f -> f.set("services/web/shm_size", half))),
            a -> a.only(Compose.patch("Why.", f -> f.set("services/web/" + half, true))),
            a -> a.only(Compose.patch("Why.", f -> f.set("services/web/dns", List.of(half)))),
            a -> a.only(Compose.file("Why.", "migrations/x", half)),
            a -> a.only(Compose.file("Why.", "migrations/x", "a\0b")),
            a -> a.only(Helm.file("Why.", "templates/x.yaml", "# " + half)),
            a ->
                a.only(
                    Helm.patch(
                        "Why.",
                        "Deployment",
                        "web",
                        m -> m.set("metadata/annotations/x", half))))) {
      App app = Demo.web(word, c -> {});
      for (Rendered rendered :
          List.of(new ComposeEdition().render(app), new HelmEdition().render(app))) {
        assertThat(rendered.files()).isEmpty();
        assertThat(rendered.problems())
            .filteredOn(Problem::isError)
            .singleElement()
            .satisfies(
                problem -> {
                  assertThat(problem.rule()).isEqualTo(Rule.SHAPE);
                  assertThat(problem.where().position()).startsWith("ComposePatchTest.java:");
                });
      }
    }
  }

  /** It is looked at before there is a tree. */
  @Test
  void what_a_patch_sets_does_not_depend_on_what_is_there() {
    SecretQuestion secret = Questions.secret("secret").generatedIfEmpty(20);
    Consumer<TreeEditor> sly =
        file -> {
          if (!file.tree().entries().isEmpty()) {
            file.set("services/web/labels/x", secret.secret());
          }
        };
    for (Rendered rendered :
        List.of(
            new ComposeEdition()
                .render(
                    Demo.web(
                        a -> a.group("G", g -> g.ask(secret)).only(Compose.patch("Why.", sly)),
                        c -> c.command("/bin/web").env("S", secret.secret()))),
            new HelmEdition()
                .render(
                    Demo.web(
                        a ->
                            a.group("G", g -> g.ask(secret))
                                .only(Helm.patch("Why.", "Deployment", "web", sly)),
                        c -> c.command("/bin/web").env("S", secret.secret()))))) {
      assertThat(rendered.files()).isEmpty();
      assertThat(rendered.problems())
          .filteredOn(Problem::isError)
          .anySatisfy(problem -> assertThat(problem.found()).contains("depends on what is there"));
    }
  }

  /** It runs while the edition renders, and is the author's as the rest of the definition is. */
  @Test
  void what_a_patch_throws_is_told_with_its_line() {
    Consumer<TreeEditor> broken =
        editor -> {
          Thread.currentThread().interrupt();
          throw new AssertionError("not\nyet");
        };
    App app =
        Demo.web(
            a ->
                a.only(Compose.patch("Why.", broken))
                    .only(Helm.patch("Why.", "Deployment", "web", broken)),
            c -> {});

    for (Rendered rendered :
        List.of(new ComposeEdition().render(app), new HelmEdition().render(app))) {
      assertThat(rendered.problems())
          .filteredOn(Problem::isError)
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.found()).contains("throws java.lang.AssertionError: not\\nyet");
                assertThat(problem.where().file()).isEqualTo("ComposePatchTest.java");
              });
    }
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /** Its methods may be the author's as well. */
  @Test
  void what_a_patch_throws_need_not_tell_what_it_is() {
    class Mute extends RuntimeException {
      @Override
      public String getMessage() {
        throw this;
      }
    }
    App app =
        Demo.web(
            a ->
                a.only(
                    Compose.patch(
                        "Why.",
                        editor -> {
                          throw new Mute();
                        })),
            c -> {});

    assertThat(new ComposeEdition().render(app).problems())
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(problem -> assertThat(problem.found()).contains("throws ", "Mute"));
  }

  @Test
  void a_patch_asks_as_all_of_a_definition_does() {
    StringQuestion unasked = Questions.string("unasked").defaultText("1g");
    for (Consumer<AppSpec> word :
        List.<Consumer<AppSpec>>of(
            a -> a.only(Compose.patch("Why.", f -> f.set("services/web/shm_size", unasked))),
            a ->
                a.only(
                    Helm.patch(
                        "Why.",
                        "Deployment",
                        "web",
                        m -> m.set("spec/minReadySeconds", unasked))))) {
      assertThat(new ComposeEdition().render(Demo.web(word, c -> {})).problems()).isNotEmpty();
      assertThat(new HelmEdition().render(Demo.web(word, c -> {})).problems())
          .as("an answer of a question that no group asks")
          .anyMatch(Problem::isError);
    }
  }
}
