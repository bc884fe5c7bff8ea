package dev.trainyard.testcluster.apps;

import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.question.Questions.certificate;
import static dev.trainyard.generator.question.Questions.certificateAuthority;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.cron;
import static dev.trainyard.generator.question.Questions.dict;
import static dev.trainyard.generator.question.Questions.gpus;
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
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.timeZone;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.GpuQuestion;
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
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TimeZoneQuestion;

/** The questions of {@link KitchenSink}: each kind, with everything that can be said about it. */
final class KitchenWizard {

  // Texts and secrets

  static final StringQuestion GREETING =
      string("general.greeting")
          .label("Greeting: with \"quotes\" & <tags>")
          .description("Any text will do; 100 % of them, even {{ this }} or <b>that</b>.")
          .defaultText("Hello: #world {{ .Values }}");

  static final StringQuestion OWNER =
      string("general.owner").label("Owner").required().length(2, 40);

  static final StringQuestion NICK =
      string("general.nick")
          .label("Nickname")
          .required()
          .defaultText("sink")
          .length(1, 20)
          .pattern("^[a-z0-9-]+$", "Only lower-case letters, digits and - are possible.");

  static final StringQuestion REMARK =
      string("general.remark").length(3, 200).description("May be empty.");

  static final StringQuestion REPOSITORY =
      string("general.repository")
          .required()
          .defaultText("docker.io/example/asked")
          .imageRepository();

  static final StringQuestion TAG = string("general.tag").imageTag();

  static final StringQuestion FIXED =
      string("general.fixed").defaultText("on").notEditable().description("Always the same.");

  static final StringQuestion INTERNAL = string("general.internal").defaultText("0755").hidden();

  static final SecretQuestion PASSWORD =
      secret("secrets.password")
          .label("Password")
          .required()
          .length(8, 72)
          .pattern("^[ -~]+$", "Only printable ASCII characters are possible.");

  static final SecretQuestion KEY =
      secret("secrets.key")
          .label("Key")
          .generatedIfEmpty(24)
          .pattern("^[A-Za-z0-9]{16,64}$", "Not possible.");

  static final SecretQuestion PHRASE = secret("secrets.phrase").length(4, 300);

  // Numbers, choices, addresses

  static final ChoiceQuestion COLOUR =
      choice("look.colour")
          .label("Colour")
          .option("red", "Red: the \"first\"")
          .option("green", "Green")
          .option("yes", "Yes is a colour too")
          .defaultOption("green")
          .immutable();

  static final IntegerQuestion LEVEL =
      integer("look.level").label("Level").defaultNumber(3).range(1, 5);

  static final IntegerQuestion OFFSET =
      integer("look.offset").required().range(-2_000_000_000L, 2_000_000_000L);

  static final IntegerQuestion QUOTA = integer("look.quota").nullable().range(1, 1_000_000);

  static final BooleanQuestion VERBOSE = yesNo("look.verbose").defaultYes();

  static final BooleanQuestion EXPERT = yesNo("look.expert").label("Expert");

  static final StringQuestion SHADE =
      string("look.shade").defaultText("dark").when(COLOUR.is("red"));

  static final StringQuestion TONE = string("look.tone").when(COLOUR.isNot("red"));

  static final StringQuestion BEST = string("look.best").when(LEVEL.is(5));

  static final StringQuestion LESSER = string("look.lesser").when(LEVEL.isNot(5));

  static final StringQuestion TUNING = string("look.tuning").when(EXPERT);

  /** Answered only where it is asked: whatever else needs it must not be there either. */
  static final SecretQuestion EXPERT_KEY =
      secret("look.expert_key").required().length(8, 64).when(EXPERT);

  static final StringQuestion HINT = string("look.hint").when(not(EXPERT));

  static final StringQuestion MEMBER = string("look.member").when(SHADE.is("dark"));

  static final StringQuestion GUEST = string("look.guest").when(SHADE.isNot("dark"));

  static final StringQuestion LOUD = string("look.loud").when(not(VERBOSE));

  static final ChoiceQuestion MODE =
      choice("mode").option("simple", "Simple").option("advanced", "Advanced");

  /** A level of its own with a condition: everything below is there only for experts. */
  static final DictQuestion ADVANCED =
      dict("advanced").label("Advanced").description("Rarely needed.").when(MODE.is("advanced"));

  static final IntegerQuestion THREADS = integer("advanced.threads").defaultNumber(4).range(1, 64);

  static final StringQuestion EXTRA = string("advanced.pool.name").defaultText("pool");

  static final IpAddressQuestion BIND = ipAddress("network.bind").label("Bind to");

  static final IpAddressQuestion TRUSTED =
      ipAddress("network.trusted").cidr().defaultAddress("10.0.0.0/8");

  static final IpAddressQuestion GATEWAY =
      ipAddress("network.gateway").required().defaultAddress("fd00::1");

  static final NodeIpQuestion NODE =
      nodeIp("network.node").label("Address of the NAS").orHostName();

  static final NetworkInterfaceQuestion NIC = networkInterface("network.nic").label("Interface");

  static final BooleanQuestion HOST_NETWORK =
      yesNo("network.host_network").label("Use the network of the NAS");

