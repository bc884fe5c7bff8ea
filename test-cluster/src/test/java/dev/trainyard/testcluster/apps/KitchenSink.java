package dev.trainyard.testcluster.apps;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.any;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.dividedBy;
import static dev.trainyard.generator.expression.Expressions.equal;
import static dev.trainyard.generator.expression.Expressions.inJson;
import static dev.trainyard.generator.expression.Expressions.inProperties;
import static dev.trainyard.generator.expression.Expressions.inShell;
import static dev.trainyard.generator.expression.Expressions.inSql;
import static dev.trainyard.generator.expression.Expressions.inSqlIdentifier;
import static dev.trainyard.generator.expression.Expressions.inUrl;
import static dev.trainyard.generator.expression.Expressions.inXml;
import static dev.trainyard.generator.expression.Expressions.installedName;
import static dev.trainyard.generator.expression.Expressions.isOneOf;
import static dev.trainyard.generator.expression.Expressions.lessThan;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.mapped;
import static dev.trainyard.generator.expression.Expressions.minus;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.passwordHash;
import static dev.trainyard.generator.expression.Expressions.plus;
import static dev.trainyard.generator.expression.Expressions.startsWithOneOf;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.times;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.helm.word.Helm.claims;
import static dev.trainyard.generator.helm.word.Helm.mayUseApi;
import static dev.trainyard.generator.helm.word.Helm.mayUseApiClusterWide;
import static dev.trainyard.generator.helm.word.Helm.namespace;
import static dev.trainyard.generator.helm.word.Helm.patch;
import static dev.trainyard.generator.helm.word.Helm.podField;
import static dev.trainyard.generator.helm.word.Helm.pullsAs;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.temporaryInMemory;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;

import dev.trainyard.generator.expression.node.CertificatePart;
import dev.trainyard.generator.expression.node.Gpus;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.helm.word.Hook;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.JobSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.question.ListItem;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Map;

/**
 * An app of no use but one: it says everything that a definition can say, so that each printer,
 * check and escape is tried with real Helm, and all that services can follow with real Jinja.
 */
final class KitchenSink implements AppDefinition {

  /** Whether it says what only charts can do, too. */
  private final boolean charts;

  /** With every word. */
  KitchenSink() {
    this(true);
  }

  private KitchenSink(boolean charts) {
    this.charts = charts;
  }

  /** With every word that services of Docker Compose can follow. */
  static KitchenSink ofServices() {
    return new KitchenSink(false);
  }

  private static final Image MAIN = image("docker.io/example/sink", "1.2.3");
  private static final Image TOOLS =
      image("registry.example.org:5000/tools/all-in.one", "2024.1_x")
          .starting("/usr/bin/tools", "--$quiet")
          .pinnedTo("sha256:" + "0123456789abcdef".repeat(4));

  private static final Workload WEB = workload("web");
  private static final Workload DATABASE = workload("db");
  private static final Workload EXPERT = workload("expert");

  private static final Port HTTP = tcp("http", 8080);
  private static final Port HTTPS = tcp("https", 8443);
  private static final Port METRICS = tcp("metrics", 9100);
  private static final Port PEERS = tcp("peers", KitchenWizard.PEERS);
  private static final Port DNS = tcp("dns", 53);
  private static final Port DNS_UDP = udp("dns-udp", 53);
  private static final Port SQL = tcp("sql", 5432);
  private static final Port EXPERT_HTTP = tcp("http", 8180);

  private static final Volume SCRATCH = temporary("scratch", 64);
  private static final Volume FRAMES = temporaryInMemory("frames", KitchenWizard.FRAMES);

  /** The same file in two pods and three containers. */
  private static final Expression<String> CONSTANT =
      text("[Section]\n  key = {{ not a template }} $(HOME)\n");

  @Override
  public App define() {
    return App.app(
        "kitchen-sink",
        a -> {
          listing(a);
          questions(a);
          a.workload(WEB, this::web);
          a.workload(DATABASE, this::database);
          a.each(
              KitchenWizard.USERS,
              (each, i) -> {
                each.workload(workload("user"), i.get(KitchenWizard.USER_NAME), w -> user(w, i));
                each.when(
                    i.get(KitchenWizard.USER_ADMIN),
                    admin ->
                        admin.refuseIf(
                            lessThan(i.get(KitchenWizard.USER_AGE), literal(6L)),
                            "An administrator is younger than six."));
              });
          a.when(
              KitchenWizard.EXPERT,
              expert ->
                  expert
                      .workload(EXPERT, KitchenSink::expert)
                      .portal("Experts", KitchenWizard.WEB, "/experts"));
          jobs(a);
          a.portal("Web Portal", KitchenWizard.WEB, "/ui?a=b");
          a.portal("Admin (secure)", protocol(), KitchenWizard.API, "/admin");
          a.portal(
              "Elsewhere",
              protocol(),
              KitchenWizard.PUBLIC_NAME,
              KitchenWizard.VISITORS,
              choose(KitchenWizard.EXPERT, literal("/expert"), literal("/")));
          refusals(a);
          scenarios(a);
        });
  }

