package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
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

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.ContainerSpec;
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

/** One question of each kind, on the top level under a variable that docs/questions.md names. */
final class QuestionKinds implements AppDefinition {

  // tag::kind-string[]
  static final StringQuestion TITLE =
      string("title")
          .label("Title")
          .defaultText("Our notes")
          .length(1, 60)
          .pattern("^[A-Za-z ]+$", "Only letters and blanks are possible.");

  // end::kind-string[]

  // tag::kind-secret[]
  static final SecretQuestion API_KEY =
      secret("api_key").label("API key").length(16, 64).generatedIfEmpty(32);

  // end::kind-secret[]

  // tag::kind-integer[]
  static final IntegerQuestion WORKERS =
      integer("workers").label("Workers").defaultNumber(4).range(1, 64);

  // end::kind-integer[]

  // tag::kind-port[]
  static final PortQuestion WEB_PORT = port("web_port").label("Web port").defaultPort(30080);

  // end::kind-port[]

  // tag::kind-yesNo[]
  static final BooleanQuestion SIGN_UP = yesNo("sign_up").label("Users may sign up").defaultYes();

  // end::kind-yesNo[]

  // tag::kind-choice[]
  static final ChoiceQuestion LOG =
      choice("log").label("Log").option("warn", "Warnings").option("debug", "All");

  // end::kind-choice[]

  // tag::kind-path[]
  static final PathQuestion FOLDER =
      path("folder").label("Folder in the app").defaultPath("/notes");

  // end::kind-path[]

  // tag::kind-hostPath[]
  static final HostPathQuestion IMPORT =
      hostPath("import").label("Folder of the NAS").defaultPath("/mnt/tank/notes");

  // end::kind-hostPath[]

  // tag::kind-storage[]
  static final StorageQuestion DATA = storage("data").label("Data").temporaryAllowed();

  // end::kind-storage[]

  // tag::kind-list[]
  static final StringQuestion NAME = string("name").label("Name").required();
  static final StringQuestion VALUE = string("value").label("Value");

  static final ListQuestion VARIABLES =
      list("variables")
          .label("Variables")
          .itemLabel("Variable")
          .items(NAME, VALUE)
          .defaultItem(i -> i.answer(NAME, "THEME"));

  // end::kind-list[]

  // tag::kind-stringList[]
  static final StringListQuestion ADMINS =
      stringList("admins").label("Administrators").itemLabel("User").defaultItems("admin");

  // end::kind-stringList[]

  // tag::kind-dict[]
  static final DictQuestion MAIL = dict("mail").label("Mail").when(SIGN_UP);
  static final StringQuestion MAIL_HOST = string("mail.host").label("Host");

  // end::kind-dict[]

  // tag::kind-ipAddress[]
  static final IpAddressQuestion TRUSTED =
      ipAddress("trusted").label("Trusted network").cidr().defaultAddress("10.0.0.0/8");

  // end::kind-ipAddress[]

  // tag::kind-cron[]
  static final CronQuestion CLEAN_UP =
      cron("clean_up").label("Clean up").defaultSchedule("30 2 * * *");

  // end::kind-cron[]

  // tag::kind-timeZone[]
  static final TimeZoneQuestion TIME_ZONE = timeZone("TZ").label("Time zone");

  // end::kind-timeZone[]

  // tag::kind-nodeIp[]
  static final NodeIpQuestion ADDRESS = nodeIp("address").label("Address of the NAS");

  // end::kind-nodeIp[]

  // tag::kind-networkInterface[]
  static final NetworkInterfaceQuestion INTERFACE =
      networkInterface("interface").label("Network interface");

  // end::kind-networkInterface[]

  // tag::kind-certificate[]
  static final CertificateQuestion CERTIFICATE = certificate("certificate").label("Certificate");

  // end::kind-certificate[]

  // tag::kind-certificateAuthority[]
  static final CertificateQuestion AUTHORITY =
      certificateAuthority("authority").label("Who signs the users' certificates");

  // end::kind-certificateAuthority[]

  // tag::kind-limits[]
  static final LimitsQuestion LIMITS = limits("limits").label("Limits").cpus(2).memory(2048, 256);

  // end::kind-limits[]

  // tag::kind-gpus[]
  static final GpuQuestion GPUS = gpus("gpus").label("GPUs");

  // end::kind-gpus[]

  @Override
  public App define() {
    return Example.app(
        "kinds",
        a -> {
          a.group("Text", g -> g.ask(TITLE, API_KEY, WORKERS, WEB_PORT, SIGN_UP, LOG));
          a.group("Paths", g -> g.ask(FOLDER, IMPORT, DATA));
          a.group("Lists", g -> g.ask(VARIABLES, ADMINS, MAIL, MAIL_HOST));
          a.group("NAS", g -> g.ask(TRUSTED, CLEAN_UP, TIME_ZONE, ADDRESS, INTERFACE));
          a.group("TLS", g -> g.ask(CERTIFICATE, AUTHORITY));
          a.group("Limits", g -> g.ask(LIMITS, GPUS));
          a.workload(
              workload("server"), w -> w.runAs(568, 568).container(IMAGE, QuestionKinds::server));
          a.job(
              "cleaner",
              CLEAN_UP,
              j -> j.runAs(568, 568).container(IMAGE, c -> c.command("notes", "clean-up")));
          a.scenario("default", s -> s.answer(INTERFACE, "eth0"));
        });
  }

  private static void server(ContainerSpec c) {
    c.env("TITLE", TITLE).env("API_KEY", API_KEY.secret()).env("WORKERS", WORKERS);
    c.env("SIGN_UP", SIGN_UP).env("LOG", LOG).env("FOLDER", FOLDER).env("IMPORT", IMPORT);
    c.each(VARIABLES, (each, i) -> each.env(i.get(NAME), i.get(VALUE)));
    c.env("ADMINS", ADMINS.joined(",")).env("MAIL_HOST", MAIL_HOST).env("TRUSTED", TRUSTED);
    c.env("TZ", TIME_ZONE).env("ADDRESS", ADDRESS).env("INTERFACE", INTERFACE);
    c.when(
        CERTIFICATE.isGiven(),
        chosen ->
            chosen
                .file("/tls/tls.crt", CERTIFICATE.certificate())
                .file("/tls/tls.key", CERTIFICATE.privateKey()));
    c.when(AUTHORITY.isGiven(), chosen -> chosen.file("/tls/ca.crt", AUTHORITY.certificate()));
    c.mount(DATA, "/data")
        .limits(LIMITS)
        .gpus(GPUS)
        .port(tcp("http", 8080), WEB_PORT)
        .ready(http("/health"));
  }
}
