package dev.trainyard.apps.gocd;

import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.inShell;
import static dev.trainyard.generator.expression.Expressions.lessThan;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.plus;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.helm.word.Helm.claims;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;

import dev.trainyard.apps.KnownImages;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.value.Expression;
import java.util.List;

/** GoCD: one server with its embedded database, and groups of agents that join it by themselves. */
public final class Gocd implements AppDefinition {

  static final Workload SERVER = workload("server");
  static final Port HTTP = tcp("http", 8153);

  /**
   * What a directory may hold in which artifacts lie on their way, of many jobs at the same time.
   */
  static final int MIB_OF_ARTIFACTS = 51200;

  /**
   * The unpacked web application, consoles of running jobs, and what agents upload, until it is
   * unpacked among the artifacts (gocd/gocd@26.1.0 server/…/spring-all-servlet.xml, line 70;
   * JettyWorkDirValidator.java).
   */
  static final Volume WORK = temporary("work", MIB_OF_ARTIFACTS);

  /** The entry point runs what lies there before the server (docker-entrypoint.sh). */
  private static final String CLONES = "/docker-entrypoint.d/clones.sh";

  private static final String VERSION = "26.1.0";
  static final String TAG = "v" + VERSION;
  static final Image IMAGE = image("docker.io/gocd/gocd-server", TAG);

  /** The user of all images of GoCD. Its group must be root's: everything is writable for it. */
  static final long USER = 1000;

  static final long GROUP = 0;

  /** Seconds in which the server closes its database, and an agent ends its job. */
  static final int STOP_SECONDS = 60;

  /**
   * What a JVM needs beside its heap: up to 400 MiB of metaspace (gocd/gocd
   * buildSrc/…/InstallerTypeServer.groovy), threads, buffers, and git as a child process.
   */
  private static final long BESIDE_HEAP = 1536;

  /**
   * Upstream knows upgrades of fifteen minutes (gocd/docs.go.cd upgrading_go.md). A server that is
   * killed within one leaves its database locked, and never starts with it again (gocd/gocd
   * db-support/…/DatabaseMigrator.java).
   */
  static final int SECONDS_TO_START = 3600;

  /**
   * What the app sets itself, and what the entry point acts on: all variables of the image
   * (gocd/gocd@26.1.0 buildSrc/…/gocd-docker-server/docker-entrypoint.sh). Plugins by variable are
   * fetched at each start without a checksum, and a server that cannot fetch them does not start
   * (install-gocd-plugins); a configuration by git and the first configuration of this app exclude
   * each other (git-clone-config).
   */
  private static final List<String> OWN_VARIABLES =
      List.of(
          "CONFIG_GIT_*",
          "GOCD_PLUGIN_INSTALL_*",
          "GOCD_SERVER_JVM_OPTS",
          "GO_JAVA_HOME",
          "KEEP",
          "TZ",
          "WRAPPER_CONF_DIR");

  @Override
  public App define() {
    return App.app(
        "gocd",
        a -> {
          listing(a);
          prose(a);
          questions(a);
          a.workload(SERVER, Gocd::server);
          Agent.addTo(a);
          Network.addTo(a);
          refusals(a);
          Scenarios.addTo(a);
        });
  }

  private static void listing(AppSpec a) {
    a.title("GoCD").version("1.1.0").appVersion(VERSION);
    a.description("Continuous delivery server with agents, for pipelines that fan out and in.");
    a.home("https://www.gocd.org");
    a.icon("https://gocd.github.io/assets/images/go-icon-black-192x192.png");
    a.sources("https://github.com/gocd/gocd", "https://hub.docker.com/r/gocd/gocd-server");
    a.maintainer("V-Sekai", "admin@v-sekai.org", "https://v-sekai.org");
    a.categories("productivity");
    a.tags("ci", "cd", "build", "pipelines");
    a.keywords("gocd", "ci", "cd", "continuous-delivery", "continuous-integration", "pipelines");
  }

