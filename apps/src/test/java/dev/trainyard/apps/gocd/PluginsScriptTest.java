package dev.trainyard.apps.gocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.Script;
import dev.trainyard.generator.model.TextFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which plugins GoCD has after a start, in the shells of the images. */
class PluginsScriptTest extends PluginsScript {

  @ParameterizedTest
  @MethodSource("shells")
  void what_is_wanted_is_fetched_once(List<String> shell) throws Exception {
    files.put("/one.jar?a=b&c=d", "one");
    files.put("/two.jar", "two");
    want(line("one", "one", url("/one.jar?a=b&c=d")), line("two", "two", url("/two.jar")));

    good(shell);

    assertThat(jar("one")).hasContent("one");
    assertThat(jar("two")).hasContent("two");
    assertThat(good(shell)).isEqualTo("one: is there.\ntwo: is there.\n");
    assertThat(asked).containsOnly(Map.entry("/one.jar?a=b&c=d", 1), Map.entry("/two.jar", 1));
    assertThat(plugins.toFile().list()).containsExactlyInAnyOrder("external", "from-the-app");
  }

  /** The server of the test is the proxy, which is asked by whole addresses. */
  @ParameterizedTest
  @MethodSource("shells")
  void what_only_a_proxy_reaches_is_fetched_by_it(List<String> shell) throws Exception {
    files.put("http://plugins.invalid/one.jar", "one");
    want(line("one", "one", "http://plugins.invalid/one.jar"));
    Files.writeString(proxy, "http_proxy=" + url("") + "\nno_proxy=a b,$(c) 'd\n");

    assertThat(good(shell))
        .isEqualTo("one: fetching http://plugins.invalid/one.jar\none: fetched.\n");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void without_the_network_the_server_starts_with_what_is_there(List<String> shell)
      throws Exception {
    files.put("/one.jar", "old");
    want(line("one", "old", url("/one.jar")));
    good(shell);
    server.stop(0);
    want(line("one", "new", url("/one.jar")), line("two", "two", url("/two.jar")));

    assertThat(good(shell))
        .contains("Warning: one could not be fetched", "starts with the file that is there")
        .contains("Warning: two could not be fetched", "starts without it");
    assertThat(jar("one")).hasContent("old");
    assertThat(jar("two")).doesNotExist();

    want(line("one", "old", url("/one.jar")));
    assertThat(good(shell)).isEqualTo("one: is there.\n");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_plugin_gets_another_name_without_the_network(List<String> shell) throws Exception {
    files.put("/one.jar", "one");
    want(line("one", "one", url("/one.jar")));
    good(shell);
    server.stop(0);
    want(line("other", "one", url("/one.jar")));

    assertThat(good(shell)).isEqualTo("other: is there under its former name.\n");
    assertThat(plugins.resolve("external").toFile().list()).containsExactly("other.jar");
    assertThat(plugins.resolve("from-the-app")).hasContent("other " + sha256("one") + "\n");
    assertThat(good(shell)).isEqualTo("other: is there.\n");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void two_plugins_exchange_their_names_without_the_network(List<String> shell) throws Exception {
    files.put("/a.jar", "a");
    files.put("/b.jar", "b");
    want(line("a", "a", url("/a.jar")), line("b", "b", url("/b.jar")));
    good(shell);
    server.stop(0);
    want(line("a", "b", url("/b.jar")), line("b", "a", url("/a.jar")));

    assertThat(good(shell))
        .isEqualTo("a: is there under its former name.\nb: is there under its former name.\n");

    assertThat(jar("a")).hasContent("b");
    assertThat(jar("b")).hasContent("a");
    assertThat(good(shell)).isEqualTo("a: is there.\nb: is there.\n");
  }

  /**
   * With one that is wanted under both names, or that is somebody else's, nothing is taken away.
   */
  @ParameterizedTest
  @MethodSource("shells")
  void what_is_wanted_or_not_ours_keeps_its_name(List<String> shell) throws Exception {
    files.put("/one.jar", "one");
    want(line("one", "one", url("/one.jar")));
    good(shell);
    Files.writeString(jar("by-hand"), "mine");
    files.put("/mine.jar", "mine");
    want(
        line("one", "one", url("/one.jar")),
        line("two", "one", url("/one.jar")),
        line("three", "mine", url("/mine.jar")));

    good(shell);

    assertThat(plugins.resolve("external").toFile().list())
        .containsExactlyInAnyOrder("one.jar", "two.jar", "three.jar", "by-hand.jar");
  }

  /** One that takes the connection and says nothing, as behind a firewall that swallows. */
  @ParameterizedTest
  @CsvSource({
    "+ 600, + 4",
    "--retry 2 --connect-timeout 20 --speed-limit 1000 --speed-time 30, --speed-limit 1000 --speed-time 1"
  })
  void a_server_that_stands_still_keeps_no_server_from_starting(String found, String shorter)
      throws Exception {
    String whole = TextFile.of(Gocd.class, "plugins.sh");
    assertThat(whole).contains(found);
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + silent.getLocalPort() + "/a.jar";
      want(line("one", "one", url), line("two", "two", url));

      Script.Result result =
          new Script(
                  List.of("sh"), directory, "plugins.sh", whole.replace(found, shorter), Map.of())
              .run(list.toString(), plugins.toString(), proxy.toString());

      assertThat(result.status()).as(result.output()).isZero();
      assertThat(result.output())
          .contains("one: fetching " + url)
          .contains("Warning: one could not be fetched", "Warning: two could not be fetched");
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void another_file_than_the_stated_one_is_refused_and_the_old_one_stays(List<String> shell)
      throws Exception {
    files.put("/one.jar", "good");
    want(line("one", "good", url("/one.jar")));
    good(shell);
    files.put("/one.jar", "evil");
    want(line("one", "better", url("/one.jar")));

    Script.Result result = run(shell);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains("Error: one was not put in place.", sha256("evil"), sha256("better"));
    assertThat(jar("one")).hasContent("good");
    assertThat(plugins.toFile().list()).containsExactlyInAnyOrder("external", "from-the-app");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_file_of_others_is_in_the_way_and_stays(List<String> shell) throws Exception {
    files.put("/one.jar", "one");
    Files.createDirectories(jar("one").getParent());
    Files.writeString(jar("one"), "of the owner");
    want(line("one", "one", url("/one.jar")));

    Script.Result result = run(shell);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("that this app did not fetch", jar("one").toString());
    assertThat(jar("one")).hasContent("of the owner");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_fetched_plugin_that_the_owner_has_replaced_is_the_owners(List<String> shell)
      throws Exception {
    files.put("/one.jar", "one");
    want(line("one", "one", url("/one.jar")));
    good(shell);
    Files.writeString(jar("one"), "of the owner");

    Script.Result result = run(shell);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("that this app did not fetch", jar("one").toString());
    want();
    assertThat(good(shell)).isEmpty();
    assertThat(jar("one")).hasContent("of the owner");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void a_plugin_that_was_recorded_and_not_put_in_place_leaves_the_former_one_ours(
      List<String> shell) throws Exception {
    files.put("/one.jar", "old");
    want(line("one", "old", url("/one.jar")));
    good(shell);
    Files.writeString(
        plugins.resolve("from-the-app"), "one " + sha256("old") + "\none " + sha256("new") + "\n");
    files.put("/one.jar", "new");
    want(line("one", "new", url("/one.jar")));

    good(shell);

    assertThat(jar("one")).hasContent("new");
    want();
    assertThat(good(shell)).contains("one: removed");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void an_address_without_a_file_is_no_plugin(List<String> shell) throws Exception {
    want(line("one", "", url("/missing.jar")));

    assertThat(good(shell)).contains("404", "Warning: one could not be fetched");
    assertThat(jar("one")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void what_is_no_longer_wanted_goes_and_what_others_put_there_stays(List<String> shell)
      throws Exception {
    files.put("/one.jar", "one");
    files.put("/two.jar", "two");
    want(line("one", "one", url("/one.jar")), line("one-more", "two", url("/two.jar")));
    good(shell);
    Files.writeString(jar("by-hand"), "mine");
    want(line("one-more", "two", url("/two.jar")));

    assertThat(good(shell)).contains("one: removed");

    assertThat(plugins.resolve("external").toFile().list())
        .containsExactlyInAnyOrder("one-more.jar", "by-hand.jar");

    want();
    good(shell);

    assertThat(plugins.resolve("external").toFile().list()).containsExactly("by-hand.jar");
    assertThat(good(shell)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void what_an_interrupted_start_left_behind_does_not_matter(List<String> shell) throws Exception {
    files.put("/one.jar", "one");
    want(line("one", "one", url("/one.jar")));
    Files.createDirectories(plugins.resolve("external"));
    Files.writeString(plugins.resolve(".download"), "on");
    Files.writeString(plugins.resolve("from-the-app"), "one " + sha256("one") + "\n");
    Files.writeString(plugins.resolve("from-the-app.new"), "half");

    good(shell);

    assertThat(jar("one")).hasContent("one");
    assertThat(plugins.resolve("from-the-app")).hasContent("one " + sha256("one") + "\n");
    assertThat(plugins.toFile().list()).containsExactlyInAnyOrder("external", "from-the-app");
  }
}
