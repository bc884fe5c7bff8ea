package dev.trainyard.apps.cockroachdb;

import static dev.trainyard.apps.cockroachdb.Rendering.APP;
import static dev.trainyard.apps.cockroachdb.Rendering.FURTHER;
import static dev.trainyard.apps.cockroachdb.Rendering.HOSTILE;
import static dev.trainyard.apps.cockroachdb.Rendering.THREE;
import static dev.trainyard.apps.cockroachdb.Rendering.refused;
import static dev.trainyard.apps.cockroachdb.Rendering.rendered;
import static dev.trainyard.apps.cockroachdb.Rendering.statements;
import static dev.trainyard.apps.cockroachdb.Rendering.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.RenderedApp;
import dev.trainyard.apps.RenderedApp.Node;
import dev.trainyard.generator.model.Scenario;
import dev.trainyard.generator.question.ChoiceQuestion;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first node is told by SQL each time the app starts. */
class BootstrapTest {

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
            BEGIN;
            DROP SCHEDULES WITH all_schedules AS (SHOW SCHEDULES) \
            SELECT id FROM all_schedules WHERE label = 'trainyard';
            CREATE SCHEDULE trainyard FOR BACKUP INTO 'nodelocal://1/scheduled' \
            RECURRING '30 2 * * 0' FULL BACKUP ALWAYS \
            WITH SCHEDULE OPTIONS on_previous_running = 'wait', ignore_existing_backups, \
            updates_cluster_last_backup_time_metric;
            COMMIT;
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
            CREATE USER IF NOT EXISTS "app";
            """);
    assertThat(statements(rendered(HOSTILE)))
        .contains("ALTER USER \"table\" WITH LOGIN PASSWORD 'it''s: #1 ''{{ x }}'' $(TZ) \\';\n");
    assertThat(app.withoutSecrets()).doesNotContain("a password of readers");
  }

  @Test
  void no_further_user_takes_the_place_of_another_one() {
    String said =
        statements(
            with(
                Wizard.USERS,
                List.of(
                    further("root"),
                    further("admin"),
                    further("pg_reader"),
                    further("app"),
                    further("reader"))));

    assertThat(said)
        .contains("ALTER USER \"reader\" WITH LOGIN PASSWORD 'a password of more';\n")
        .doesNotContain("\"root\"", "\"admin\"", "\"pg_reader\"");
    assertThat(said.indexOf("ALTER USER \"app\" WITH LOGIN PASSWORD 'a password of the app'"))
        .isGreaterThan(said.indexOf("ALTER USER \"app\" WITH LOGIN PASSWORD 'a password of more'"));
  }

  private static Map<String, Object> further(String name) {
    return Map.of("name", name, "password", "a password of more");
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

  /** TrueNAS calls Sunday so, and its wizard for 24.10 and later takes any text. */
  @Test
  void backups_on_sundays_are_asked_for_as_cockroachdb_reads_it() {
    Map<String, Object> sundays =
        Map.of("minute", "0", "hour", "1", "dom", "*", "month", "*", "dow", "7");

    assertThat(
            statements(
                RenderedApp.of(
                    APP, "host-paths-and-certificate", Rendering.KEPT, Wizard.SCHEDULE, sundays)))
        .contains("RECURRING '0 1 * * 0'");
  }

  @Test
  void a_licence_key_stands_in_a_secret_of_its_own_for_the_script_that_compares_it() {
    RenderedApp app = rendered(THREE);
    Node pod = app.jobPod("bootstrap");

    assertThat(Rendering.environmentOfBootstrap(app)).containsEntry("LICENCE", "/sql/licence.sql");
    assertThat(app.file(pod, "bootstrap", "/sql/licence.sql"))
        .isEqualTo("SET CLUSTER SETTING enterprise.license = 'crl-0-a/licence+key=';\n");
    assertThat(statements(app))
        .contains("SET CLUSTER SETTING diagnostics.reporting.enabled = true;\n")
        .doesNotContain("enterprise.license");
    assertThat(app.withoutSecrets()).doesNotContain("crl-0-");
    assertThat(Rendering.environmentOfBootstrap(rendered("default"))).doesNotContainKey("LICENCE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "node", "admin", "public", "none"})
  void users_of_cockroachdb_itself_are_refused(String name) {
    refused(Wizard.USER, name, "The application user has a name that belongs to CockroachDB");
    refused(Wizard.ADMIN, name, "The administrator has a name that belongs to CockroachDB");
  }
}
