package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.path;
import static dev.trainyard.generator.question.Questions.storage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Directories of volumes: Docker mounts those of its own volumes only where they are. */
class VolumeDirectoriesTest {

  private static final StorageQuestion DATA = storage("data").smbAllowed().temporaryAllowed();
  private static final Volume WORK = temporary("work", 64);

  private static final App APP =
      Demo.web(
          a -> a.group("Storage", g -> g.ask(DATA)),
          c ->
              c.mount(DATA, "/config", m -> m.subPath("a b/config"))
                  .mount(DATA, "/own", m -> m.subPath("own").ownedBy(568, 568))
                  .mount(WORK, "/work", m -> m.subPath("work")));

  private static Map<String, Object> services(Map<String, Object> data) {
    return Demo.composeFile(APP, Map.of("data", data), Map.of("data", "/mnt/data"));
  }

  private static List<Map<?, ?>> mounts(Map<String, Object> data, String service) {
    return ((List<?>) Demo.at(services(data), "services", service, "volumes"))
        .stream().<Map<?, ?>>map(mount -> (Map<?, ?>) mount).toList();
  }

  private static List<?> actions(Map<String, Object> data) {
    return (List<?>) Demo.at(services(data), "services", "web-setup", "command");
  }

  private static boolean isPart(Map<?, ?> mount) {
    return !mount.get("source").equals("files")
        && mount.get("volume") instanceof Map<?, ?> options
        && options.containsKey("subpath");
  }

  private static Map<?, ?> at(List<Map<?, ?>> mounts, String target) {
    return mounts.stream().filter(mount -> mount.get("target").equals(target)).findFirst().get();
  }

  @Test
  void those_of_what_is_emptied_are_made_anew_before_they_are_given_away() {
    Map<String, Object> data = Map.of("type", "temporary");

    assertThat(actions(data).subList(1, actions(data).size() - 1))
        .isEqualTo(
            List.of(
                "empty /emptied/data",
                "empty /emptied/work",
                "make /emptied/data/a b/config",
                "make /emptied/data/own",
                "make /emptied/work/work",
                "own 568:568 /volumes/1/own"));
    assertThat(mounts(data, "web-setup")).noneMatch(VolumeDirectoriesTest::isPart);
    assertThat(at(mounts(data, "web-setup"), "/volumes/1").get("source")).isEqualTo("web.data");
    assertThat(Demo.at(at(mounts(data, "web"), "/config"), "volume", "subpath"))
        .isEqualTo("a b/config");
  }

  @Test
  void those_of_a_share_are_made_there() {
    Map<String, Object> data =
        Map.of(
            "type",
            "cifs",
            "cifs_config",
            Map.of("server", "nas", "path", "x", "username", "u", "password", "p"));

    assertThat(actions(data).toString())
        .contains("make /shares/data/a b/config, make /shares/data/own, make /emptied/work/work")
        .doesNotContain("own 568");
    assertThat(mounts(data, "web-setup")).noneMatch(VolumeDirectoriesTest::isPart);
    assertThat(at(mounts(data, "web-setup"), "/shares/data").get("source"))
        .isEqualTo(at(mounts(data, "web"), "/config").get("source"));
  }

  @Test
  void those_of_a_dataset_come_into_being_as_they_are_mounted() {
    Map<String, Object> data = Map.of("type", "ix_volume");

    assertThat(actions(data).toString())
        .contains("make /emptied/work/work", "own 568:568 /volumes/1/own")
        .doesNotContain("make /emptied/data", "make /shares");
    assertThat(at(mounts(data, "web-setup"), "/volumes/1/own").get("source"))
        .isEqualTo("/mnt/data/own");
  }

  private static Map<String, Object> directory(String path) {
    return Map.of("type", "host_path", "host_path_config", Map.of("path", path));
  }

  private static Map<String, Object> listed(String path) {
    return Map.of(
        "type",
        "host_path",
        "host_path_config",
        Map.of("acl_enable", true, "acl", Map.of("path", path)));
  }

  /** Docker Compose would take what is behind the colon for the place in the container. */
  @Test
  void those_of_a_path_with_a_colon_are_refused() {
    assertThat(services(directory("/mnt/tank/a b"))).isNotEmpty();
    for (Map<String, Object> data :
        List.of(directory("/mnt/tank/a:b"), listed("/mnt/tank/a:b/c"))) {
      assertThatThrownBy(() -> services(data))
          .isInstanceOf(RenderFailure.class)
          .hasMessageContaining("data: a path with a colon (:) cannot be mounted in parts");
    }
    App whole = Demo.web(a -> a.group("Storage", g -> g.ask(DATA)), c -> c.mount(DATA, "/config"));
    assertThat(
            Demo.composeFile(whole, Map.of("data", directory("/mnt/tank/a:b")), Map.of())
                .toString())
        .contains("/mnt/tank/a:b");
  }

