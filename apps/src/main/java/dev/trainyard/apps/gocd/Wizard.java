package dev.trainyard.apps.gocd;

import static dev.trainyard.generator.block.SshAccess.sshAccess;
import static dev.trainyard.generator.question.Questions.certificate;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.limits;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.timeZone;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.block.SshAccess;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TimeZoneQuestion;

/** What the owner is asked, in the order of the wizard's sections. */
final class Wizard {

  // First start. Whatever reaches GoCD's configuration file is kept to what GoCD accepts: the file
  // is written once, and a server that refuses it could not be helped by other answers.

  static final StringQuestion ADMIN_USER =
      string("first_start.admin_user")
          .label("Administrator")
          .description("Name of the first user, who may do everything.")
          .required()
          .defaultText("admin")
          .length(1, 64)
          .pattern("^[A-Za-z0-9._-]+$", "Only letters, digits and . _ - are possible.");

  /** bcrypt ignores or refuses what goes beyond 72 bytes; plain ASCII makes bytes countable. */
  static final SecretQuestion ADMIN_PASSWORD =
      secret("first_start.admin_password")
          .label("Administrator's Password")
          .description("8 to 72 ASCII characters. Change it later as the README says.")
          .required()
          .length(8, 72)
          .pattern("^[ -~]+$", "Only printable ASCII characters are possible.");

  static final StringQuestion SITE_URL =
      string("first_start.site_url")
          .label("Site URL")
          .description(
              "Where users and webhooks reach GoCD, such as https://ci.example.org;"
                  + " GoCD puts it into mails. Empty: set it later in GoCD.")
          .pattern(
              "^https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+\\])(:[0-9]{1,5})?(/go)?/?$",
              "http:// or https://, a host name or address, if needed a port.");

  static final ChoiceQuestion BACKUP =
      choice("first_start.backup")
          .label("GoCD's Own Backup")
          .description(
              "Written below the artifacts at 02:30. GoCD answers nearly no requests meanwhile.")
          .option("none", "None")
          .option("daily", "Every night")
          .option("weekly", "Every Sunday");

  static final IntegerQuestion BACKUPS_TO_KEEP =
      integer("first_start.backups_to_keep")
          .label("Backups to Keep")
          .description(
              "After each backup the older ones are deleted. Unlike the other answers here, another"
                  + " number counts from the next backup on.")
          .defaultNumber(7)
          .range(1, 365)
          .when(BACKUP.isNot("none"));

  static final StringQuestion REPOSITORY_NAME =
      string("name")
          .label("Name")
          .description("As GoCD shows it.")
          .required()
          .length(1, 64)
          .pattern("^[A-Za-z0-9][A-Za-z0-9._-]*$", "Only letters, digits and . _ - are possible.");

  static final ChoiceQuestion REPOSITORY_FORMAT =
      choice("format")
          .label("Format")
          .description(
              "Of the files that define pipelines: *.gocd.yaml, or *.gopipeline.json. GoCD reads one"
                  + " format from a repository and branch.")
          .option("yaml.config.plugin", "YAML")
          .option("json.config.plugin", "JSON");

  static final StringQuestion REPOSITORY_URL =
      string("url")
          .label("Address")
          .description(
              "Of a git repository, such as https://git.example.org/you/pipelines.git. No password in"
                  + " it: it is visible.")
          .required()
          .length(1, 512)
          .pattern(
              "^[A-Za-z0-9][A-Za-z0-9@:/._~+-]*$",
              "Letters, digits and @ : / . _ ~ + - are possible; the wizard asks for an SSH key further"
                  + " down.");

  static final StringQuestion REPOSITORY_BRANCH =
      string("branch")
          .label("Branch")
          .description("Such as main.")
          .required()
          .defaultText("main")
          .length(1, 200)
          .pattern(
              "^[A-Za-z0-9][A-Za-z0-9/._-]*$", "Only letters, digits and / . _ - are possible.");

  static final ListQuestion REPOSITORIES =
      list("first_start.config_repositories")
          .label("Repositories with Pipelines")
          .description(
              "GoCD reads pipelines from them. They may define them in every group and environment;"
                  + " in GoCD you can allow less.")
          .itemLabel("Repository")
          .items(REPOSITORY_NAME, REPOSITORY_FORMAT, REPOSITORY_URL, REPOSITORY_BRANCH);

  // Server

  static final TimeZoneQuestion TIME_ZONE =
      timeZone("TZ").label("Time Zone").description("Time zone of schedules and logs.").required();

  static final SecretQuestion AGENT_KEY =
      secret("gocd.agent_auto_register_key")
          .label("Agent Auto-register Key")
          .description(
              "Agents that present it are accepted at once. Empty: one is generated and"
                  + " kept. With data of an earlier installation: the key it has used.")
          .generatedIfEmpty(32)
          .pattern("^[A-Za-z0-9-]{16,64}$", "16 to 64 letters, digits and hyphens.");

