package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.block.MariaDb.mariaDb;
import static dev.trainyard.generator.block.PostgreSql.postgreSql;
import static dev.trainyard.generator.block.Redis.redis;
import static dev.trainyard.generator.block.SshAccess.sshAccess;
import static dev.trainyard.generator.block.TlsProxy.tlsProxy;
import static dev.trainyard.generator.block.UserAndGroup.userAndGroup;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.certificate;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.limits;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.timeZone;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.block.MariaDb;
import dev.trainyard.generator.block.PostgreSql;
import dev.trainyard.generator.block.Redis;
import dev.trainyard.generator.block.SshAccess;
import dev.trainyard.generator.block.TlsProxy;
import dev.trainyard.generator.block.UserAndGroup;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.TimeZoneQuestion;
import java.util.List;

/** An app made of building blocks. */
public final class BlocksExample implements AppDefinition {

  static final StorageQuestion DATABASE_DATA = storage("storage.database").label("Database");
  static final StorageQuestion STATISTICS_DATA = storage("storage.statistics").label("Statistics");
  static final StorageQuestion DUMPS = storage("storage.dumps").label("Dumps");
  static final BooleanQuestion DUMPED = yesNo("storage.dumped").label("Dump each day");
  static final IntegerQuestion KEPT =
      integer("storage.dumps_kept").label("Dumps to keep").defaultNumber(7).range(1, 100);
  static final StorageQuestion CACHE_DATA =
      storage("storage.cache").label("Cache").temporaryAllowed();
  static final StorageQuestion NOTES = storage("storage.notes").label("Notes");

  static final PortQuestion WEB = port("network.web").label("Web port").defaultPort(30080);
  static final CertificateQuestion CERTIFICATE =
      certificate("network.certificate").label("Certificate");
  static final StringListQuestion PROXIES =
      stringList("network.proxies")
          .label("Reverse proxies of your own")
          .pattern("^[0-9a-fA-F.:]+(/[0-9]{1,3})?$", "Only addresses and networks.");
  static final TimeZoneQuestion TIME_ZONE = timeZone("TZ").label("Time zone");

  // tag::blocks-databases[]
  static final PostgreSql DATABASE =
      postgreSql("database", DATABASE_DATA)
          .database("notes", "notes")
          .setting("max_connections", "200")
          .dumpedBeforeUpgrade(DUMPS)
          .dumpedRegularly(DUMPED, literal(24), KEPT);

  static final MariaDb STATISTICS =
      mariaDb("statistics", STATISTICS_DATA).setting("sql_mode", "ANSI_QUOTES,STRICT_TRANS_TABLES");

  static final Redis CACHE =
      redis("cache", CACHE_DATA).memory(256).dropping("allkeys-lru").timeZone(TIME_ZONE);

  // end::blocks-databases[]

  static final Workload SERVER = workload("server");
  static final Port HTTP = tcp("http", 8080);
  static final Volume TMP = temporary("tmp", 64);

  // tag::blocks-proxy[]
  static final TlsProxy PROXY =
      tlsProxy("proxy", WEB, CERTIFICATE)
          .mostBody("50MB")
          .trusting(PROXIES)
          .routeStripped("/api/*", SERVER, HTTP)
          .to(SERVER, HTTP);

  // end::blocks-proxy[]

  // tag::blocks-ssh[]
  static final SshAccess SSH = sshAccess("ssh");

  // end::blocks-ssh[]

  // tag::blocks-questions[]
  static final UserAndGroup OWNER = userAndGroup("run_as");
  static final LimitsQuestion LIMITS = limits("limits").label("Limits").cpus(2).memory(2048, 512);

  static final ListQuestion FOLDERS =
      ExtraStorage.question("storage.more", "More storage", "What the app shall see, too.");

  static final ListQuestion VARIABLES =
      ExtraVariables.question("notes.variables", "More environment variables", "");

  // end::blocks-questions[]

  @Override
  public App define() {
    return Example.app(
        "blocks",
        a -> {
          ask(a);
          // tag::blocks-run[]
          DATABASE.run(a);
          STATISTICS.run(a);
          CACHE.run(a);
          PROXY.run(a);
          a.workload(
              SERVER,
              w -> {
                OWNER.runs(w);
                w.waitFor(DATABASE.workload(), PostgreSql.PORT);
                w.waitFor(STATISTICS.workload(), MariaDb.PORT);
                w.waitFor(CACHE.workload(), Redis.PORT);
                SSH.prepare(w);
                w.container(IMAGE, BlocksExample::server);
              });
          a.portal("Web", PROXY.protocol(), WEB, "/");
          ExtraVariables.refuse(a, VARIABLES, List.of("DATABASE_URL", "CACHE_URL"));
          // end::blocks-run[]
          scenarios(a);
        });
  }

  private static void ask(AppSpec a) {
    a.group("Notes", g -> g.ask(TIME_ZONE, VARIABLES));
    OWNER.ask(a);
    a.group("Network", g -> g.ask(WEB, CERTIFICATE, PROXIES));
    a.group(
        "Storage",
        g ->
            g.ask(NOTES, DATABASE_DATA, STATISTICS_DATA, DUMPS, DUMPED, KEPT, CACHE_DATA, FOLDERS));
    a.group("SSH", g -> g.ask(SSH.key(), SSH.knownHosts()));
    a.group("Resources", g -> g.ask(LIMITS));
  }

  private static void server(ContainerSpec c) {
    // tag::blocks-use[]
    c.command("/usr/bin/notes");
    c.env("DATABASE_URL", DATABASE.url());
    c.env("STATISTICS_URL", STATISTICS.url());
    c.env("STATISTICS_PASSWORD", STATISTICS.password());
    c.env("CACHE_URL", CACHE.url());
    c.mount(NOTES, "/var/lib/notes", OWNER::owns);
    ExtraStorage.mount(c, FOLDERS);
    ExtraVariables.set(c, VARIABLES);
    SSH.give(c);
    c.limits(LIMITS);
    // end::blocks-use[]
    c.port(HTTP).ready(http("/health")).mount(TMP, "/tmp");
  }

  private static void scenarios(AppSpec a) {
    a.scenario(
        "extended",
        s ->
            s.answer(OWNER.user(), 1000)
                .answer(DUMPED, true)
                .answer(OWNER.group(), 1001)
                .items(PROXIES, "192.168.0.2", "fd00::/8")
                .answer(
                    SSH.key(),
                    "-----BEGIN OPENSSH PRIVATE KEY-----\n"
                        + "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAAB\n"
                        + "-----END OPENSSH PRIVATE KEY-----\n")
                .items(SSH.knownHosts(), "git.example.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==")
                .items(FOLDERS, ExtraStorage.item(FOLDERS, "/mnt/tank/photos", "/photos", true))
                .items(
                    VARIABLES, ExtraVariables.item("GREETING", "a: b # \"{{ .Release }}\" 'c'")));
  }
}
