package dev.trainyard.apps.uro;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.any;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.inSql;
import static dev.trainyard.generator.expression.Expressions.inUrl;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.helm.word.Helm.claims;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.apps.ExistingDatabase;
import dev.trainyard.apps.PatientScript;
import dev.trainyard.apps.cockroachdb.CockroachNode;
import dev.trainyard.generator.block.PostgreSql;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ConditionalUnitSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.GeneratedSecret;
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;

/** The database: one of the app's own, or one that exists already. */
final class Database {

  static final ChoiceQuestion MODE =
      choice("database.mode")
          .label("Database")
          .description(
              "For users who rely on it a PostgreSQL: CockroachDB's licence allows no production without"
                  + " a key. Uro's authors test with CockroachDB."
                  + " Fixed after the installation: nothing moves the data.")
          .option("bundled_cockroachdb", "A CockroachDB of its own")
          .option("bundled_postgresql", "A PostgreSQL of its own")
          .option("external", "One that exists already")
          .immutable();

  /** The app runs a CockroachDB of its own. */
  static final Expression<Boolean> COCKROACHDB = MODE.is("bundled_cockroachdb");

  /** The app runs a PostgreSQL of its own. */
  static final Expression<Boolean> POSTGRESQL = MODE.is("bundled_postgresql");

  private static final Expression<Boolean> EXTERNAL = MODE.is("external");

  static final StringQuestion HOST = ExistingDatabase.host(EXTERNAL);

  static final IntegerQuestion PORT =
      ExistingDatabase.port(26257, "26257 is CockroachDB's, 5432 PostgreSQL's.", EXTERNAL);

  static final StringQuestion NAME =
      ExistingDatabase.name("It must exist; Uro creates its tables in it.", EXTERNAL);

  static final StringQuestion USER =
      string("database.user")
          .label("User")
          .description("Owns the database.")
          .length(1, 63)
          .when(EXTERNAL);

  static final SecretQuestion PASSWORD =
      secret("database.password")
          .label("Password")
          .description("Of this user; any characters.")
          .length(1, 256)
          .when(EXTERNAL);

  static final BooleanQuestion TLS =
      yesNo("database.ssl")
          .label("Encrypt the Connection")
          .description(
              "Uro does not verify the certificate. Needed for a CockroachDB that takes"
                  + " TLS only.")
          .when(EXTERNAL);

  static final StorageQuestion DATA =
      storage("database.data")
          .label("Data of CockroachDB")
          .description(
              "Snapshot it together with the uploads. Everything belongs to user and group 1000.")
          .dataset("database")
          .when(COCKROACHDB);

  static final StorageQuestion CERTIFICATES =
      storage("database.certs")
          .label("Certificates of CockroachDB")
          .description(
              "Keeps private keys: needs a dataset with POSIX permissions. Belongs to user 1000.")
          .dataset("database-certs")
          .when(COCKROACHDB);

  static final StorageQuestion POSTGRESQL_DATA =
      storage("database.postgresql")
          .label("Data of PostgreSQL")
          .description(
              "Snapshot it together with the uploads. Everything belongs to user and group 999.")
          .dataset("postgresql")
          .when(POSTGRESQL);

  static final StorageQuestion DUMPS =
      storage("database.dumps")
          .label("Dumps")
          .description(
              "Where the app puts dumps of its own database, in a folder for each kind. Best on"
                  + " another pool than the data.")
          .dataset("dumps")
          .when(MODE.isNot("external"));

  static final ChoiceQuestion DUMP =
      choice("database.dump")
          .label("Dump by a Schedule")
          .description(
              "One at once, and another whenever the newest is old enough. The README tells how to"
                  + " restore one. A PostgreSQL is dumped before each new version of app or API"
                  + " anyway.")
          .option("no", "No")
          .option("daily", "Each day")
          .option("weekly", "Each week")
          .when(MODE.isNot("external"));

