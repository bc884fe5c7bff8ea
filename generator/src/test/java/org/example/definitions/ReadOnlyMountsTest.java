package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.question.Questions.path;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing can be mounted below what a container can only read: nobody makes the place for it. */
class ReadOnlyMountsTest {

  private static final StorageQuestion DATA = storage("data");
  private static final StorageQuestion OTHER = storage("other");
  private static final BooleanQuestion FIXED = yesNo("fixed");
  private static final PathQuestion PLACE = path("place").defaultPath("/srv");
  private static final ListQuestion FOLDERS = ExtraStorage.question("folders", "Folders", "More.");
  private static final Volume TMP = temporary("tmp", 64);

  private static App app(Consumer<ContainerSpec> container) {
    return Demo.web(
        a -> a.group("Storage", g -> g.ask(DATA).ask(OTHER).ask(FIXED).ask(PLACE).ask(FOLDERS)),
        container);
  }

  private static List<String> found(Consumer<ContainerSpec> container) {
    return new ComposeEdition()
            .render(Demo.web(a -> a.group("Storage", g -> g.ask(DATA).ask(FIXED)), container))
            .problems()
            .stream()
            .filter(Problem::isError)
            .map(Problem::found)
            .filter(found -> found.startsWith("mounts something"))
            .toList();
  }

  @Test
  void constants_are_a_mistake() {
    assertThat(
            found(
                c ->
                    c.mount(DATA, "/data", m -> m.readOnly())
                        .mount(TMP, "/data/tmp")
                        .file("/data/conf.yaml", text("a"))))
        .hasSize(2)
        .allMatch(found -> found.contains(", below what can only be read, at "));
    assertThat(
            found(
                c -> c.liveFiles("/live", f -> f.file("a", text("a"))).file("/live/b", text("b"))))
        .hasSize(1);
    assertThat(found(c -> c.file("/etc/a", text("a")).mount(TMP, "/etc/a/b"))).hasSize(1);
  }

  @Test
  void what_is_written_to_has_room_for_more() {
    assertThat(
            found(
                c ->
                    c.mount(DATA, "/data")
                        .mount(TMP, "/data/tmp")
                        .file("/data/conf.yaml", text("a"))
                        .file("/data/conf.yaml.example", text("b"))))
        .isEmpty();
    assertThat(
            found(
                c ->
                    c.when(FIXED, x -> x.mount(DATA, "/data", m -> m.readOnly()))
                        .when(not(FIXED), x -> x.mount(TMP, "/data/tmp"))))
        .isEmpty();
  }

  private static final App ANSWERED =
      app(
          c -> {
            c.mount(DATA, "/data", m -> m.readOnly(FIXED)).mount(OTHER, PLACE, m -> {});
            c.file("/etc/demo/demo.conf", text("a"));
            ExtraStorage.mount(c, FOLDERS);
          });

  private static Map<String, Object> answers(
      boolean fixed, String place, String folder, boolean readOnly) {
    Map<String, Object> item = new HashMap<>();
    item.put("mount_path", folder);
    item.put("read_only", readOnly);
    item.put(
        "storage", Map.of("type", "host_path", "host_path_config", Map.of("path", "/mnt/tank/f")));
    return Map.of("fixed", fixed, "place", place, "folders", List.of(item));
  }

  @ParameterizedTest
  @CsvSource({
    "true, /data/tmp, /more, false, place",
    "false, /srv, /etc/demo, true, folders[].mount_path or folders[].read_only",
    "false, /srv, /etc/demo/, true, folders[].mount_path or folders[].read_only",
    "true, /srv, /data/more, false, folders[].mount_path or fixed"
  })
  void answers_are_refused_with_what_to_change(
      boolean fixed, String place, String folder, boolean readOnly, String change) {
    assertThatThrownBy(
            () ->
                Demo.composeFile(
                    ANSWERED,
                    answers(fixed, place, folder, readOnly),
                    Map.of("data", "/d", "other", "/o")))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("can only be read, and something else has its place in it. Change ")
        .hasMessageContaining(change);
    assertThatThrownBy(
            () -> Demo.manifestsElsewhere(ANSWERED, answers(fixed, place, folder, readOnly)))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining(change);
  }

  @ParameterizedTest
  @CsvSource({
    "false, /data/tmp, /more, true",
    "true, /srv, /etc/demo, false",
    "true, /database, /etc/d, true"
  })
  void others_are_taken(boolean fixed, String place, String folder, boolean readOnly) {
    assertThat(
            Demo.composeFile(
                ANSWERED,
                answers(fixed, place, folder, readOnly),
                Map.of("data", "/d", "other", "/o")))
        .isNotEmpty();
  }
}