  static final PortQuestion WEB = port("network.web_port").defaultPort(31080);

  static final PortQuestion API = port("network.api_port").defaultPort(31443).range(31000, 65000);

  static final PortQuestion GAME = port("network.game_port").label("Game");

  static final PortQuestion PEERS =
      port("network.peers_port").range(41000, 41999).defaultPort(41000);

  static final PortQuestion VISITORS = port("network.visitors_port").defaultPort(31999);

  static final CertificateQuestion CERTIFICATE =
      certificate("network.certificate").label("Certificate");

  static final StringQuestion PUBLIC_NAME =
      string("network.public_name")
          .pattern("^[a-z0-9.-]+$", "A host name.")
          .length(0, 100)
          .when(CERTIFICATE.isGiven());

  static final CertificateQuestion AUTHORITY =
      certificateAuthority("network.authority").label("Authority of the clients");

  static final CertificateQuestion SIGNER = certificate("network.signer").label("Signs").required();

  static final TimeZoneQuestion TIME_ZONE = timeZone("TZ").required();

  static final CronQuestion BACKUP_AT =
      cron("backup_at").label("Backup at").defaultSchedule("30 2 1-15/2 jan-dec mon");

  // Storage

  static final PathQuestion MEDIA_PATH =
      path("storage.media_path").label("Media in the container").defaultPath("/media");

  static final HostPathQuestion DEVICE =
      hostPath("storage.device_directory").defaultPath("/mnt/tank/devices");

  static final StorageQuestion DATA = storage("storage.data").label("Data");

  static final StorageQuestion CACHE =
      storage("storage.cache").temporaryAllowed().smbAllowed().dataset("my_cache");

  static final StorageQuestion MEDIA = storage("media").immutable();

  // Lists

  static final StringQuestion USER_NAME =
      string("name")
          .required()
          .length(1, 9)
          .pattern("^[a-z]([a-z0-9-]*[a-z0-9])?$", "A DNS label of at most 9 letters.");

  static final StringQuestion USER_MOTTO = string("motto").defaultText("per aspera");

  static final SecretQuestion USER_TOKEN = secret("token").required().length(4, 100);

  static final IntegerQuestion USER_AGE =
      integer("age").defaultNumber(18).range(1, 150).description("In years.");

  static final BooleanQuestion USER_ADMIN = yesNo("admin").label("Administrator");

  static final ChoiceQuestion USER_ROLE =
      choice("role").option("reader", "Reader").option("writer", "Writer").when(not(USER_ADMIN));

  static final StorageQuestion USER_HOME = storage("home").temporaryAllowed().smbAllowed();

  static final PathQuestion USER_PATH = path("path").defaultPath("/homes/any");

  static final CertificateQuestion USER_CERTIFICATE =
      certificate("certificate").label("Certificate");

  static final GpuQuestion USER_GPUS = gpus("gpus").label("GPUs of the user");

  static final ListQuestion USERS =
      list("people.users")
          .label("Users")
          .itemLabel("User")
          .items(
              USER_NAME,
              USER_MOTTO,
              USER_TOKEN,
              USER_AGE,
              USER_ADMIN,
              USER_ROLE,
              USER_HOME,
              USER_PATH,
              USER_CERTIFICATE,
              USER_GPUS)
          .defaultItem(
              i -> i.answer(USER_NAME, "ada").answer(USER_TOKEN, "change me").answer(USER_AGE, 36));

  static final StringQuestion VARIABLE_NAME =
      string("name")
          .required()
          .length(1, 30)
          .pattern("^[A-Z][A-Z0-9_]*$", "Upper-case letters first.");

  static final StringQuestion VARIABLE_VALUE = string("value").label("Value");

  static final ListQuestion VARIABLES =
      list("people.variables").items(VARIABLE_NAME, VARIABLE_VALUE);

  static final StringListQuestion FLAGS =
      stringList("people.flags")
          .itemLabel("Flag")
          .length(1, 200)
          .defaultItems("--safe", "--with: care #1");

  static final StringListQuestion TOPICS =
      stringList("people.topics").pattern("^[a-z]+$", "Lower-case letters.").length(1, 12);

  // Who and how much

  static final IntegerQuestion USER_ID =
      integer("run_as.user").required().defaultNumber(568).range(1, 65534);

  static final IntegerQuestion GROUP_ID =
      integer("run_as.group").required().defaultNumber(568).range(1, 65534);

  static final IntegerQuestion EXTRA_GROUP =
      integer("run_as.extra").defaultNumber(1007).range(1, 65534);

  static final IntegerQuestion SHARED_MEMORY =
      integer("shared_memory").defaultNumber(0).range(0, 1);

  static final IntegerQuestion FRAMES = integer("frames").defaultNumber(64).range(16, 128);

  static final LimitsQuestion LIMITS = limits("limits").label("Limits").cpus(4).memory(2048, 256);

  static final GpuQuestion GPUS = gpus("resources.gpus").label("GPUs");

  static final IntegerQuestion REPLICAS =
      integer("replicas").required().defaultNumber(1).range(1, 3);

  static final IntegerQuestion MEMORY =
      integer("sidecar_memory").required().defaultNumber(128).range(64, 4096);

  private KitchenWizard() {}
}
