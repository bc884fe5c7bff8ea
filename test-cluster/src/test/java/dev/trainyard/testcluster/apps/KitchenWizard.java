package dev.trainyard.testcluster.apps;

import static dev.trainyard.generator.question.Questions.certificate;
import static dev.trainyard.generator.question.Questions.certificateAuthority;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.cron;
import static dev.trainyard.generator.question.Questions.dict;
import static dev.trainyard.generator.question.Questions.hostPath;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.ipAddress;
import static dev.trainyard.generator.question.Questions.limits;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.networkInterface;
import static dev.trainyard.generator.question.Questions.nodeIp;
import static dev.trainyard.generator.question.Questions.path;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.text;
import static dev.trainyard.generator.question.Questions.textList;
import static dev.trainyard.generator.question.Questions.timeZone;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.HostPathQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.IpAddressQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.NetworkInterfaceQuestion;
import dev.trainyard.generator.question.NodeIpQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.TextListQuestion;
import dev.trainyard.generator.question.TextQuestion;
import dev.trainyard.generator.question.TimeZoneQuestion;
import java.util.Map;

/** The questions of {@link KitchenSink}: each kind, with everything that can be said about it. */
final class KitchenWizard {

  // Texts and secrets

  static final TextQuestion GREETING =
      text(
          "general.greeting",
          q ->
              q.label("Greeting: with \"quotes\" & <tags>")
                  .description("Any text will do; 100 % of them, even {{ this }} or <b>that</b>.")
                  .defaultText("Hello: #world {{ .Values }}"));

  static final TextQuestion OWNER =
      text("general.owner", q -> q.label("Owner").required().length(2, 40));

  static final TextQuestion NICK =
      text(
          "general.nick",
          q ->
              q.label("Nickname")
                  .required()
                  .defaultText("sink")
                  .length(1, 20)
                  .pattern("^[a-z0-9-]+$", "Only lower-case letters, digits and - are possible."));

  static final TextQuestion REMARK =
      text("general.remark", q -> q.length(3, 200).description("May be empty."));

  static final TextQuestion REPOSITORY =
      text(
          "general.repository",
          q -> q.required().defaultText("docker.io/example/asked").imageRepository());

  static final TextQuestion TAG = text("general.tag", q -> q.imageTag());

  static final TextQuestion FIXED =
      text("general.fixed", q -> q.defaultText("on").notEditable().description("Always the same."));

  static final TextQuestion INTERNAL =
      text("general.internal", q -> q.defaultText("0755").hidden());

  static final SecretQuestion PASSWORD =
      secret(
          "secrets.password",
          q ->
              q.label("Password")
                  .required()
                  .length(8, 72)
                  .pattern("^[ -~]+$", "Only printable ASCII characters are possible."));

  static final SecretQuestion KEY =
      secret(
          "secrets.key",
          q -> q.label("Key").generatedIfEmpty(24).pattern("^[A-Za-z0-9]{16,64}$", ""));

  static final SecretQuestion PHRASE = secret("secrets.phrase", q -> q.length(4, 300));

  // Numbers, choices, addresses

  static final ChoiceQuestion COLOUR =
      choice(
          "look.colour",
          q ->
              q.label("Colour")
                  .option("red", "Red: the \"first\"")
                  .option("green", "Green")
                  .option("yes", "Yes is a colour too")
                  .defaultOption("green")
                  .immutable());

  static final IntegerQuestion LEVEL =
      integer("look.level", q -> q.label("Level").defaultNumber(3).range(1, 5));

  static final IntegerQuestion OFFSET =
      integer("look.offset", q -> q.required().range(-2_000_000_000L, 2_000_000_000L));

  static final IntegerQuestion QUOTA = integer("look.quota", q -> q.nullable().range(1, 1_000_000));

  static final BooleanQuestion VERBOSE = yesNo("look.verbose", q -> q.defaultYes());

