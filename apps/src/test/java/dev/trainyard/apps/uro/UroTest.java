package dev.trainyard.apps.uro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.apps.RenderedApp;
import dev.trainyard.apps.RenderedApp.Node;
import dev.trainyard.apps.Script;
import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Scenario;
import dev.trainyard.generator.question.Question;
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

  private static final App APP = new Uro().define();

  private static final String DEFAULT = "default";
  private static final String CERTIFICATE = "host-paths-and-certificate";
  private static final String EXTERNAL = "external-database-and-services";
  private static final String POSTGRESQL = "postgresql";
  private static final String LIVE = "live";
  private static final String STAGING = "staging";
  private static final String SANDBOX = "sandbox";
  private static final String USUAL = "at-the-usual-port";
  private static final String USUAL_OF_ONE = "at-the-usual-port-of-one-address";
  private static final String HOSTILE = "hostile-answers";

  private static final Map<String, String> KEPT =
      Map.of(
          "database-password", "generatedForTheDatabase",
          "postgresql-password", "generatedForPostgreSql",
          "redis-password", "generatedForRedis",
          "secrets-phoenix-key-base", "generatedKeyBase",
          "secrets-joken-signer", "generatedSigner",
          "secrets-signup-api-key", "generatedSignUpKey");

  static List<String> scenarios() {
    return APP.scenarios().stream().map(Scenario::name).toList();
  }

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
  @MethodSource("scenarios")
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

  @ParameterizedTest
  @MethodSource("scenarios")
  void the_site_gets_all_of_its_addresses(String scenario) {
    RenderedApp app = rendered(scenario);

    assertThat(app.environment(app.pod("frontend").container("frontend")))
        .containsEntry("HOSTNAME", "0.0.0.0")
        .containsEntry("API_ORIGIN", "http://ci-uro-uro:4000")
        .containsKeys("NEXT_PUBLIC_ORIGIN", "NEXT_PUBLIC_API_ORIGIN")
        .hasEntrySatisfying("NEXT_PUBLIC_TURNSTILE_SITEKEY", key -> assertThat(key).isNotEmpty());
  }

  @Test
  void all_addresses_derive_from_the_public_one() {
    RenderedApp app = rendered(EXTERNAL);

    assertThat(api(app))
        .containsEntry("URL", "https://vsekai.example.org:8443/api/v1/")
        .containsEntry("FRONTEND_URL", "https://vsekai.example.org:8443/")
        .containsEntry("ROOT_ORIGIN", "https://vsekai.example.org:8443");
    assertThat(app.environment(app.pod("frontend").container("frontend")))
        .containsEntry("NEXT_PUBLIC_ORIGIN", "https://vsekai.example.org:8443")
        .containsEntry("NEXT_PUBLIC_API_ORIGIN", "https://vsekai.example.org:8443/api/v1");
  }

  /** Nobody can log in anywhere else. */
  @Test
  void the_button_opens_the_public_address() {
    assertThat(rendered(DEFAULT).portal()).isEqualTo("http://192.168.0.10:31400/");
    assertThat(rendered(CERTIFICATE).portal()).isEqualTo("https://vsekai.example.org:31400/");
    assertThat(rendered(EXTERNAL).portal()).isEqualTo("https://vsekai.example.org:8443/");
    assertThat(rendered(POSTGRESQL).portal()).isEqualTo("http://nas.local:80/");
    for (String scenario : scenarios()) {
      String origin = api(rendered(scenario)).get("ROOT_ORIGIN");
      assertThat(rendered(scenario).portal()).isIn(origin + "/", origin + ":80/", origin + ":443/");
    }
  }

  @Test
  void browsers_leave_out_the_usual_port_and_so_do_the_addresses() {
    assertThat(api(rendered(POSTGRESQL))).containsEntry("ROOT_ORIGIN", "http://nas.local");
    assertThat(api(rendered(HOSTILE))).containsEntry("ROOT_ORIGIN", "https://vsekai.local");
    assertThat(api(with(POSTGRESQL, Wizard.PUBLIC_PORT, 443L)))
        .containsEntry("ROOT_ORIGIN", "http://nas.local:443");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"vsekai.example.org/", "https://vsekai", "a:80", "VSekai.example.org", "a b", ""})
  void hosts_that_uro_would_misunderstand_are_no_answers(String host) {
    assertThat(host).doesNotMatch(Wizard.HOST.limits().pattern());
  }

  @ParameterizedTest
  @ValueSource(strings = {"vsekai.example.org", "192.168.0.10", "a"})
  void hosts_of_sites_are_answers(String host) {
    assertThat(host).matches(Wizard.HOST.limits().pattern());
  }

  @Test
  void its_own_database_is_created_with_the_password_that_uro_uses() {
    RenderedApp app = rendered(DEFAULT);

    assertThat(api(app))
        .containsEntry(
            "DATABASE_URL", "postgresql://uro:generatedForTheDatabase@ci-uro-database:26257/uro");
    assertThat(app.file(app.pod("uro"), "create-database", "/sql/statements.sql"))
        .contains("ALTER USER uro WITH LOGIN PASSWORD 'generatedForTheDatabase';");
  }

  @Test
  void migrations_find_transactions_as_ecto_expects_them() {
    RenderedApp app = rendered(DEFAULT);

    assertThat(app.file(app.pod("uro"), "create-database", "/sql/statements.sql"))
        .contains("ALTER ROLE uro SET autocommit_before_ddl = off;")
        .contains("ALTER ROLE uro SET create_table_with_schema_locked = off;");
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

  /** The folder of the certificate of root is open to the user alone who made it. */
  @ParameterizedTest
  @ValueSource(strings = {DEFAULT, CERTIFICATE, SANDBOX})
  void who_connects_as_root_is_the_user_who_owns_the_certificate(String scenario) {
    RenderedApp app = RenderedApp.of(APP, scenario, KEPT);

    assertThat(user(app.pod("uro"), "create-database"))
        .isEqualTo(user(app.pod("database"), "certificates"))
        .isEqualTo(user(app.pod("database"), "dumps"))
        .isEqualTo("1000:1000");
  }

  /** Pods give the volumes that they claim to their own group, and these pods have two. */
  @Test
  void a_key_that_a_pod_opens_to_its_group_is_taken() {
    RenderedApp app = rendered(DEFAULT);
    assertThat(app.environment(app.pod("uro").container("create-database")))
        .containsEntry("COCKROACH_SKIP_KEY_PERMISSION_CHECK", "true");
  }

  private static String user(Node pod, String container) {
    Node own = pod.container(container).at("securityContext");
    Node of = own.has("runAsUser") ? own : pod.at("securityContext");
    return of.fields().get("runAsUser") + ":" + of.fields().get("runAsGroup");
  }

  @Test
  void its_own_database_takes_passwords_without_tls_and_only_from_within() {
    RenderedApp app = rendered(DEFAULT);

    assertThat(app.pod("database").container("database").words("args"))
        .contains("--accept-sql-without-tls", "--cache=536870912", "--max-sql-memory=536870912");
    assertThat(app.manifest("Service", "-database").at("spec").text("type")).isEqualTo("ClusterIP");
  }

  @Test
  void a_database_that_exists_takes_the_place_of_its_own() {
    RenderedApp app = rendered(EXTERNAL);

    assertThat(app.names("Deployment"))
        .containsExactlyInAnyOrder("ci-uro-uro", "ci-uro-frontend", "ci-uro-proxy", "ci-uro-redis");
    assertThat(app.pod("uro").containerNames())
        .containsExactly("permissions", "wait-for-redis", "uro");
    assertThat(api(app))
        .containsEntry(
            "DATABASE_URL",
            "postgresql://uro-prod:pa%3Ass%40w%2Fo%25r%2Bd%20%3F%23%26@db.example.org:26257/uro_prod"
                + "?ssl=true");
    assertThat(api(rendered(HOSTILE)).get("DATABASE_URL")).doesNotContain("?", " ", "'", "\"");
  }

  @Test
  void a_postgresql_of_its_own_takes_the_place_of_cockroachdb() {
    RenderedApp app = rendered(POSTGRESQL);

    assertThat(app.names("Deployment"))
        .contains("ci-uro-postgresql")
        .doesNotContain("ci-uro-database");
    assertThat(app.pod("uro").containerNames())
        .containsExactly("permissions", "wait-for-postgresql", "wait-for-redis", "uro");
    assertThat(api(app))
        .containsEntry(
            "DATABASE_URL", "postgresql://uro:generatedForPostgreSql@ci-uro-postgresql:5432/uro");
  }

  @Test
  void each_database_of_its_own_is_dumped_as_often_as_the_owner_wants() {
    RenderedApp cockroach = rendered(CERTIFICATE);
    Node database = cockroach.pod("database");

    assertThat(cockroach.environment(database.container("dumps")))
        .containsEntry("HOURS", "168")
        .containsEntry("KEEP", "4")
        .containsEntry("DUMPED", "ci.database")
        .containsEntry("DATABASE", "uro")
        .containsEntry("OWNER", "uro");
    assertThat(database.container("database").words("args")).contains("--external-io-dir=/dumps");
    assertThat(hostPaths(database)).contains("/mnt/backup/uro");
    assertThat(rendered(DEFAULT).environment(rendered(DEFAULT).pod("database").container("dumps")))
        .containsEntry("HOURS", "0");

    RenderedApp postgresql = rendered(POSTGRESQL);
    assertThat(postgresql.environment(postgresql.pod("postgresql").container("dumps")))
        .containsEntry("HOURS", "24")
        .containsEntry("KEEP", "7")
        .containsEntry("DUMPED", "ci.postgresql")
        .containsEntry("PGHOST", "127.0.0.1");
    assertThat(hostPaths(postgresql.pod("postgresql"))).contains("/mnt/backup/uro");
    assertThat(rendered(EXTERNAL).names("Deployment"))
        .noneMatch(name -> name.endsWith("database") || name.endsWith("postgresql"));
  }

  /** What restores a dump lies where the docs say, whether or not there is a schedule. */
  @Test
  void a_dump_can_be_restored_without_a_schedule() {
    RenderedApp cockroach = rendered(DEFAULT);
    RenderedApp postgresql = rendered(LIVE);

    assertThat(cockroach.file(cockroach.pod("database"), "dumps", "/scripts/dumps.sh"))
        .contains("RESTORE DATABASE", "REASSIGN OWNED BY root");
    assertThat(postgresql.pod("postgresql").containerNames()).doesNotContain("dumps");
    assertThat(postgresql.file(postgresql.pod("postgresql"), "postgresql", "/scripts/dumps.sh"))
        .contains("pg_restore");
  }

  /** An upgrade of Uro is another tag, and its migrations know no way back. */
  @Test
  void another_api_makes_a_postgresql_dump_itself_first() {
    RenderedApp app = with(POSTGRESQL, Wizard.API_TAG, "2026.01.01-abcdef0");

    assertThat(app.environment(app.pod("postgresql").container("prepare")))
        .containsEntry("APP_VERSION", Uro.VERSION + "-2026.01.01-abcdef0")
        .containsEntry("DUMPS", "/dumps");
    assertThat(app.environment(rendered(POSTGRESQL).pod("postgresql").container("prepare")))
        .hasEntrySatisfying(
            "APP_VERSION",
            version -> assertThat(version).startsWith(Uro.VERSION + "-2025.06.26-b3f491a@sha256:"));
  }

  private static List<String> hostPaths(Node pod) {
    return pod.list("volumes").stream()
        .filter(volume -> volume.has("hostPath"))
        .map(volume -> volume.at("hostPath").text("path"))
        .toList();
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
        .contains("dir /data\n", "save 60 1\n");
    assertThat(volumeAt(kept, "redis", "/data").has("hostPath")).isFalse();
    assertThat(volumeAt(kept, "redis", "/data").has("emptyDir")).isFalse();
    assertThat(volumeAt(lost, "redis", "/data").has("emptyDir")).isTrue();
  }

  private static Node volumeAt(Node pod, String container, String path) {
    String name =
        pod.container(container).list("volumeMounts").stream()
            .filter(mount -> mount.text("mountPath").equals(path))
            .findFirst()
            .orElseThrow()
            .text("name");
    return pod.list("volumes").stream()
        .filter(volume -> volume.text("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_api_needs_no_terminal_and_hears_the_signal_to_stop() {
    Node api = rendered(DEFAULT).pod("uro").container("uro");

    assertThat(api.has("tty")).isFalse();
    assertThat(api.has("stdin")).isFalse();
    assertThat(api.words("command"))
        .containsExactly(
            "/bin/sh",
            "-c",
            "ulimit -n 65536 2>/dev/null; mix ecto.migrate --no-compile --no-deps-check"
                + " && exec mix phx.server --no-compile --no-deps-check");
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
  void the_proxy_routes_as_upstream_does() {
    RenderedApp app = rendered(DEFAULT);

    assertThat(app.file(app.pod("proxy"), "proxy", "/etc/caddy/Caddyfile"))
        .isEqualTo(
            """
            {
            \tadmin off
            \tauto_https off
            \tpersist_config off
            \tgrace_period 20s
            \tservers {
            \t\tprotocols h1 h2
            \t}
            }

            http://:8080 {
            \trequest_body {
            \t\tmax_size 210MB
            \t}
            \trequest_header X-Request-Id {http.request.uuid}
            \thandle /.trainyard/health {
            \t\trespond 200
            \t}
            \thandle_path /api/v1/* {
            \t\treverse_proxy ci-uro-uro:4000
            \t}
            \thandle /uploads/* {
            \t\theader {
            \t\t\t>Content-Security-Policy sandbox
            \t\t\t>X-Content-Type-Options nosniff
            \t\t}
            \t\treverse_proxy ci-uro-uro:4000
            \t}
            \thandle {
            \t\treverse_proxy ci-uro-frontend:3000
            \t}
            }
            """);
  }

  @Test
  void a_certificate_makes_the_web_port_speak_https() {
    RenderedApp app = rendered(CERTIFICATE);
    Node proxy = app.pod("proxy");

    assertThat(app.file(proxy, "proxy", "/etc/caddy/Caddyfile"))
        .contains("\t\ttrusted_proxies static 192.168.0.2 fd00::/64\n")
        .contains("https://:8080 {\n\ttls /tls/tls.crt /tls/tls.key\n");
    assertThat(app.liveFile(proxy, "proxy", "/tls", "tls.key")).contains("PRIVATE KEY");
    assertThat(app.liveFile(proxy, "proxy", "/tls", "tls.crt")).contains("CERTIFICATE");
    assertThat(proxy.container("proxy").probe("readinessProbe")).startsWith("HTTPS ");
    assertThat(rendered(DEFAULT).pod("proxy").container("proxy").probe("readinessProbe"))
        .startsWith("HTTP ");
  }

  /** A renewed one reaches the proxy beneath its feet, and nothing restarts for it. */
  @Test
  void a_renewed_certificate_changes_a_secret_and_nothing_else() {
    RenderedApp before = rendered(CERTIFICATE);
    RenderedApp after =
        RenderedApp.with(
            APP,
            CERTIFICATE,
            KEPT,
            Map.of(
                "ixCertificates",
                Map.of("1", Map.of("certificate", "renewed", "privatekey", "renewed"))));

    assertThat(after.liveFile(after.pod("proxy"), "proxy", "/tls", "tls.crt")).isEqualTo("renewed");
    assertThat(after.changedFrom(before)).containsExactly("Secret/ci-uro-proxy-live");
    assertThat(before.pod("proxy").container("proxy").words("command"))
        .startsWith("/bin/sh", "/scripts/proxy.sh", "caddy", "run");
    assertThat(before.environment(before.pod("proxy").container("proxy")))
        .containsEntry("CERTIFICATE", "/tls");
  }

  @Test
  void the_proxy_sees_the_clients_addresses() {
    Node service = rendered(DEFAULT).manifest("Service", "-web-port-nodeport").at("spec");

    assertThat(service.text("externalTrafficPolicy")).isEqualTo("Local");
    assertThat(service.list("ports"))
        .extracting(port -> port.text("nodePort"))
        .containsExactly("31400");
  }

  @Test
  void every_container_that_stays_is_asked_how_it_is() {
    RenderedApp app = rendered(DEFAULT);

    assertThat(app.pod("uro").container("uro").probe("startupProbe"))
        .isEqualTo("HTTP /health within 300 s");
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
  void the_captcha_has_both_test_keys_or_both_of_the_owner() {
    RenderedApp test = rendered(DEFAULT);
    RenderedApp own = rendered(EXTERNAL);

    assertThat(captcha(test))
        .containsExactly("1x0000000000000000000000000000000AA", "1x00000000000000000000AA");
    assertThat(captcha(own)).containsExactly("0x4BBB", "0x4AAA");
  }

  private static List<String> captcha(RenderedApp app) {
    return List.of(
        api(app).get("TURNSTILE_SECRET_KEY"),
        app.environment(app.pod("frontend").container("frontend"))
            .get("NEXT_PUBLIC_TURNSTILE_SITEKEY"));
  }

  @Test
  void a_provider_is_on_as_a_whole_or_not_at_all() {
    assertThat(api(rendered(DEFAULT)).keySet()).noneMatch(name -> name.startsWith("OAUTH2_"));
    assertThat(api(rendered(EXTERNAL)))
        .containsEntry("OAUTH2_GITHUB_STRATEGY", "Assent.Strategy.Github")
        .containsEntry("OAUTH2_GITHUB_CLIENT_ID", "Iv1.0123456789abcdef")
        .containsEntry("OAUTH2_GITHUB_CLIENT_SECRET", "0123456789abcdef")
        .doesNotContainKey("OAUTH2_DISCORD_STRATEGY");
    assertThat(api(rendered(HOSTILE)))
        .containsEntry("OAUTH2_DISCORD_CLIENT_ID", "\"{{ 1 }}\" $(URL) # : '")
        .containsEntry("OAUTH2_DISCORD_CLIENT_SECRET", "- [a]: {b}");
  }

  @Test
  void mail_is_sent_when_the_owner_says_so() {
    assertThat(api(rendered(DEFAULT))).doesNotContainKeys("SENDGRID_API_KEY", "NOREPLY_SENDER");
    assertThat(api(rendered(EXTERNAL)))
        .containsEntry("SENDGRID_API_KEY", "SG.0123456789")
        .containsEntry("NOREPLY_SENDER", "noreply@example.org");
  }

  /** Whatever is answered about mail, which lies ready for the day the copy becomes live. */
  @Test
  void only_live_sends_mail() {
    assertThat(api(rendered(LIVE))).containsKeys("SENDGRID_API_KEY", "NOREPLY_SENDER");
    assertThat(api(rendered(STAGING))).doesNotContainKeys("SENDGRID_API_KEY", "NOREPLY_SENDER");
    assertThat(api(with(STAGING, Wizard.ENVIRONMENT, "sandbox")))
        .doesNotContainKeys("SENDGRID_API_KEY", "NOREPLY_SENDER");
    assertThat(api(with(STAGING, Wizard.ENVIRONMENT, "live")))
        .containsEntry("SENDGRID_API_KEY", "SG.0123456789");
  }

  /** Tokens, sign-ups and log-ins of one are worth nothing in the other. */
  @Test
  void live_and_staging_share_no_address_secret_port_or_storage() {
    Map<String, String> live = api(rendered(LIVE));
    Map<String, String> staging = api(rendered(STAGING));

    assertThat(live.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    staging.keySet().stream(), Stream.of("SENDGRID_API_KEY", "NOREPLY_SENDER"))
                .toList());
    assertThat(staging.entrySet())
        .filteredOn(variable -> !variable.getValue().equals(live.get(variable.getKey())))
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "URL",
            "FRONTEND_URL",
            "ROOT_ORIGIN",
            "PHOENIX_KEY_BASE",
            "JOKEN_SIGNER",
            "SIGNUP_API_KEY",
            "OAUTH2_GITHUB_CLIENT_ID",
            "OAUTH2_GITHUB_CLIENT_SECRET");
    for (String pod : List.of("uro", "postgresql", "redis")) {
      assertThat(hostPaths(rendered(STAGING).pod(pod)))
          .doesNotContainAnyElementsOf(
              hostPaths(rendered(LIVE).pod(pod)).isEmpty()
                  ? List.of("none")
                  : hostPaths(rendered(LIVE).pod(pod)));
    }
    assertThat(nodePorts(LIVE)).doesNotContainAnyElementsOf(nodePorts(STAGING));
    assertThat(nodePorts(SANDBOX)).doesNotContainAnyElementsOf(nodePorts(STAGING));
  }

  private static List<String> nodePorts(String scenario) {
    return rendered(scenario)
        .manifest("Service", "-web-port-nodeport")
        .at("spec")
        .list("ports")
        .stream()
        .map(port -> port.text("nodePort"))
        .toList();
  }

  @Test
  void administrators_get_their_rights_when_the_tables_are_there() {
    RenderedApp app = rendered(CERTIFICATE);
    Node pod = app.jobPod("administrators");

    assertThat(rendered(DEFAULT).names("Job")).isEmpty();
    assertThat(pod.containerNames()).containsExactly("administrators");
    assertThat(pod.text("restartPolicy")).isEqualTo("Never");
    assertThat(app.manifest("Job", "-administrators-7").at("spec").text("activeDeadlineSeconds"))
        .isEqualTo("600");
    assertThat(app.environment(pod.container("administrators")))
        .containsEntry("ADMINISTRATORS", "alice,bob_2")
        .containsEntry("UPLOADERS", "carol,dave")
        .containsAllEntriesOf(
            connection(
                "ci-uro-database", "26257", "uro", "uro", "generatedForTheDatabase", "prefer"));
    assertThat(administrators(EXTERNAL))
        .containsAllEntriesOf(
            connection(
                "db.example.org", "26257", "uro_prod", "uro-prod", "pa:ss@w/o%r+d ?#&", "require"));
    assertThat(administrators(POSTGRESQL))
        .containsAllEntriesOf(
            connection(
                "ci-uro-postgresql", "5432", "uro", "uro", "generatedForPostgreSql", "prefer"));
  }

  private static Map<String, String> connection(
      String host, String port, String database, String user, String password, String ssl) {
    return Map.of(
        "PGHOST", host,
        "PGPORT", port,
        "PGDATABASE", database,
        "PGUSER", user,
        "PGPASSWORD", password,
        "PGSSLMODE", ssl);
  }

  private static Map<String, String> administrators(String scenario) {
    RenderedApp app = rendered(scenario);
    return app.environment(app.jobPod("administrators").container("administrators"));
  }

  /** Without it the site shows one page only to whoever has logged in. */
  @Test
  void addresses_are_confirmed_while_no_mail_asks_for_it() {
    RenderedApp app = rendered(DEFAULT);
    Node pod = app.pod("confirmation");

    assertThat(pod.containerNames()).containsExactly("wait-for-uro", "confirmation");
    assertThat(app.environment(pod.container("confirmation")))
        .containsExactlyInAnyOrderEntriesOf(
            connection(
                "ci-uro-database", "26257", "uro", "uro", "generatedForTheDatabase", "prefer"));
    assertThat(deployments(rendered(STAGING))).anyMatch(name -> name.endsWith("-confirmation"));
    for (String mailed : List.of(LIVE, EXTERNAL)) {
      assertThat(deployments(rendered(mailed))).noneMatch(name -> name.endsWith("-confirmation"));
    }
    assertThat(deployments(with(DEFAULT, Services.CONFIRM, false)))
        .noneMatch(name -> name.endsWith("-confirmation"));
  }

  private static List<String> deployments(RenderedApp app) {
    return app.names("Deployment");
  }

  @Test
  void users_may_upload_without_being_administrators() {
    RenderedApp app = with(DEFAULT, Wizard.UPLOADERS, List.of("erin"));

    assertThat(app.environment(app.jobPod("administrators").container("administrators")))
        .containsEntry("ADMINISTRATORS", "")
        .containsEntry("UPLOADERS", "erin");
    assertThat(rendered(DEFAULT).names("Job")).isEmpty();
  }

  @Test
  void another_administrator_restarts_nothing() {
    RenderedApp before = rendered(CERTIFICATE);
    RenderedApp after = with(CERTIFICATE, Wizard.ADMINS, List.of("alice", "bob_2", "carol"));

    assertThat(before.manifest("Job", "-administrators-7"))
        .isNotEqualTo(after.manifest("Job", "-administrators-7"));
    for (String name : before.names("ConfigMap")) {
      assertThat(after.manifest("ConfigMap", name)).isEqualTo(before.manifest("ConfigMap", name));
    }
    for (String name : before.names("Deployment")) {
      assertThat(after.manifest("Deployment", name)).isEqualTo(before.manifest("Deployment", name));
    }
  }

  @Test
  void secrets_stand_in_secrets_only() {
    assertThat(rendered(DEFAULT).withoutSecrets()).doesNotContain(KEPT.values());
    assertThat(rendered(EXTERNAL).withoutSecrets())
        .doesNotContain("pa:ss", "pa%3Ass", "SG.0123456789", "0x4BBB");
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
    for (String name :
        List.of("DATABASE_URL", "OAUTH2_GOOGLE_STRATEGY", "MIX_HOME", "MINIMAL_START")) {
      refused(
          DEFAULT,
          Wizard.VARIABLES,
          List.of(Map.of("name", name, "value", "x")),
          "has a name that belongs to the app");
    }
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
            limits + Uro.START.replace("65536", "128"),
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

  @Test
  void a_missing_host_name_is_refused() {
    assertThatThrownBy(() -> with(DEFAULT, Wizard.HOST, ""))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("uro.host");
  }

  private static Map<String, String> api(RenderedApp app) {
    return app.environment(app.pod("uro").container("uro"));
  }

  private static RenderedApp rendered(String scenario) {
    return RenderedApp.of(APP, scenario, KEPT);
  }

  private static RenderedApp with(String scenario, Question question, Object answer) {
    return RenderedApp.of(APP, scenario, KEPT, question, answer);
  }

  /** On 24.10 and later the web port itself may be 443 or 80. */
  @Test
  void users_need_no_port_where_the_owner_wants_the_usual_one() {
    RenderedApp https = rendered(USUAL);
    Node port = https.pod("proxy").container("proxy").list("ports").get(0);
    assertThat(port.text("containerPort")).isEqualTo("8080");
    assertThat(port.text("hostPort")).isEqualTo("443");
    assertThat(port.text("hostIP")).isEmpty();
    assertThat(api(https)).containsEntry("ROOT_ORIGIN", "https://vsekai.example.org");
    assertThat(https.portal()).isEqualTo("https://vsekai.example.org:443/");

    RenderedApp http = rendered(USUAL_OF_ONE);
    port = http.pod("proxy").container("proxy").list("ports").get(0);
    assertThat(port.text("hostPort")).isEqualTo("80");
    assertThat(port.text("hostIP")).isEqualTo("192.168.0.11");
    assertThat(api(http)).containsEntry("ROOT_ORIGIN", "http://192.168.0.11");

    port = rendered(DEFAULT).pod("proxy").container("proxy").list("ports").get(0);
    assertThat(port.text("hostPort")).isEqualTo("0");
    assertThat(
            new ComposeEdition()
                .render(APP)
                .files()
                .get(new RelativePath("trains/stable/uro/" + APP.version() + "/questions.yaml"))
                .toText())
        .doesNotContain("usual_port", "usual_address");
  }

  private static void refused(String scenario, Question question, Object answer, String reason) {
    assertThatThrownBy(() -> with(scenario, question, answer))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining(reason);
  }
}
