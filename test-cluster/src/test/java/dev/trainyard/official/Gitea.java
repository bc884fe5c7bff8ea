package dev.trainyard.official;

import static dev.trainyard.generator.block.PostgreSql.postgreSql;
import static dev.trainyard.generator.expression.Expressions.any;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.equal;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.urlHost;
import static dev.trainyard.generator.expression.Expressions.urlScheme;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.commandToRead;
import static dev.trainyard.generator.model.Parts.hostForOtherApps;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.certificate;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.limits;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.block.PostgreSql;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.List;

/** Gitea with a PostgreSQL that is dumped before upgrades, as the official app has it. */
public final class Gitea implements AppDefinition {

  private static final Image IMAGE =
      image("docker.io/gitea/gitea", "1.23.5-rootless")
          .starting("/usr/bin/dumb-init", "--", "/usr/local/bin/docker-entrypoint.sh");

  /** The image knows no other user. */
  private static final long GIT = 1000;

  private static final ListQuestion VARIABLES =
      ExtraVariables.question("gitea.variables", "Additional Environment Variables", "");

  private static final PortQuestion WEB =
      port("network.web_port").label("Web Port").defaultPort(30008);
  private static final PortQuestion SSH =
      port("network.ssh_port").label("SSH Port").defaultPort(30009);
  private static final IntegerQuestion EXTERNAL_SSH =
      integer("network.external_ssh_port")
          .label("External SSH Port")
          .description("The port that Gitea tells others; empty: the SSH port.")
          .nullable()
          .range(1, 65535);
  private static final BooleanQuestion HOST_NETWORK =
      yesNo("network.host_network").label("Host Network");
  private static final StringQuestion ROOT_URL =
      string("network.root_url")
          .label("Root URL")
          .required()
          .pattern("^https?://[A-Za-z0-9._:/-]+$", "Such as https://git.example.org.");
  private static final CertificateQuestion CERTIFICATE =
      certificate("network.certificate").label("Certificate");

  private static final StorageQuestion DATA = storage("storage.data").label("Data").accessLists();
  private static final StorageQuestion CONFIG =
      storage("storage.config").label("Configuration").accessLists();
  private static final StorageQuestion PG_DATA =
      storage("storage.pg_data").label("Database").accessLists();
  private static final StorageQuestion PG_BACKUP =
      storage("storage.pg_backup").label("Dumps").accessLists();
  private static final ListQuestion STORAGES =
      ExtraStorage.questionWithAccessLists("storage.more", "Additional Storage", "");

  private static final LimitsQuestion LIMITS =
      limits("resources.limits").label("Limits").millicores(4000).memory(8192, 256);

  private static final PostgreSql DATABASE =
      postgreSql("postgres", PG_DATA)
          .database("gitea", "gitea")
          .dumpedBeforeUpgrade(PG_BACKUP)
          .limits(LIMITS);

  private static final Workload SERVER = workload("gitea");
  private static final Port HTTP = tcp("http", WEB);
  private static final Port SSHD = tcp("ssh", SSH);
  private static final Volume TMP = temporary("temp", 1024);

  private static final Expression<String> PROTOCOL =
      choose(CERTIFICATE.isGiven(), literal("https"), literal("http"));

  @Override
  public App define() {
    return app("gitea", Gitea::describe);
  }

  private static void describe(AppSpec a) {
    Listing.of(a, "Gitea", "1.23.5", "https://gitea.io", "A Git service.");
    a.group("Gitea Configuration", g -> g.ask(VARIABLES))
        .group(
            "Network Configuration",
            g -> g.ask(WEB, SSH, EXTERNAL_SSH, HOST_NETWORK, ROOT_URL, CERTIFICATE))
        .group("Storage Configuration", g -> g.ask(DATA, CONFIG, PG_DATA, PG_BACKUP, STORAGES))
        .group("Resources Configuration", g -> g.ask(LIMITS));
    DATABASE.run(a);
    a.workload(
        SERVER,
        w ->
            w.runAs(GIT, GIT)
                .hostNetwork(HOST_NETWORK)
                .waitFor(DATABASE.workload(), PostgreSql.PORT)
                .container(IMAGE, Gitea::server));
    a.portal(
        "Web Portal",
        choose(
            any(equal(urlScheme(ROOT_URL), literal("https")), CERTIFICATE.isGiven()),
            literal("https"),
            literal("http")),
        urlHost(ROOT_URL),
        WEB,
        literal("/"));
    a.notes(
        text(
            """
            Database: gitea, user gitea, at {}:5432
            Password: {}
            """,
            hostForOtherApps(DATABASE.workload()),
            commandToRead(DATABASE.password())));
    ExtraVariables.refuse(a, VARIABLES, List.of("GITEA__server__*", "GITEA__database__*"));
    scenarios(a);
  }

  private static void server(ContainerSpec c) {
    Probe healthy =
        http("/api/healthz")
            .scheme(choose(CERTIFICATE.isGiven(), literal("HTTPS"), literal("HTTP")));
    c.port(HTTP, WEB).port(SSHD, SSH);
    c.starts(healthy.every(5).failsAfter(60)).ready(healthy).live(healthy);
    c.env("GITEA__database__DB_TYPE", "postgres")
        .env("GITEA__database__HOST", hostOf(DATABASE.workload()))
        .env("GITEA__database__NAME", "gitea")
        .env("GITEA__database__USER", "gitea")
        .env("GITEA__database__PASSWD", DATABASE.password())
        .env("GITEA__server__PROTOCOL", PROTOCOL)
        .env("GITEA__server__HTTP_PORT", HTTP)
        .env("GITEA__server__SSH_LISTEN_PORT", SSHD)
        .env("GITEA__server__SSH_PORT", choose(EXTERNAL_SSH.isGiven(), EXTERNAL_SSH, SSH))
        .env("GITEA__server__ROOT_URL", ROOT_URL);
    c.when(
        CERTIFICATE.isGiven(),
        secure ->
            secure
                .file("/etc/certs/gitea/public.crt", CERTIFICATE.certificate())
                .file("/etc/certs/gitea/private.key", CERTIFICATE.privateKey())
                .env("GITEA__server__CERT_FILE", "/etc/certs/gitea/public.crt")
                .env("GITEA__server__KEY_FILE", "/etc/certs/gitea/private.key"));
    c.mount(DATA, "/var/lib/gitea", m -> m.ownedBy(GIT, GIT))
        .mount(CONFIG, "/etc/gitea", m -> m.ownedBy(GIT, GIT))
        .mount(TMP, "/tmp/gitea")
        .limits(LIMITS);
    ExtraStorage.mount(c, STORAGES);
    ExtraVariables.set(c, VARIABLES);
  }

  private static void scenarios(AppSpec a) {
    a.scenario("default", s -> s.answer(ROOT_URL, "http://192.168.0.2:30008"));
    a.scenario(
        "everything",
        s ->
            s.answer(ROOT_URL, "https://git.example.org:8443/")
                .answer(EXTERNAL_SSH, 2222)
                .answer(HOST_NETWORK, true)
                .answer(CERTIFICATE, 1)
                .hostPath(DATA, "/mnt/tank/gitea")
                .items(
                    STORAGES,
                    ExtraStorage.item(STORAGES, "/mnt/tank/repositories", "/repositories", true))
                .items(VARIABLES, ExtraVariables.item("GITEA__log__LEVEL", "Warn")));
  }
}
