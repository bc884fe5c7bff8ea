package dev.trainyard.apps.cockroachdb;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.question.Questions.certificate;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.cron;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.limits;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.nodeIp;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.timeZone;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.NodeIpQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TimeZoneQuestion;
import dev.trainyard.generator.value.Expression;

/** What the owner is asked, in the order of the wizard. */
final class Wizard {

  private static final String NAME = "^[a-z_][a-z0-9_]{0,62}$";

  private static final String NAME_COMPLAINT =
      "Only lower-case letters, digits and _ are possible, and a letter or _ comes first.";

  /** The program itself knows UTC only (cockroachdb/cockroach pkg/util/timeutil/time.go, Now). */
  static final TimeZoneQuestion TIME_ZONE =
      timeZone("TZ")
          .label("Time Zone")
          .description(
              "Of a shell in the container. CockroachDB itself logs and keeps its schedules in UTC.");

  /**
   * A question rather than a matter of the app's version, as {@link Versions} explains. Since 26.1
   * the images are built on UBI 10 (cockroachdb/docs, _includes/releases/v26.1/v26.1.0-alpha.1.md),
   * whose glibc ends on processors below x86-64-v3.
   */
  static final ChoiceQuestion VERSION =
      choice("version.line")
          .label("Version")
          .description(
              "Upgrades of this app bring patches of the chosen version and never another one. Go up"
                  + " one step at a time (25.2, 25.4, 26.2), each finalized before the next. A step that"
                  + " is skipped, and one back after finalizing, is refused before data is touched.")
          .option("26.2", "26.2, maintained until April 2027; needs a processor with AVX2")
          .option("25.4", "25.4, long-term support, maintained until May 2027")
          .option("25.2", "25.2, maintained until December 2026")
          .defaultOption(Versions.DEFAULT);

  static final ChoiceQuestion FINALIZE =
      choice("version.finalize_up_to")
          .label("Finalize")
          .description(
              "None: after a step to another version the one before can be chosen again. Choose the"
                  + " version that runs once it has proved itself: its data are converted for good, and"
                  + " only then the next step is possible. Another answer than that version does"
                  + " nothing.")
          .option("none", "None")
          // For data of 24.3 that somebody brings.
          .option("25.2", "25.2")
          .option("25.4", "25.4")
          .option("26.2", "26.2");

  static final ChoiceQuestion LICENCE =
      choice("cluster.licence")
          .label("Licence")
          .description(
              "One node is never throttled. Several without a key are, seven days after their first"
                  + " start, to five open transactions.")
          .option("none", "No key")
          .option("reporting", "A key of Enterprise Free or Trial, which needs usage reports")
          .option("enterprise", "A key of Enterprise or Evaluation");

  static final SecretQuestion LICENSE_KEY =
      secret("cluster.license_key")
          .label("Licence Key")
          .description(
              "From the console of Cockroach Labs. CockroachDB writes it into its log, readable, when"
                  + " it is set. Removing it here leaves it in the cluster.")
          .length(8, 1024)
          .pattern("^crl-0-[A-Za-z0-9+/=_-]+$", "A licence key begins with crl-0-.")
          .when(LICENCE.isNot("none"));

  static final StringQuestion DATABASE =
      string("cockroachdb.database")
          .label("Database")
          .description(
              "Created when it does not exist. Another name creates another database; the"
                  + " old one stays.")
          .required()
          .defaultText("app")
          .pattern(NAME, NAME_COMPLAINT);

  static final StringQuestion USER =
      string("cockroachdb.user")
          .label("Application User")
          .description(
              "Owns the database. Created when it does not exist. Names that begin with pg_ or"
                  + " crdb_internal_ belong to CockroachDB.")
          .required()
          .defaultText("app")
          .pattern(NAME, NAME_COMPLAINT);

  static final SecretQuestion PASSWORD =
      secret("cockroachdb.password")
          .label("Application User's Password")
          .description("At least 12 characters. A change here changes it in the database.")
          .required()
          .length(12, 256);

  static final StringQuestion ADMIN =
      string("cockroachdb.admin_user")
          .label("Administrator")
          .description(
              "Signs in at the DB Console and may do everything. Names that begin with pg_ or"
                  + " crdb_internal_ belong to CockroachDB.")
          .required()
          .defaultText("ops")
          .pattern(NAME, NAME_COMPLAINT);

  static final SecretQuestion ADMIN_PASSWORD =
      secret("cockroachdb.admin_password")
          .label("Administrator's Password")
          .description("At least 12 characters. A change here changes it in the database.")
          .required()
          .length(12, 256);

