package dev.trainyard.apps.cockroachdb;

import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.equal;
import static dev.trainyard.generator.expression.Expressions.inSql;
import static dev.trainyard.generator.expression.Expressions.inSqlIdentifier;
import static dev.trainyard.generator.expression.Expressions.isOneOf;
import static dev.trainyard.generator.expression.Expressions.lessThan;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.plus;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.times;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.helm.word.Helm.claims;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Parts.hostForOtherApps;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Trigger.Moment.EACH_RELEASE;

import dev.trainyard.apps.KnownImages;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.List;

/** CockroachDB as a cluster of one node, with TLS, a database and a console. */
public final class CockroachDb implements AppDefinition {

  private static final Workload SERVER = workload("server");

  private static final SingleNode NODE =
      new SingleNode(
          SERVER,
          Versions.release(Wizard.VERSION),
          Wizard.DATA,
          Wizard.CERTIFICATES,
          new SingleNode.Memory(Wizard.LIMITS.memory(), Wizard.CACHE, Wizard.SQL_MEMORY));

  @Override
  public App define() {
    return app(
        "cockroachdb",
        a -> {
          describe(a);
          ask(a);
          a.workload(SERVER, w -> NODE.describe(w, CockroachDb::certificates, this::server));
          a.job(
              "bootstrap",
              EACH_RELEASE,
              j ->
                  j.runAs(SingleNode.USER, SingleNode.USER)
                      .endsWithin(SingleNode.SECONDS_OF_JOB)
                      .attempts(2)
                      .container(NODE.image(), this::bootstrap));
          a.portal("DB Console", literal("https"), Wizard.CONSOLE_PORT, "/");
          refuse(a);
          Scenarios.add(a);
        });
  }

  private static void describe(AppSpec a) {
    a.title("CockroachDB")
        .description(
            "SQL database that speaks PostgreSQL's protocol, as a single node for development"
                + " and testing.")
        .version("1.0.0")
        .appVersion(Versions.LINES.get(Versions.DEFAULT).patch())
        .home("https://www.cockroachlabs.com")
        .icon(
            "https://raw.githubusercontent.com/cockroachdb/cockroach/master/docs/media/cockroach_db.png")
        .sources(
            "https://github.com/cockroachdb/cockroach",
            "https://hub.docker.com/r/cockroachdb/cockroach",
            "https://github.com/V-Sekai/trainyard")
        .maintainer("V-Sekai", "admin@v-sekai.org", "https://v-sekai.org")
        .categories("database")
        .tags("database", "sql", "postgresql")
        .keywords("cockroachdb", "database", "sql", "postgresql")
        .appReadme(TextFile.of(CockroachDb.class, "app-readme.md"))
        .readme(
            TextFile.of(CockroachDb.class, "README.md")
                + KnownImages.section(
                    "docker.io/cockroachdb/cockroach", "docker.io/library/busybox"))
        .notes(notes())
        .change("1.0.0", "First version: one node with TLS, database, users and DB Console.");
  }

  private static Expression<String> notes() {
    return text(
        """
        DB Console: https://NAS:{} as {}
        Clients on the network: postgresql://{}@NAS:{}/{}?sslmode=verify-full&sslrootcert=ca.crt
        Other apps on this NAS: {}:26257

        ca.crt lies in the storage of the certificates, in the folder node. Passwords are those that you gave.
        """,
        Wizard.CONSOLE_PORT,
        Wizard.ADMIN,
        Wizard.USER,
        Wizard.SQL_PORT,
        Wizard.DATABASE,
        hostForOtherApps(SERVER));
  }

  private static void ask(AppSpec a) {
    a.only(claims(Wizard.DATA, 50))
        .only(claims(Wizard.CERTIFICATES, 1))
        .only(claims(Wizard.BACKUP, 50));
    a.group(
            "CockroachDB",
            g ->
                g.description("The database, who uses it and who administrates it")
                    .ask(
                        Wizard.DATABASE,
                        Wizard.USER,
                        Wizard.PASSWORD,
                        Wizard.ADMIN,
                        Wizard.ADMIN_PASSWORD))
        .group(
            "Network",
            g ->
                g.description("Where it is reached, and the names that clients verify")
                    .ask(
                        Wizard.SQL_PORT,
                        Wizard.CONSOLE_PORT,
                        Wizard.NAS_ADDRESS,
                        Wizard.NAMES,
                        Wizard.CERTIFICATE,
                        Wizard.SQL_SECURITY))
        .group(
            "Storage",
            g ->
                g.description(
                        "Where data is kept; snapshot data and certificates together. Everything"
                            + " belongs to user and group 1000")
                    .ask(Wizard.DATA, Wizard.CERTIFICATES, Wizard.BACKUP))
        .group(
            "Backup",
            g ->
                g.description(
                        "Backups that CockroachDB makes itself; the README tells how to restore one")
                    .ask(Wizard.SCHEDULED, Wizard.SCHEDULE))
        .group(
            "Version",
            g ->
                g.description("Which CockroachDB runs, and whether there is a way back")
                    .ask(Wizard.VERSION, Wizard.FINALIZE))
        .group(
            "Resources",
            g ->
                g.description("What the server may use at most")
                    .ask(Wizard.LIMITS, Wizard.CACHE, Wizard.SQL_MEMORY))
        .group(
            "Advanced",
            g ->
                g.description("All of it can stay as it is")
                    .ask(Wizard.TIME_ZONE, Wizard.REPORTS, Wizard.SETTINGS, Wizard.VARIABLES));
  }

  private static void certificates(ContainerSpec c) {
    c.when(Wizard.NAS_ADDRESS.isGiven(), given -> given.arg(Wizard.NAS_ADDRESS))
        .each(Wizard.NAMES, (each, name) -> each.arg(name));
  }

