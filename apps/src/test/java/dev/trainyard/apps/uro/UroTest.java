package dev.trainyard.apps.uro;

import static dev.trainyard.apps.uro.Rendering.APP;
import static dev.trainyard.apps.uro.Rendering.CERTIFICATE;
import static dev.trainyard.apps.uro.Rendering.DEFAULT;
import static dev.trainyard.apps.uro.Rendering.EXTERNAL;
import static dev.trainyard.apps.uro.Rendering.HOSTILE;
import static dev.trainyard.apps.uro.Rendering.KEPT;
import static dev.trainyard.apps.uro.Rendering.LIVE;
import static dev.trainyard.apps.uro.Rendering.POSTGRESQL;
import static dev.trainyard.apps.uro.Rendering.SANDBOX;
import static dev.trainyard.apps.uro.Rendering.STAGING;
import static dev.trainyard.apps.uro.Rendering.USUAL;
import static dev.trainyard.apps.uro.Rendering.USUAL_OF_ONE;
import static dev.trainyard.apps.uro.Rendering.api;
import static dev.trainyard.apps.uro.Rendering.refused;
import static dev.trainyard.apps.uro.Rendering.rendered;
import static dev.trainyard.apps.uro.Rendering.scenarios;
import static dev.trainyard.apps.uro.Rendering.volumeAt;
import static dev.trainyard.apps.uro.Rendering.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.apps.RenderedApp;
import dev.trainyard.apps.RenderedApp.Node;
import dev.trainyard.apps.Script;
import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.question.ScalarQuestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UroTest {

  @Test
  void the_definition_is_without_problems_and_renders() {
    assertThat(AppChecks.check(APP)).isEmpty();
    assertThat(new HelmEdition().render(APP).problems()).isEmpty();
    assertThat(scenarios())
        .containsExactly(
            DEFAULT,
            CERTIFICATE,
            EXTERNAL,
            POSTGRESQL,
            USUAL,
            USUAL_OF_ONE,
            LIVE,
            STAGING,
            SANDBOX,
            HOSTILE);
  }

  @Test
  void nothing_but_the_host_name_and_the_images_that_nobody_has_published_must_be_answered() {
    assertThat(APP.groups().stream().flatMap(group -> group.questions().stream()))
        .filteredOn(question -> question instanceof ScalarQuestion<?> scalar && scalar.mandatory())
        .containsExactly(
            Wizard.HOST, Wizard.API_IMAGE, Wizard.API_TAG, Wizard.SITE_IMAGE, Wizard.SITE_TAG);
    for (ScalarQuestion<?> image :
        List.of(Wizard.API_IMAGE, Wizard.API_TAG, Wizard.SITE_IMAGE, Wizard.SITE_TAG)) {
      assertThat(image.defaultValue()).isEmpty();
    }
  }

  /** Uro does not start without any of these, and not safely with empty ones. */
  @ParameterizedTest
  @MethodSource("dev.trainyard.apps.uro.Rendering#scenarios")
  void everything_that_uro_needs_is_given(String scenario) {
    Map<String, String> environment = api(rendered(scenario));

    assertThat(environment)
        .containsKeys(
            "PORT",
            "URL",
            "FRONTEND_URL",
            "ROOT_ORIGIN",
            "DATABASE_URL",
            "REDIS_URL",
            "PHOENIX_KEY_BASE",
            "JOKEN_SIGNER",
            "TURNSTILE_SECRET_KEY",
            "SIGNUP_API_KEY")
        .containsEntry("COMPILE_PHASE", "false")
        .containsEntry("MIX_ENV", "prod");
    assertThat(environment.entrySet())
        .filteredOn(entry -> entry.getValue().isEmpty())
        .extracting(Map.Entry::getKey)
        .isSubsetOf("EMPTY");
  }

  /**
   * All that the code reads at the commit of the recipe: config/*.exs, lib/uro/application.ex (line
   * 10), lib/uro/mailer.ex (lines 11 and 30), lib/uro/controllers/user.ex (line 210). Nothing else
   * calls {@code System.get_env}; OAUTH2_*_STRATEGY, _CLIENT_ID and _CLIENT_SECRET are tested
   * below.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "COMPILE_PHASE",
        "DATABASE_URL",
        "FRONTEND_URL",
        "JOKEN_SIGNER",
        "NOREPLY_SENDER",
        "PHOENIX_KEY_BASE",
        "PORT",
        "REDIS_URL",
        "ROOT_ORIGIN",
        "SENDGRID_API_KEY",
        "SIGNUP_API_KEY",
        "TURNSTILE_SECRET_KEY",
        "URL"
      })
  void what_the_code_reads_is_set_and_belongs_to_the_app(String name) {
    assertThat(api(rendered(LIVE))).containsKey(name);
    assertThat(Uro.OWNED).contains(name);
  }

  /** Without either the API is started for a build or a test (lib/uro/application.ex, test.exs). */
  @ParameterizedTest
  @ValueSource(strings = {"MINIMAL_START", "TEST_DATABASE_URL"})
  void what_would_start_something_else_is_never_set(String name) {
    for (String scenario : scenarios()) {
      assertThat(api(rendered(scenario))).doesNotContainKey(name);
    }
    assertThat(Uro.OWNED).contains(name);
  }

  @Test
  void everything_starts_after_what_it_needs() {
    RenderedApp app = rendered(DEFAULT);

    assertThat(app.pod("uro").containerNames())
        .containsExactly(
            "permissions", "wait-for-database", "wait-for-redis", "create-database", "uro");
    assertThat(app.pod("frontend").containerNames()).containsExactly("wait-for-uro", "frontend");
    assertThat(app.pod("proxy").containerNames())
        .containsExactly("wait-for-uro", "wait-for-frontend", "proxy");
  }

  @Test
  void sessions_are_behind_a_password_that_stands_in_the_url_as_it_is() {
    RenderedApp app = rendered(DEFAULT);

    assertThat(api(app)).containsEntry("REDIS_URL", "redis://:generatedForRedis@ci-uro-redis:6379");
    assertThat(app.file(app.pod("redis"), "redis", "/etc/redis/redis.conf"))
        .contains("requirepass generatedForRedis\n");
    assertThat(app.environment(app.pod("redis").container("redis")))
        .containsEntry("REDISCLI_AUTH", "generatedForRedis");
  }

  /** Sessions survive a restart, and end with what keeps them. */
  @Test
  void sessions_are_kept_where_the_owner_wants_them() {
    Node kept = rendered(DEFAULT).pod("redis");
    Node lost = rendered(CERTIFICATE).pod("redis");

    assertThat(rendered(DEFAULT).file(kept, "redis", "/etc/redis/redis.conf"))
        .contains("dir /data\n", "save 60 1\n")
        // A full disk neither keeps users out nor the server from stopping.
        .contains("stop-writes-on-bgsave-error no\n", "shutdown-on-sigterm force\n");
    assertThat(volumeAt(kept, "redis", "/data").has("hostPath")).isFalse();
    assertThat(volumeAt(kept, "redis", "/data").has("emptyDir")).isFalse();
    assertThat(volumeAt(lost, "redis", "/data").has("emptyDir")).isTrue();
  }

  @Test
  void the_api_needs_no_terminal_and_hears_the_signal_to_stop() {
    Node api = rendered(DEFAULT).pod("uro").container("uro");

    assertThat(api.has("tty")).isFalse();
    assertThat(api.has("stdin")).isFalse();
    assertThat(api.words("command")).containsExactly("/bin/sh", "-c", Uro.START);
  }

  @Test
  void one_api_migrates_at_a_time() {
    Node deployment = rendered(DEFAULT).manifest("Deployment", "-uro");

    assertThat(deployment.at("spec").text("replicas")).isEqualTo("1");
    assertThat(deployment.at("spec", "strategy").text("type")).isEqualTo("Recreate");
  }

  @Test
  void uploads_outlive_the_container_and_belong_to_the_api() {
    Node pod = rendered(CERTIFICATE).pod("uro");

    assertThat(pod.container("uro").list("volumeMounts"))
        .extracting(mount -> mount.text("mountPath"))
        .contains("/app/uploads", "/tmp");
    assertThat(pod.container("permissions").words("args"))
        .containsExactly("568:568=/volumes/uploads");
    assertThat(pod.list("volumes"))
        .filteredOn(volume -> volume.text("name").equals("uploads"))
        .extracting(volume -> volume.at("hostPath").text("path"))
        .containsExactly("/mnt/tank/uro/uploads");
  }

  @Test
  void the_owner_adds_storage_to_the_api_but_not_over_what_it_uses() {
    Node pod = rendered(EXTERNAL).pod("uro");

    assertThat(volumeAt(pod, "uro", "/models").at("hostPath").text("path"))
        .isEqualTo("/mnt/tank/models");
    assertThat(pod.container("uro").list("volumeMounts"))
        .filteredOn(mount -> mount.text("mountPath").equals("/models"))
        .extracting(mount -> mount.text("readOnly"))
        .containsExactly("true");
    refused(
        EXTERNAL,
        Wizard.STORAGES,
        List.of(
            Map.of(
                "storage",
                Map.of("type", "hostPath", "hostPath", "/mnt/tank/models"),
                "mount_path",
                "/app/uploads",
                "read_only",
                false)),
        "/app/uploads");
  }

  @Test
  void nothing_is_root_or_may_write_beside_its_volumes() {
    RenderedApp app = rendered(DEFAULT);
    for (String workload : List.of("database", "redis", "uro", "frontend", "proxy")) {
      Node security = app.pod(workload).container(workload).at("securityContext");
      assertThat(security.fields().getOrDefault("runAsUser", "none")).as(workload).isNotEqualTo(0L);
      assertThat(security.text("readOnlyRootFilesystem")).as(workload).isEqualTo("true");
      assertThat(security.at("capabilities").words("add"))
          .as(workload)
          .isEqualTo(workload.equals("proxy") ? List.of("NET_BIND_SERVICE") : List.of());
    }
  }

  @Test
  void every_container_that_stays_is_asked_how_it_is() {
    RenderedApp app = rendered(DEFAULT);

    assertThat(app.pod("uro").container("uro").probe("startupProbe"))
        .isEqualTo("HTTP /health within 3600 s");
    // The one path that asks the database and needs no log-in.
    assertThat(app.pod("uro").container("uro").probe("readinessProbe"))
        .isEqualTo("HTTP /shards within 30 s");
    assertThat(app.pod("uro").container("uro").probe("livenessProbe"))
        .isEqualTo("HTTP /health within 60 s");
    assertThat(app.pod("frontend").container("frontend").probe("startupProbe"))
        .isEqualTo("HTTP /health within 120 s");
    for (String workload : List.of("database", "redis", "uro", "frontend", "proxy")) {
      assertThat(app.pod(workload).container(workload).fields())
          .as(workload)
          .containsKeys("startupProbe", "readinessProbe", "livenessProbe", "resources");
    }
  }

  @Test
  void secrets_stand_in_secrets_only() {
    assertThat(rendered(DEFAULT).withoutSecrets()).doesNotContain(KEPT.values());
    assertThat(rendered(EXTERNAL).withoutSecrets())
        .doesNotContain("pa:ss", "pa%3Ass", "SG.0123456789", "0x4BBB", "GOCSPX-", "gloas-");
  }

  @Test
  void the_images_are_those_that_the_owner_names() {
    RenderedApp app = rendered(DEFAULT);

    assertThat(app.pod("uro").container("uro").text("image"))
        .startsWith("ghcr.io/somebody/uro:2025.06.26-b3f491a@sha256:0123456789abcdef");
    assertThat(app.pod("frontend").container("frontend").text("image"))
        .isEqualTo("ghcr.io/somebody/uro-frontend:2025.06.26-b3f491a");
  }

  @Test
  void the_owner_says_what_api_site_and_database_may_use() {
    RenderedApp app = rendered(POSTGRESQL);

    assertThat(limits(app, "uro")).isEqualTo("4 2048Mi");
    assertThat(limits(app, "frontend")).isEqualTo("2 1024Mi");
    assertThat(limits(app, "postgresql")).isEqualTo("3 4096Mi");
    assertThat(limits(rendered(DEFAULT), "database")).isEqualTo("2 2048Mi");
    assertThat(app.environment(rendered(DEFAULT).pod("database").container("database")))
        .containsEntry("GOMAXPROCS", "2");
  }

  private static String limits(RenderedApp app, String workload) {
    Node limits = app.pod(workload).container(workload).at("resources", "limits");
    return limits.text("cpu") + " " + limits.text("memory");
  }

  @Test
  void answers_that_do_not_go_together_are_refused() {
    refused(EXTERNAL, Database.PASSWORD, "", "needs all of host, name, user and password");
    refused(EXTERNAL, Database.HOST, "", "needs all of host, name, user and password");
    refused(EXTERNAL, Services.SENDGRID_KEY, "", "needs both a SendGrid API key and a sender");
    refused(EXTERNAL, Services.CAPTCHA_SITE_KEY, "", "needs both a site key and a secret key");
    refused(CERTIFICATE, Services.GITHUB_ID, "id", "Log-in with GitHub needs both");
    refused(CERTIFICATE, Services.DISCORD_SECRET, "secret", "Log-in with Discord needs both");
    refused(DEFAULT, Services.GITHUB_ID, "id", "works over HTTPS only");
    refused(POSTGRESQL, Services.DISCORD_ID, "id", "works over HTTPS only");
    refused(EXTERNAL, Wizard.REACHED, "http_proxy", "works over HTTPS only");
    refused(EXTERNAL, Wizard.REACHED, "direct", "works over HTTPS only");
    refused(DEFAULT, Services.PROVIDERS, List.of(provider("gitlab")), "work over HTTPS only");
    refused(EXTERNAL, Services.PROVIDERS, List.of(provider("github")), "Uro takes one application");
    refused(HOSTILE, Services.PROVIDERS, List.of(provider("discord")), "Uro takes one application");
    assertThat(api(with(EXTERNAL, Services.PROVIDERS, List.of(provider("discord")))))
        .containsKeys("OAUTH2_GITHUB_STRATEGY", "OAUTH2_discord_STRATEGY");
    for (String name :
        List.of("DATABASE_URL", "OAUTH2_GOOGLE_STRATEGY", "MIX_HOME", "MINIMAL_START")) {
      refused(
          DEFAULT,
          Wizard.VARIABLES,
          List.of(Map.of("name", name, "value", "x")),
          "has a name that belongs to the app");
    }
  }

  private static Map<String, String> provider(String name) {
    return Map.of(
        "provider", name, "strategy", "Gitlab", "client_id", "id", "client_secret", "secret");
  }

  static Stream<List<String>> shells() {
    return Script.shells();
  }

  /** What is started, and how many files it may open. */
  private static List<String> started(List<String> shell, Path directory, String limits)
      throws Exception {
    Script script =
        new Script(
            shell,
            directory,
            "start.sh",
            limits + Uro.START.replace("65536", "128").replace("/tmp/", directory + "/"),
            Map.of("CALLS", directory.resolve("calls").toString()));
    script.program("mix", "#!/bin/sh\necho \"$1 $(ulimit -n)\" >>\"$CALLS\"\n");
    Script.Result result = script.run();
    assertThat(result.status()).as(result.output()).isZero();
    return Files.readAllLines(directory.resolve("calls"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void erlang_may_not_open_more_files_than_it_has_memory_for(
      List<String> shell, @TempDir Path directory) throws Exception {
    assertThat(started(shell, directory, "ulimit -n 1024\n"))
        .containsExactly("ecto.migrate 128", "phx.server 128");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void fewer_files_than_that_are_no_reason_not_to_start(List<String> shell, @TempDir Path directory)
      throws Exception {
    assertThat(started(shell, directory, "ulimit -n 64\n"))
        .contains("ecto.migrate 64", "phx.server 64");
  }

  /** An API that was killed leaves them. */
  @ParameterizedTest
  @MethodSource("shells")
  void uploads_that_were_on_their_way_are_removed(List<String> shell, @TempDir Path directory)
      throws Exception {
    Path left = Files.createDirectories(directory.resolve("plug-1764-QWFy"));
    Files.createFile(left.resolve("multipart-1764-1"));
    Path other = Files.createDirectory(directory.resolve("hsperfdata"));

    started(shell, directory, "");

    assertThat(left).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void a_missing_host_name_is_refused() {
    assertThatThrownBy(() -> with(DEFAULT, Wizard.HOST, ""))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("uro.host");
  }
}
