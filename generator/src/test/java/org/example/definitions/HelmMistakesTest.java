package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.helm.word.Helm.mayUseApi;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Trigger.Moment.BEFORE_UPGRADE;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.path;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.example.definitions.MistakenApp.IMAGE;
import static org.example.definitions.MistakenApp.asking;
import static org.example.definitions.MistakenApp.pod;
import static org.example.definitions.MistakenApp.sound;
import static org.example.definitions.MistakenApp.web;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.word.Hook;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a definition may say and the Helm edition cannot do. */
class HelmMistakesTest {

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

  private static App mounting(ListQuestion some, ListQuestion others, Question... more) {
    return sound(
        a -> {
          a.group("Storage", g -> g.ask(some, others).ask(more));
          a.workload(
              workload("other"),
              w ->
                  pod(
                      w,
                      c -> {
                        for (ListQuestion list : List.of(some, others)) {
                          c.each(
                              list,
                              (each, i) ->
                                  each.mount(
                                      i,
                                      (StorageQuestion) list.items().get(0),
                                      i.get((PathQuestion) list.items().get(1)),
                                      m -> {}));
                        }
                        for (Question one : more) {
                          c.mount((StorageQuestion) one, "/" + one.dotted());
                        }
                      }));
        });
  }

  private static ListQuestion folders(String list, String storage) {
    return list(list).items(storage(storage), path("at").required());
  }

  /** They come with answers, which no scenario may have. */
  @Test
  void volumesOfItemsHaveNamesThatFitAndDiffer() {
    ListQuestion good = folders("storage.folders", "storage_of_it");
    String words = "_with_a_name_that_goes_on";
    assertThat(volumes(mounting(good, folders("storage.others", "storage_of_it")))).isEmpty();
    assertThat(volumes(mounting(good, folders("l" + words + words, "folder" + words))))
        .singleElement()
        .asString()
        .startsWith("has volumes named l")
        .endsWith("-0 and so on, 77 characters");
    assertThat(volumes(mounting(good, folders("more.folders", "storage_of_it"))))
        .containsExactly(
            "has volumes named folder-storage-of-it-0 and so on, as"
                + " storage.folders[].storage_of_it has");
    assertThat(
            volumes(
                mounting(good, folders("others", "storage"), storage("folder_storage_of_it_7"))))
        .containsExactly(
            "has volumes named folder-storage-of-it-0 and so on, and another one is"
                + " folder-storage-of-it-7");
  }

  private static List<String> volumes(App app) {
    assertThat(AppChecks.check(app)).noneMatch(Problem::isError);
    return new HelmEdition()
        .render(app).problems().stream()
            .filter(problem -> problem.rule() == Rule.VOLUME)
            .map(Problem::found)
            .toList();
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
  void aReservedVariableIsRefusedByTheHelmEditionAtTheTopOnly() {
    StringQuestion image = string("image").required();
    ListQuestion builds = list("builds").items(image, string("note"));

    assertThat(new HelmEdition().render(asking(string("ixVolumes.x"))).problems())
        .filteredOn(problem -> problem.rule() == Rule.RESERVED_VARIABLE)
        .singleElement()
        .satisfies(problem -> assertThat(problem.found()).contains("\"ixVolumes\""));
    assertThat(new HelmEdition().render(asking(string("webImage"))).files()).isEmpty();
    // Helm's values have a method of this name.
    assertThat(new HelmEdition().render(asking(string("YAML"))).files()).isEmpty();
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
              assertThat(problem.where().position()).startsWith("HelmMistakesTest.java:");
            });
    assertThat(new HelmEdition().render(app).files()).isEmpty();
  }
}