  private void listing(AppSpec a) {
    a.title("Kitchen Sink: \"everything\"")
        .description("Says all that a definition can say: # { } [ ] & * ! | > % @ `.")
        .train("test")
        .version("1.20.300")
        .appVersion("1.2.3+build/4")
        .oneWay("Its data has another format from this version on.")
        .accept("TN412", "question on: \"yes\"", "It is 'on': [no] # answer\tever.")
        .accept("TN416", "Its changelog says all.")
        .home("https://example.org/sink")
        .icon("https://example.org/sink.png")
        .sources("https://example.org/sink/source", "https://example.org/sink/chart")
        .maintainer("Ada Müller", "ada@example.org", "https://example.org/ada")
        .maintainer("no", "no@example.org", "")
        .categories("test", "on")
        .tags("1.0", "null")
        .keywords("kitchen", "0x1F")
        .screenshots("https://example.org/1.png")
        .labels()
        .networks()
        .only(
            patch(
                "There is no word for priorities.",
                "Deployment",
                WEB,
                manifest ->
                    manifest
                        .set("spec/template/spec/priorityClassName", KitchenWizard.NICK)
                        .set(
                            "spec/template/spec/containers[files]/terminationMessagePolicy",
                            "FallbackToLogsOnError")))
        .only(
            Helm.file(
                "There is no word for budgets.",
                "templates/budget.yaml",
                "{{- if false }}\n# Nothing.\n{{- end }}\n"))
        .appReadme("# Kitchen Sink\n\nWith <b>HTML</b>, {{ braces }} and <% delimiters %>.")
        .readme("Everything | and more.\n\n```\n{{ .Values }}\n```")
        .notes(notes())
        .change("1.20.300", "Even more: <everything>.", "And {{ braces }}.")
        .change("1.0.0", "First version.");
  }

  private Expression<String> notes() {
    return concat(
        text(
            "Hello {}, release {} in {}.\n{{ no template }}\n",
            verbatim(KitchenWizard.OWNER),
            installedName(),
            charts ? namespace() : literal("a folder")),
        when(KitchenWizard.EXPERT, text("You are an expert on {}.\n", hostOf(WEB))),
        KitchenWizard.USERS.text(
            i ->
                text(
                    "- {} ({}) is number {}\n",
                    verbatim(i.get(KitchenWizard.USER_NAME)),
                    i.get(KitchenWizard.USER_AGE),
                    i.index())));
  }

  private void questions(AppSpec a) {
    a.group(
        "General",
        g ->
            g.description("Names: and \"words\"")
                .ask(
                    KitchenWizard.GREETING,
                    KitchenWizard.OWNER,
                    KitchenWizard.NICK,
                    KitchenWizard.REMARK,
                    KitchenWizard.REPOSITORY,
                    KitchenWizard.TAG,
                    KitchenWizard.FIXED,
                    KitchenWizard.INTERNAL,
                    KitchenWizard.TIME_ZONE,
                    KitchenWizard.BACKUP_AT));
    if (charts) {
      a.only(claims(KitchenWizard.DATA, 5));
    }
    a.group("Secrets", g -> g.ask(KitchenWizard.PASSWORD, KitchenWizard.KEY, KitchenWizard.PHRASE));
    a.group(
        "Look",
        g ->
            g.ask(
                KitchenWizard.COLOUR,
                KitchenWizard.LEVEL,
                KitchenWizard.OFFSET,
                KitchenWizard.QUOTA,
                KitchenWizard.VERBOSE,
                KitchenWizard.EXPERT,
                KitchenWizard.SHADE,
                KitchenWizard.TONE,
                KitchenWizard.BEST,
                KitchenWizard.LESSER,
                KitchenWizard.TUNING,
                KitchenWizard.EXPERT_KEY,
                KitchenWizard.HINT,
                KitchenWizard.MEMBER,
                KitchenWizard.GUEST,
                KitchenWizard.LOUD,
                KitchenWizard.MODE,
                KitchenWizard.ADVANCED,
                KitchenWizard.THREADS,
                KitchenWizard.EXTRA));
    a.group(
        "Network",
        g -> {
          g.ask(
              KitchenWizard.BIND,
              KitchenWizard.TRUSTED,
              KitchenWizard.GATEWAY,
              KitchenWizard.NODE,
              KitchenWizard.NIC,
              KitchenWizard.HOST_NETWORK,
              KitchenWizard.WEB,
              KitchenWizard.API,
              KitchenWizard.GAME,
              KitchenWizard.PEERS,
              KitchenWizard.VISITORS,
              KitchenWizard.CERTIFICATE,
              KitchenWizard.PUBLIC_NAME);
          if (charts) {
            g.ask(KitchenWizard.AUTHORITY);
          }
          g.ask(KitchenWizard.SIGNER);
        });
    a.group(
        "Storage",
        g ->
            g.ask(
                KitchenWizard.MEDIA_PATH,
                KitchenWizard.DEVICE,
                KitchenWizard.DATA,
                KitchenWizard.CACHE,
                KitchenWizard.MEDIA));
    a.group(
        "People",
        g ->
            g.ask(
                KitchenWizard.USERS,
                KitchenWizard.VARIABLES,
                KitchenWizard.FLAGS,
                KitchenWizard.TOPICS));
    a.group(
        "Resources",
        g ->
            g.ask(
                KitchenWizard.USER_ID,
                KitchenWizard.GROUP_ID,
                KitchenWizard.EXTRA_GROUP,
                KitchenWizard.SHARED_MEMORY,
                KitchenWizard.FRAMES,
                KitchenWizard.LIMITS,
                KitchenWizard.GPUS,
                KitchenWizard.REPLICAS,
                KitchenWizard.MEMORY));
  }

