package dev.trainyard.apps.cockroachdb;

import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.equal;
import static dev.trainyard.generator.expression.Expressions.inSql;
import static dev.trainyard.generator.expression.Expressions.inSqlIdentifier;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.trimmed;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.expression.Expressions.withoutSuffix;

import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.JobSpec;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;

/**
 * The job that makes what was answered true in the database, with each release. Who restores
 * everything removes its database before: CockroachDB refuses to beside another one than those that
 * it brings (cockroachdb/cockroach, pkg/backup/restore_planning.go,
 * filteredUserCreatedDescriptors).
 */
final class Bootstrap {

  private Bootstrap() {}

  /**
   * Fills the job.
   *
   * @param node the node that is spoken to
   */
  static void fill(JobSpec j, CockroachNode node) {
    j.runAs(CockroachNode.USER, CockroachNode.USER)
        .endsWithin(CockroachNode.SECONDS_OF_JOB)
        .attempts(2)
        .container(node.image(), c -> sql(c, node));
  }

  private static void sql(ContainerSpec c, CockroachNode node) {
    CockroachNode.runSql(c, statements());
    node.connectAsRoot(c);
    c.when(
        ClusterWizard.AMONG,
        among -> {
          node.begin(among);
          // Who begins the cluster has to say it, too (cockroachdb/docs, v25.4/cockroach-init.md).
          among.env(
              "CLUSTER_NAME",
              Wizard.FLAGS.text(
                  flag ->
                      when(
                          equal(flag.get(Wizard.FLAG_NAME), literal("cluster-name")),
                          verbatim(flag.get(Wizard.FLAG_VALUE)))));
        });
    String licence = "/sql/licence.sql";
    c.when(
        Wizard.LICENCE.isNot("none"),
        given ->
            given
                .file(
                    licence,
                    text(
                        "SET CLUSTER SETTING enterprise.license = {};\n",
                        inSql(Wizard.LICENSE_KEY)))
                .env("LICENCE", licence));
    c.env("FINALIZE", choose(equal(Wizard.VERSION, Wizard.FINALIZE), Wizard.VERSION, literal("")));
    c.each(
        Wizard.SETTINGS,
        (each, setting) ->
            each.arg(
                text(
                    "--execute=SET CLUSTER SETTING {} = {}",
                    setting.get(Wizard.SETTING_NAME),
                    inSql(setting.get(Wizard.SETTING_VALUE)))));
    String owners = "/sql/owners-statements.sql";
    c.when(
        Wizard.STATEMENTS.hasItems(),
        given -> given.file(owners, ownersStatements()).args("--file=" + owners));
  }

  /** In a file of their own: one that is not whole must not take in what the app says. */
  private static Expression<String> ownersStatements() {
    return concat(
        text("USE {};\n", inSqlIdentifier(Wizard.DATABASE)),
        // On a line of its own, since a statement may end with a comment.
        Wizard.STATEMENTS.text(
            statement -> text("{}\n;\n", verbatim(withoutSuffix(trimmed(statement), ";")))));
  }

  /**
   * Automatic finalization is off for good. The server decides about it by the stored setting at
   * its own start, before any job can speak to it (cockroachdb/cockroach,
   * pkg/server/auto_upgrade.go), and finalizing does not reset the setting: what an upgrade finds
   * is what the last release wrote.
   */
  private static Expression<String> statements() {
    // A schedule of that label is made anew each time: IF NOT EXISTS would keep the old one,
    // whatever the answers are (cockroachdb/cockroach, pull request 69152), and a dropped one
    // interrupts no backup (cockroachdb/docs, v25.4/drop-schedules.md). Where the new one is
    // refused, the transaction keeps the old one (cockroachdb/cockroach,
    // pkg/backup/create_scheduled_backup_test.go, TestCreateBackupScheduleInExplicitTxnRollback):
    // neither statement changes a schema, before which CockroachDB would commit (pkg/sql/sem/tree/
    // stmt.go, CanModifySchema; autocommit_before_ddl).
    return concat(
        // Before those whose passwords are asked above: the last one counts.
        Wizard.USERS.text(
            i ->
                when(
                    not(Refusals.isReserved(i.get(Wizard.USER_NAME))),
                    user(i.get(Wizard.USER_NAME), i.get(Wizard.USER_PASSWORD)))),
        user(Wizard.USER, Wizard.PASSWORD.secret()),
        user(Wizard.ADMIN, Wizard.ADMIN_PASSWORD.secret()),
        text(
            """
            GRANT admin TO {};
            CREATE DATABASE IF NOT EXISTS {};
            ALTER DATABASE {} OWNER TO {};
            USE {};
            GRANT ALL ON SCHEMA public TO {};
            SET CLUSTER SETTING cluster.auto_upgrade.enabled = false;
            SET CLUSTER SETTING diagnostics.reporting.enabled = {};
            """,
            inSqlIdentifier(Wizard.ADMIN),
            inSqlIdentifier(Wizard.DATABASE),
            inSqlIdentifier(Wizard.DATABASE),
            inSqlIdentifier(Wizard.USER),
            inSqlIdentifier(Wizard.DATABASE),
            inSqlIdentifier(Wizard.USER),
            Wizard.REPORTS),
        when(Wizard.SCHEDULED, text("BEGIN;\n")),
        text(
            """
            DROP SCHEDULES WITH all_schedules AS (SHOW SCHEDULES) \
            SELECT id FROM all_schedules WHERE label = 'trainyard';
            """),
        when(
            Wizard.SCHEDULED,
            text(
                """
                CREATE SCHEDULE trainyard FOR BACKUP INTO {} \
                RECURRING {} FULL BACKUP ALWAYS \
                WITH SCHEDULE OPTIONS on_previous_running = 'wait', ignore_existing_backups, \
                updates_cluster_last_backup_time_metric;
                COMMIT;
                """,
                inSql(destination()),
                inSql(Wizard.SCHEDULE))));
  }

  /**
   * Three nodes have the same directory, so that each writes by itself and none is missed
   * (cockroachdb/docs, v25.4/use-cloud-storage.md). Elsewhere node 1 is the one that began.
   */
  private static Expression<String> destination() {
    return choose(
        Wizard.ELSEWHERE,
        Wizard.URI,
        choose(
            ClusterWizard.THREE,
            literal("nodelocal://self/scheduled"),
            literal("nodelocal://1/scheduled")));
  }

  private static Expression<String> user(Value<String> name, Value<String> password) {
    return text(
        """
        CREATE USER IF NOT EXISTS {};
        ALTER USER {} WITH LOGIN PASSWORD {};
        """,
        inSqlIdentifier(name),
        inSqlIdentifier(name),
        inSql(password));
  }
}