  static final BooleanQuestion EXPERT = yesNo("look.expert", q -> q.label("Expert"));

  static final TextQuestion SHADE =
      text("look.shade", q -> q.defaultText("dark").showIf(COLOUR.is("red")));

  static final TextQuestion TONE = text("look.tone", q -> q.showIf(COLOUR.isNot("red")));

  static final TextQuestion BEST = text("look.best", q -> q.showIf(LEVEL.is(5)));

  static final TextQuestion LESSER = text("look.lesser", q -> q.showIf(LEVEL.isNot(5)));

  static final TextQuestion TUNING = text("look.tuning", q -> q.showIf(EXPERT.isTrue()));

  /** Answered only where it is asked: whatever else needs it must not be there either. */
  static final SecretQuestion EXPERT_KEY =
      secret("look.expert_key", q -> q.required().length(8, 64).showIf(EXPERT.isTrue()));

  static final TextQuestion HINT = text("look.hint", q -> q.showIf(EXPERT.isFalse()));

  static final TextQuestion MEMBER = text("look.member", q -> q.showIf(SHADE.is("dark")));

  static final TextQuestion GUEST = text("look.guest", q -> q.showIf(SHADE.isNot("dark")));

  static final TextQuestion LOUD = text("look.loud", q -> q.showIf(VERBOSE.isTrue().not()));

  static final ChoiceQuestion MODE =
      choice("mode", q -> q.option("simple", "Simple").option("advanced", "Advanced"));

  /** A level of its own with a condition: everything below is there only for experts. */
  static final DictQuestion ADVANCED =
      dict(
          "advanced",
          q -> q.label("Advanced").description("Rarely needed.").showIf(MODE.is("advanced")));

  static final IntegerQuestion THREADS =
      integer("advanced.threads", q -> q.defaultNumber(4).range(1, 64));

  static final TextQuestion EXTRA = text("advanced.pool.name", q -> q.defaultText("pool"));

  static final IpAddressQuestion BIND = ipAddress("network.bind", q -> q.label("Bind to"));

  static final IpAddressQuestion TRUSTED =
      ipAddress("network.trusted", q -> q.cidr().defaultAddress("10.0.0.0/8"));

  static final IpAddressQuestion GATEWAY =
      ipAddress("network.gateway", q -> q.required().defaultAddress("fd00::1"));

  static final NodeIpQuestion NODE = nodeIp("network.node", q -> q.label("Address of the NAS"));

  static final NetworkInterfaceQuestion NIC =
      networkInterface("network.nic", q -> q.label("Interface"));

  static final BooleanQuestion HOST_NETWORK =
      yesNo("network.host_network", q -> q.label("Use the network of the NAS"));

  static final PortQuestion WEB = port("network.web_port", q -> q.defaultPort(31080));

  static final PortQuestion API =
      port("network.api_port", q -> q.defaultPort(31443).range(31000, 65000));

  static final PortQuestion GAME = port("network.game_port", q -> q.label("Game"));

  static final PortQuestion VISITORS = port("network.visitors_port", q -> q.defaultPort(31999));

  static final CertificateQuestion CERTIFICATE =
      certificate("network.certificate", q -> q.label("Certificate"));

  static final TextQuestion PUBLIC_NAME =
      text(
          "network.public_name",
          q ->
              q.pattern("^[a-z0-9.-]+$", "A host name.")
                  .length(0, 100)
                  .showIf(CERTIFICATE.isChosen()));

  static final CertificateQuestion AUTHORITY =
      certificateAuthority("network.authority", q -> q.label("Authority of the clients"));

  static final CertificateQuestion SIGNER =
      certificate("network.signer", q -> q.label("Signs").required());

  static final TimeZoneQuestion TIME_ZONE = timeZone("TZ", q -> q.required());

  static final CronQuestion BACKUP_AT =
      cron("backup_at", q -> q.label("Backup at").defaultSchedule("30 2 1-15/2 jan-dec mon"));