  private void web(WorkloadSpec w) {
    if (charts) {
      w.replicas(KitchenWizard.REPLICAS)
          .only(
              mayUseApi(
                  List.of("", "apps"), List.of("pods", "deployments"), List.of("get", "list")))
          .when(
              KitchenWizard.VERBOSE,
              v ->
                  v.only(mayUseApi(List.of(""), List.of("pods/log"), List.of("get")))
                      .only(mayUseApiClusterWide(List.of(""), List.of("events"), List.of("list"))))
          .each(
              KitchenWizard.USERS,
              (each, i) ->
                  each.only(
                      pullsAs(
                          i.get(KitchenWizard.USER_MOTTO),
                          i.get(KitchenWizard.USER_NAME),
                          i.get(KitchenWizard.USER_TOKEN))));
    }
    w.runAs(KitchenWizard.USER_ID, KitchenWizard.GROUP_ID)
        .stopsWithin(choose(KitchenWizard.EXPERT, literal(90L), literal(45L)))
        .reachableBeforeReady(KitchenWizard.EXPERT)
        .supplementalGroup(29)
        .when(KitchenWizard.EXPERT, x -> x.supplementalGroup(KitchenWizard.EXTRA_GROUP))
        .sysctl("net.ipv4.ip_unprivileged_port_start", "53")
        .when(
            KitchenWizard.EXPERT,
            expert -> expert.sysctl("kernel.shm_rmid_forced", KitchenWizard.SHARED_MEMORY))
        .nameserver("9.9.9.9")
        .nameserver(KitchenWizard.BIND)
        .searchDomain(KitchenWizard.PUBLIC_NAME)
        .dnsOption("ndots", "2")
        .each(
            KitchenWizard.TOPICS,
            (each, topic) ->
                each.dnsOption(topic, KitchenWizard.NICK)
                    .when(KitchenWizard.VERBOSE, v -> v.searchDomain(topic)))
        .hostAlias("10.0.0.9", "printer", "printer.example.org")
        .hostAlias(KitchenWizard.GATEWAY, KitchenWizard.NICK)
        .waitFor(DATABASE, SQL)
        .when(KitchenWizard.EXPERT, expert -> expert.waitFor(EXPERT, EXPERT_HTTP))
        .step(
            "prepare",
            Image.UTILITY,
            c ->
                c.command("sh", "-c", "cp /etc/constant /tmp/")
                    .file("/etc/constant", CONSTANT)
                    .mount(SCRATCH, "/tmp")
                    .runAs(1000, 1000)
                    .limits(0.1, 64))
        .container(MAIN, this::server)
        .container("expressions", TOOLS, this::expressions)
        .when(KitchenWizard.VERBOSE, verbose -> verbose.container("files", MAIN, this::files))
        .when(
            KitchenWizard.EXPERT,
            expert -> expert.container("watcher", TOOLS, KitchenSink::watcher));
  }

  private static void watcher(ContainerSpec c) {
    c.noHealthCheck("It does nothing.")
        .env("EXPERT_KEY", KitchenWizard.EXPERT_KEY)
        .env("HASH", passwordHash("expert", KitchenWizard.EXPERT_KEY))
        .env("PASSWORD", KitchenWizard.PASSWORD)
        .file("/etc/expert.key", KitchenWizard.EXPERT_KEY)
        .file("/etc/labels", labels())
        .liveFiles(
            "/etc/live",
            files ->
                files.file("expert.key", KitchenWizard.EXPERT_KEY).file("labels.xml", labels()))
        .mount(KitchenWizard.CACHE, "/cache", m -> m.ownedBy(33, 33, "The cache changes to 33."));
  }

