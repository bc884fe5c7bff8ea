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
import static dev.trainyard.apps.uro.Rendering.api;
import static dev.trainyard.apps.uro.Rendering.hostPaths;
import static dev.trainyard.apps.uro.Rendering.rendered;
import static dev.trainyard.apps.uro.Rendering.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.RenderedApp;
import dev.trainyard.apps.RenderedApp.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The databases that Uro may have, and their dumps. */
class UroDatabaseTest {

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
  void nobody_is_told_how_its_own_database_is_used() {
    RenderedApp app = rendered(DEFAULT);

    assertThat(app.environment(app.pod("database").container("database")))
        .containsEntry("COCKROACH_SKIP_ENABLING_DIAGNOSTIC_REPORTING", "true");
    assertThat(app.file(app.pod("uro"), "create-database", "/sql/statements.sql"))
        .contains("SET CLUSTER SETTING diagnostics.reporting.enabled = false;");
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
    assertThat(app.environment(app.pod("database").container("dumps")))
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
}
