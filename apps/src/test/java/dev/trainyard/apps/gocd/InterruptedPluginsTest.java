package dev.trainyard.apps.gocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.Script;
import dev.trainyard.generator.model.TextFile;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A start that ends at any line of the script, and the next one. */
class InterruptedPluginsTest extends PluginsScript {

  /** Whatever line the first start without the network was cut off at. */
  @Test
  void a_name_goes_to_another_plugin_without_the_network() throws Exception {
    List<String> shell = List.of("dash");
    files.put("/a.jar", "a");
    files.put("/b.jar", "b");
    want(line("a", "a", url("/a.jar")), line("b", "b", url("/b.jar")));
    good(shell);
    String before = Files.readString(plugins.resolve("from-the-app"));
    server.stop(0);
    want(line("c", "b", url("/b.jar")), line("b", "a", url("/a.jar")));
    for (String cut : Script.interrupted(TextFile.of(Gocd.class, "plugins.sh"))) {
      Files.deleteIfExists(jar("c"));
      Files.writeString(jar("a"), "a");
      Files.writeString(jar("b"), "b");
      Files.writeString(plugins.resolve("from-the-app"), before);
      new Script(shell, Files.createTempDirectory(directory, "script"), "plugins.sh", cut, Map.of())
          .run(list.toString(), plugins.toString(), proxy.toString());

      good(shell);

      assertThat(jar("b")).as(cut).hasContent("a");
      assertThat(jar("c")).as(cut).hasContent("b");
      assertThat(plugins.resolve("external").toFile().list())
          .as(cut)
          .containsExactlyInAnyOrder("b.jar", "c.jar");
      assertThat(plugins.toFile().list())
          .as(cut)
          .containsExactlyInAnyOrder("external", "from-the-app");
    }
  }

  @Test
  void whatever_line_a_start_was_cut_off_at_the_next_one_makes_up_for_it() throws Exception {
    List<String> shell = List.of("dash");
    String whole = TextFile.of(Gocd.class, "plugins.sh");
    List<String> interrupted = Script.interrupted(whole);
    assertThat(interrupted).hasSizeGreaterThan(25);
    files.put("/gone.jar", "gone");
    files.put("/one.jar", "one");
    files.put("/new.jar", "new");
    files.put("/more.jar", "more");
    want(line("gone", "gone", url("/gone.jar")), line("one", "one", url("/one.jar")));
    good(shell);
    String before = Files.readString(plugins.resolve("from-the-app"));
    want(line("one", "new", url("/new.jar")), line("more", "more", url("/more.jar")));
    for (String cut : interrupted) {
      Files.writeString(jar("gone"), "gone");
      Files.writeString(jar("one"), "one");
      Files.deleteIfExists(jar("more"));
      Files.writeString(plugins.resolve("from-the-app"), before);
      new Script(shell, Files.createTempDirectory(directory, "script"), "plugins.sh", cut, Map.of())
          .run(list.toString(), plugins.toString(), proxy.toString());

      good(shell);

      assertThat(jar("one")).as(cut).hasContent("new");
      assertThat(jar("more")).as(cut).hasContent("more");
      assertThat(jar("gone")).as(cut).doesNotExist();
      assertThat(Files.readAllLines(plugins.resolve("from-the-app")))
          .as(cut)
          .containsExactlyInAnyOrder("one " + sha256("new"), "more " + sha256("more"));
      assertThat(plugins.toFile().list())
          .as(cut)
          .containsExactlyInAnyOrder("external", "from-the-app");
    }
  }
}