  private void server(ContainerSpec c) {
    if (charts) {
      c.env("POD_IP", podField("status.podIP"));
    } else {
      c.port(tcp("visitors", 5433), KitchenWizard.VISITORS);
    }
    c.port(HTTP, KitchenWizard.WEB)
        .portWithClientAddress(HTTPS, KitchenWizard.API)
        .port(tcp("game-tcp", 27015), KitchenWizard.GAME)
        .port(udp("game", 27015), KitchenWizard.GAME)
        .portBeforeReady(PEERS, KitchenWizard.PEERS, KitchenWizard.EXPERT)
        .port(udp("peers-udp", KitchenWizard.PEERS), KitchenWizard.PEERS)
        .env("PEERS_PORT", PEERS)
        .port(METRICS)
        .port(DNS)
        .port(DNS_UDP)
        .command("/bin/sink", "--", expanded("GREETING"), "{{ braces }}")
        .args("serve", "yes", "1e3", "multi\nline\n", "trailing \n ")
        .arg(KitchenWizard.GREETING)
        .arg(text("--nick={}", KitchenWizard.NICK))
        .arg(text("--at={} " + expanded("POD_IP"), verbatim(KitchenWizard.REMARK)))
        .mount(
            KitchenWizard.CACHE,
            "/var/cache/sink",
            m -> m.ownedBy(33, 33, "The cache changes to 33."))
        .when(
            KitchenWizard.EXPERT,
            expert ->
                expert
                    .args("--expert")
                    .stdin()
                    .port(tcp("expert", 9999))
                    .capability("SYS_NICE", "Experts are in a hurry.")
                    .env("MODE_OF_EXPERTS", KitchenWizard.TUNING)
                    .env("SECRET_OF_EXPERTS", KitchenWizard.PHRASE)
                    .file("/etc/expert.conf", text("level = {}\n", KitchenWizard.LEVEL))
                    .mount(
                        KitchenWizard.CACHE,
                        "/var/expert",
                        m -> m.subPath("expert/cache").ownedBy(1000, 1001, "Experts.")))
        .each(KitchenWizard.FLAGS, (each, flag) -> each.arg(flag))
        .each(
            KitchenWizard.VARIABLES,
            (each, i) ->
                each.env(i.get(KitchenWizard.VARIABLE_NAME), i.get(KitchenWizard.VARIABLE_VALUE)))
        .each(
            KitchenWizard.USERS,
            (each, i) ->
                each.arg(text("--user={}:{}", i.index(), verbatim(i.get(KitchenWizard.USER_MOTTO))))
                    .env(
                        text("TOKEN_{}", verbatim(i.get(KitchenWizard.USER_NAME))),
                        i.get(KitchenWizard.USER_TOKEN))
                    .mount(
                        i,
                        KitchenWizard.USER_HOME,
                        text("{}/{}", verbatim(i.get(KitchenWizard.USER_PATH)), i.index()),
                        m ->
                            m.readOnly(i.get(KitchenWizard.USER_ADMIN))
                                .ownedBy(1000, 1002, "Homes."))
                    .mount(
                        KitchenWizard.MEDIA,
                        text("/shared/{}", i.index()),
                        m -> m.subPath("shared").ownedBy(1000, 1003, "Shared.")))
        .env("GREETING", KitchenWizard.GREETING)
        .env("LITERAL", expanded("GREETING") + " and {{ braces }}")
        .env("NUMBER", literal(1_000_000L))
        .env("YES", literal(true))
        .env("WHO", text("{} <{}>", verbatim(KitchenWizard.OWNER), inUrl(KitchenWizard.OWNER)))
        .env("PASSWORD", KitchenWizard.PASSWORD)
        .env("KEY", KitchenWizard.KEY.secret())
        .env("SALT", generatedSecret("salt", 32))
        .env("HASH", passwordHash("login", KitchenWizard.PASSWORD))
        .env(
            "URL",
            text(
                "db://{}:{}@{}",
                KitchenWizard.NICK,
                inUrl(KitchenWizard.PASSWORD),
                hostOf(DATABASE)))
        .mount(KitchenWizard.MEDIA, KitchenWizard.MEDIA_PATH, m -> m.readOnly())
        .mount(SCRATCH, "/tmp")
        .mount(FRAMES, "/frames")
        .sharedMemory(KitchenWizard.FRAMES)
        .file("/etc/constant", CONSTANT)
        .starts(Probe.tcp().on(METRICS).every(2).failsAfter(30))
        .ready(
            Probe.http(text("/healthz?$(x)={}", inUrl(KitchenWizard.GREETING)))
                .on(HTTP)
                .scheme(choose(KitchenWizard.VERBOSE, literal("HTTP"), literal("HTTPS")))
                .header("Host", KitchenWizard.NICK)
                .header("X-Probe", "it's {{ alive }}: $(HOME) 'yes'")
                .after(3)
                .timeout(2)
                .succeedsAfter(2))
        .live(Probe.http("/healthz").on(HTTPS).https())
        .capability("NET_BIND_SERVICE", "It may listen on port 80.")
        .device("/dev/net/tun", "It makes a tunnel.")
        .hostPath(
            "/run/udev", "/run/udev", "It knows of devices.", m -> m.readOnly(KitchenWizard.EXPERT))
        .preStop("/bin/sink", "stop", "--wait: {{ 5 }}")
        .postStart("/bin/sink", "announce")
        .tty()
        .limits(KitchenWizard.LIMITS)
        .gpus(KitchenWizard.GPUS)
        .when(KitchenWizard.GPUS.isChosen(), given -> given.args("--gpu"));
  }