  static final IntegerQuestion DUMPS_KEPT =
      integer("database.dumps_kept")
          .label("Dumps to Keep")
          .description("Of those by the schedule, the newest. Older ones are deleted.")
          .defaultNumber(7)
          .range(1, 1000)
          .when(MODE.isNot("external"));

  private static final Expression<Long> HOURS =
      choose(DUMP.is("daily"), literal(24L), choose(DUMP.is("weekly"), literal(168L), literal(0L)));

  static final Workload DATABASE = workload("database");

  private static final CockroachNode NODE =
      new CockroachNode(
          DATABASE,
          Images.COCKROACHDB,
          DATA,
          CERTIFICATES,
          new CockroachNode.Memory(Wizard.DATABASE_LIMITS.memory(), literal(25L), literal(25L)));

  private static final PostgreSql SERVER =
      PostgreSql.postgreSql("postgresql", POSTGRESQL_DATA)
          .database("uro", "uro")
          .limits(Wizard.DATABASE_LIMITS)
          // Another API changes the tables, as another version of the app may.
          .dumpedBeforeUpgrade(DUMPS, Wizard.API_TAG)
          .dumpedRegularly(DUMP.isNot("no"), HOURS, DUMPS_KEPT);

  private static final CockroachNode.Dumps COCKROACH_DUMPS =
      new CockroachNode.Dumps(DUMPS, "uro", "uro", HOURS, DUMPS_KEPT);

  /** Letters and digits only, so that they stand in a URL as they are. */
  private static final GeneratedSecret OWN_PASSWORD = generatedSecret("database-password", 32);

  private Database() {}

  static void run(AppSpec a) {
    a.when(COCKROACHDB, own -> own.workload(DATABASE, Database::node))
        .when(POSTGRESQL, SERVER::run);
  }

  private static void node(WorkloadSpec w) {
    NODE.describe(w, Database::server);
    NODE.dump(w, COCKROACH_DUMPS);
  }

  /** Uro cannot verify a certificate; within the app's own network it needs no encryption. */
  private static void server(ContainerSpec c) {
    CockroachNode.alone(c);
    CockroachNode.silent(c);
    CockroachNode.takesDumps(c, COCKROACH_DUMPS);
    c.args("--accept-sql-without-tls")
        .env("TZ", Wizard.TIME_ZONE)
        .env("GOMAXPROCS", Wizard.DATABASE_LIMITS.cpus())
        .port(NODE.sql())
        .port(NODE.console())
        .limits(Wizard.DATABASE_LIMITS);
  }

  /** {@code DATABASE_URL} of Uro; the port is given because Uro would take PostgreSQL's. */
  static Expression<String> url() {
    return choose(
        EXTERNAL,
        concat(external(), when(TLS, text("?ssl=true"))),
        choose(COCKROACHDB, own(), SERVER.url()));
  }

  private static Expression<String> own() {
    return text("postgresql://uro:{}@{}:26257/uro", OWN_PASSWORD, hostOf(DATABASE));
  }

  private static Expression<String> external() {
    return text(
        "postgresql://{}:{}@{}:{}/{}",
        inUrl(USER),
        inUrl(PASSWORD),
        verbatim(HOST),
        PORT,
        inUrl(NAME));
  }

  /** Waits for the app's own CockroachDB, and makes in it what Uro needs. */
  static void prepare(ConditionalUnitSpec w) {
    w.waitFor(DATABASE, NODE.sql()).step("create-database", NODE.image(), Database::create);
  }

  /** Waits for the app's own PostgreSQL, which makes database and user itself. */
  static void await(ConditionalUnitSpec w) {
    w.waitFor(SERVER.workload(), PostgreSql.PORT);
  }

