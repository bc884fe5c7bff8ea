package dev.trainyard.apps.uro;

import static dev.trainyard.generator.question.Questions.certificate;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.ipAddress;
import static dev.trainyard.generator.question.Questions.limits;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.timeZone;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.IpAddressQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TimeZoneQuestion;
import dev.trainyard.generator.value.Expression;

/** What the owner is asked, in the order of the wizard. */
final class Wizard {

  private static final String GENERATED =
      "Empty: one is generated; the README tells how to read it. ";

  /**
   * Uro lets users take any name that is free (lib/uro/accounts/user.ex, user_custom_changeset).
   */
  private static final String TAKEN_NAMES_ONLY =
      " List no name that is free: whoever takes it gets this, too.";

  static final TimeZoneQuestion TIME_ZONE =
      timeZone("TZ")
          .label("Time Zone")
          .description("Of the time stamps in the logs of API and sessions.");

  static final StringQuestion HOST =
      string("uro.host")
          .label("Host Name")
          .description(
              "What users enter in the browser, without http:// and port: the name or IPv4 address"
                  + " of this NAS, or that of your reverse proxy. Under any other name the site loads"
                  + " and nobody can log in.")
          .required()
          .length(1, 253)
          .pattern(
              "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",
              "Give a host name in lower case or an IPv4 address, without http://, port and slash.");

  static final ChoiceQuestion REACHED =
      choice("uro.reached")
          .label("How Users Reach It")
          .description(
              "Directly: at the web port of this NAS, by HTTPS if you choose a certificate below. Else"
                  + " through something that hands requests on to the web port.")
          .option("direct", "Directly at the web port of this NAS")
          .option("https_proxy", "Through a reverse proxy or forwarded port that speaks HTTPS")
          .option("http_proxy", "Through a reverse proxy or forwarded port that speaks HTTP");

  static final IntegerQuestion PUBLIC_PORT =
      integer("uro.public_port")
          .label("Port that Users Reach")
          .description(
              "That of the reverse proxy or forwarded port. 443 is that of HTTPS; by HTTP give 80, or another.")
          .defaultNumber(443)
          .range(1, 65535)
          .when(REACHED.isNot("direct"));

  static final ChoiceQuestion ENVIRONMENT =
      choice("uro.environment")
          .label("Environment")
          .description(
              "Only Live sends mail, whatever is answered below. A copy of live is Staging; it needs"
                  + " a host name, storages and secrets of its own.")
          .option("live", "Live, which users rely on")
          .option("staging", "Staging, a copy of live for tests")
          .option("sandbox", "Sandbox, for developers");

  static final Expression<Boolean> LIVE = ENVIRONMENT.is("live");

  static final StringQuestion API_IMAGE =
      image(
          "images.api_repository",
          "Image of the API",
          "Such as ghcr.io/you/uro. Nobody has published one that could be the default: build both"
              + " images with the recipe that the README names.");

  static final StringQuestion API_TAG = tag("images.api_tag", "Version of the API");

  static final StringQuestion SITE_IMAGE =
      image(
          "images.site_repository",
          "Image of the Site",
          "Such as ghcr.io/you/uro-frontend, made by the same recipe.");

  static final StringQuestion SITE_TAG = tag("images.site_tag", "Version of the Site");

  static final SecretQuestion KEY_BASE =
      secret("secrets.phoenix_key_base")
          .label("Key Base")
          .description(GENERATED + "A change logs everybody out.")
          .length(64, 256)
          .generatedIfEmpty(64);

  static final SecretQuestion TOKEN_SIGNER =
      secret("secrets.joken_signer")
          .label("Token Signer")
          .description(GENERATED + "A change voids confirmation mails on their way.")
          .length(32, 256)
          .generatedIfEmpty(32);

  static final SecretQuestion SIGNUP_KEY =
      secret("secrets.signup_api_key")
          .label("Sign-up Key of the Game Client")
          .description(
              GENERATED
                  + "It is built into the game clients; whoever has it signs up without a captcha.")
          .length(16, 256)
          .generatedIfEmpty(32);

  static final StringListQuestion ADMINS =
      users(
          "uro.admin_usernames",
          "Administrators",
          "Users who signed up and may administrate and upload from now on. Save the app again"
              + " after a new one signed up. Who is removed here keeps the rights."
              + TAKEN_NAMES_ONLY);

  static final StringListQuestion UPLOADERS =
      users(
          "uro.uploader_usernames",
          "Users Who May Upload",
          "Users who signed up and may upload avatars, maps and props from now on; nobody else but"
              + " administrators may, who may upload shared files, too. Save the app again after a new"
              + " one signed up. Who is removed here keeps the right."
              + TAKEN_NAMES_ONLY);

