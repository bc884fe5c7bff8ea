package org.example.definitions;

import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.path;
import static dev.trainyard.generator.question.Questions.storage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeForm;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.helm.HelmForm;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Storage that must not be mixed up, nor lost by a click. */
class StoragesTest {

  private static final StorageQuestion DATA = storage("storage.data");
  private static final StorageQuestion BACKUP = storage("storage.backup");
  private static final StorageQuestion CACHE = storage("storage.cache").temporaryAllowed();
  private static final StorageQuestion MEDIA = storage("storage.media");
  private static final StorageQuestion FOLDER = storage("folder");
  private static final PathQuestion FOLDER_PATH = path("path");
  private static final ListQuestion FOLDERS = list("folders").items(FOLDER, FOLDER_PATH);

  private static final App APP =
      Demo.web(
          a -> a.group("Storage", g -> g.ask(DATA, BACKUP, CACHE, MEDIA, FOLDERS)),
          c ->
              c.mount(DATA, "/data", m -> m.ownedBy(568, 568))
                  .mount(BACKUP, "/backup", m -> m.ownedBy(568, 568))
                  .mount(CACHE, "/cache", m -> m.ownedBy(568, 568))
                  .mount(MEDIA, "/media", m -> m.readOnly())
                  .each(FOLDERS, (each, i) -> each.mount(i, FOLDER, i.get(FOLDER_PATH), m -> {})));

  private static void render(Map<String, Object> answers) {
    Demo.manifestsElsewhere(APP, answers);
  }

  private static Map<String, Object> at(String storage, String hostPath) {
    return Map.of(storage + ".type", "hostPath", storage + ".hostPath", hostPath);
  }

  private static Map<String, Object> both(Map<String, Object> one, Map<String, Object> other) {
    Map<String, Object> all = new java.util.LinkedHashMap<>(one);
    all.putAll(other);
    return all;
  }

  @Test
  void one_directory_for_two_storages_is_refused_with_the_directory() {
    assertThatThrownBy(
            () -> render(both(at("storage.data", "/mnt/a"), at("storage.backup", "/mnt/a/"))))
        .isInstanceOf(RenderFailure.class)
        .hasMessageStartingWith("Two storages of the app would be /mnt/a")
        .hasMessageContaining("one of storage.data, storage.backup, storage.cache.");
  }

  @Test
  void one_dataset_for_two_storages_is_refused_too() {
    assertThatThrownBy(() -> render(Map.of("storage.data.ixVolumeConfig.datasetName", "backup")))
        .isInstanceOf(RenderFailure.class)
        .hasMessageStartingWith("Two storages of the app would be backup.");
  }

  @Test
  void directories_within_each_other_and_those_that_nothing_owns_are_the_owners_business() {
    assertThatCode(
            () -> {
              render(both(at("storage.data", "/mnt/a"), at("storage.backup", "/mnt/a/backup")));
              render(both(at("storage.data", "/mnt/a"), at("storage.media", "/mnt/a")));
            })
        .doesNotThrowAnyException();
  }

  private static App withItems(StorageQuestion folder, long owner) {
    ListQuestion folders = list("folders").items(folder, FOLDER_PATH);
    return Demo.web(
        a -> a.group("Storage", g -> g.ask(DATA, folders)),
        c ->
            c.mount(DATA, "/data", m -> m.ownedBy(568, 568))
                .each(
                    folders,
                    (each, i) ->
                        each.mount(
                            i, folder, i.get(FOLDER_PATH), m -> m.ownedBy(owner, owner, "why"))));
  }

  private static Map<String, Object> items(String data, String... folders) {
    List<Map<String, Object>> items = new java.util.ArrayList<>();
    for (String folder : folders) {
      items.add(
          Map.of(
              "folder",
              Map.of("type", "hostPath", "hostPath", folder),
              "path",
              "/folders/" + items.size()));
    }
    return both(at("storage.data", data), Map.of("folders", items));
  }

  /** Each start would give it to the other one. */
  @Test
  void storage_of_an_item_is_none_of_the_app_with_another_owner() {
    App app = withItems(FOLDER, 101);

    assertThatThrownBy(() -> Demo.manifestsElsewhere(app, items("/mnt/a", "/mnt/b", "/mnt/a/")))
        .isInstanceOf(RenderFailure.class)
        .hasMessageStartingWith("Two storages of the app would be /mnt/a")
        .hasMessageContaining("one of storage.data, folder.");
    assertThatCode(() -> Demo.manifestsElsewhere(app, items("/mnt/a", "/mnt/b", "/mnt/b")))
        .doesNotThrowAnyException();
    assertThatCode(() -> Demo.manifestsElsewhere(withItems(FOLDER, 568), items("/mnt/a", "/mnt/a")))
        .doesNotThrowAnyException();
  }

  @Test
  void one_dataset_of_an_item_and_the_app_by_default_is_a_mistake_with_two_owners() {
    StorageQuestion folder = storage("folder").dataset("data");

    assertThat(errors(withItems(folder, 101)))
        .singleElement()
        .asString()
        .startsWith("gives folder to another user or group than workload web");
    assertThat(errors(withItems(folder, 568))).isEmpty();
  }

  private static List<String> errors(App app) {
    return new ComposeEdition()
        .render(app).problems().stream().filter(Problem::isError).map(Problem::found).toList();
  }

  /** Another kind would start with an empty directory, and the data would seem to be gone. */
  @Test
  void the_kind_of_a_storage_is_fixed_unless_what_it_holds_may_be_lost() {
    Field storage =
        HelmForm.of(APP).fields().stream()
            .filter(field -> field.variable().equals("storage"))
            .findFirst()
            .orElseThrow();

    assertThat(storage.attrs())
        .extracting(field -> field.variable() + " " + field.attrs().get(0).immutable())
        .isEqualTo(List.of("data true", "backup true", "cache false", "media true"));
    Field item =
        HelmForm.of(APP).fields().stream()
            .filter(field -> field.variable().equals("folders"))
            .findFirst()
            .orElseThrow()
            .items()
            .get(0);
    assertThat(item.attrs().get(0).attrs().get(0).immutable()).isFalse();
  }

  /** Whoever has the app from a version without the question was asked nothing at the upgrade. */
  @Test
  void the_kind_of_a_storage_may_change_where_the_app_makes_anew_what_it_holds() {
    StorageQuestion made = storage("made").label("Made").madeAnew();
    App app =
        Demo.app(
            a -> {
              a.group("Storage", g -> g.ask(made));
              a.workload(
                  Demo.WEB,
                  w ->
                      w.runAs(568, 568)
                          .container(
                              Demo.IMAGE,
                              c -> c.mount(made, "/made").noHealthCheck("It is an example.")));
            });

    for (Form form : List.of(HelmForm.of(app), ComposeForm.of(app))) {
      assertThat(form.fields())
          .filteredOn(field -> field.variable().equals("made"))
          .singleElement()
          .satisfies(field -> assertThat(field.attrs().get(0).immutable()).isFalse());
    }
  }
}