  static final StringQuestion USER_NAME =
      string("name")
          .label("Name")
          .description(
              "Created when it does not exist. A user from above keeps the password from there; root,"
                  + " node, admin, public, none and what begins with pg_ or crdb_internal_ are passed"
                  + " over.")
          .required()
          .pattern(NAME, NAME_COMPLAINT);

  static final SecretQuestion USER_PASSWORD =
      secret("password")
          .label("Password")
          .description("At least 12 characters. A change here changes it in the database.")
          .required()
          .length(12, 256);

  static final ListQuestion USERS =
      list("cockroachdb.users")
          .label("Further Users")
          .description(
              "They sign in, may create tables of their own, and have the rights that you grant them, such"
                  + " as below. Whom you remove here stays in the database.")
          .itemLabel("User")
          .items(USER_NAME, USER_PASSWORD);

  static final StringListQuestion STATEMENTS =
      stringList("cockroachdb.statements")
          .label("SQL Statements")
          .description(
              "For the database, as root, each time the app starts: each must bear it, as GRANT and"
                  + " CREATE TABLE IF NOT EXISTS do. The first error ends them. No secrets: they are"
                  + " visible.")
          .itemLabel("Statement")
          .length(2, 1024);

  static final IntegerQuestion CACHE =
      integer("resources.cache_percent")
          .label("Cache")
          .description("Percent of the memory limit.")
          .defaultNumber(25)
          .range(5, 70);

  static final IntegerQuestion SQL_MEMORY =
      integer("resources.sql_memory_percent")
          .label("Memory of SQL Queries")
          .description("Percent of the memory limit. Twice this plus the cache is at most 80.")
          .defaultNumber(25)
          .range(5, 35);

  static final StringQuestion SETTING_NAME =
      string("name")
          .label("Name")
          .description("Such as kv.rangefeed.enabled.")
          .required()
          .length(3, 200)
          .pattern("^[a-z][a-z0-9_.]+$", "Only lower-case letters, digits, _ and . are possible.");

  static final StringQuestion SETTING_VALUE =
      string("value").label("Value").description("No secrets: it is visible.").required();

  static final BooleanQuestion REPORTS =
      yesNo("advanced.usage_reports")
          .label("Send Usage Reports")
          .description(
              "To Cockroach Labs, by HTTPS. With a key of Enterprise Free or Trial they are sent"
                  + " whatever is answered, and a cluster from which none arrive for seven days is"
                  + " throttled.");

  static final ListQuestion SETTINGS =
      list("advanced.cluster_settings")
          .label("Cluster Settings")
          .description(
              "Set whenever the app starts. Removing one here does not reset it in the"
                  + " database.")
          .itemLabel("Setting")
          .items(SETTING_NAME, SETTING_VALUE);

  static final StringQuestion FLAG_NAME =
      string("name")
          .label("Name")
          .description("Without the dashes, such as max-offset. None that the app sets itself.")
          .required()
          .length(2, 100)
          .pattern("^[a-z][a-z0-9-]+$", "Only lower-case letters, digits and - are possible.");

  static final StringQuestion FLAG_VALUE =
      string("value")
          .label("Value")
          .description("true or false where the flag is a switch. No secrets: it is visible.")
          .required();

  static final ListQuestion FLAGS =
      list("advanced.flags")
          .label("Flags of the Server")
          .description("Those of cockroach start. A wrong one keeps the server from starting.")
          .itemLabel("Flag")
          .items(FLAG_NAME, FLAG_VALUE);

  static final ListQuestion VARIABLES =
      ExtraVariables.question(
          "advanced.additional_envs",
          "Additional Environment Variables",
          "For example COCKROACH_ENGINE_MAX_SYNC_DURATION_DEFAULT and"
              + " COCKROACH_LOG_MAX_SYNC_DURATION on a slow pool.");

  static final ChoiceQuestion SQL_SECURITY =
      choice("network.sql_security")
          .label("SQL Connections")
          .description(
              "Clients that cannot speak TLS need the second; passwords then cross the network in the"
                  + " open.")
          .option("tls", "TLS only")
          .option(
              "tls_sql_optional",
              "TLS or, with a password, plain text (a preview of CockroachDB's)");

  static final NodeIpQuestion NAS_ADDRESS =
      nodeIp("network.nas_address")
          .label("Address of the NAS")
          .description("Part of the certificate that clients verify.");

  static final StringListQuestion NAMES =
      stringList("network.extra_sans")
          .label("Further Names in the Certificate")
          .description("Host names and IP addresses under which clients reach the database.")
          .itemLabel("Host Name or IP Address")
          .length(1, 253)
          .pattern(
              "^[A-Za-z0-9*:][A-Za-z0-9.:*_-]*$", "Only a host name or an IP address is possible.");