  private void server(ContainerSpec c) {
    String backup = "/backup";
    c.args("--external-io-dir=" + backup)
        .mount(Wizard.BACKUP, backup, m -> m.ownedBy(SingleNode.USER, SingleNode.USER))
        .when(
            Wizard.SQL_SECURITY.is("tls_sql_optional"),
            optional -> optional.args("--accept-sql-without-tls"))
        .env("TZ", Wizard.TIME_ZONE)
        .env("GOMAXPROCS", Wizard.LIMITS.cpus())
        .when(
            not(Wizard.REPORTS),
            silent -> silent.env("COCKROACH_SKIP_ENABLING_DIAGNOSTIC_REPORTING", "true"))
        .port(SingleNode.SQL, Wizard.SQL_PORT)
        .port(SingleNode.CONSOLE, Wizard.CONSOLE_PORT)
        .limits(Wizard.LIMITS);
    SingleNode.consoleCertificate(c, Wizard.CERTIFICATE);
    ExtraVariables.set(c, Wizard.VARIABLES);
  }

  private void bootstrap(ContainerSpec c) {
    SingleNode.runSql(c, statements());
    NODE.connectAsRoot(c);
    c.env("FINALIZE", choose(equal(Wizard.VERSION, Wizard.FINALIZE), Wizard.VERSION, literal("")));
    c.each(
        Wizard.SETTINGS,
        (each, setting) ->
            each.arg(
                text(
                    "--execute=SET CLUSTER SETTING {} = {}",
                    setting.get(Wizard.SETTING_NAME),
                    inSql(setting.get(Wizard.SETTING_VALUE)))));
  }

  /**
   * Automatic finalization is off for good. The server decides about it by the stored setting at
   * its own start, before any job can speak to it (cockroachdb/cockroach,
   * pkg/server/auto_upgrade.go), and finalizing does not reset the setting: what an upgrade finds
   * is what the last release wrote.
   */
  private static Expression<String> statements() {
    // A schedule of that label is made anew each time: IF NOT EXISTS would keep the old one
    // whatever
    // the answers are (cockroachdb/cockroach, pull request 69152), and a dropped one interrupts no
    // backup (cockroachdb/docs, v25.4/drop-schedules.md).
    return concat(
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
        text(
            """
            DROP SCHEDULES WITH all_schedules AS (SHOW SCHEDULES) \
            SELECT id FROM all_schedules WHERE label = 'trainyard';
            """),
        when(
            Wizard.SCHEDULED,
            text(
                """
                CREATE SCHEDULE trainyard FOR BACKUP INTO 'nodelocal://1/scheduled' \
                RECURRING {} FULL BACKUP ALWAYS \
                WITH SCHEDULE OPTIONS on_previous_running = 'wait', ignore_existing_backups;
                """,
                inSql(Wizard.SCHEDULE))));
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

  private static void refuse(AppSpec a) {
    List<String> reserved = List.of("root", "node", "admin", "public", "none");
    a.refuseIf(
            lessThan(literal(80), plus(times(literal(2), Wizard.SQL_MEMORY), Wizard.CACHE)),
            "The memory of SQL queries counts twice: twice its percentage plus that of the cache"
                + " must be at most 80. Lower one of the two.")
        .refuseIf(
            isOneOf(Wizard.USER, reserved),
            "The application user has a name that belongs to CockroachDB: root, node, admin,"
                + " public and none are not possible. Choose another one.")
        .refuseIf(
            isOneOf(Wizard.ADMIN, reserved),
            "The administrator has a name that belongs to CockroachDB: root, node, admin, public"
                + " and none are not possible. Choose another one.")
        .refuseIf(
            equal(Wizard.USER, Wizard.ADMIN),
            "The application user and the administrator have the same name. Choose another one"
                + " for one of them: an application must not be able to do everything.")
        .refuseIf(
            isOneOf(Wizard.DATABASE, List.of("system")),
            "The database system belongs to CockroachDB. Choose another name.")
        .each(
            Wizard.SETTINGS,
            (each, setting) ->
                each.refuseIf(
                    isOneOf(
                        setting.get(Wizard.SETTING_NAME),
                        List.of(
                            "version",
                            "enterprise.license",
                            "cluster.auto_upgrade.enabled",
                            "cluster.preserve_downgrade_option",
                            "diagnostics.reporting.enabled")),
                    "The cluster settings version, cluster.auto_upgrade.enabled and"
                        + " cluster.preserve_downgrade_option decide about upgrades,"
                        + " diagnostics.reporting.enabled has a question of its own, and"
                        + " enterprise.license is a secret that a single node does not need. Remove the"
                        + " entry."));
    ExtraVariables.refuse(a, Wizard.VARIABLES, OWNED);
  }

  /**
   * What the app sets; what the program would take for a flag of its own, since every flag has such
   * a variable (cockroachdb/docs, cockroach-commands.md, "Environment variables"); and what the
   * scripts read.
   */
  private static final List<String> OWNED =
      List.of(
          "COCKROACH",
          "COCKROACH_ARGS",
          "COCKROACH_CERTS_DIR",
          "COCKROACH_DATABASE",
          "COCKROACH_HOST",
          "COCKROACH_INSECURE",
          "COCKROACH_PASSWORD",
          "COCKROACH_PORT",
          "COCKROACH_SKIP_ENABLING_DIAGNOSTIC_REPORTING",
          "COCKROACH_SKIP_KEY_PERMISSION_CHECK",
          "COCKROACH_URL",
          "COCKROACH_USER",
          "CONSOLE",
          "GODEBUG",
          "GOMAXPROCS",
          "GOMEMLIMIT",
          "IN_USE",
          "MADE",
          "SECONDS_BETWEEN_LOOKS",
          "TZ");
}