  /** What stands for a variable, in the notation of shells where the other one is of charts. */
  private String expanded(String variable) {
    return charts ? "$(" + variable + ")" : "$" + variable + " ${" + variable + ":-x}";
  }

  /** Every kind of expression as a variable. */
  private void expressions(ContainerSpec c) {
    Expression<Boolean> both = all(KitchenWizard.VERBOSE, KitchenWizard.EXPERT);
    Expression<Boolean> one =
        any(KitchenWizard.EXPERT, KitchenWizard.LEVEL.is(5), not(KitchenWizard.COLOUR.is("red")));
    c.env("EQUAL", equal(KitchenWizard.GREETING, KitchenWizard.OWNER))
        .env("EQUAL_NUMBERS", equal(KitchenWizard.LEVEL, KitchenWizard.OFFSET))
        .env("LESS", lessThan(KitchenWizard.OFFSET, literal(0L)))
        .env("BOTH", both)
        .env("ONE", one)
        .env("NEITHER", not(one))
        .env("MEMBER", isOneOf(KitchenWizard.GREETING, List.of("red", "yes", "it's \"x\"")))
        .env("STARTS", startsWithOneOf(KitchenWizard.GREETING, List.of("Hel", "{{ \"", "a\nb")))
        .env("PLUS", plus(KitchenWizard.OFFSET, KitchenWizard.LEVEL))
        .env("MINUS", minus(KitchenWizard.OFFSET, literal(2_147_483_648L)))
        .env("TIMES", times(KitchenWizard.OFFSET, KitchenWizard.LEVEL))
        .env("QUOTIENT", dividedBy(KitchenWizard.OFFSET, 7))
        .env("EITHER", choose(both, KitchenWizard.OWNER, KitchenWizard.GREETING))
        .env("NESTED", choose(one, choose(both, literal(1L), KitchenWizard.OFFSET), literal(3L)))
        .env("MAPPED", mapped(KitchenWizard.COLOUR, Map.of("red", "#f00", "yes", "$(no) {{ 1 }}")))
        .env("JOINED", KitchenWizard.FLAGS.joined(" , \"\n"))
        .env("HAS_FLAGS", KitchenWizard.FLAGS.hasItems())
        .env("HAS_USERS", KitchenWizard.USERS.hasItems())
        .env("TWINS", KitchenWizard.USERS.hasDuplicates(KitchenWizard.USER_AGE))
        .env("HAS_REMARK", KitchenWizard.REMARK.isGiven())
        .env("HAS_QUOTA", KitchenWizard.QUOTA.isGiven())
        .env("QUOTA", choose(KitchenWizard.QUOTA.isGiven(), KitchenWizard.QUOTA, literal(-1)))
        .env("IS_QUOTA", KitchenWizard.QUOTA.is(1))
        .env("HAS_CERTIFICATE", KitchenWizard.CERTIFICATE.isGiven())
        .env("SCHEDULE", KitchenWizard.BACKUP_AT)
        .env("TZ", KitchenWizard.TIME_ZONE)
        .env("NODE", KitchenWizard.NODE)
        .env("NIC", KitchenWizard.NIC)
        .env("BIND", text("{}:{}", verbatim(KitchenWizard.BIND), inUrl(KitchenWizard.GATEWAY)))
        .env("TRUSTED", KitchenWizard.TRUSTED)
        .env("DEVICE", KitchenWizard.DEVICE)
        .env("FIXED", KitchenWizard.FIXED)
        .env("INTERNAL", KitchenWizard.INTERNAL)
        .env("CORES", KitchenWizard.LIMITS.cpus())
        .env("HALF", dividedBy(KitchenWizard.LIMITS.memory(), 2))
        .env("RELEASE", text("{}/{}", charts ? namespace() : literal("a folder"), installedName()))
        .env(
            "SHADES",
            concat(
                text("{}", KitchenWizard.LEVEL),
                when(KitchenWizard.COLOUR.is("red"), text(" {}", verbatim(KitchenWizard.SHADE))),
                when(KitchenWizard.COLOUR.isNot("red"), text(" {}", verbatim(KitchenWizard.TONE))),
                when(KitchenWizard.LEVEL.is(5), text(" {}", verbatim(KitchenWizard.BEST))),
                when(KitchenWizard.LEVEL.isNot(5), text(" {}", verbatim(KitchenWizard.LESSER))),
                when(not(KitchenWizard.EXPERT), text(" {}", verbatim(KitchenWizard.HINT))),
                when(KitchenWizard.SHADE.is("dark"), text(" {}", verbatim(KitchenWizard.MEMBER))),
                when(KitchenWizard.SHADE.isNot("dark"), text(" {}", verbatim(KitchenWizard.GUEST))),
                when(not(KitchenWizard.VERBOSE), text(" {}", verbatim(KitchenWizard.LOUD)))))
        .when(
            KitchenWizard.MODE.is("advanced"),
            advanced ->
                advanced
                    .env("THREADS", KitchenWizard.THREADS)
                    .env("POOL", KitchenWizard.EXTRA)
                    .when(KitchenWizard.VERBOSE, verbose -> verbose.env("NOISE", "loud")))
        .noHealthCheck("It does nothing.")
        .runAsRoot("It looks after the others.")
        .when(
            KitchenWizard.VERBOSE,
            verbose ->
                verbose
                    .writableRoot("It keeps notes.")
                    .privilegeEscalation("It calls \"sudo\": {{ really }}."))
        .limits(literal(1L), KitchenWizard.MEMORY);
  }

