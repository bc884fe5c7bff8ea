package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.question.Questions.certificate;
import static dev.trainyard.generator.question.Questions.string;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.StringQuestion;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Files that change beneath the running container. */
class LiveFilesTest {

  private static final StringQuestion KEY = string("key");

  private static App app(Consumer<ContainerSpec> container) {
    return Demo.web(a -> a.group("All", g -> g.ask(KEY)), container);
  }

  private static Map<String, Object> deployment(App app, String key) {
    return Demo.find(Demo.manifests(app, Map.of("key", key)), "Deployment", "demo-web")
        .orElseThrow();
  }

  @Test
  void they_are_a_directory_of_their_own_that_the_kubelet_keeps_up_to_date() {
    App app =
        app(
            c ->
                c.liveFiles(
                    "/Etc/live.d", files -> files.file("a.key", KEY).file("b", literal("two"))));

    assertThat(AppChecks.check(app)).filteredOn(Problem::isError).isEmpty();
    Map<String, Object> deployment = deployment(app, "secret");
    assertThat(Demo.at(deployment, "spec", "template", "spec", "containers", 0, "volumeMounts", 0))
        .isEqualTo(Map.of("name", "live-etc-live-d", "mountPath", "/Etc/live.d", "readOnly", true));
    assertThat(Demo.at(deployment, "spec", "template", "spec", "volumes", 0, "secret"))
        .isEqualTo(
            Map.of(
                "secretName",
                "demo-web-live",
                "defaultMode",
                0440L,
                "items",
                List.of(
                    Map.of("key", "live-etc-live-d.a.key", "path", "a.key"),
                    Map.of("key", "live-etc-live-d.b", "path", "b"))));
    assertThat(
            Demo.at(
                Demo.find(Demo.manifests(app, Map.of("key", "secret")), "Secret", "demo-web-live")
                    .orElseThrow(),
                "stringData"))
        .isEqualTo(Map.of("live-etc-live-d.a.key", "secret", "live-etc-live-d.b", "two"));
  }

  @Test
  void a_change_of_them_changes_nothing_that_restarts_the_container() {
    App live = app(c -> c.liveFiles("/live", files -> files.file("key", KEY)));
    App mounted = app(c -> c.file("/live/key", KEY));

    assertThat(deployment(live, "one")).isEqualTo(deployment(live, "two"));
    assertThat(deployment(mounted, "one")).isNotEqualTo(deployment(mounted, "two"));
  }

  @Test
  void names_that_no_file_can_have_and_directories_that_differ_are_reported() {
    assertThat(
            AppChecks.check(
                app(
                    c ->
                        c.liveFiles("/live", files -> files.file("../key", KEY).file("b", KEY))
                            .liveFiles("/none", files -> {}))))
        .filteredOn(Problem::isError)
        .extracting(Problem::found)
        .containsExactly(
            "has the live file \"../key\" in /live", "has live files in /none, and there are none");
    App differing =
        Demo.app(
            a -> {
              a.group("All", g -> g.ask(KEY));
              a.workload(
                  Demo.WEB,
                  w -> {
                    w.step(
                        "first", Demo.IMAGE, c -> c.liveFiles("/x", files -> files.file("a", KEY)));
                    Demo.pod(w, c -> c.liveFiles("/x", files -> files.file("b", KEY)));
                  });
            });
    assertThat(AppChecks.check(differing))
        .filteredOn(Problem::isError)
        .extracting(Problem::found)
        .containsExactly("has other live files in /x than another container");
  }

  @Test
  void a_certificate_that_is_not_chosen_leaves_no_secret() {
    var chosen = certificate("certificate");
    App app =
        Demo.web(
            a -> a.group("All", g -> g.ask(chosen)),
            c ->
                c.when(
                    chosen.isGiven(),
                    given ->
                        given.liveFiles(
                            "/tls",
                            files ->
                                files
                                    .file("tls.crt", chosen.certificate())
                                    .file("tls.key", chosen.privateKey()))));

    assertThat(AppChecks.check(app)).filteredOn(Problem::isError).isEmpty();
    assertThat(Demo.find(Demo.manifests(app, Map.of()), "Secret", "demo-web-live")).isEmpty();
  }
}
