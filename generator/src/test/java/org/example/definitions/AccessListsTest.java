package org.example.definitions;

import static dev.trainyard.generator.question.Questions.storage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.helm.HelmForm;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Storage of which TrueNAS sets the access list. */
@SuppressWarnings("unchecked")
class AccessListsTest {

  private static final StorageQuestion DATA = storage("storage.data").accessLists();

  private static final App APP =
      Demo.web(
          a -> a.group("Storage", g -> g.ask(DATA)),
          c -> c.mount(DATA, "/data", m -> m.ownedBy(568, 568)));

  private static Object pod(Map<String, Object> data) {
    Map<String, Object> answers = new LinkedHashMap<>();
    data.forEach((path, answer) -> answers.put("storage.data." + path, answer));
    return Demo.at(
        Demo.find(Demo.manifestsElsewhere(APP, answers), "Deployment", "demo-web").orElseThrow(),
        "spec",
        "template",
        "spec");
  }

  @Test
  void the_app_is_sound() {
    assertThat(AppChecks.check(APP)).filteredOn(Problem::isError).isEmpty();
  }

  /** TrueNAS fills in what is asked: the path, the entries and whether to force them. */
  @Test
  void charts_ask_as_official_ones_do() {
    Field data = HelmForm.of(APP).fields().get(0).attrs().get(0);

    assertThat(data.attrs())
        .extracting(Field::variable)
        .containsExactly("type", "ixVolumeConfig", "hostPathConfig");
    assertThat(data.attrs().get(1).attrs())
        .extracting(Field::variable)
        .containsExactly("aclEnable", "datasetName", "aclEntries");
    assertThat(data.attrs().get(2).attrs())
        .extracting(Field::variable)
        .containsExactly("aclEnable", "acl", "hostPath");
    assertThat(data.attrs().get(2).attrs().get(1).references()).containsExactly("normalize/acl");
    assertThat(data.attrs().get(2).attrs().get(2).conditions()).hasSize(1);
  }

  @Test
  void the_directory_is_that_of_the_list_and_gets_no_other_owner() {
    Object pod =
        pod(
            Map.of(
                "type",
                "hostPath",
                "hostPathConfig.aclEnable",
                true,
                "hostPathConfig.acl",
                Map.of("path", "/mnt/tank/films", "entries", List.of())));

    assertThat(Demo.at(pod, "volumes", 0, "hostPath", "path")).isEqualTo("/mnt/tank/films");
    assertThat((Map<Object, ?>) pod).doesNotContainKey("initContainers");
  }

  @Test
  void without_a_list_the_app_gives_the_owner() {
    Object pod = pod(Map.of("type", "hostPath", "hostPathConfig.hostPath", "/mnt/tank/films"));

    assertThat(Demo.at(pod, "volumes", 0, "hostPath", "path")).isEqualTo("/mnt/tank/films");
    assertThat(Demo.at(pod, "initContainers", 0, "args"))
        .isEqualTo(List.of("568:568=/volumes/data"));
    assertThat((Map<Object, ?>) pod(Map.of("ixVolumeConfig.aclEnable", true)))
        .doesNotContainKey("initContainers");
  }

  /** What holds two storages against each other takes the directory that is mounted. */
  @Test
  void several_storages_may_have_lists() {
    StorageQuestion other = storage("storage.other").accessLists();
    App app =
        Demo.web(
            a -> a.group("Storage", g -> g.ask(DATA, other)),
            c ->
                c.mount(DATA, "/data", m -> m.ownedBy(568, 568))
                    .mount(other, "/other", m -> m.ownedBy(568, 568)));
    Map<String, Object> one = Map.of("acl_enable", true, "acl", Map.of("path", "/mnt/tank/films"));
    Map<String, Object> chart = Map.of("aclEnable", true, "acl", Map.of("path", "/mnt/tank/films"));

    Map<String, Object> services =
        Demo.services(
            app,
            Map.of(
                "storage",
                Map.of(
                    "data",
                    Map.of("type", "host_path", "host_path_config", one),
                    "other",
                    Map.of("type", "host_path", "host_path_config", Map.of("path", "/mnt/b")))));
    assertThat(Demo.at(services, "web", "volumes").toString())
        .contains("source=/mnt/tank/films")
        .contains("source=/mnt/b");
    assertThatThrownBy(
            () ->
                Demo.manifestsElsewhere(
                    app,
                    Map.of(
                        "storage.data.type",
                        "hostPath",
                        "storage.data.hostPathConfig",
                        chart,
                        "storage.other.type",
                        "hostPath",
                        "storage.other.hostPathConfig",
                        chart)))
        .isInstanceOf(RenderFailure.class)
        .hasMessageStartingWith("Two storages of the app would be /mnt/tank/films.");
  }

  /** Rights that somebody has set by hand must survive the way to 24.10. */
  @Test
  void a_list_moves_to_the_other_edition() {
    Map<String, Object> answers =
        Map.of(
            "storage",
            Map.of(
                "data",
                Map.of(
                    "type",
                    "hostPath",
                    "hostPathConfig",
                    Map.of("aclEnable", true, "acl", Map.of("path", "/mnt/tank/films")))));

    assertThat(ComposeAnswers.PLACES.moved(List.of(DATA), HelmAnswers.PATHS, answers))
        .isEqualTo(
            Map.of(
                "storage",
                Map.of(
                    "data",
                    Map.of(
                        "type",
                        "host_path",
                        "host_path_config",
                        Map.of("acl_enable", true, "acl", Map.of("path", "/mnt/tank/films"))))));
  }
}
