package dev.trainyard.apps.cockroachdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.apps.RenderedApp;
import dev.trainyard.apps.RenderedApp.Node;
import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Scenario;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.ScalarQuestion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CockroachDbTest {

  private static final App APP = new CockroachDb().define();

  private static final Map<String, String> KEPT = Map.of();

  private static final String HOSTILE = "hostile-answers";
  private static final String THREE = "three-nodes";
  private static final String FIRST = "first-of-several-nas";
  private static final String FURTHER = "further-of-several-nas";

  @Test
  void the_definition_is_without_problems_and_renders() {
    assertThat(AppChecks.check(APP)).isEmpty();
    assertThat(new HelmEdition().render(APP).problems()).isEmpty();
  }

  @Test
  void nothing_but_the_passwords_must_be_answered() {
    assertThat(APP.groups().stream().flatMap(group -> group.questions().stream()))
        .filteredOn(question -> question instanceof ScalarQuestion<?> scalar && scalar.mandatory())
        .containsExactly(Wizard.PASSWORD, Wizard.ADMIN_PASSWORD);
  }

  @Test
  void the_server_is_run_without_the_entry_point_that_loses_certificates() {
    Node server = rendered("default").pod("server").container("server");

    assertThat(server.words("command"))
        .containsExactly(
            "/bin/sh", "/scripts/server.sh", "/cockroach/cockroach", "start-single-node");
    assertThat(server.words("args"))
        .contains("--certs-dir=/certificates-in-use", "--external-io-dir=/backup")
        .doesNotContain("--insecure", "--accept-sql-without-tls");
  }

  @Test
  void memory_is_given_in_bytes_of_the_limit() {
    assertThat(rendered("default").pod("server").container("server").words("args"))
        .contains("--cache=" + (1L << 30), "--max-sql-memory=" + (1L << 30));
    assertThat(rendered(HOSTILE).pod("server").container("server").words("args"))
        .contains("--cache=1717986918", "--max-sql-memory=858993459");
  }

  @Test
  void no_process_needs_more_than_an_ordinary_user_and_the_volumes() {
    RenderedApp app = rendered("host-paths-and-certificate");
    for (Node pod : List.of(app.pod("server"), app.jobPod("bootstrap"))) {
      assertThat(pod.at("securityContext").text("runAsUser")).isEqualTo("1000");
      assertThat(pod.at("securityContext").text("runAsGroup")).isEqualTo("1000");
      for (Node container : pod.containers()) {
        Node security = container.at("securityContext");
        assertThat(security.text("readOnlyRootFilesystem")).isEqualTo("true");
        if (!container.text("name").equals("permissions")) {
          assertThat(security.at("capabilities").fields()).containsOnlyKeys("drop");
        }
      }
    }
  }

  @Test
  void the_server_sees_neither_the_authority_nor_the_root_user() {
    Node pod = rendered("default").pod("server");

    assertThat(pod.container("server").list("volumeMounts"))
        .filteredOn(mount -> mount.text("name").equals("certs"))
        .extracting(Node::fields)
        .containsExactly(
            Map.of(
                "name", "certs",
                "mountPath", "/certificates",
                "subPath", "node",
                "readOnly", true));
    assertThat(pod.containerNames())
        .containsExactly("permissions", "version", "certificates", "server");
  }

  @Test
  void the_certificate_has_every_name_under_which_clients_come() {
    assertThat(names(rendered("default")))
        .containsExactly(
            "localhost",
            "127.0.0.1",
            "::1",
            "ci-cockroachdb-server",
            "ci-cockroachdb-server.ix-ci",
            "ci-cockroachdb-server.ix-ci.svc",
            "ci-cockroachdb-server.ix-ci.svc.cluster.local");
    assertThat(names(rendered("host-paths-and-certificate")))
        .endsWith("192.168.0.10", "nas.example.org", "*.nas.example.org", "fd00::10");
    // No wizard and no schema judges the address.
    String hostile = "192.168.0.10 \"$(TZ)\" # 'x' {{ 1 }}";
    assertThat(names(RenderedApp.of(APP, HOSTILE, KEPT, Wizard.NAS_ADDRESS, hostile)))
        .endsWith(hostile);
  }

  private static List<String> names(RenderedApp app) {
    return app.pod("server").container("certificates").words("args");
  }

  @Test
  void certificates_are_handed_out_into_a_storage_of_their_own_to_whom_the_owner_names() {
    RenderedApp app = rendered("host-paths-and-certificate");
    Node step = app.pod("server").container("certificates");

    assertThat(app.environment(step))
        .containsEntry("CLIENTS", "app reports")
        .containsEntry("HANDED_OUT", "/clients");
    assertThat(step.list("volumeMounts"))
        .extracting(mount -> mount.text("mountPath"))
        .contains("/certificates", "/clients");
    // The server and what speaks SQL have nothing to do with them.
    assertThat(app.pod("server").container("server").list("volumeMounts"))
        .extracting(mount -> mount.text("mountPath"))
        .doesNotContain("/clients");
    RenderedApp three = rendered(THREE);
    assertThat(three.environment(three.pod("server").container("certificates")))
        .containsEntry("CLIENTS", "");
    assertThat(three.environment(three.pod("server-2").container("certificates")))
        .doesNotContainKeys("CLIENTS", "HANDED_OUT");
    assertThat(environmentOfCertificates(rendered("default")))
        .containsEntry("CLIENTS", "")
        .containsEntry("HANDED_OUT", "/clients");
  }

  private static Map<String, String> environmentOfCertificates(RenderedApp app) {
    return app.environment(app.pod("server").container("certificates"));
  }

  @Test
  void the_service_has_the_name_that_the_certificate_has() {
    assertThat(rendered("default").names("Service")).contains("ci-cockroachdb-server");
  }

  @Test
  void a_certificate_of_the_nas_is_a_live_file_so_that_a_renewed_one_restarts_nothing() {
    RenderedApp chosen = rendered("host-paths-and-certificate");
    Node pod = chosen.pod("server");

    assertThat(chosen.liveFile(pod, "server", "/console", "ui.crt")).contains("CERTIFICATE");
    assertThat(chosen.liveFile(pod, "server", "/console", "ui.key")).contains("PRIVATE KEY");
    assertThat(chosen.environment(pod.container("server")))
        .containsEntry("CONSOLE", "/console")
        .containsEntry("MADE", "/certificates")
        .containsEntry("IN_USE", "/certificates-in-use");
    assertThat(rendered("default").pod("server").container("server").list("volumeMounts"))
        .extracting(mount -> mount.text("mountPath"))
        .doesNotContain("/console");
  }

  @Test
  void the_data_are_asked_for_their_version_before_anything_is_made() {
    RenderedApp app = rendered("host-paths-and-certificate");
    Node step = app.pod("server").container("version");

    assertThat(app.environment(step))
        .containsEntry("LINE", "25.4")
        .containsEntry("READS", "25.2 25.3 25.4")
        .containsEntry("STORE", "/cockroach/cockroach-data");
    assertThat(step.list("volumeMounts"))
        .filteredOn(mount -> mount.text("name").equals("data"))
        .extracting(mount -> mount.text("readOnly"))
        .containsExactly("true");
  }

  /** The server decides at its own start by what the release before has left in the cluster. */
  @Test
  void nothing_is_finalized_by_itself_and_only_the_version_that_runs_by_the_owners_answer() {
    for (Scenario scenario : APP.scenarios()) {
      RenderedApp app = rendered(scenario.name());
      if (scenario.name().equals(FURTHER)) {
        continue;
      }
      assertThat(app.file(app.jobPod("bootstrap"), "bootstrap", "/sql/statements.sql"))
          .contains("SET CLUSTER SETTING cluster.auto_upgrade.enabled = false;\n");
    }
    assertThat(finalizes(rendered("default"))).isEmpty();
    assertThat(finalizes(rendered("host-paths-and-certificate"))).isEqualTo("25.4");
    assertThat(finalizes(with(Wizard.FINALIZE, "26.2"))).isEmpty();
    // One for each version that can be chosen, or nobody gets beyond it.
    assertThat(Wizard.FINALIZE.options())
        .extracting(ChoiceQuestion.Option::value)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of("none"), Versions.LINES.keySet().stream()).toList());
  }

  private static String finalizes(RenderedApp app) {
    return app.environment(app.jobPod("bootstrap").container("bootstrap")).get("FINALIZE");
  }

  @Test
  void the_bootstrap_creates_users_and_database_and_can_be_run_again() {
    RenderedApp app = rendered("default");

    assertThat(app.file(app.jobPod("bootstrap"), "bootstrap", "/sql/statements.sql"))
        .isEqualTo(
            """
            CREATE USER IF NOT EXISTS "app";
            ALTER USER "app" WITH LOGIN PASSWORD 'a password of the app';
            CREATE USER IF NOT EXISTS "ops";
            ALTER USER "ops" WITH LOGIN PASSWORD 'a password of the owner';
            GRANT admin TO "ops";
            CREATE DATABASE IF NOT EXISTS "app";
            ALTER DATABASE "app" OWNER TO "app";
            USE "app";
            GRANT ALL ON SCHEMA public TO "app";
            SET CLUSTER SETTING cluster.auto_upgrade.enabled = false;
            SET CLUSTER SETTING diagnostics.reporting.enabled = false;
            DROP SCHEDULES WITH all_schedules AS (SHOW SCHEDULES) \
            SELECT id FROM all_schedules WHERE label = 'trainyard';
            """);
  }

  @Test
  void backups_are_made_by_the_schedule_in_force_and_by_no_other() {
    RenderedApp app = rendered("host-paths-and-certificate");

    assertThat(app.file(app.jobPod("bootstrap"), "bootstrap", "/sql/statements.sql"))
        .endsWith(
            """
            DROP SCHEDULES WITH all_schedules AS (SHOW SCHEDULES) \
            SELECT id FROM all_schedules WHERE label = 'trainyard';
            CREATE SCHEDULE trainyard FOR BACKUP INTO 'nodelocal://1/scheduled' \
            RECURRING '30 2 * * 0' FULL BACKUP ALWAYS \
            WITH SCHEDULE OPTIONS on_previous_running = 'wait', ignore_existing_backups;
            """);
    assertThat(app.pod("server").container("server").words("args"))
        .contains("--external-io-dir=/backup");
  }

  @Test
  void a_password_of_the_wizard_is_one_literal_whatever_it_holds() {
    RenderedApp app = rendered(HOSTILE);

    assertThat(app.file(app.jobPod("bootstrap"), "bootstrap", "/sql/statements.sql"))
        .contains(
            "ALTER USER \"order\" WITH LOGIN PASSWORD"
                + " 'it''s: #1 \"{{ .Values }}\" $(TZ) \\ %s ; --';\n")
        .contains(
            "ALTER USER \"ops\" WITH LOGIN PASSWORD"
                + " '''; DROP DATABASE app; -- `$(id)` ${HOME}';\n");
  }

  @Test
  void passwords_stand_in_secrets_only() {
    assertThat(rendered("default").withoutSecrets())
        .doesNotContain("a password of the app", "a password of the owner");
    assertThat(rendered(HOSTILE).withoutSecrets()).doesNotContain("DROP DATABASE", "it's: #1");
  }

  @Test
  void the_bootstrap_runs_as_root_user_and_ends_in_any_case() {
    Node pod = rendered("default").jobPod("bootstrap");
    Node job = rendered("default").manifest("Job", "-bootstrap-7").at("spec");

    assertThat(pod.containerNames()).containsExactly("bootstrap");
    assertThat(pod.text("restartPolicy")).isEqualTo("Never");
    assertThat(job.text("activeDeadlineSeconds")).isEqualTo("900");
    assertThat(job.text("backoffLimit")).isEqualTo("2");
    assertThat(job.text("ttlSecondsAfterFinished")).isEqualTo("86400");
    assertThat(rendered("default").environment(pod.container("bootstrap")))
        .containsEntry("COCKROACH_HOST", "ci-cockroachdb-server:26257")
        .containsEntry("COCKROACH_CERTS_DIR", "/certificates/client");
  }

  @Test
  void cluster_settings_are_set_one_by_one() {
    assertThat(rendered(HOSTILE).jobPod("bootstrap").container("bootstrap").words("args"))
        .containsExactly(
            "--file=/sql/statements.sql",
            "--execute=SET CLUSTER SETTING cluster.organization = 'O''Neil: #1 {{ x }} $(TZ)'",
            "--execute=SET CLUSTER SETTING kv.rangefeed.enabled = 'true'",
            "--file=/sql/owners-statements.sql");
  }

  @Test
  void further_users_get_passwords_and_nothing_else() {
    RenderedApp app = rendered("host-paths-and-certificate");

    assertThat(statements(app))
        .contains(
            """
            CREATE USER IF NOT EXISTS "reader";
            ALTER USER "reader" WITH LOGIN PASSWORD 'a password of readers';
            CREATE USER IF NOT EXISTS "reports";
            ALTER USER "reports" WITH LOGIN PASSWORD 'a password of reports';
            GRANT admin TO "ops";
            """);
    assertThat(statements(rendered(HOSTILE)))
        .contains("ALTER USER \"table\" WITH LOGIN PASSWORD 'it''s: #1 ''{{ x }}'' $(TZ) \\';\n");
    assertThat(app.withoutSecrets()).doesNotContain("a password of readers");
  }

  /** Apart from what the app says, of which one that is not whole would become a part. */
  @Test
  void the_owners_statements_run_in_the_database_after_everything_else() {
    RenderedApp app = rendered("host-paths-and-certificate");
    Node pod = app.jobPod("bootstrap");

    assertThat(pod.container("bootstrap").words("args"))
        .containsExactly("--file=/sql/statements.sql", "--file=/sql/owners-statements.sql");
    assertThat(ownersStatements(app))
        .isEqualTo(
            """
            USE "app";
            CREATE TABLE IF NOT EXISTS notes (id UUID PRIMARY KEY, body STRING)
            ;
            GRANT SELECT ON TABLE notes TO reader
            ;
            """);
    assertThat(ownersStatements(rendered(HOSTILE)))
        .isEqualTo("USE \"select\";\nSELECT 'it''s: #1 \"{{ x }}\" $(TZ) \\ %s' -- ; $x\n;\n");
    assertThat(rendered("default").jobPod("bootstrap").container("bootstrap").words("args"))
        .containsExactly("--file=/sql/statements.sql");
  }

  private static String ownersStatements(RenderedApp app) {
    return app.file(app.jobPod("bootstrap"), "bootstrap", "/sql/owners-statements.sql");
  }

  @Test
  void the_owners_variables_reach_the_server_as_they_are() {
    RenderedApp app = rendered(HOSTILE);

    assertThat(app.environment(app.pod("server").container("server")))
        .containsEntry("MOTTO", "a: b # \"{{ .Release }}\" 'c' $(TZ) \\n")
        .containsEntry("EMPTY", "")
        .containsEntry("GOMAXPROCS", "2")
        .containsEntry("GODEBUG", "disablethp=1")
        .containsEntry("COCKROACH_SKIP_ENABLING_DIAGNOSTIC_REPORTING", "true");
  }

  @Test
  void sql_without_tls_is_a_choice() {
    assertThat(
            rendered("host-paths-and-certificate").pod("server").container("server").words("args"))
        .contains("--accept-sql-without-tls");
  }

  @Test
  void health_is_asked_by_tls_and_recovery_has_ten_minutes() {
    Node pod = rendered("default").pod("server");
    Node server = pod.container("server");

    assertThat(server.probe("startupProbe")).isEqualTo("HTTPS /health within 600 s");
    assertThat(server.probe("livenessProbe")).isEqualTo("HTTPS /health within 60 s");
    assertThat(server.probe("readinessProbe")).isEqualTo("HTTPS /health?ready=1 within 10 s");
    assertThat(pod.text("terminationGracePeriodSeconds")).isEqualTo("60");
  }

  @Test
  void every_version_runs_on_a_patch_of_its_line_in_all_containers() {
    assertThat(Wizard.VERSION.options())
        .extracting(ChoiceQuestion.Option::value)
        .containsExactlyElementsOf(Versions.LINES.keySet());
    Versions.LINES.forEach(
        (line, known) -> {
          RenderedApp app = with(Wizard.VERSION, line);
          assertThat(known.patch()).startsWith(line + ".");
          assertThat(known.reads()).endsWith(line).hasSize(3);
          for (Node container :
              List.of(
                  app.pod("server").container("certificates"),
                  app.pod("server").container("server"),
                  app.jobPod("bootstrap").container("bootstrap"))) {
            assertThat(container.text("image"))
                .isEqualTo("docker.io/cockroachdb/cockroach:" + known.tag());
          }
        });
  }

  @Test
  void a_new_installation_starts_with_the_version_that_the_catalog_shows() {
    assertThat(APP.appVersion()).isEqualTo(Versions.LINES.get(Versions.DEFAULT).patch());
    assertThat(Wizard.VERSION.defaultValue()).contains(Versions.DEFAULT);
  }

  @Test
  void a_line_that_is_not_in_the_catalog_has_no_image() {
    assertThatThrownBy(() -> Versions.release("24.3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CockroachDB 24.3 is not among [25.2, 25.4, 26.2]");
  }

  @Test
  void more_memory_than_is_safe_is_refused() {
    assertThat(with(Wizard.SQL_MEMORY, 27L)).isNotNull();
    refused(Wizard.SQL_MEMORY, 28L, "must be at most 80");
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "node", "admin", "public", "none"})
  void users_of_cockroachdb_itself_are_refused(String name) {
    refused(Wizard.USER, name, "The application user has a name that belongs to CockroachDB");
    refused(Wizard.ADMIN, name, "The administrator has a name that belongs to CockroachDB");
  }

  @Test
  void answers_that_do_not_go_together_are_refused() {
    refused(Wizard.USER, "ops", "have the same name");
    refused(Wizard.USERS, List.of(further("app")), "has the name of the application user or");
    refused(Wizard.USERS, List.of(further("ops")), "has the name of the application user or");
    refused(Wizard.USERS, List.of(further("node")), "has a name that belongs to CockroachDB");
    refused(Wizard.USERS, List.of(further("a"), further("a")), "Two further users have the same");
    refused(Wizard.DATABASE, "system", "The database system belongs to CockroachDB");
    refused(Wizard.CONSOLE_PORT, 32257L, "would be the port 32257 of the NAS");
    refused(
        Wizard.SETTINGS,
        List.of(Map.of("name", "version", "value", "26.2")),
        "decide about upgrades");
    refused(
        Wizard.VARIABLES,
        List.of(Map.of("name", "GODEBUG", "value", "")),
        "that belongs to the app");
  }

  private static Map<String, Object> further(String name) {
    return Map.of("name", name, "password", "a password of more");
  }

  @Test
  void three_nodes_are_three_workloads_with_a_storage_each() {
    RenderedApp app = rendered(THREE);

    assertThat(app.names("Deployment"))
        .containsExactly(
            "ci-cockroachdb-server", "ci-cockroachdb-server-2", "ci-cockroachdb-server-3");
    assertThat(List.of("server", "server-2", "server-3"))
        .extracting(node -> dataOf(app.pod(node), node))
        .containsExactly("data", "cluster-data-2", "cluster-data-3");
    assertThat(rendered("default").names("Deployment")).containsExactly("ci-cockroachdb-server");
  }

  private static String dataOf(Node pod, String container) {
    return pod.container(container).list("volumeMounts").stream()
        .filter(mount -> mount.text("mountPath").equals("/cockroach/cockroach-data"))
        .findFirst()
        .orElseThrow()
        .text("name");
  }

  @Test
  void each_of_three_nodes_is_found_by_the_others_under_its_own_name() {
    RenderedApp app = rendered(THREE);
    String join =
        "--join=ci-cockroachdb-server:26257,ci-cockroachdb-server-2:26257,"
            + "ci-cockroachdb-server-3:26257";

    for (String node : List.of("server", "server-2", "server-3")) {
      Node server = app.pod(node).container(node);
      assertThat(server.words("command")).endsWith("start");
      assertThat(server.words("args"))
          .contains(join, "--advertise-addr=ci-cockroachdb-" + node + ":26257")
          .doesNotContain("--advertise-addr=127.0.0.1:26257");
    }
    assertThat(rendered("default").pod("server").container("server").words("args"))
        .contains("--advertise-addr=127.0.0.1:26257")
        .noneMatch(argument -> argument.startsWith("--join"));
  }

  /** A node becomes ready when the others have found it; through a ready node only, none would. */
  @Test
  void nodes_reach_each_other_before_they_are_ready_and_clients_of_the_nas_only_after() {
    RenderedApp three = rendered(THREE);

    for (String node : List.of("server", "server-2", "server-3")) {
      assertThat(early(three, "ci-cockroachdb-" + node)).isEqualTo("true");
    }
    assertThat(early(rendered("default"), "ci-cockroachdb-server")).isEqualTo("false");
    assertThat(three.manifest("Service", "ci-cockroachdb-sql-port-nodeport").at("spec").fields())
        .doesNotContainKey("publishNotReadyAddresses");
  }

  private static String early(RenderedApp app, String service) {
    return app.manifest("Service", service).at("spec").text("publishNotReadyAddresses");
  }

  @Test
  void one_node_makes_the_certificate_of_all_three_and_the_others_wait_for_it() {
    RenderedApp app = rendered(THREE);

    assertThat(names(app))
        .contains(
            "ci-cockroachdb-server",
            "ci-cockroachdb-server-2.ix-ci.svc.cluster.local",
            "ci-cockroachdb-server-3")
        .endsWith("192.168.0.10");
    for (String node : List.of("server-2", "server-3")) {
      Node step = app.pod(node).container("certificates");
      assertThat(step.words("args")).isEqualTo(names(app));
      assertThat(app.environment(step)).containsEntry("MADE_BY", "server");
      assertThat(step.list("volumeMounts"))
          .filteredOn(mount -> mount.text("name").equals("certs"))
          .extracting(mount -> mount.text("readOnly"))
          .containsExactly("true");
    }
    assertThat(app.environment(app.pod("server").container("certificates")))
        .doesNotContainKeys("MADE_BY", "AUTHORITY");
  }

  @Test
  void several_nodes_become_a_cluster_before_anything_is_created_in_it() {
    Node pod = rendered(THREE).jobPod("bootstrap");

    assertThat(pod.containerNames()).containsExactly("bootstrap");
    assertThat(rendered(THREE).environment(pod.container("bootstrap")))
        .containsEntry("BEGINS", "true")
        .containsEntry("COCKROACH_HOST", "ci-cockroachdb-server:26257")
        .containsEntry("COCKROACH_CERTS_DIR", "/certificates/client");
    assertThat(environmentOfBootstrap(rendered("default"))).doesNotContainKey("BEGINS");
  }

  /**
   * As the vendor's chart (cockroachdb/helm-charts cockroachdb/templates/poddisruptionbudget.yaml).
   */
  @Test
  void who_empties_nodes_of_a_cluster_takes_one_of_three_at_a_time() {
    Node budget =
        rendered(THREE).manifest("PodDisruptionBudget", "cockroachdb-server-budget").at("spec");

    assertThat(budget.text("maxUnavailable")).isEqualTo("1");
    assertThat(budget.at("selector").list("matchExpressions").get(0).words("values"))
        .containsExactly("server", "server-2", "server-3");
    for (String scenario : List.of("default", FIRST, FURTHER)) {
      assertThat(rendered(scenario).names("PodDisruptionBudget")).isEmpty();
    }
  }

  /** Parameters by scheme, as the functions that {@link Wizard#URI} names read them. */
  private static final Map<String, List<String>> PARAMETERS =
      Map.of(
          "s3",
          List.of(
              "AWS_ACCESS_KEY_ID",
              "AWS_SECRET_ACCESS_KEY",
              "AWS_ENDPOINT",
              "AWS_REGION",
              "AWS_USE_PATH_STYLE"),
          "gs",
          List.of("AUTH", "CREDENTIALS"),
          "azure-blob",
          List.of("AZURE_ACCOUNT_NAME", "AZURE_ACCOUNT_KEY"),
          "external",
          List.of());

  @Test
  void the_readme_shows_uris_that_the_wizard_and_cockroachdb_take() {
    Set<String> schemes = new TreeSet<>();
    for (String uri : all("(?:s3|gs|azure-blob|external)://[A-Za-z0-9/?&=_%.-]+")) {
      String scheme = uri.substring(0, uri.indexOf(':'));
      schemes.add(scheme);
      assertThat(Wizard.URI.limits().admits(uri)).as(uri).isTrue();
      assertThat(Pattern.compile("[?&]([A-Z_]+)=").matcher(uri).results().map(one -> one.group(1)))
          .isSubsetOf(PARAMETERS.get(scheme));
    }

    assertThat(schemes).isEqualTo(PARAMETERS.keySet());
    // As an export of a changefeed could, and a backup cannot.
    assertThat(Wizard.URI.limits().admits("https://files.example.org/backups")).isFalse();
    assertThat(all("(?<=[?&])[A-Z_]{4,}(?==)"))
        .containsAll(PARAMETERS.values().stream().flatMap(List::stream).toList())
        .isSubsetOf(PARAMETERS.values().stream().flatMap(List::stream).toList());
  }

  private static List<String> all(String pattern) {
    return Pattern.compile(pattern)
        .matcher(APP.prose().readme())
        .results()
        .map(MatchResult::group)
        .toList();
  }

  /** CockroachDB renames no database with views: who restores one has another way. */
  @Test
  void a_restored_database_can_take_the_name_of_the_one_that_cannot_be_renamed() {
    assertThat(APP.prose().readme())
        .contains(
            """
                   DROP DATABASE app_restored CASCADE;
                   DROP DATABASE app CASCADE;
                   RESTORE DATABASE app FROM LATEST IN 'nodelocal://1/scheduled';
            """);
  }

  @Test
  void the_readme_says_where_data_lie_and_how_apps_connect_on_every_release() {
    assertThat(APP.prose().readme())
        .contains(
            "| 22.02 to 24.04 |"
                + " `/mnt/POOL/ix-applications/releases/NAME/volumes/ix_volumes/DATASET` |",
            "| 24.10 and later | `/mnt/.ix-apps/app_mounts/NAME/DATASET` |",
            "as clients on the network do on TrueNAS 24.10 and later");
  }

  @Test
  void one_of_several_nodes_has_five_minutes_to_hand_over() {
    for (String scenario : List.of(THREE, FIRST, FURTHER)) {
      assertThat(rendered(scenario).pod("server").text("terminationGracePeriodSeconds"))
          .isEqualTo("300");
    }
    assertThat(rendered(THREE).pod("server-3").text("terminationGracePeriodSeconds"))
        .isEqualTo("300");
  }

  @Test
  void a_node_of_several_nas_is_found_by_its_address_and_the_ports_of_the_nas() {
    Node first = rendered(FIRST).pod("server").container("server");
    Node further = rendered(FURTHER).pod("server").container("server");
    String join = "--join=nas-1.example.org:32257,192.168.0.11:32300,192.168.0.12:32257";

    assertThat(first.words("args"))
        .contains(
            join,
            "--advertise-addr=nas-1.example.org:32257",
            "--advertise-http-addr=nas-1.example.org:32808",
            "--locality=region=home,rack=attic");
    assertThat(further.words("args"))
        .contains(join, "--advertise-addr=192.168.0.11:32300")
        .noneMatch(argument -> argument.startsWith("--locality"));
    assertThat(names(rendered(FIRST))).endsWith("nas-1.example.org");
    assertThat(names(rendered(FURTHER))).endsWith("192.168.0.11");
  }

  @Test
  void only_the_node_that_begins_makes_an_authority_and_sets_the_cluster_up() {
    RenderedApp first = rendered(FIRST);
    RenderedApp further = rendered(FURTHER);

    assertThat(first.names("Job")).hasSize(1);
    assertThat(environmentOfBootstrap(first)).containsEntry("BEGINS", "true");
    assertThat(first.environment(first.pod("server").container("certificates")))
        .doesNotContainKey("AUTHORITY");
    assertThat(further.names("Job")).isEmpty();
    assertThat(further.environment(further.pod("server").container("certificates")))
        .containsEntry("AUTHORITY", "given");
  }

  @Test
  void a_licence_key_is_set_first_and_stands_in_secrets_only() {
    RenderedApp app = rendered(THREE);

    assertThat(statements(app))
        .startsWith("SET CLUSTER SETTING enterprise.license = 'crl-0-a/licence+key=';\n")
        .contains("SET CLUSTER SETTING diagnostics.reporting.enabled = true;\n");
    assertThat(app.withoutSecrets()).doesNotContain("crl-0-");
    assertThat(statements(rendered("default"))).doesNotContain("enterprise.license");
  }

  private static Map<String, String> environmentOfBootstrap(RenderedApp app) {
    return app.environment(app.jobPod("bootstrap").container("bootstrap"));
  }

  private static String statements(RenderedApp app) {
    return app.file(app.jobPod("bootstrap"), "bootstrap", "/sql/statements.sql");
  }

  @Test
  void backups_go_where_every_node_of_the_nas_finds_them_or_to_the_uri() {
    assertThat(statements(rendered(THREE)))
        .contains("FOR BACKUP INTO 'nodelocal://self/scheduled' RECURRING '0 1 * * *'");
    for (String node : List.of("server", "server-2", "server-3")) {
      assertThat(rendered(THREE).pod(node).container(node).list("volumeMounts"))
          .extracting(mount -> mount.text("mountPath"))
          .contains("/backup");
    }
    RenderedApp elsewhere = rendered(FIRST);
    assertThat(statements(elsewhere))
        .contains(
            "FOR BACKUP INTO 's3://backups/nas?AWS_ACCESS_KEY_ID=id"
                + "&AWS_SECRET_ACCESS_KEY=it''s%2Fsecret' RECURRING");
    assertThat(elsewhere.withoutSecrets()).doesNotContain("AWS_SECRET_ACCESS_KEY");
  }

  @Test
  void the_owners_flags_are_one_argument_each() {
    assertThat(rendered(HOSTILE).pod("server").container("server").words("args"))
        .contains("--attrs=x's: #2 {{ x }} $(TZ)");
  }

  @Test
  void what_several_nodes_licence_flags_and_backups_need_is_refused_when_it_is_missing() {
    refused(
        Wizard.FLAGS,
        List.of(Map.of("name", "insecure", "value", "true")),
        "A flag of the server belongs to the app");
    refused(
        Wizard.FLAGS,
        List.of(Map.of("name", "cluster-name", "value", "home")),
        "A flag of the server belongs to the app");
    refused(Wizard.TOPOLOGY, "join", "needs its own address and the addresses of the nodes");
    refused(Wizard.LICENCE, "enterprise", "The licence key is missing");
    assertThatThrownBy(() -> RenderedApp.of(APP, THREE, KEPT, Wizard.REPORTS, false))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("needs usage reports");
    assertThatThrownBy(() -> RenderedApp.of(APP, THREE, KEPT, Wizard.DESTINATION, "uri"))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("need the URI");
  }

  @Test
  void it_is_tested_with_every_topology_with_host_paths_and_with_hostile_answers() {
    assertThat(APP.scenarios())
        .extracting(Scenario::name)
        .containsExactly("default", "host-paths-and-certificate", THREE, FIRST, FURTHER, HOSTILE);
  }

  private static RenderedApp rendered(String scenario) {
    return RenderedApp.of(APP, scenario, KEPT);
  }

  private static RenderedApp with(Question question, Object answer) {
    return RenderedApp.of(APP, "default", KEPT, question, answer);
  }

  private static void refused(Question question, Object answer, String reason) {
    assertThatThrownBy(() -> with(question, answer))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining(reason);
  }
}