  /**
   * What the README says of GoCD is known from gocd/gocd@26.1.0, below server/src/main/java/…
   * unless it says otherwise: that a pipeline of a repository is not paused and runs at once
   * (BuildCauseProducerService, newProduceBuildCause), what a backup has and when no request is
   * answered (BackupService, BackupFilter), less than 100 MB (base/…/SystemEnvironment, line 261),
   * when resources of an agent count (AgentRegistrationController, agentRequest), what runs where
   * (config-api/…/Agent, hasAllResources; EnvironmentPipelineMatchers, match), that agents verify
   * the certificate (agent-common/…/AgentBootstrapperArgs, line 56, since 20.2; the manual says
   * otherwise), code 111 (buildSrc/…/gocd-docker-server/docker-entrypoint.sh and that of the
   * agent). Passwords are read by cd.go.authentication.passwordfile.Authenticator of
   * gocd/gocd-filebased-authentication-plugin@0249682, and again after half an hour
   * (AbstractReAuthenticationFilter; SystemEnvironment, line 164). In maintenance mode no agent
   * registers and nobody changes anything (ModeAwareFilter: only requests below /remoting are let
   * through), and upgrades go from 20.5.1 on (gocd/docs.go.cd upgrading_go.md). Packed copies of
   * artifacts in cache are never made again (caching/ArtifactCache), and a restored server counts
   * its runs from those of its database on.
   */
  private static void prose(AppSpec a) {
    a.appReadme(TextFile.of(Gocd.class, "app-readme.md"));
    a.readme(
        TextFile.of(Gocd.class, "README.md")
            + KnownImages.section(
                "docker.io/gocd/gocd-server",
                "docker.io/gocd/gocd-agent-wolfi",
                "docker.io/gocd/gocd-agent-docker-dind",
                "docker.io/library/caddy",
                "docker.io/library/busybox",
                "docker.io/library/httpd"));
    a.notes(
        text(
            """
            GoCD is starting. The first start takes some minutes.

            Open {}://<address of the NAS>:{}/go and sign in as {} with the password you chose.
            Name and password count when there is no configuration yet; data of an earlier
            installation keeps its users.

            An agent elsewhere joins with GO_SERVER_URL={}://<address of the NAS>:{}/go and
            AGENT_AUTO_REGISTER_KEY. The key is the attribute agentAutoRegisterKey in GoCD under
            Admin, Config XML.
            {}""",
            Network.PROTOCOL,
            Network.PORT,
            verbatim(Wizard.ADMIN_USER),
            Network.PROTOCOL,
            Network.PORT,
            ElasticAgents.notes()));
    a.change(
        "1.1.0",
        "Each group of agents may have limits of its own, and has variables and storage of its own.",
        "On 24.10 and later agents start and stop as their images do. The Docker daemon of an agent has"
            + " two minutes to start.",
        "Whole backups alone count where old ones are removed, the new one always stays, and a configuration without users"
            + " is told in the log.",
        "Agents that the server does not know any more, such as after a restored backup, register anew.",
        "Agents start by /docker-entrypoint.sh of GoCD's images; what an image of yours does before belongs"
            + " into scripts in its /docker-entrypoint.d.",
        "The storage of an agent has no auto-register key once it is registered.",
        "Plugins are fetched by the proxy that is among the variables of the server. One that does not come keeps the"
            + " server waiting for ten minutes at most, and one that gets another name is not fetched again.",
        "With a certificate it is the proxy that keeps the session's cookie to HTTPS: GoCD's own option for it,"
            + " -Dgo.sessioncookie.secure=true, has each request of an agent of the app fill the server's memory."
            + " Take it off your JVM options.",
        "A clone of git that was cut off, such as by a power failure, is fetched again at the next start.",
        "With the embedded database a config/db.properties that names another one is refused, unless Database of the Data"
            + " says otherwise: a copy of a server would work on the database of the first one.",
        "A new server has the environments that groups of agents name.",
        "On 22.02 to 24.04 artifacts of more than 2 GiB end no agent any more.");
    a.change("1.0.0", "First version, with GoCD " + VERSION + ".");
  }

  private static void questions(AppSpec a) {
    a.only(claims(Wizard.DATA, 10))
        .only(claims(Wizard.ARTIFACTS, 50))
        .only(claims(Wizard.HOME, 1))
        .only(claims(Wizard.CHECKOUTS, 20))
        .only(claims(AgentWizard.AGENT_DATA, 50));
    a.group(
        "First Start",
        g ->
            g.description(
                    "The first configuration of a new server. Later changes are made in GoCD;"
                        + " other answers here change nothing.")
                .ask(
                    Wizard.ADMIN_USER,
                    Wizard.ADMIN_PASSWORD,
                    Wizard.SITE_URL,
                    Wizard.REPOSITORIES,
                    Wizard.BACKUP,
                    Wizard.BACKUPS_TO_KEEP));
    a.group(
        "GoCD Configuration",
        g ->
            g.description("How the server runs.")
                .ask(
                    Wizard.TIME_ZONE,
                    Wizard.AGENT_KEY,
                    Wizard.HEAP,
                    Wizard.MAINTENANCE,
                    Wizard.PLUGINS,
                    Wizard.JVM_OPTIONS,
                    Wizard.ADDITIONAL_ENVS));
    a.group(
        "Agents",
        g ->
            g.description("Who does the work.")
                .ask(AgentWizard.AGENTS, AgentWizard.DOCKER_AGENTS, AgentWizard.AGENT_ENVS)
                .askOnly(Helm.EDITION, Registries.LIST, ElasticAgents.WANTED));
    Database.ask(a);
    a.group(
        "Network Configuration",
        g ->
            g.description("Where GoCD is reached.")
                .ask(
                    Wizard.WEB_PORT,
                    Wizard.CERTIFICATE,
                    Wizard.HTTPS_PORT,
                    Wizard.PLAIN_TOO,
                    Network.HOST));
    a.group(
        "Repositories by SSH",
        g ->
            g.description(
                    "How server and agents reach repositories by SSH. Every job on an agent can"
                        + " read the key: give it access to what it has to read only.")
                .ask(Wizard.SSH.key(), Wizard.SSH.knownHosts()));
    a.group(
        "Storage Configuration",
        g ->
            g.description("Where data is kept. Everything belongs to user 1000 and group 0.")
                .ask(
                    Wizard.DATA,
                    Wizard.ARTIFACTS,
                    Wizard.HOME,
                    Wizard.CHECKOUTS,
                    AgentWizard.AGENT_DATA,
                    AgentWizard.AGENT_STORAGES));
    a.group(
        "Resources Configuration",
        g ->
            g.description("How much of the NAS it may use.")
                .ask(Wizard.SERVER_LIMITS, AgentWizard.EACH_AGENT, AgentWizard.EACH_DOCKER_AGENT));
  }