  /** Every place of a text. */
  private void files(ContainerSpec c) {
    if (charts) {
      authority(c);
    }
    c.noHealthCheck("It does nothing.")
        .file(
            "/etc/sink.xml",
            text(
                "<sink greeting=\"{}\" owner='{}'>{}</sink>\n",
                inXml(KitchenWizard.GREETING),
                inXml(KitchenWizard.OWNER),
                inXml(KitchenWizard.REMARK)))
        .file(
            "/etc/sink.properties",
            concat(
                text("greeting={}\nlevel={}\n", inProperties(KitchenWizard.GREETING), level()),
                when(KitchenWizard.EXPERT, text("# an expert\n")),
                KitchenWizard.VARIABLES.text(
                    i ->
                        concat(
                            text("{}=", verbatim(i.get(KitchenWizard.VARIABLE_NAME))),
                            when(
                                i.isGiven(KitchenWizard.VARIABLE_VALUE),
                                text("{}", inProperties(i.get(KitchenWizard.VARIABLE_VALUE)))),
                            text("\n"))),
                KitchenWizard.TOPICS.text(topic -> text("topic={}\n", verbatim(topic)))))
        .file(
            "/etc/sink.toml",
            text("greeting = {}\nlevel = {}\n", inJson(KitchenWizard.GREETING), level()),
            0400)
        .file(
            "/usr/local/bin/sink.sh",
            text("#!/bin/sh\nprintf %s {}\n", inShell(KitchenWizard.GREETING)),
            0755)
        .file("/etc/raw", text(" {}\n\n", verbatim(KitchenWizard.GREETING)))
        .file("/etc/constant", CONSTANT)
        .file("/etc/other/constant", text("no line break at the end"))
        .file(
            "/etc/sink.sql",
            text(
                "ALTER USER {} PASSWORD {};\n",
                inSqlIdentifier(KitchenWizard.OWNER),
                inSql(KitchenWizard.PASSWORD)))
        .when(
            KitchenWizard.CERTIFICATE.isGiven(),
            chosen ->
                chosen
                    .file("/etc/tls/key.pem", KitchenWizard.CERTIFICATE.privateKey(), 0440)
                    .file("/etc/tls/cert.pem", KitchenWizard.CERTIFICATE.certificate()))
        .file("/etc/tls/signer.pem", KitchenWizard.SIGNER.certificate())
        .file(
            "/etc/tls/users.pem",
            KitchenWizard.USERS.text(
                i ->
                    text(
                        "{}",
                        verbatim(
                            i.certificate(
                                KitchenWizard.USER_CERTIFICATE,
                                CertificatePart.Part.CERTIFICATE)))))
        .when(
            KitchenWizard.CERTIFICATE.isGiven(),
            chosen ->
                chosen.file("/etc/tls/chosen", text("chosen for {}", inJson(KitchenWizard.NICK))));
  }

  private static void authority(ContainerSpec c) {
    c.file(
            "/etc/tls/clients.pem",
            choose(
                KitchenWizard.AUTHORITY.isGiven(),
                KitchenWizard.AUTHORITY.certificate(),
                literal("")))
        .file(
            "/etc/tls/authority.pem",
            choose(
                KitchenWizard.AUTHORITY.isGiven(),
                KitchenWizard.AUTHORITY.privateKey(),
                literal("")),
            0400);
  }

  /** A file that is called like something else in the chart. */
  private static Expression<String> labels() {
    return text("line 1\r\nlevel {}\r\n", level());
  }

  private static Expression<Long> level() {
    return KitchenWizard.LEVEL.expression();
  }

