package dev.trainyard.apps.cockroachdb;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.any;
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
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.helm.word.Helm.claims;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Parts.hostForOtherApps;
import static dev.trainyard.generator.model.Parts.hostNamesOf;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Trigger.Moment.EACH_RELEASE;

import dev.trainyard.apps.KnownImages;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ConditionalAppSpec;
import dev.trainyard.generator.model.ConditionalContent;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.JobSpec;
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.List;

/** CockroachDB with TLS, a database and a console: one node, three, or one of several NAS. */
public final class CockroachDb implements AppDefinition {

  private static final Workload SERVER = workload("server");

  /**
   * Workloads of their own: TrueNAS would not keep the replicas of one workload when it starts the
   * app.
   */
  private static final Workload SECOND = workload("server-2");

  private static final Workload THIRD = workload("server-3");

  private static final CockroachNode NODE = node(SERVER, Wizard.DATA);

  private static final CockroachNode NODE_2 = node(SECOND, Wizard.DATA_2);

  private static final CockroachNode NODE_3 = node(THIRD, Wizard.DATA_3);

  private static CockroachNode node(Workload workload, StorageQuestion data) {
    return new CockroachNode(
        workload,
        Versions.release(Wizard.VERSION),
        data,
        Wizard.CERTIFICATES,
        new CockroachNode.Memory(Wizard.LIMITS.memory(), Wizard.CACHE, Wizard.SQL_MEMORY));
  }

  @Override
  public App define() {
    return app(
        "cockroachdb",
        a -> {
          describe(a);
          ask(a);
          a.workload(SERVER, w -> NODE.describe(w, Wizard.AMONG, CockroachDb::names, this::first));
          a.when(
              Wizard.THREE,
              three -> {
                further(three, NODE_2, Wizard.SQL_PORT_2);
                further(three, NODE_3, Wizard.SQL_PORT_3);
              });
          // A node that joins finds everything done by the one that has begun the cluster.
          a.when(
              any(Wizard.TOPOLOGY.isNot("join"), Wizard.BEGINS),
              begins -> begins.job("bootstrap", EACH_RELEASE, this::bootstrap));
          a.portal("DB Console", literal("https"), Wizard.CONSOLE_PORT, "/");
          refuse(a);
          Scenarios.add(a);
        });
  }

  private static void describe(AppSpec a) {
    a.title("CockroachDB")
        .description(
            "SQL database that speaks PostgreSQL's protocol, as one node for development and testing"
                + " or as a cluster.")
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
        .change(
            "1.0.0",
            "First version: one node, three, or one of several NAS, with TLS, database, users and"
                + " DB Console.");
  }

  private static Expression<String> notes() {
    return text(
        """
        DB Console: https://NAS:{} as {}
        Clients on the network: postgresql://{}@NAS:{}{}/{}?sslmode=verify-full&sslrootcert=ca.crt
        Other apps on this NAS: {}:26257{}

        ca.crt lies in the storage of the certificates, in the folder node. Passwords are those that you gave.
        """,
        Wizard.CONSOLE_PORT,
        Wizard.ADMIN,
        Wizard.USER,
        Wizard.SQL_PORT,
        when(Wizard.THREE, text(",NAS:{},NAS:{}", Wizard.SQL_PORT_2, Wizard.SQL_PORT_3)),
        Wizard.DATABASE,
        hostForOtherApps(SERVER),
        when(
            Wizard.THREE,
            text(", {}:26257, {}:26257", hostForOtherApps(SECOND), hostForOtherApps(THIRD))));
  }

