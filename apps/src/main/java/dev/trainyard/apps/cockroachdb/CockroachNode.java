package dev.trainyard.apps.cockroachdb;

import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.dividedBy;
import static dev.trainyard.generator.expression.Expressions.installedName;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.times;
import static dev.trainyard.generator.model.Parts.addressOf;
import static dev.trainyard.generator.model.Parts.hostNamesOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;

import dev.trainyard.apps.PatientScript;
import dev.trainyard.generator.block.DumpScript;
import dev.trainyard.generator.model.ConditionalContent;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.function.Consumer;

/**
 * A node of CockroachDB with certificates of its own: a cluster by itself, or one of several.
 *
 * <p>The image's entry point is bypassed: it creates certificates only beside an empty data
 * directory and outside of any volume, so that a second container on the same data cannot start. A
 * step makes them here, on a dataset, and the server runs as an ordinary user on a read-only root
 * file system.
 *
 * @param workload the workload, whose host name clients use
 * @param release what it runs on; all containers run on its image
 * @param data where the store is kept
 * @param certificates where the certificates and the key of the authority are kept
 * @param memory what the server may use
 * @param sql the port that SQL clients and other nodes use
 * @param console the port of the DB Console, always HTTPS
 */
public record CockroachNode(
    Workload workload,
    Versions.Release release,
    StorageQuestion data,
    StorageQuestion certificates,
    Memory memory,
    Port sql,
    Port console) {

  /** A node with the ports of CockroachDB. */
  public CockroachNode(
      Workload workload,
      Versions.Release release,
      StorageQuestion data,
      StorageQuestion certificates,
      Memory memory) {
    this(workload, release, data, certificates, memory, tcp("sql", SQL), tcp("console", CONSOLE));
  }

  /** User and group of every process, the owner of all files. */
  public static final long USER = 1000;

  private static final int SQL = 26257;
  private static final int CONSOLE = 8080;

  /** Where dumps lie, for the server as for who asks it for them. */
  private static final String DUMPS = "/dumps";

  private static final String CONSOLE_FILES = "/console";

  private static final Volume TMP = temporary("tmp", 64);
  private static final Volume IN_USE = temporary("certificates", 1);

  private static final String COCKROACH = "/cockroach/cockroach";
  private static final String CERTIFICATES = "/certificates";
  private static final String STORE = "/cockroach/cockroach-data";
  private static final String IN_USE_AT = "/certificates-in-use";

  /** Alone: nothing can be handed to another node. */
  private static final long SECONDS_TO_STOP = 60;

  /** Among others: what the vendor asks for to hand over all leases and transactions. */
  private static final long SECONDS_TO_LEAVE = 300;

  /**
   * How long SQL waits for the database; less than {@link #SECONDS_OF_JOB}, so that it can say so.
   */
  private static final int SECONDS_TO_WAIT = 480;

  /** What a job that runs SQL may take, the pull of its image included. */
  public static final int SECONDS_OF_JOB = 900;

  /**
   * What the server may use of the container's memory. The shares are handed over in bytes:
   * CockroachDB would take a percentage from what it believes the machine to have.
   *
   * @param mebibytes the container's limit in MiB
   * @param cachePercent share of the cache
   * @param sqlPercent share of SQL queries; counts twice towards the 80 % that are safe
   */
  public record Memory(Value<Long> mebibytes, Value<Long> cachePercent, Value<Long> sqlPercent) {

    /** Bytes of the cache. */
    public Expression<Long> cache() {
      return share(cachePercent);
    }

    /** Bytes of SQL queries. */
    public Expression<Long> sql() {
      return share(sqlPercent);
    }

    private Expression<Long> share(Value<Long> percent) {
      return dividedBy(times(times(mebibytes, literal(1L << 20)), percent), 100);
    }
  }

  /** Where the app's own containers reach its SQL port. */
  public Expression<String> address() {
    return addressOf(workload, sql);
  }

  /** The image of all containers. */
  public Image image() {
    return release.image();
  }

  /**
   * Gives the server another certificate for its console than the one it makes. A renewed one comes
   * into force while the server runs; only choosing one or none restarts it.
   */
  public static void consoleCertificate(ConditionalContent<?> server, CertificateQuestion chosen) {
    server.when(
        chosen.isGiven(),
        given ->
            given.liveFiles(
                CONSOLE_FILES,
                files ->
                    files
                        .file("ui.crt", chosen.certificate())
                        .file("ui.key", chosen.privateKey())));
  }

  /**
   * Fills the workload of a node that makes its certificates.
   *
   * @param among yields whether it is one of several nodes, which reach it before it is ready: they
   *     become ready only together
   * @param names adds arguments: further names under which clients and nodes reach it
   * @param server adds how it starts ({@link #alone}, {@link #member}), limits, ports of the NAS,
   *     flags and environment of the server
   */
  public void describe(
      WorkloadSpec w,
      Value<Boolean> among,
      Consumer<ContainerSpec> names,
      Consumer<ContainerSpec> server) {
    w.stopsWithin(choose(among, literal(SECONDS_TO_LEAVE), literal(SECONDS_TO_STOP)))
        .reachableBeforeReady(among);
    fill(w, c -> make(c, names), server);
  }

  /** The same of a node that is a cluster by itself. */
  public void describe(WorkloadSpec w, Consumer<ContainerSpec> server) {
    w.stopsWithin(literal(SECONDS_TO_STOP));
    fill(w, c -> make(c, none -> {}), server);
  }

  /**
   * Fills the workload of a further node, which waits until another one has made the certificates
   * of both in the same storage.
   *
   * @param maker that other node's workload, which is given the same names
   */
  public void follow(
      WorkloadSpec w,
      Workload maker,
      Consumer<ContainerSpec> names,
      Consumer<ContainerSpec> server) {
    w.stopsWithin(literal(SECONDS_TO_LEAVE)).reachableBeforeReady(literal(true));
    fill(
        w,
        c -> {
          certificates(c, maker);
          c.env("MADE_BY", maker.name())
              .env("SECONDS_TO_WAIT", Integer.toString(SECONDS_TO_WAIT))
              .mount(certificates, CERTIFICATES, m -> m.readOnly());
          names.accept(c);
        },
        server);
  }

  private void fill(
      WorkloadSpec w, Consumer<ContainerSpec> certificates, Consumer<ContainerSpec> server) {
    w.runAs(USER, USER);
    w.step("version", image(), this::version);
    w.step("certificates", image(), certificates::accept);
    w.container(
        image(),
        c -> {
          server(c);
          server.accept(c);
        });
  }

  /** Says which line opens the data, before anything touches them. */
  private void version(ContainerSpec c) {
    String script = "/scripts/version.sh";
    c.command("/bin/sh", script)
        .env("LINE", release.line())
        .env("READS", release.reads())
        .env("STORE", STORE)
        .file(script, literal(TextFile.of(CockroachNode.class, "version.sh")))
        .mount(data, STORE, m -> m.readOnly())
        .limits(0.5, 64);
  }

  private void make(ContainerSpec c, Consumer<ContainerSpec> names) {
    certificates(c, workload);
    names.accept(c);
    c.mount(certificates, CERTIFICATES, m -> m.ownedBy(USER, USER));
  }

  private void certificates(ContainerSpec c, Workload maker) {
    String script = "/scripts/certificates.sh";
    c.command("/bin/sh", script).args("localhost", "127.0.0.1", "::1");
    hostNamesOf(maker).forEach(c::arg);
    c.env("CERTIFICATES", CERTIFICATES)
        .env("COCKROACH", COCKROACH)
        .file(script, literal(TextFile.of(CockroachNode.class, "certificates.sh")))
        .limits(0.5, 512);
  }

  /** Starts the server as a cluster by itself, which needs no key and is never throttled. */
  public static void alone(ConditionalContent<?> server) {
    // What the node tells itself; the container's own name would not be in the certificate.
    server.command("start-single-node").args("--advertise-addr=127.0.0.1:" + SQL);
  }

  /**
   * Starts the server as one of several nodes.
   *
   * @param address {@code HOST:PORT} where the others reach it
   * @param others the addresses of nodes, separated by commas; its own may be among them
   */
  public static void member(
      ConditionalContent<?> server, Value<String> address, Value<String> others) {
    server
        .command("start")
        .arg(text("--advertise-addr={}", address))
        .arg(text("--join={}", others));
  }

  /**
   * Makes a new cluster send no usage reports to Cockroach Labs, which it would from its first
   * start on. One that exists is told so by SQL (cockroachdb/docs, v25.4/diagnostics-reporting.md).
   */
  public static void silent(ConditionalContent<?> server) {
    server.env("COCKROACH_SKIP_ENABLING_DIAGNOSTIC_REPORTING", "true");
  }

  private void server(ContainerSpec c) {
    String script = "/scripts/server.sh";
    c.command("/bin/sh", script, COCKROACH)
        .args("--certs-dir=" + IN_USE_AT, "--store=path=" + STORE)
        .args("--listen-addr=:" + SQL, "--http-addr=:" + CONSOLE)
        .arg(text("--cache={}", memory.cache()))
        .arg(text("--max-sql-memory={}", memory.sql()))
        .args("--logtostderr=INFO")
        // Transparent huge pages let the memory grow beyond what the Go runtime knows of.
        .env("GODEBUG", "disablethp=1")
        .env("MADE", CERTIFICATES)
        .env("CONSOLE", CONSOLE_FILES)
        .env("IN_USE", IN_USE_AT)
        .file(script, literal(TextFile.of(CockroachNode.class, "server.sh")))
        .mount(IN_USE, IN_USE_AT)
        // The authority's key and the root user's certificate are out of the server's reach.
        .mount(certificates, CERTIFICATES, m -> m.subPath("node").readOnly())
        .mount(data, STORE, m -> m.ownedBy(USER, USER))
        .mount(TMP, "/tmp")
        .starts(health("/health").every(5).failsAfter(120))
        .live(health("/health").every(10).failsAfter(6))
        .ready(health("/health?ready=1").every(5).failsAfter(2));
  }

  private Probe health(String path) {
    return Probe.http(path).on(console).https();
  }

  /**
   * Makes a container run SQL once the database answers, and end. What it runs is its arguments,
   * {@code --file=} or {@code --execute=}, and must bear to be run again. It needs a connection:
   * {@link #connectAsRoot} or {@code COCKROACH_URL} in its environment.
   */
  public static ContainerSpec runSql(ContainerSpec c) {
    String script = "/scripts/sql.sh";
    return c.command("/bin/sh", script)
        .env("COCKROACH", COCKROACH)
        .env("SECONDS_TO_WAIT", Integer.toString(SECONDS_TO_WAIT))
        .file(script, literal(PatientScript.of(CockroachNode.class, "sql.sh")))
        .limits(0.5, 512);
  }

  /** The same with a file of statements. */
  public static ContainerSpec runSql(ContainerSpec c, Value<String> statements) {
    String file = "/sql/statements.sql";
    return runSql(c).file(file, statements).args("--file=" + file);
  }

  /**
   * Makes a container that runs SQL turn the nodes that have started into a cluster before, once: a
   * mark in the storage of the certificates outlives the data of a node, which would begin a second
   * cluster when it has lost them and is told to begin before it finds the others
   * (cockroachdb/cockroach pkg/server/init.go, ServeAndWait).
   */
  public void begin(ConditionalContent<?> sql) {
    String begun = "/begun";
    sql.env("BEGINS", "true")
        .env("BEGUN", begun + "/cluster")
        .mount(certificates, begun, m -> m.subPath("begun").ownedBy(USER, USER));
  }

  /**
   * Backups of one database into a storage.
   *
   * @param storage where they are written, beside what others keep there
   * @param database its name
   * @param owner the user who owns it, and what is restored of it
   * @param hours from one to the next; 0 for none
   * @param keep how many stay
   */
  public record Dumps(
      StorageQuestion storage,
      String database,
      String owner,
      Value<Long> hours,
      Value<Long> keep) {}

  /** Lets the server write to the storage of the dumps, and read from it. */
  public static void takesDumps(ContainerSpec server, Dumps dumps) {
    server.args("--external-io-dir=" + DUMPS);
    mountDumps(server, dumps);
  }

  /** Only the directory of this kind gets its owner: the storage may hold other files. */
  private static void mountDumps(ContainerSpec c, Dumps dumps) {
    c.mount(dumps.storage(), DUMPS, m -> m.subPath("cockroachdb-dumps").ownedBy(USER, USER));
  }

  /**
   * Adds a container that dumps a database by a schedule, and in which {@code /bin/sh
   * /scripts/dumps.sh restore NAME} restores one. The server has no right to do so by itself: the
   * certificate of root is out of its reach.
   */
  public void dump(WorkloadSpec w, Dumps dumps) {
    w.container(
        "dumps",
        image(),
        c -> {
          c.command("/bin/sh", DumpScript.PATH)
              .file(
                  DumpScript.PATH,
                  literal(DumpScript.of(TextFile.of(CockroachNode.class, "dumps-cockroachdb.sh"))))
              .env("COCKROACH", COCKROACH)
              .env("DATABASE", dumps.database())
              .env("OWNER", dumps.owner())
              .env("DUMPS", DUMPS)
              // No name of an app or a workload has a dot.
              .env("DUMPED", text("{}." + workload.name(), installedName()))
              .env("HOURS", dumps.hours())
              .env("KEEP", dumps.keep())
              .noHealthCheck(
                  "It sleeps between dumps, and one that fails says so and is tried again: neither"
                      + " is a reason to restart the database beside it.")
              .limits(0.5, 256);
          mountDumps(c, dumps);
          connectAsRoot(c);
          takesOpenKeys(c);
        });
  }

  /**
   * Lets a container use a key that a group may read: where volumes are claimed, each pod that
   * mounts one gives it to its own group, and the program refuses a key that more than its owner
   * may read (cockroachdb/cockroach, pkg/security, certificate loader).
   */
  public static void takesOpenKeys(ConditionalContent<?> c) {
    c.env("COCKROACH_SKIP_KEY_PERMISSION_CHECK", "true");
  }

  /** Lets a container's {@code cockroach sql} connect to the node as the root user. */
  public void connectAsRoot(ConditionalContent<?> c) {
    c.env("COCKROACH_HOST", address())
        .env("COCKROACH_CERTS_DIR", CERTIFICATES + "/client")
        .mount(certificates, CERTIFICATES, m -> m.readOnly());
  }
}