  private void database(WorkloadSpec w) {
    if (charts) {
      w.only(mayUseApiClusterWide(List.of(""), List.of("nodes"), List.of("get")));
    }
    w.stateful()
        .runAs(999, 999)
        .replicas(KitchenWizard.REPLICAS)
        .container(
            TOOLS,
            c -> {
              if (charts) {
                c.port(tcp("visitors", 5433), KitchenWizard.VISITORS);
              }
              c.port(SQL)
                  .mount(KitchenWizard.DATA, "/data", m -> m.perReplica().ownedBy(999, 999))
                  .mount(KitchenWizard.DATA, "/shared", m -> m.subPath("shared"))
                  .mount(KitchenWizard.DATA, "/logs", m -> m.subPath("logs").perReplica())
                  .mount(KitchenWizard.CACHE, "/cache")
                  .env("PASSWORD", KitchenWizard.PASSWORD)
                  .ready(Probe.exec("sh", "-c", "test \"$(cat /data/ok)\" = {{ yes }}"));
            });
  }

  private static void user(WorkloadSpec w, ListItem i) {
    w.runAs(1000, 1000)
        .container(
            image("docker.io/example/user", "3.0.0"),
            c ->
                c.port(tcp("http", 80))
                    .capability("NET_BIND_SERVICE", "It listens on port 80.")
                    .gpus(i, KitchenWizard.USER_GPUS)
                    .env("MOTTO", i.get(KitchenWizard.USER_MOTTO))
                    .env("AGE", i.get(KitchenWizard.USER_AGE))
                    .env("ROLE", i.get(KitchenWizard.USER_ROLE))
                    .env("TOKEN", i.get(KitchenWizard.USER_TOKEN))
                    .env("ADULT", lessThan(literal(17L), i.get(KitchenWizard.USER_AGE)))
                    .env(
                        "TITLE",
                        concat(
                            text("{}. ", i.index()),
                            when(i.get(KitchenWizard.USER_ADMIN), text("Administrator"))))
                    .file("/etc/motto", text("{}\n", verbatim(i.get(KitchenWizard.USER_MOTTO))))
                    .file(
                        "/etc/token",
                        text("token={}\n", inProperties(i.get(KitchenWizard.USER_TOKEN))),
                        0400)
                    .file(
                        "/etc/user.key",
                        i.certificate(
                            KitchenWizard.USER_CERTIFICATE, CertificatePart.Part.PRIVATE_KEY))
                    .file(
                        "/etc/topics",
                        KitchenWizard.TOPICS.text(topic -> text("{}\n", verbatim(topic))))
                    .mount(KitchenWizard.CACHE, "/cache", m -> m.readOnly())
                    .mount(i, KitchenWizard.USER_HOME, literal("/home"), m -> m.ownedBy(1000, 1002))
                    .when(
                        i.get(KitchenWizard.USER_ADMIN),
                        admin ->
                            admin
                                .env("PHRASE", KitchenWizard.PHRASE)
                                .file(
                                    "/etc/admin",
                                    text("{}", inJson(i.get(KitchenWizard.USER_MOTTO)))))
                    .ready(Probe.tcp()));
  }

  private static void expert(WorkloadSpec w) {
    w.runAs(1000, 1000)
        .hostNetwork(KitchenWizard.HOST_NETWORK)
        .when(
            not(KitchenWizard.HOST_NETWORK),
            own -> own.sysctl("net.ipv4.ping_group_range", "0 1000"))
        .container(
            MAIN,
            c ->
                c.port(EXPERT_HTTP)
                    .when(
                        KitchenWizard.VERBOSE,
                        v ->
                            v.device("/dev/ttyUSB0", "It talks to \"sticks\": {{ all }}.")
                                .privilegedToOpenDevices("It talks to devices."))
                    .when(not(KitchenWizard.VERBOSE), v -> v.privileged("It looks for \"sticks\"."))
                    .hostPath("/proc", "/host/proc", "It measures the NAS.")
                    .mount(KitchenWizard.MEDIA, "/media")
                    .live(Probe.http("/")))
        .container(
            "asked",
            image(
                KitchenWizard.REPOSITORY,
                choose(KitchenWizard.TAG.isGiven(), KitchenWizard.TAG, literal("1.0.0"))),
            c -> c.noHealthCheck("It does nothing.").env("PHRASE", KitchenWizard.PHRASE));
  }

  private void jobs(AppSpec a) {
    if (charts) {
      ofCharts(a);
    } else {
      a.job(
          "tapes",
          Trigger.Moment.EACH_RELEASE,
          j -> {
            run(j);
            j.hostNetwork("It finds \"tapes\" by broadcasts.").waitFor(WEB, HTTP);
          });
    }
    a.job("pre-upgrade", Trigger.Moment.BEFORE_UPGRADE, KitchenSink::convert);
    a.job("post-upgrade", Trigger.Moment.AFTER_UPGRADE, KitchenSink::convert);
    a.when(
        KitchenWizard.VERBOSE,
        verbose ->
            verbose.job(
                "each-release",
                Trigger.Moment.EACH_RELEASE,
                j -> {
                  run(j);
                  j.endsWithin(900)
                      .waitFor(WEB, HTTP)
                      .waitFor(WEB, METRICS)
                      .container("second", TOOLS, c -> c.env("KEY", KitchenWizard.KEY.secret()));
                }));
  }