  static final IntegerQuestion HEAP =
      integer("gocd.heap_mb")
          .label("Server Heap (MiB)")
          .description("The memory limit of the server must be at least 1536 MiB larger.")
          .required()
          .defaultNumber(1024)
          .range(512, 65536);

  static final BooleanQuestion MAINTENANCE =
      yesNo("gocd.start_in_maintenance")
          .label("Start in Maintenance Mode")
          .description(
              "The server triggers nothing, and no new agent can join, until an administrator ends"
                  + " the mode. For copies of a server, which would run the same pipelines again.");

  /**
   * The entry point writes them into a file in which {@code #} begins a comment and {@code %NAME%}
   * stands for a variable (tried with 3.5.51 of the service wrapper).
   */
  static final StringListQuestion JVM_OPTIONS =
      stringList("gocd.jvm_options")
          .label("More JVM Options of the Server")
          .itemLabel("Option")
          .description(
              "One option each, such as -Dgo.server.session.timeout.seconds=86400. No secrets: it is visible."
                  + " GoCD's image takes # and what is behind it for a comment, and %NAME% for a"
                  + " variable.")
          .length(2, 1024)
          .pattern("^-[ -~]+$", "An option starts with - and is printable ASCII.");

  static final StringQuestion PLUGIN_NAME =
      string("name")
          .label("Name")
          .description("Of its file, without .jar. Unique.")
          .required()
          .length(1, 64)
          .pattern(
              "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
              "Only lower-case letters, digits and hyphens between them are possible.");

  static final StringQuestion PLUGIN_URL =
      string("url")
          .label("Address")
          .description(
              "Of the .jar, such as that of a release on GitHub. No password in it: it is visible.")
          .required()
          .pattern("^https?://[!-~]+$", "http:// or https://, no blanks.");

  static final StringQuestion PLUGIN_SHA256 =
      string("sha256")
          .label("SHA-256")
          .description("Of the .jar, as sha256sum prints it. Another file is refused.")
          .required()
          .length(64, 64)
          .pattern("^[0-9a-f]+$", "64 digits from 0 to 9 and a to f.");

  static final ListQuestion PLUGINS =
      list("gocd.plugins")
          .label("Plugins")
          .description(
              "Fetched at the next start when they are not there yet, or are others. The server"
                  + " starts without the Internet, too, with those that are there, and waits ten minutes for"
                  + " all of them at most.")
          .itemLabel("Plugin")
          .items(PLUGIN_NAME, PLUGIN_URL, PLUGIN_SHA256);

  static final ListQuestion ADDITIONAL_ENVS =
      ExtraVariables.question(
          "gocd.additional_envs",
          "More Environment Variables of the Server",
          "They are no place for secrets.");

  // Network

  static final PortQuestion WEB_PORT =
      port("network.web_port")
          .label("Web Port")
          .description("Port of the NAS for users and for agents elsewhere, by plain HTTP.")
          .defaultPort(31153);

  static final CertificateQuestion CERTIFICATE =
      certificate("network.certificate_id")
          .label("Certificate")
          .description(
              "With one, GoCD is reached by HTTPS at a port of its own, and no longer at the web"
                  + " port. The app's own agents need none.");

  static final PortQuestion HTTPS_PORT =
      port("network.https_port")
          .label("HTTPS Port")
          .description("Port of the NAS for users and for agents elsewhere, by HTTPS.")
          .defaultPort(31154)
          .when(CERTIFICATE.isGiven());

  static final BooleanQuestion PLAIN_TOO =
      yesNo("network.plain_http")
          .label("Plain HTTP as Well")
          .description(
              "Keeps the web port open beside HTTPS. Whoever signs in there sends the password"
                  + " readable.")
          .when(CERTIFICATE.isGiven());

  // SSH

  static final SshAccess SSH = sshAccess("ssh");

  // Storage

  /** Configuration and database in one place: they are only of use at one point in time. */
  static final StorageQuestion DATA =
      storage("storage.data")
          .label("Server Data")
          .description("Configuration, database, plugins and logs.");

  static final StorageQuestion ARTIFACTS =
      storage("storage.artifacts")
          .label("Artifacts")
          .description("What jobs leave behind, and GoCD's backups. It only grows.");

  static final StorageQuestion HOME =
      storage("storage.home")
          .label("Server's Home")
          .description("What git and plugins keep in /home/go, such as keys of your own in .ssh.");

  static final StorageQuestion CHECKOUTS =
      storage("storage.checkouts")
          .label("Server's Clones")
          .description("Clones of the repositories the server watches; made again if lost.")
          .temporaryAllowed();

  // Resources

  static final LimitsQuestion SERVER_LIMITS =
      limits("resources.server")
          .label("Server")
          .description("The memory must exceed the heap by 1536 MiB.")
          .cpus(2)
          .memory(4096, 1536);

  private Wizard() {}
}