  static final ListQuestion VARIABLES =
      ExtraVariables.question(
          "secrets.additional_envs",
          "Additional Environment Variables of the API",
          "For settings that this wizard does not ask for; not for what it does ask for.");

  static final PortQuestion WEB_PORT =
      port("network.web_port")
          .label("Web Port")
          .description("The port of this NAS at which Uro answers.")
          .defaultPort(31400);

  static final CertificateQuestion CERTIFICATE =
      certificate("network.certificate_id")
          .label("Certificate")
          .description(
              "The web port speaks HTTPS with it. None: HTTP, for a reverse proxy of your"
                  + " own or a test.");

  /**
   * On TrueNAS 22.02 to 24.04 ports of apps begin at 9000, but the network of Kubernetes has the
   * plugin for ports of the machine (truenas/middleware TS-24.04.2.5 kubernetes_linux/cni.py, line
   * 81), which official apps use, too (truenas/charts library/common
   * templates/lib/container/_ports.tpl). It goes before whatever else listens there.
   */
  static final BooleanQuestion USUAL_PORT =
      yesNo("network.usual_port")
          .label("Port 443 or 80 as Well")
          .description(
              "That of HTTPS with a certificate, of HTTP without, so that users enter no port. It is"
                  + " taken from TrueNAS' own pages: move these to other ports or to another address"
                  + " before.");

  static final IpAddressQuestion USUAL_ADDRESS =
      ipAddress("network.usual_address")
          .label("Address for It")
          .description(
              "One of the NAS' own, the one of the host name. Empty: all of them, so that TrueNAS'"
                  + " pages are reached at that port of none.")
          .when(USUAL_PORT);

  static final StringListQuestion TRUSTED_PROXIES =
      stringList("network.trusted_proxies")
          .label("Reverse Proxies of Your Own")
          .description(
              "Their addresses or networks, such as 192.168.0.2 or 192.168.0.0/24. Uro"
                  + " believes them, and nobody else, who the client is: they say it in"
                  + " X-Forwarded-For.")
          .itemLabel("Address or Network")
          .pattern(
              "^[0-9a-fA-F.:]+(/[0-9]{1,3})?$",
              "Only an IP address or a network such as 192.168.0.0/24 is possible.");

  static final StorageQuestion UPLOADS =
      storage("storage.uploads")
          .label("Uploads")
          .description(
              "Avatars, maps, props and files of the users. Everything belongs to user and group 568.")
          .dataset("uploads");

  static final ListQuestion STORAGES =
      ExtraStorage.question(
          "storage.additional_storages",
          "Additional Storage of the API",
          "What its container sees, too. Uro itself uses none of it; for images of yours that do. It keeps"
              + " its owner: user or group 568 must be allowed to use it. At /app and /opt it would hide the"
              + " program.");

  static final StorageQuestion SESSIONS =
      storage("storage.redis")
          .label("Sessions")
          .description("Without them users have to log in again, nothing else.")
          .dataset("redis")
          .temporaryAllowed();

  static final LimitsQuestion API_LIMITS =
      limits("resources.api")
          .label("Limits of the API")
          .description("How much it may use at most. Uploads wait on the disk, not in its memory.")
          .cpus(2)
          .memory(1024, 512);

  static final LimitsQuestion SITE_LIMITS =
      limits("resources.site")
          .label("Limits of the Site")
          .description("How much it may use at most.")
          .cpus(1)
          .memory(512, 256);

  /** The least is CockroachDB's, as in its own app. */
  static final LimitsQuestion DATABASE_LIMITS =
      limits("resources.database")
          .label("Limits of the Database")
          .description("Of the app's own one.")
          .cpus(2)
          .memory(2048, 2048);

  private Wizard() {}

  /** Names as Uro takes them (lib/uro/accounts/user.ex, validate_username). */
  private static StringListQuestion users(String path, String label, String description) {
    return stringList(path)
        .label(label)
        .description(description)
        .itemLabel("User Name")
        .length(3, 16)
        .pattern("^[a-z0-9_]+$", "Only lower-case letters, digits and _ are possible.");
  }

  private static StringQuestion image(String path, String label, String description) {
    return string(path).label(label).description(description).required().imageRepository();
  }

  private static StringQuestion tag(String path, String label) {
    return string(path)
        .label(label)
        .description("The tag that the recipe printed, best with @sha256: and the digest.")
        .required()
        .imageTag();
  }
}