  private static void ask(AppSpec a) {
    a.only(claims(Wizard.DATA, 50))
        .only(claims(Wizard.DATA_2, 50))
        .only(claims(Wizard.DATA_3, 50))
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
            "Nodes",
            g ->
                g.description("How many nodes there are, and the licence that they need")
                    .ask(
                        Wizard.TOPOLOGY,
                        Wizard.DATA_2,
                        Wizard.DATA_3,
                        Wizard.SQL_PORT_2,
                        Wizard.SQL_PORT_3,
                        Wizard.ADDRESS,
                        Wizard.NODES,
                        Wizard.BEGINS,
                        Wizard.LOCALITY,
                        Wizard.LICENCE,
                        Wizard.LICENSE_KEY))
        .group(
            "Backup",
            g ->
                g.description(
                        "Backups that CockroachDB makes itself; the README tells how to restore one")
                    .ask(Wizard.SCHEDULED, Wizard.SCHEDULE, Wizard.DESTINATION, Wizard.URI))
        .group(
            "Version",
            g ->
                g.description("Which CockroachDB runs, and whether there is a way back")
                    .ask(Wizard.VERSION, Wizard.FINALIZE))
        .group(
            "Resources",
            g ->
                g.description("What each node may use at most")
                    .ask(Wizard.LIMITS, Wizard.CACHE, Wizard.SQL_MEMORY))
        .group(
            "Advanced",
            g ->
                g.description("All of it can stay as it is")
                    .ask(
                        Wizard.TIME_ZONE,
                        Wizard.REPORTS,
                        Wizard.SETTINGS,
                        Wizard.FLAGS,
                        Wizard.VARIABLES));
  }

  private void further(ConditionalAppSpec a, CockroachNode node, PortQuestion port) {
    a.workload(
        node.workload(),
        w ->
            node.follow(
                w,
                SERVER,
                c -> {
                  three(c);
                  namesOfClients(c);
                },
                c -> {
                  member(c, node);
                  server(c);
                  c.port(node.sql(), port).port(node.console());
                }));
  }

  /** The same names in the same order for all nodes on this NAS, which share a certificate. */
  private static void names(ContainerSpec c) {
    c.when(Wizard.THREE, CockroachDb::three)
        .when(Wizard.JOINS, joins -> joins.arg(Wizard.ADDRESS))
        .when(all(Wizard.JOINS, not(Wizard.BEGINS)), joins -> joins.env("AUTHORITY", "given"));
    namesOfClients(c);
  }

  private static void three(ConditionalContent<?> c) {
    hostNamesOf(SECOND).forEach(c::arg);
    hostNamesOf(THIRD).forEach(c::arg);
  }

  private static void member(ConditionalContent<?> c, CockroachNode node) {
    CockroachNode.member(
        c, node.address(), text("{},{},{}", NODE.address(), NODE_2.address(), NODE_3.address()));
  }

  private void first(ContainerSpec c) {
    c.when(Wizard.ALONE, CockroachNode::alone)
        .when(Wizard.THREE, three -> member(three, NODE))
        .when(
            Wizard.JOINS,
            joins -> {
              CockroachNode.member(
                  joins,
                  text("{}:{}", Wizard.ADDRESS, Wizard.SQL_PORT),
                  verbatim(Wizard.NODES.joined(",")));
              joins
                  .arg(text("--advertise-http-addr={}:{}", Wizard.ADDRESS, Wizard.CONSOLE_PORT))
                  .when(
                      Wizard.LOCALITY.isGiven(),
                      given -> given.arg(text("--locality={}", verbatim(Wizard.LOCALITY))));
            });
    server(c);
    c.port(NODE.sql(), Wizard.SQL_PORT).port(NODE.console(), Wizard.CONSOLE_PORT);
  }

  private static void namesOfClients(ContainerSpec c) {
    c.when(Wizard.NAS_ADDRESS.isGiven(), given -> given.arg(Wizard.NAS_ADDRESS))
        .each(Wizard.NAMES, (each, name) -> each.arg(name));
  }

  private void server(ContainerSpec c) {
    String backup = "/backup";
    c.args("--external-io-dir=" + backup)
        .mount(Wizard.BACKUP, backup, m -> m.ownedBy(CockroachNode.USER, CockroachNode.USER))
        .when(
            Wizard.SQL_SECURITY.is("tls_sql_optional"),
            optional -> optional.args("--accept-sql-without-tls"))
        .env("TZ", Wizard.TIME_ZONE)
        .env("GOMAXPROCS", Wizard.LIMITS.cpus())
        .when(
            not(Wizard.REPORTS),
            silent -> silent.env("COCKROACH_SKIP_ENABLING_DIAGNOSTIC_REPORTING", "true"))
        .each(
            Wizard.FLAGS,
            (each, flag) ->
                each.arg(
                    text(
                        "--{}={}",
                        flag.get(Wizard.FLAG_NAME),
                        verbatim(flag.get(Wizard.FLAG_VALUE)))))
        .limits(Wizard.LIMITS);
    CockroachNode.consoleCertificate(c, Wizard.CERTIFICATE);
    ExtraVariables.set(c, Wizard.VARIABLES);
  }

  private void bootstrap(JobSpec j) {
    j.runAs(CockroachNode.USER, CockroachNode.USER)
        .endsWithin(CockroachNode.SECONDS_OF_JOB)
        .attempts(2)
        .when(
            Wizard.AMONG,
            among ->
                among.step(
                    "init",
                    NODE.image(),
                    c -> {
                      CockroachNode.begin(c);
                      NODE.connectAsRoot(c);
                    }))
        .container(NODE.image(), this::bootstrap);
  }

  private void bootstrap(ContainerSpec c) {
    CockroachNode.runSql(c, statements());
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
        when(
            Wizard.LICENCE.isNot("none"),
            text(
                """
                SET CLUSTER SETTING enterprise.license = {};
                """,
                inSql(Wizard.LICENSE_KEY))),
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
                CREATE SCHEDULE trainyard FOR BACKUP INTO {} \
                RECURRING {} FULL BACKUP ALWAYS \
                WITH SCHEDULE OPTIONS on_previous_running = 'wait', ignore_existing_backups;
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
            Wizard.THREE,
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
                        + " enterprise.license is asked with the nodes. Remove the entry."))
        .each(
            Wizard.FLAGS,
            (each, flag) ->
                each.refuseIf(
                    isOneOf(flag.get(Wizard.FLAG_NAME), OWNED_FLAGS),
                    "A flag of the server belongs to the app: "
                        + String.join(", ", OWNED_FLAGS)
                        + ". Remove the entry; the wizard asks for what it means elsewhere."))
        .refuseIf(
            all(Wizard.JOINS, any(not(Wizard.ADDRESS.isGiven()), not(Wizard.NODES.hasItems()))),
            "A node of a cluster over several NAS needs its own address and the addresses of the"
                + " nodes. Fill in what is empty.")
        .refuseIf(
            all(Wizard.LICENCE.isNot("none"), not(Wizard.LICENSE_KEY.isGiven())),
            "The licence key is missing. Fill it in, or choose no key.")
        .refuseIf(
            all(Wizard.LICENCE.is("reporting"), not(Wizard.REPORTS)),
            "A key of Enterprise Free or Trial needs usage reports: the cluster would be throttled"
                + " after seven days without. Switch Send usage reports on.")
        .refuseIf(
            all(Wizard.ELSEWHERE, not(Wizard.URI.isGiven())),
            "Backups to a URI need the URI. Fill it in, or choose the storage of the backups.");
    ExtraVariables.refuse(a, Wizard.VARIABLES, OWNED);
  }

  /** What the app sets, what it asks for elsewhere, and what would end or hide the server. */
  private static final List<String> OWNED_FLAGS =
      List.of(
          "accept-sql-without-tls",
          "advertise-addr",
          "advertise-host",
          "advertise-http-addr",
          "advertise-port",
          "advertise-sql-addr",
          "background",
          "cache",
          "certs-dir",
          "external-io-dir",
          "host",
          "http-addr",
          "http-host",
          "http-port",
          "insecure",
          "join",
          "listen-addr",
          "listening-url-file",
          "locality",
          "log",
          "log-config-file",
          "log-dir",
          "logtostderr",
          "max-sql-memory",
          "pid-file",
          "port",
          "socket-dir",
          "sql-addr",
          "store",
          "temp-dir",
          "unencrypted-localhost-http");

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
