package dev.trainyard.apps.cockroachdb;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.any;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.helm.word.Helm.atMostUnavailable;
import static dev.trainyard.generator.helm.word.Helm.claims;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Parts.foundByOtherApps;
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
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.value.Expression;

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

  private static final CockroachNode NODE_2 = node(SECOND, ClusterWizard.DATA_2);

  private static final CockroachNode NODE_3 = node(THIRD, ClusterWizard.DATA_3);

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
          a.workload(
              SERVER, w -> NODE.describe(w, ClusterWizard.AMONG, CockroachDb::names, this::first));
          a.when(
              ClusterWizard.THREE,
              three -> {
                further(three, NODE_2, ClusterWizard.SQL_PORT_2);
                further(three, NODE_3, ClusterWizard.SQL_PORT_3);
              });
          // A majority of three goes on without one.
          a.only(atMostUnavailable(1, SERVER, SECOND, THIRD));
          // A node that joins finds everything done by the one that has begun the cluster.
          a.when(
              any(ClusterWizard.TOPOLOGY.isNot("join"), ClusterWizard.BEGINS),
              begins -> begins.job("bootstrap", EACH_RELEASE, j -> Bootstrap.fill(j, NODE)));
          a.portal("DB Console", literal("https"), Wizard.CONSOLE_PORT, "/");
          Refusals.add(a);
          Scenarios.add(a);
        });
  }

  /**
   * What the README says of the server is known from cockroachdb/cockroach: throttling
   * (pkg/server/license/enforcer.go@04201a2, RefreshForLicenseChange), the ballast
   * (pkg/storage/ballast.go@01f5839, maybeEstablishBallast; the manual wants both of its
   * conditions, the program one; on ZFS, which reserves nothing for a file, as openzfs/zfs, pull
   * request 10408, says, it has no effect: issue 78606), code 10 (pkg/cli/exit/codes.go), where
   * everything can be restored (pkg/backup/restore_planning.go, checkForConflictingDescriptors).
   * From cockroachdb/docs@79e9a5d, src/current: support (_data/versions.csv), which backup is for
   * which version (v25.4/restoring-backups-across-versions.md), who owns what is restored
   * (v25.4/restore.md), what may be renamed (v25.4/alter-database.md, and what the program does:
   * pkg/sql/rename_database.go, maybeFailOnDependentDescInRename), who needs a key for another
   * version (_includes/common/upgrade-cockroach-version-license-limitations.md), reports with keys
   * of Enterprise Free and Trial (v25.4/diagnostics-reporting.md), what everybody may do
   * (_includes/v25.4/sql/privileges.md, CREATE), how failed backups are seen
   * (v25.4/manage-a-backup-schedule.md), that a backup of everything brings its zone configurations
   * along (_includes/v25.4/backups/zone-configs-overwritten-during-restore.md) and what makes one
   * node's those of several (v25.4/cockroach-start-single-node.md, "Scale the cluster"), that dead
   * nodes keep versions from being finalized
   * (_includes/common/upgrade/prepare-to-upgrade-self-hosted.md), that only root may take them out
   * (cockroachdb/cockroach pkg/rpc/auth.go, checkRootOrNodeInScope), and how exact clocks must be
   * (v25.4/common-errors.md). Which secrets a backup of everything has
   * (cockroachdb/cockroach@128eac0, pkg/backup/create_scheduled_backup.go, makeBackupSchedule), and
   * when schedules are looked at first (pkg/jobs/job_scheduler.go, getInitialScanDelay).
   */
  private static void describe(AppSpec a) {
    a.title("CockroachDB")
        .description(
            "SQL database that speaks PostgreSQL's protocol, as one node for development and testing"
                + " or as a cluster.")
        .version("1.1.0")
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
            "1.1.0",
            "Further users, SQL statements of the owner, and certificates of users in a storage from"
                + " which others fetch them.",
            "That storage is another one: an app that was installed as one file needs its directory"
                + " before the upgrade. It may be changed later.",
            "A licence key is set only when the cluster has another one, as CockroachDB writes it"
                + " into its log each time.",
            "A schedule of backups may call Sunday 7, and one that CockroachDB refuses leaves the one"
                + " before. Backups by the schedule tell their time in the metrics.",
            "On 22.02 to 24.04 the nodes of a cluster over several NAS find each other before they are"
                + " ready.",
            "Corrections found by reading the sources of the program once more.")
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
        {}
        ca.crt lies in the storage of the certificates for clients. Passwords are those that you gave.
        """,
        Wizard.CONSOLE_PORT,
        Wizard.ADMIN,
        Wizard.USER,
        Wizard.SQL_PORT,
        when(
            ClusterWizard.THREE,
            text(",NAS:{},NAS:{}", ClusterWizard.SQL_PORT_2, ClusterWizard.SQL_PORT_3)),
        Wizard.DATABASE,
        when(
            foundByOtherApps(),
            text(
                "Other apps on this NAS: {}:26257{}\n",
                hostForOtherApps(SERVER),
                when(
                    ClusterWizard.THREE,
                    text(
                        ", {}:26257, {}:26257",
                        hostForOtherApps(SECOND),
                        hostForOtherApps(THIRD))))));
  }

  private static void ask(AppSpec a) {
    a.only(claims(Wizard.DATA, 50))
        .only(claims(ClusterWizard.DATA_2, 50))
        .only(claims(ClusterWizard.DATA_3, 50))
        .only(claims(Wizard.CERTIFICATES, 1))
        .only(claims(Wizard.HANDED_OUT, 1))
        .only(claims(Wizard.BACKUP, 50));
    a.group(
            "CockroachDB Configuration",
            g ->
                g.description("The database, who uses it and who administrates it")
                    .ask(
                        Wizard.DATABASE,
                        Wizard.USER,
                        Wizard.PASSWORD,
                        Wizard.ADMIN,
                        Wizard.ADMIN_PASSWORD,
                        Wizard.USERS,
                        Wizard.STATEMENTS))
        .group(
            "Network Configuration",
            g ->
                g.description("Where it is reached, and the names that clients verify")
                    .ask(
                        Wizard.SQL_PORT,
                        Wizard.CONSOLE_PORT,
                        Wizard.NAS_ADDRESS,
                        Wizard.NAMES,
                        Wizard.CLIENTS,
                        Wizard.CERTIFICATE,
                        Wizard.SQL_SECURITY))
        .group(
            "Storage Configuration",
            g ->
                g.description(
                        "Where data is kept; snapshot data and certificates together. Everything"
                            + " belongs to user and group 1000")
                    .ask(Wizard.DATA, Wizard.CERTIFICATES, Wizard.HANDED_OUT, Wizard.BACKUP))
        .group(
            "Nodes",
            g ->
                g.description("How many nodes there are, and the licence that they need")
                    .ask(
                        ClusterWizard.TOPOLOGY,
                        ClusterWizard.DATA_2,
                        ClusterWizard.DATA_3,
                        ClusterWizard.SQL_PORT_2,
                        ClusterWizard.SQL_PORT_3,
                        ClusterWizard.ADDRESS,
                        ClusterWizard.NODES,
                        ClusterWizard.BEGINS,
                        ClusterWizard.LOCALITY,
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
            "Advanced",
            g ->
                g.description("All of it can stay as it is")
                    .ask(
                        Wizard.TIME_ZONE,
                        Wizard.REPORTS,
                        Wizard.SETTINGS,
                        Wizard.FLAGS,
                        Wizard.VARIABLES))
        .group(
            "Resources Configuration",
            g ->
                g.description("What each node may use at most")
                    .ask(Wizard.LIMITS, Wizard.CACHE, Wizard.SQL_MEMORY));
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
    c.when(ClusterWizard.THREE, CockroachDb::three)
        .when(ClusterWizard.JOINS, joins -> joins.arg(ClusterWizard.ADDRESS))
        .when(
            all(ClusterWizard.JOINS, not(ClusterWizard.BEGINS)),
            joins -> joins.env("AUTHORITY", "given"))
        .env("CLIENTS", Wizard.CLIENTS.joined(" "))
        .env("HANDED_OUT", "/clients")
        .mount(
            Wizard.HANDED_OUT, "/clients", m -> m.ownedBy(CockroachNode.USER, CockroachNode.USER));
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
    c.when(ClusterWizard.ALONE, CockroachNode::alone)
        .when(ClusterWizard.THREE, three -> member(three, NODE))
        .when(
            ClusterWizard.JOINS,
            joins -> {
              CockroachNode.member(
                  joins,
                  text("{}:{}", ClusterWizard.ADDRESS, Wizard.SQL_PORT),
                  verbatim(ClusterWizard.NODES.joined(",")));
              joins
                  .arg(
                      text(
                          "--advertise-http-addr={}:{}",
                          ClusterWizard.ADDRESS,
                          Wizard.CONSOLE_PORT))
                  .when(
                      ClusterWizard.LOCALITY.isGiven(),
                      given -> given.arg(text("--locality={}", verbatim(ClusterWizard.LOCALITY))));
            });
    server(c);
    // Where nodes of other NAS meet this one. None becomes ready, joins even, that they cannot dial
    // back (cockroachdb/cockroach pkg/rpc/context.go, VerifyDialback; pkg/server/admin.go,
    // checkReadinessForHealthCheck).
    c.portBeforeReady(NODE.sql(), Wizard.SQL_PORT, ClusterWizard.JOINS)
        .port(NODE.console(), Wizard.CONSOLE_PORT);
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
        .when(not(Wizard.REPORTS), CockroachNode::silent)
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
}
