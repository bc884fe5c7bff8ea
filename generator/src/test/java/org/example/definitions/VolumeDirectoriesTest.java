package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.path;
import static dev.trainyard.generator.question.Questions.storage;
import static org.assertj.core.api.Assertions.assertThat;

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
                "make 0777 /emptied/data/a b/config",
                "make 0777 /emptied/data/own",
                "make 0777 /emptied/work/work",
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
        .contains(
            "make 0777 /whole/data/a b/config, make 0777 /whole/data/own,"
                + " make 0777 /emptied/work/work")
        .doesNotContain("own 568");
    assertThat(mounts(data, "web-setup")).noneMatch(VolumeDirectoriesTest::isPart);
    assertThat(at(mounts(data, "web-setup"), "/whole/data").get("source"))
        .isEqualTo(at(mounts(data, "web"), "/config").get("source"));
  }

  /** A program that writes into the whole may leave a link there, which a bind would follow. */
  @Test
  void those_of_a_dataset_are_no_paths_of_the_nas() {
    Map<String, Object> data = Map.of("type", "ix_volume");

    assertThat(actions(data).toString())
        .contains(
            "make 0755 /whole/data/a b/config, make 0755 /whole/data/own,"
                + " make 0777 /emptied/work/work, own 568:568 /volumes/1/own")
        .doesNotContain("/emptied/data");
    for (String whole : List.of("/whole/data", "/volumes/1")) {
      assertThat(at(mounts(data, "web-setup"), whole).get("source")).isEqualTo("/mnt/data");
      assertThat(Demo.at(at(mounts(data, "web-setup"), whole), "bind", "create_host_path"))
          .isEqualTo(false);
    }
    Map<?, ?> own = at(mounts(data, "web"), "/own");
    assertThat(own.get("type")).isEqualTo("volume");
    assertThat(Demo.at(own, "volume", "subpath")).isEqualTo("own");
    assertThat(Demo.at(services(data), "volumes", own.get("source")))
        .isEqualTo(
            Map.of(
                "driver_opts", Map.of("type", "none", "device", "/mnt/data", "o", "rbind,rslave")));
  }

  /** Docker never changes what a volume leads to. */
  @Test
  void another_directory_is_another_volume() {
    Object one = at(mounts(directory("/mnt/tank/a"), "web"), "/own").get("source");

    assertThat(at(mounts(directory("/mnt/tank/a"), "web"), "/config").get("source")).isEqualTo(one);
    assertThat(at(mounts(directory("/mnt/tank/b"), "web"), "/own").get("source")).isNotEqualTo(one);
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

  @Test
  void a_path_may_have_a_colon() {
    for (Map<String, Object> data : List.of(directory("/mnt/tank/a:b"), listed("/mnt/tank/a:b"))) {
      Object volume = at(mounts(data, "web"), "/own").get("source");
      assertThat(Demo.at(services(data), "volumes", volume, "driver_opts", "device"))
          .isEqualTo("/mnt/tank/a:b");
    }
  }

  @Test
  void each_item_has_its_own() {
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
    Map<String, Object> file =
        Demo.services(
            app,
            Map.of(
                "some",
                List.of(
                    Map.of("folder", directory("/mnt/tank/a")),
                    Map.of("folder", directory("/mnt/tank/b")))));

    assertThat(file.toString()).contains("make 0755 /whole/some.1.folder/part");
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
