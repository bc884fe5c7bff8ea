package dev.trainyard.apps.cockroachdb;

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

/** What the owner is asked, in the order of the wizard. */
final class Wizard {

  private static final String NAME = "^[a-z_][a-z0-9_]{0,62}$";
  private static final String NAME_COMPLAINT =
      "Only lower-case letters, digits and _ are possible, and a letter or _ comes first.";

  static final TimeZoneQuestion TIME_ZONE =
      timeZone("TZ").label("Time zone").description("Of the time stamps in the log.");

  /** A question rather than a matter of the app's version, as {@link Versions} explains. */
  static final ChoiceQuestion VERSION =
      choice("version.line")
          .label("Version")
          .description(
              "Upgrades of this app bring patches of the chosen version and never another one. Go up"
                  + " one step at a time (25.2, 25.4, 26.2), each finalized before the next. A step that"
                  + " is skipped, and one back after finalizing, is refused before data is touched.")
          .option("26.2", "26.2, maintained until April 2027")
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
          .option("25.4", "25.4")
          .option("26.2", "26.2");

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
          .label("Application user")
          .description("Owns the database. Created when it does not exist.")
          .required()
          .defaultText("app")
          .pattern(NAME, NAME_COMPLAINT);

  static final SecretQuestion PASSWORD =
      secret("cockroachdb.password")
          .label("Application user's password")
          .description("At least 12 characters. A change here changes it in the database.")
          .required()
          .length(12, 256);

  static final StringQuestion ADMIN =
      string("cockroachdb.admin_user")
          .label("Administrator")
          .description("Signs in at the DB Console and may do everything.")
          .required()
          .defaultText("ops")
          .pattern(NAME, NAME_COMPLAINT);

  static final SecretQuestion ADMIN_PASSWORD =
      secret("cockroachdb.admin_password")
          .label("Administrator's password")
          .description("At least 12 characters. A change here changes it in the database.")
          .required()
          .length(12, 256);

  static final IntegerQuestion CACHE =
      integer("resources.cache_percent")
          .label("Cache")
          .description("Percent of the memory limit.")
          .defaultNumber(25)
          .range(5, 70);

  static final IntegerQuestion SQL_MEMORY =
      integer("resources.sql_memory_percent")
          .label("Memory of SQL queries")
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
          .label("Send usage reports")
          .description("To Cockroach Labs. A single node without a licence key needs none.");

  static final ListQuestion SETTINGS =
      list("advanced.cluster_settings")
          .label("Cluster settings")
          .description(
              "Set whenever the app starts. Removing one here does not reset it in the"
                  + " database.")
          .itemLabel("Setting")
          .items(SETTING_NAME, SETTING_VALUE);

  static final ListQuestion VARIABLES =
      ExtraVariables.question(
          "advanced.additional_envs",
          "Additional environment variables",
          "For example COCKROACH_ENGINE_MAX_SYNC_DURATION_DEFAULT on a slow pool.");

  static final ChoiceQuestion SQL_SECURITY =
      choice("network.sql_security")
          .label("SQL connections")
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
          .label("Further names in the certificate")
          .description("Host names and IP addresses under which clients reach the database.")
          .itemLabel("Host name or IP address")
          .length(1, 253)
          .pattern(
              "^[A-Za-z0-9*:][A-Za-z0-9.:*_-]*$", "Only a host name or an IP address is possible.");

  static final PortQuestion SQL_PORT =
      port("network.sql_port")
          .label("SQL port")
          .description("The port of the NAS that SQL clients use.")
          .defaultPort(32257);

  static final PortQuestion CONSOLE_PORT =
      port("network.console_port")
          .label("DB Console port")
          .description("The port of the NAS where browsers find the DB Console, by HTTPS.")
          .defaultPort(32808);

  static final CertificateQuestion CERTIFICATE =
      certificate("network.certificate_id")
          .label("Certificate of the DB Console")
          .description(
              "None: the app makes one that browsers do not know. A renewed one is taken without a"
                  + " restart. SQL clients always see the one the app makes.");

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

  static final StorageQuestion BACKUP =
      storage("storage.backup")
          .label("Backups")
          .description("What BACKUP INTO 'nodelocal://1/…' writes to.")
          .dataset("backup");

  static final BooleanQuestion SCHEDULED =
      yesNo("backup.enabled")
          .label("Back up by a schedule")
          .description(
              "A full backup of everything each time. CockroachDB never deletes an old one: look after"
                  + " the space yourself.");

  static final CronQuestion SCHEDULE =
      cron("backup.schedule")
          .label("Schedule")
          .description("In UTC, whatever the time zone of the app.")
          .defaultSchedule("0 1 * * *")
          .when(SCHEDULED);

  static final LimitsQuestion LIMITS =
      limits("resources.limits")
          .label("Limits")
          .description("Cache and SQL memory are shares of the memory.")
          .cpus(2)
          .memory(4096, 2048);

  private Wizard() {}
}