  // Storage

  static final PathQuestion MEDIA_PATH =
      path("storage.media_path", q -> q.label("Media in the container").defaultPath("/media"));

  static final HostPathQuestion DEVICE =
      hostPath("storage.device_directory", q -> q.defaultPath("/mnt/tank/devices"));

  static final StorageQuestion DATA = storage("storage.data", q -> q.label("Data").claims(5));

  static final StorageQuestion CACHE =
      storage("storage.cache", q -> q.temporaryAllowed().dataset("my_cache"));

  static final StorageQuestion MEDIA = storage("media", q -> q.immutable());

  // Lists

  static final TextQuestion USER_NAME =
      text(
          "name",
          q ->
              q.required()
                  .length(1, 9)
                  .pattern("^[a-z]([a-z0-9-]*[a-z0-9])?$", "A DNS label of at most 9 letters."));

  static final TextQuestion USER_MOTTO = text("motto", q -> q.defaultText("per aspera"));

  static final SecretQuestion USER_TOKEN = secret("token", q -> q.required().length(4, 100));

  static final IntegerQuestion USER_AGE =
      integer("age", q -> q.defaultNumber(18).range(1, 150).description("In years."));

  static final BooleanQuestion USER_ADMIN = yesNo("admin", q -> q.label("Administrator"));

  static final ChoiceQuestion USER_ROLE =
      choice(
          "role",
          q ->
              q.option("reader", "Reader").option("writer", "Writer").showIf(USER_ADMIN.isFalse()));

  static final StorageQuestion USER_HOME = storage("home", q -> q.temporaryAllowed());

  static final PathQuestion USER_PATH = path("path", q -> q.defaultPath("/homes/any"));

  static final CertificateQuestion USER_CERTIFICATE =
      certificate("certificate", q -> q.label("Certificate"));

  static final ListQuestion USERS =
      list(
          "people.users",
          q ->
              q.label("Users")
                  .itemLabel("User")
                  .item(
                      USER_NAME,
                      USER_MOTTO,
                      USER_TOKEN,
                      USER_AGE,
                      USER_ADMIN,
                      USER_ROLE,
                      USER_HOME,
                      USER_PATH,
                      USER_CERTIFICATE)
                  .defaultItem(Map.of("name", "ada", "token", "change me", "age", 36)));

  static final TextQuestion VARIABLE_NAME =
      text(
          "name",
          q ->
              q.required().length(1, 30).pattern("^[A-Z][A-Z0-9_]*$", "Upper-case letters first."));

  static final TextQuestion VARIABLE_VALUE = text("value", q -> q.label("Value"));

  static final ListQuestion VARIABLES =
      list("people.variables", q -> q.item(VARIABLE_NAME, VARIABLE_VALUE));

  static final TextListQuestion FLAGS =
      textList(
          "people.flags",
          q -> q.itemLabel("Flag").length(1, 200).defaultItems("--safe", "--with: care #1"));

  static final TextListQuestion TOPICS =
      textList("people.topics", q -> q.pattern("^[a-z]+$", "Lower-case letters.").length(1, 12));

  // Who and how much

  static final IntegerQuestion USER_ID =
      integer("run_as.user", q -> q.required().defaultNumber(568).range(1, 65534));

  static final IntegerQuestion GROUP_ID =
      integer("run_as.group", q -> q.required().defaultNumber(568).range(1, 65534));

  static final LimitsQuestion LIMITS =
      limits("limits", q -> q.label("Limits").cpus(4).memory(2048, 256));

  static final IntegerQuestion REPLICAS =
      integer("replicas", q -> q.required().defaultNumber(1).range(1, 3));

  static final IntegerQuestion MEMORY =
      integer("sidecar_memory", q -> q.required().defaultNumber(128).range(64, 4096));

  private KitchenWizard() {}
}