  @Test
  void those_of_an_item_are_refused_with_its_list() {
    StorageQuestion folder = storage("folder");
    ListQuestion some = list("some").items(folder);
    App app =
        Demo.web(
            a -> a.group("Storage", g -> g.ask(some)),
            c ->
                c.each(
                    some,
                    (e, i) ->
                        e.mount(i, folder, text("/some/{}", i.index()), m -> m.subPath("part"))));
    Map<String, Object> fine = Map.of("folder", directory("/mnt/tank/a"));
    Map<String, Object> other = Map.of("folder", directory("/mnt/tank/a:b"));

    assertThat(Demo.services(app, Map.of("some", List.of(fine)))).isNotEmpty();
    assertThatThrownBy(() -> Demo.services(app, Map.of("some", List.of(fine, other))))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("some[].folder: a path with a colon");
  }

  /** Whoever shares a volume of Docker's loses what the other one empties. */
  @Test
  void no_two_volumes_have_one_name() {
    StorageQuestion folder = storage("folder").temporaryAllowed();
    PathQuestion at = path("at").required();
    ListQuestion some = list("some").items(folder, at);
    StorageQuestion otherFolder = storage("folder").temporaryAllowed();
    PathQuestion otherAt = path("at").required();
    ListQuestion others = list("others").items(otherFolder, otherAt);
    StorageQuestion numbered = storage("storage.folder_0").temporaryAllowed();
    StorageQuestion cache = storage("storage.cache_data").temporaryAllowed();
    StorageQuestion data = storage("storage.data").temporaryAllowed();
    App app =
        Demo.app(
            a -> {
              a.group("Storage", g -> g.ask(some, others, numbered, cache, data));
              a.workload(
                  Demo.WEB,
                  w ->
                      Demo.pod(
                          w,
                          c ->
                              c.each(some, (e, i) -> e.mount(i, folder, i.get(at), m -> {}))
                                  .each(
                                      others,
                                      (e, i) -> e.mount(i, otherFolder, i.get(otherAt), m -> {}))
                                  .mount(numbered, "/numbered")
                                  .mount(cache, "/cache")
                                  .mount(temporary("cache-tmp", 300), "/tmp")));
              a.workload(
                  workload("web-cache"),
                  w ->
                      Demo.pod(
                          w, c -> c.mount(data, "/data").mount(temporary("tmp", 300), "/tmp")));
            });
    Map<String, Object> lost = Map.of("type", "temporary");
    Map<String, Object> file =
        Demo.composeFile(
            app,
            Map.of(
                "some",
                List.of(Map.of("folder", lost, "at", "/some")),
                "others",
                List.of(Map.of("folder", lost, "at", "/others")),
                "storage",
                Map.of("folder_0", lost, "cache_data", lost, "data", lost)),
            Map.of());

    List<Object> sources = new ArrayList<>();
    for (String service : List.of("web", "web-cache")) {
      List<Object> targets = new ArrayList<>();
      for (Object mount : (List<?>) Demo.at(file, "services", service + "-setup", "volumes")) {
        targets.add(Demo.at(mount, "target"));
        sources.add(Demo.at(mount, "source"));
      }
      assertThat(targets).doesNotHaveDuplicates();
    }
    sources.removeIf("files"::equals);
    assertThat(sources).hasSize(7).doesNotHaveDuplicates();
    assertThat(((Map<?, ?>) file.get("volumes")).keySet().toString())
        .contains("web.some.0.folder", "web.folder-0", "web.cache-tmp", "web-cache.tmp");
  }

  /** What lies in memory belongs to root, whatever is said. */
  @Test
  void small_temporary_storage_with_an_owner_is_a_volume() {
    App app =
        Demo.web(
            a -> {},
            c ->
                c.mount(temporary("keys", 16), "/keys", m -> m.ownedBy(568, 568))
                    .mount(temporary("tmp", 16), "/tmp"));
    Map<String, Object> services = Demo.services(app, Map.of());

    assertThat(Demo.at(services, "web", "volumes").toString())
        .contains("source=web.keys", "type=tmpfs, target=/tmp");
    assertThat(Demo.at(services, "web-setup", "command").toString()).contains("own 568:568 ");
  }
}