  /**
   * Creates Uro's database and user in the app's own database.
   *
   * <p>Each migration of Uro is one transaction, and Ecto gives up when CockroachDB has committed
   * it before the table was made, as it does by default since 25.1 (release notes of 25.1,
   * backward-incompatible changes). Tables that are locked against changes cannot be changed within
   * such a transaction either; that variable exists since 25.3 and is on by default since 26.1
   * (cockroachdb/cockroach, pull request 154256; cockroachdb/docs, release notes of
   * 26.1.0-alpha.1).
   */
  private static void create(ContainerSpec c) {
    CockroachNode.runSql(
        c,
        text(
            """
            CREATE USER IF NOT EXISTS uro;
            ALTER USER uro WITH LOGIN PASSWORD {};
            ALTER ROLE uro SET autocommit_before_ddl = off;
            ALTER ROLE uro SET create_table_with_schema_locked = off;
            CREATE DATABASE IF NOT EXISTS uro;
            ALTER DATABASE uro OWNER TO uro;
            USE uro;
            GRANT ALL ON SCHEMA public TO uro;
            SET CLUSTER SETTING diagnostics.reporting.enabled = false;
            """,
            inSql(OWN_PASSWORD)));
    NODE.connectAsRoot(c);
    // The rest of the pod is another user, who may not read the certificate of root.
    c.runAs(CockroachNode.USER, CockroachNode.USER);
    CockroachNode.takesOpenKeys(c);
  }

  /**
   * Gives administrators and those who may upload their rights; names that nobody has yet are
   * skipped.
   */
  static void promote(ContainerSpec c) {
    String script = "/scripts/administrators.sh";
    c.command("/bin/sh", script)
        .file(script, literal(PatientScript.of(Database.class, "administrators.sh")))
        .env("SECONDS_TO_WAIT", "480")
        .env("API", hostOf(Uro.API))
        .env("ADMINISTRATORS", Wizard.ADMINS.joined(","))
        .env("UPLOADERS", Wizard.UPLOADERS.joined(","));
    client(c);
  }

  /** Confirms the address of whoever signs up, for as long as it runs. */
  static void confirm(ContainerSpec c) {
    String script = "/scripts/confirmation.sh";
    c.command("/bin/sh", script)
        .file(script, literal(TextFile.of(Database.class, "confirmation.sh")))
        .noHealthCheck("It goes on whatever the database says, and listens at no port.");
    client(c);
  }

  /** Where psql finds Uro's database, whichever that is. */
  private static void client(ContainerSpec c) {
    c.env(
            "PGHOST",
            choose(
                EXTERNAL,
                verbatim(HOST),
                choose(COCKROACHDB, hostOf(DATABASE), hostOf(SERVER.workload()))))
        .env(
            "PGPORT",
            choose(EXTERNAL, text("{}", PORT), choose(COCKROACHDB, text("26257"), text("5432"))))
        .env("PGDATABASE", choose(EXTERNAL, NAME, text("uro")))
        .env("PGUSER", choose(EXTERNAL, USER, text("uro")))
        .env(
            "PGPASSWORD",
            choose(EXTERNAL, PASSWORD, choose(COCKROACHDB, OWN_PASSWORD, SERVER.password())))
        .env(
            "PGSSLMODE",
            choose(EXTERNAL, choose(TLS, text("require"), text("disable")), text("prefer")))
        .limits(0.5, 128);
  }

  static void ask(AppSpec a) {
    a.only(claims(DATA, 20))
        .only(claims(CERTIFICATES, 1))
        .only(claims(POSTGRESQL_DATA, 20))
        .only(claims(DUMPS, 50));
    a.group(
        "Database",
        g ->
            g.description("Where Uro keeps everything but uploads and sessions")
                .ask(
                    MODE,
                    DATA,
                    CERTIFICATES,
                    POSTGRESQL_DATA,
                    DUMPS,
                    DUMP,
                    DUMPS_KEPT,
                    HOST,
                    PORT,
                    NAME,
                    USER,
                    PASSWORD,
                    TLS));
  }

  static void refuse(AppSpec a) {
    a.refuseIf(
        all(
            EXTERNAL,
            any(
                not(HOST.isGiven()),
                not(NAME.isGiven()),
                not(USER.isGiven()),
                not(PASSWORD.isGiven()))),
        "A database that exists already needs all of host, name, user and password. Fill in what"
            + " is empty, or choose the app's own database.");
  }
}