  private static void server(WorkloadSpec w) {
    w.runAs(USER, GROUP).stopsWithin(STOP_SECONDS).hostNetwork(Network.HOST);
    Registries.use(w);
    w.step("first-start", Image.UTILITY, FirstStart::fill);
    Database.prepare(w);
    w.step("plugins", IMAGE, Plugins::fill);
    Wizard.SSH.prepare(w);
    w.container(
        IMAGE,
        c -> {
          Network.listen(c);
          c.env("TZ", Wizard.TIME_ZONE);
          c.env("GOCD_SERVER_JVM_OPTS", jvmOptions());
          ExtraVariables.set(c, Wizard.ADDITIONAL_ENVS);
          Wizard.SSH.give(c);
          FirstStart.afterBackups(c);
          c.file(CLONES, literal(TextFile.of(Gocd.class, "clones.sh")), 0555);
          c.mount(Wizard.DATA, "/godata", m -> m.ownedBy(USER, GROUP));
          c.mount(Wizard.ARTIFACTS, "/godata/artifacts", m -> m.ownedBy(USER, GROUP));
          c.mount(Wizard.HOME, "/home/go", m -> m.ownedBy(USER, GROUP));
          // Links and unpacked programs, made anew at each start; only the clones are worth
          // keeping.
          c.mount(WORK, "/go-working-dir");
          c.mount(Wizard.CHECKOUTS, "/go-working-dir/pipelines", m -> m.ownedBy(USER, GROUP));
          c.writableRoot("The entry point edits the settings of the service wrapper in place.");
          c.limits(Wizard.SERVER_LIMITS);
          health(c);
        });
    ElasticAgents.allow(w);
  }

  /**
   * While it loads, the server answers every path with 503 (gocd/gocd
   * GoServerLoadingIndicationHandler.java).
   */
  private static void health(ContainerSpec c) {
    Probe health = Probe.http("/go/api/v1/health").on(HTTP);
    c.starts(health.every(10).failsAfter(SECONDS_TO_START / 10));
    c.ready(health.every(10).failsAfter(3));
    c.live(health.every(15).timeout(5).failsAfter(8));
  }

  /** The entry point splits them as a shell does. The last {@code -Xmx} wins over its own one. */
  private static Expression<String> jvmOptions() {
    Expression<String> own =
        concat(
            text("-Xmx{}m", Wizard.HEAP),
            when(Wizard.MAINTENANCE, text(" -Dgocd.server.start.in.maintenance.mode=true")));
    Expression<String> owners = Wizard.JVM_OPTIONS.text(option -> text(" {}", inShell(option)));
    return concat(own, owners);
  }

  private static void refusals(AppSpec a) {
    a.refuseIf(
        lessThan(Wizard.SERVER_LIMITS.memory(), plus(Wizard.HEAP, literal(BESIDE_HEAP))),
        "The memory limit of the server must be at least "
            + BESIDE_HEAP
            + " MiB larger than its heap. Raise the limit or lower the heap.");
    a.refuseIf(
        Wizard.REPOSITORIES.hasDuplicates(Wizard.REPOSITORY_NAME),
        "Two repositories with pipelines have the same name. Rename one of them.");
    Agent.refuse(a);
    Plugins.refuse(a);
    Registries.refuse(a);
    Network.refuse(a);
    Database.refuse(a);
    ExtraVariables.refuse(a, Wizard.ADDITIONAL_ENVS, OWN_VARIABLES);
  }
}