  static final StringListQuestion CLIENTS =
      stringList("network.certified_users")
          .label("Users With a Certificate")
          .description(
              "They sign in with it instead of the password. Whoever has its key is that user for five"
                  + " years. Who is removed here loses the files. root gets none, and the administrator's"
                  + " lets everything be done.")
          .itemLabel("User")
          .length(1, 63)
          .pattern(NAME, NAME_COMPLAINT);

  static final PortQuestion SQL_PORT =
      port("network.sql_port")
          .label("SQL Port")
          .description("The port of the NAS that SQL clients use.")
          .defaultPort(32257);

  static final PortQuestion CONSOLE_PORT =
      port("network.console_port")
          .label("DB Console Port")
          .description("The port of the NAS where browsers find the DB Console, by HTTPS.")
          .defaultPort(32808);

  static final CertificateQuestion CERTIFICATE =
      certificate("network.certificate_id")
          .label("Certificate of the DB Console")
          .description(
              "None: the app makes one that browsers do not know. SQL clients always see the one the"
                  + " app makes.");

  static final StorageQuestion DATA =
      storage("storage.data")
          .label("Data")
          .description("The databases. On a pool of disks that are slow to sync see the README.")
          .dataset("data");

  static final StorageQuestion CERTIFICATES =
      storage("storage.certs")
          .label("Certificates")
          .description(
              "Keeps private keys. Needs a dataset with POSIX permissions. Snapshot it"
                  + " together with the data.")
          .dataset("certs");

  static final StorageQuestion HANDED_OUT =
      storage("storage.clients")
          .label("Certificates for Clients")
          .description(
              "ca.crt, and the keys of users with a certificate, for those who are no root of the NAS."
                  + " A dataset of its own, which may be shared as a host path: all of it becomes user"
                  + " 1000's.")
          .dataset("clients")
          .madeAnew();

  static final StorageQuestion BACKUP =
      storage("storage.backup")
          .label("Backups")
          .description(
              "What BACKUP INTO 'nodelocal://1/…' writes to; nodelocal://self/… with three nodes.")
          .dataset("backup");

  static final BooleanQuestion SCHEDULED =
      yesNo("backup.enabled")
          .label("Back Up by a Schedule")
          .description(
              "A full backup of everything each time. CockroachDB never deletes an old one: look after"
                  + " the space yourself.");

  static final ChoiceQuestion DESTINATION =
      choice("backup.destination")
          .label("Where to")
          .description("Of backups by the schedule. Those on the NAS are lost with it.")
          .option("dataset", "The storage of the backups")
          .option("uri", "A URI, such as that of an object store");

  /**
   * What CockroachDB reads of it: parseS3URL, parseGSURL, parseAzureURL and
   * parseExternalConnectionURL of cockroachdb/cockroach, pkg/cloud/amazon/s3_storage.go,
   * gcp/gcs_storage.go, azure/azure_storage.go (at 98cdac4a) and externalconn/connection_storage.go
   * (at b70a342a). Any other parameter is refused. Backups cannot go to HTTP (cockroachdb/docs,
   * v25.4/use-a-local-file-server.md); 1.0.0 took such answers, and they are left to CockroachDB's
   * own complaint.
   */
  static final SecretQuestion URI =
      secret("backup.uri")
          .label("URI")
          .description(
              "With its credentials, such as"
                  + " s3://bucket/path?AWS_ACCESS_KEY_ID=…&AWS_SECRET_ACCESS_KEY=…, each part encoded as"
                  + " URLs are. The README has more.")
          // No release takes more. A key file of Google alone has some 3200 characters in base64:
          // it is put into the database as an external connection.
          .length(6, 1024)
          .pattern(
              "^(s3|gs|azure-blob|external|http|https)://[^ ]+$",
              "It begins with s3://, gs://, azure-blob:// or external:// and has no blanks.")
          .when(DESTINATION.is("uri"));

  /** Scheduled backups go to the URI. */
  static final Expression<Boolean> ELSEWHERE = all(SCHEDULED, DESTINATION.is("uri"));

  static final CronQuestion SCHEDULE =
      cron("backup.schedule")
          .label("Schedule")
          .description("In UTC, whatever the time zone of the app. Sunday is 0.")
          .defaultSchedule("0 1 * * *")
          .when(SCHEDULED);

  static final LimitsQuestion LIMITS =
      limits("resources.limits")
          .label("Limits")
          .description("Of each node. Cache and SQL memory are shares of the memory.")
          .cpus(2)
          .memory(4096, 2048);

  private Wizard() {}
}