  private static void ofCharts(AppSpec a) {
    a.job("pre-install", Hook.PRE_INSTALL, KitchenSink::run);
    a.job(
        "post-install",
        Hook.POST_INSTALL,
        j -> {
          run(j);
          j.only(mayUseApi(List.of("batch"), List.of("jobs"), List.of("get")))
              .container(
                  "files",
                  MAIN,
                  c ->
                      c.file("/etc/owner", text("{}", verbatim(KitchenWizard.OWNER)))
                          .file("/etc/phrase", KitchenWizard.PHRASE));
        });
    a.when(
        KitchenWizard.DEVICE.isGiven(),
        given ->
            given.job(
                "backup",
                KitchenWizard.BACKUP_AT,
                j ->
                    j.runAs(1000, 1000)
                        .hostNetwork("It finds \"tapes\" by broadcasts.")
                        .container(
                            MAIN, c -> c.mount(KitchenWizard.DATA, "/data", m -> m.readOnly()))));
  }

  private static void run(JobSpec j) {
    j.runAs(1000, 1000).attempts(2).container(MAIN, c -> c.args("run").env("TZ", "UTC"));
  }

  private static void convert(JobSpec j) {
    j.runAs(1000, 1000).container(MAIN, c -> c.command("convert").env("TZ", "UTC"));
  }

  private static Expression<String> protocol() {
    return choose(KitchenWizard.CERTIFICATE.isGiven(), literal("https"), literal("http"));
  }

  private static void refusals(AppSpec a) {
    a.refuseIf(
        all(KitchenWizard.LEVEL.is(1), KitchenWizard.COLOUR.is("red"), KitchenWizard.EXPERT),
        "Experts of level 1 are not \"red\": choose {{ another }} colour.");
  }

  private void scenarios(AppSpec a) {
    a.scenario(
        "default",
        s ->
            s.answer(KitchenWizard.OWNER, "Ada")
                .answer(KitchenWizard.PASSWORD, "correct horse")
                .answer(KitchenWizard.OFFSET, 0)
                .answer(KitchenWizard.GAME, 32015)
                .answer(KitchenWizard.NIC, "eth0")
                .answer(KitchenWizard.SIGNER, 1));
    a.scenario(
        "everything",
        s -> {
          if (charts) {
            s.answer(KitchenWizard.AUTHORITY, 1);
          }
          s.answer(KitchenWizard.OWNER, "Ada \"the\" first")
              .answer(KitchenWizard.PASSWORD, "it's $ecret \"now\" \\")
              .answer(KitchenWizard.OFFSET, -1_234_567)
              .answer(KitchenWizard.GAME, 32015)
              .answer(KitchenWizard.NIC, "eth0")
              .answer(KitchenWizard.QUOTA, 1)
              .answer(KitchenWizard.EXPERT, true)
              .answer(KitchenWizard.EXPERT_KEY, "only: for #experts")
              .answer(KitchenWizard.MODE, "advanced")
              .answer(KitchenWizard.HOST_NETWORK, true)
              .gpus(KitchenWizard.GPUS, Gpus.Maker.AMD, Gpus.Maker.NVIDIA)
              .answer(KitchenWizard.SIGNER, 1)
              .answer(KitchenWizard.CERTIFICATE, 1)
              .hostPath(KitchenWizard.DATA, "/mnt/tank/data")
              .temporary(KitchenWizard.CACHE)
              .items(KitchenWizard.FLAGS, "--one", "--two: {{ 2 }}")
              .items(KitchenWizard.TOPICS)
              .items(
                  KitchenWizard.USERS,
                  i ->
                      i.answer(KitchenWizard.USER_NAME, "ada")
                          .answer(KitchenWizard.USER_TOKEN, "t0ken")
                          .answer(KitchenWizard.USER_ADMIN, true)
                          .answer(KitchenWizard.USER_AGE, 36),
                  i ->
                      i.answer(KitchenWizard.USER_NAME, "bob")
                          .answer(KitchenWizard.USER_TOKEN, "other: #1")
                          .smb(KitchenWizard.USER_HOME, "nas.example.org", "homes/bob", "bob", "$1")
                          .gpus(KitchenWizard.USER_GPUS, Gpus.Maker.INTEL))
              .items(
                  KitchenWizard.VARIABLES,
                  i ->
                      i.answer(KitchenWizard.VARIABLE_NAME, "X")
                          .answer(KitchenWizard.VARIABLE_VALUE, "$(Y) {{ z }}"));
        });
  }
}
