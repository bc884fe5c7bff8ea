package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.inJson;
import static dev.trainyard.generator.expression.Expressions.inUrl;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.passwordHash;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.trimmed;
import static dev.trainyard.generator.expression.Expressions.urlScheme;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.expression.Expressions.withoutPrefix;
import static dev.trainyard.generator.expression.Expressions.withoutSuffix;
import static dev.trainyard.generator.model.Parts.commandToRead;
import static dev.trainyard.generator.model.Parts.foundByOtherApps;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.hostForOtherApps;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trainyard.generator.block.Redis;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeForm;
import dev.trainyard.generator.edition.Installed;
import dev.trainyard.generator.edition.OneFile;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.GeneratedSecret;
import dev.trainyard.generator.model.JobSpec;
import dev.trainyard.generator.model.MigrationSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the same definitions become on TrueNAS 24.10 and later. */
class ComposeEditionTest {

  private static final StorageQuestion DATA = Questions.storage("storage.data");
  private static final PortQuestion PORT = Questions.port("network.web").defaultPort(30080);

  private static Map<String, Object> services(App app, Map<String, Object> answers) {
    return map(file(app, answers).get("services"));
  }

  private static Map<String, Object> file(App app, Map<String, Object> answers) {
    return Demo.composeFile(
        app, answers, Map.of("data", "/mnt/apps/data", "generated-secrets", "/mnt/apps/secrets"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static String oneFile(App app, String answers) {
    return write(app, "demo", answers, "/mnt/tank/demo").files().get("demo.yaml");
  }

  private static String template(App app) {
    return new ComposeEdition()
        .render(app)
        .files()
        .get(RelativePath.of("ix-dev/stable/demo/templates/docker-compose.yaml"))
        .toText();
  }

  private static List<String> errors(App app) {
    return new ComposeEdition()
        .render(app).problems().stream().filter(Problem::isError).map(Problem::found).toList();
  }

  @Test
  void a_port_whose_number_is_an_answer_is_the_same_inside_and_outside() {
    Port web = tcp("web", PORT);
    App app =
        Demo.web(
            a -> {
              a.group("Network", g -> g.ask(PORT));
              a.workload(
                  workload("server"),
                  w ->
                      w.runAs(568, 568)
                          .container(
                              "server",
                              Demo.IMAGE,
                              c ->
                                  c.port(web, PORT)
                                      .ready(Probe.tcp().on(web))
                                      .live(Probe.http("/").on(web))));
            },
            c -> {});

    Map<String, Object> server =
        map(
            services(app, Map.of("network", Map.of("web", Map.of("port_number", 31000L))))
                .get("server"));
    assertThat(server.get("ports"))
        .hasToString("[{target=31000, published=31000, protocol=tcp, mode=ingress}]");
    assertThat(server.get("healthcheck").toString()).contains("127.0.0.1, 31000]");
  }

  @Test
  void a_container_is_a_service_with_the_least_rights() {
    App app =
        Demo.web(
            a ->
                a.group("Network", g -> g.ask(PORT))
                    .group("Storage", g -> g.ask(DATA))
                    .portal("Web", PORT, "/"),
            c ->
                c.port(tcp("web", 8081), PORT)
                    .mount(DATA, "/data")
                    .mount(temporary("tmp", 64), "/tmp")
                    .limits(0.5, 128));

    Map<String, Object> web = map(services(app, Map.of()).get("web"));
    assertThat(web)
        .containsEntry("user", "568:568")
        .containsEntry("read_only", true)
        .containsEntry("cap_drop", List.of("ALL"))
        .containsEntry("security_opt", List.of("no-new-privileges=true"))
        .containsEntry("restart", "unless-stopped")
        .containsEntry("stop_grace_period", "30s");
    assertThat(Demo.at(web, "deploy", "resources", "limits"))
        .isEqualTo(Map.of("cpus", "0.5", "memory", "128M"));
    assertThat(Demo.at(web, "ports", 0))
        .isEqualTo(
            Map.of("target", 8081L, "published", "30080", "protocol", "tcp", "mode", "ingress"));
    assertThat(Demo.at(web, "healthcheck", "test"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .startsWith("CMD", "/run/trainyard/busybox", "sh", "-c")
        .endsWith("http://127.0.0.1:8080/");
    assertThat(web.get("volumes").toString())
        .contains("source=/mnt/apps/data", "type=tmpfs", "size=67108864");
    assertThat(file(app, Map.of()).get("x-portals"))
        .isEqualTo(
            List.of(
                Map.of(
                    "name", "Web", "scheme", "http", "host", "0.0.0.0", "port", 30080L, "path",
                    "/")));
  }

  @Test
  void a_dollar_in_code_of_the_notes_is_told() {
    App app = Demo.web(a -> a.notes(text("For $5. Run `echo $HOME` there.\n")), c -> {});

    assertThat(new ComposeEdition().render(app).problems())
        .filteredOn(problem -> problem.where().subject().equals("notes"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isFalse();
              assertThat(problem.found()).contains("`echo $HOME`");
            });
  }

  @Test
  void a_port_of_a_container_is_answered_where_no_fixed_one_can_be() {
    PortQuestion peers = Questions.port("network.peers").label("Peers").defaultPort(31000);
    PortQuestion few = Questions.port("network.few").defaultPort(31001).range(31000, 31009);
    App app =
        Demo.web(
            a -> a.group("Network", g -> g.ask(PORT, peers, few)),
            c ->
                c.port(tcp("web", 8081), PORT)
                    .port(tcp("peers", peers), peers)
                    .port(tcp("few", 8082), few));
    Map<String, List<Object>> ranges = new LinkedHashMap<>();
    ComposeForm.of(app).fields().stream()
        .flatMap(network -> network.attrs().stream())
        .forEach(
            port ->
                port.attrs().stream()
                    .filter(part -> part.variable().equals("port_number"))
                    .forEach(
                        number ->
                            ranges.put(
                                port.variable(),
                                List.of(
                                    number.attributes().get("min"),
                                    number.attributes().get("max")))));

    assertThat(ranges)
        .containsEntry("web", List.of(1L, 65535L))
        .containsEntry("peers", List.of(9000L, 65535L))
        .containsEntry("few", List.of(31000L, 31009L));
  }

  /** TrueNAS shows what is written, and Docker Compose refuses a dollar that it cannot expand. */
  @Test
  void what_truenas_shows_does_without_dollars() {
    StringQuestion name = Questions.string("name").label("Name").defaultText("x");
    StringQuestion page =
        Questions.string("page")
            .label("Page")
            .pattern("^[a-z$]{1,9}$", "letters and $")
            .defaultText("x");
    App app =
        Demo.web(
            a -> {
              a.group("Network", g -> g.ask(PORT, name, page));
              a.portal("Web", literal("http"), literal(""), PORT, text("/$x/{}", verbatim(page)));
              a.notes(text("For $5, {}.\nAt {}.\n", verbatim(name), PORT));
            },
            c -> c.port(tcp("web", 8081), PORT).env("NAME", name));
    Map<String, Object> file = file(app, Map.of("name", "a${b}$", "page", "a$b"));

    assertThat(file.get("x-notes")).isEqualTo("For &#36;5, a&#36;{b}&#36;.  \nAt 30080.  \n");
    assertThat(Demo.at(file.get("x-portals"), 0, "path")).isEqualTo("/%24x/a%24b");
  }

  /** Each app has a network of its own, where its hosts have names that nobody else knows. */
  @Test
  void no_note_names_a_host_to_other_apps() {
    Value<String> hosts = text("Other apps: {}\n", hostForOtherApps(Demo.WEB));
    App app =
        Demo.web(
            a -> a.notes(concat(literal("Ready.\n"), when(foundByOtherApps(), hosts))), c -> {});

    assertThat(template(app)).doesNotContain("Other apps", "{% if false");
    assertThat(file(app, Map.of()).get("x-notes").toString()).contains("Ready.").hasLineCount(1);
    assertThat(
            new HelmEdition()
                .render(app)
                .files()
                .get(RelativePath.of("stable/demo/1.0.0/templates/NOTES.txt"))
                .toText())
        .contains("Other apps: {{ include \"demo.fullname\" . }}-web.{{ .Release.Namespace }}")
        .doesNotContain("{{ if true");
  }

  @Test
  void a_port_that_is_only_exposed_is_no_port_of_the_nas_and_has_no_button() {
    App app =
        Demo.web(
            a -> a.group("Network", g -> g.ask(PORT)).portal("Web", PORT, "/"),
            c -> c.port(tcp("web", 8081), PORT));
    Map<String, Object> exposed =
        Map.of("network", Map.of("web", Map.of("bind_mode", "exposed", "port_number", 30080L)));
    Map<String, Object> addresses =
        Map.of("network", Map.of("web", Map.of("host_ips", List.of("10.0.0.1", "::1"))));

    assertThat(map(services(app, exposed).get("web"))).doesNotContainKey("ports");
    assertThat(file(app, exposed)).doesNotContainKey("x-portals");
    assertThat(Demo.at(services(app, addresses).get("web"), "ports").toString())
        .contains("host_ip=10.0.0.1", "host_ip=::1");
  }

  @Test
  void secrets_are_made_when_the_app_runs_and_are_in_no_variable() {
    SecretQuestion asked = Questions.secret("asked").generatedIfEmpty(20);
    App app =
        Demo.web(
            a -> a.group("G", g -> g.ask(asked)),
            c ->
                c.command("/bin/web")
                    .env("URL", text("db://{}@db", generatedSecret("db-password", 32)))
                    .env("KEY", asked.secret())
                    .file(
                        "/etc/pass",
                        text("{}\n", verbatim(passwordHash("admin", asked.secret())))));

    Map<String, Object> file = file(app, Map.of());
    assertThat(map(Demo.at(file, "services", "web"))).doesNotContainKey("environment");
    assertThat(Demo.at(file, "services", "web", "entrypoint").toString()).contains("busybox");
    assertThat(Demo.at(file, "services", "web", "command")).isEqualTo(List.of("/bin/web"));
    assertThat(Demo.at(file, "configs", "web.web.environment", "content"))
        .isEqualTo(
            "export URL='db://TRAINYARD_SECRET_db-password_@db'\n"
                + "export KEY='TRAINYARD_SECRET_asked_'\n");
    assertThat(Demo.at(file, "configs", "web.web.files.pass", "content"))
        .isEqualTo("TRAINYARD_SECRET_admin_\n");
    assertThat(Demo.at(file, "services", "web-setup", "command").toString())
        .contains("secret db-password 32", "secret asked 20", "hashed admin");
    assertThat(map(Demo.at(file, "services"))).containsKey("web-hashes");
    assertThat(Demo.at(file(app, Map.of("asked", "it's")), "configs", "web.web.environment"))
        .asString()
        .contains("KEY='it'\"'\"'s'");
  }

  /** What an owner has given is no file of the dataset of secrets. */
  @Test
  void owners_are_led_to_secrets_that_the_app_has_made_and_to_no_other() {
    SecretQuestion asked = Questions.secret("asked").generatedIfEmpty(20);
    App app =
        Demo.web(
            a ->
                a.group("G", g -> g.ask(asked))
                    .notes(text("Key: {}", commandToRead(asked.secret()))),
            c -> c.command("/bin/web").env("KEY", asked.secret()));

    assertThat(file(app, Map.of()).get("x-notes").toString())
        .contains("Key: sudo cat /mnt/.ix-apps/app_mounts/demo/generated-secrets/asked");
    assertThat(file(app, Map.of("asked", "mine")).get("x-notes").toString())
        .contains("Key: the one that you gave");
    assertThat(oneFile(app, "")).contains("Key: sudo grep -F 'asked:'");
    assertThat(oneFile(app, "asked: mine\n")).contains("Key: the one that you gave");
  }

  /** In the place of a secret stands a word until the app runs, and something else is no secret. */
  @Test
  void nothing_is_made_of_a_secret_that_is_not_known_yet() {
    GeneratedSecret made = generatedSecret("gen", 32);
    SecretQuestion asked = Questions.secret("asked").generatedIfEmpty(32);
    Expression<String> hash = passwordHash("admin", asked.secret());
    List<Expression<String>> wrong =
        List.of(
            withoutPrefix(made, "T"),
            withoutSuffix(made, "_"),
            urlScheme(made),
            withoutPrefix(text("sk-{}", made), "sk-"),
            text("{}", inUrl(hash)),
            withoutPrefix(hash, "$2"));
    List<Expression<String>> right =
        List.of(
            trimmed(asked.secret()),
            withoutPrefix(asked.secret(), "sk-"),
            text("{}", inUrl(asked.secret())),
            text("{}", inJson(hash)));

    for (Expression<String> value : wrong) {
      assertThat(errors(with(asked, value)))
          .as(value.toString())
          .singleElement()
          .asString()
          .startsWith("makes something else of a generated secret");
    }
    for (Expression<String> value : right) {
      assertThat(errors(with(asked, value))).as(value.toString()).isEmpty();
    }
  }

  private static App with(SecretQuestion asked, Expression<String> value) {
    return Demo.web(
        a -> a.group("G", g -> g.ask(asked)),
        c -> c.command("x").env("A", asked.secret()).file("/etc/x", value));
  }

  /** Docker runs a check beside the program, with the variables of the container alone. */
  @Test
  void a_check_has_the_variables_that_the_program_has() {
    StorageQuestion data = Questions.storage("data");
    Redis cache = Redis.redis("cache", data);
    App app =
        Demo.web(
            a -> {
              a.group("G", g -> g.ask(data));
              cache.run(a);
            },
            c -> c.command("/bin/web").env("URL", cache.url()).live(Probe.exec("/bin/check")));

    Map<String, Object> services = services(app, Map.of());
    assertThat(Demo.at(services, "cache", "healthcheck", "test"))
        .isEqualTo(
            List.of(
                "CMD",
                "/run/trainyard/busybox",
                "sh",
                "-c",
                ". /run/trainyard/environment; exec \"$0\" \"$@\"",
                "/bin/sh",
                "-c",
                "redis-cli ping | grep -qx PONG"));
    assertThat(Demo.at(services, "web", "healthcheck", "test").toString())
        .contains("wget")
        .doesNotContain("environment");
  }

  @Test
  void questions_may_have_the_variables_of_images() {
    StringQuestion one = Questions.string("images.one").defaultText("a");
    StringQuestion other = Questions.string("fixed_images.other").defaultText("b");
    App app =
        Demo.web(
            a -> a.group("G", g -> g.ask(one)).group("H", g -> g.ask(other)),
            c -> c.env("ONE", one).env("OTHER", other));

    assertThat(ComposeEdition.fixedValues(app)).containsOnlyKeys("fixed_images_");
    assertThat(Demo.at(services(app, Map.of()), "web", "image"))
        .isEqualTo("docker.io/library/demo:1.2.3");
  }

  /** The shell in front of a program would drop them. */
  @Test
  void variables_of_any_name_reach_a_program_behind_a_shell() {
    StringQuestion name = Questions.string("name").required();
    StringQuestion value = Questions.string("value");
    ListQuestion more = Questions.list("more").items(name, value);
    App app =
        Demo.web(
            a -> a.group("G", g -> g.ask(more)),
            c ->
                c.command("/bin/x")
                    .env("discovery.type", literal("single-node"))
                    .env("PLAIN", literal("y"))
                    .env("PASSWORD", generatedSecret("made", 32))
                    .each(more, (e, i) -> e.env(i.get(name), i.get(value)))
                    .live(Probe.exec("/bin/check")));
    Map<String, Object> web =
        map(
            services(app, Map.of("more", List.of(Map.of("name", "a-b", "value", "it's"))))
                .get("web"));

    assertThat(web.get("command"))
        .isEqualTo(
            List.of(
                "/run/trainyard/busybox",
                "env",
                "discovery.type=single-node",
                "a-b=it's",
                "/bin/x"));
    App plain =
        Demo.web(
            a -> {},
            c -> c.command("/bin/x").env("A", literal("y")).env("B", generatedSecret("b", 32)));
    assertThat(Demo.at(services(plain, Map.of()), "web", "command")).isEqualTo(List.of("/bin/x"));

    SecretQuestion asked = Questions.secret("asked").required();
    assertThat(
            errors(
                Demo.web(
                    a ->
                        a.group("G", g -> g.ask(asked))
                            .scenario("default", s -> s.answer(asked, "x")),
                    c -> c.command("/bin/x").preStop("y").env("a.b", asked.expression()))))
        .containsExactly(
            "has a secret in the variable a.b, which the shell in front of the program does not"
                + " know");
  }

  /** What an app adds to its containers is in no container's way, whatever that is called. */
  @Test
  void containers_may_be_called_like_what_is_added_to_them() {
    SecretQuestion password = Questions.secret("password").generatedIfEmpty(32);
    App app =
        Demo.app(
            a -> {
              a.group("G", g -> g.ask(password));
              a.workload(
                  Demo.WEB,
                  w ->
                      w.runAs(568, 568)
                          .container(
                              "busybox",
                              Demo.IMAGE,
                              c -> c.port(tcp("http", 8080)).ready(Probe.http("/")))
                          .container(
                              "hash",
                              Demo.IMAGE,
                              c ->
                                  c.command("x")
                                      .ready(Probe.exec("x"))
                                      .env("KEY", password.secret())
                                      .file(
                                          "/users",
                                          text(
                                              "{}",
                                              verbatim(
                                                  passwordHash(
                                                      "environment", password.secret()))))));
            });

    Map<String, Object> file = file(app, Map.of());
    assertThat(map(Demo.at(file, "configs")).keySet())
        .contains("web.hash.environment", "web.hash_of.environment");
    assertThat(Demo.at(file, "services", "web", "volumes").toString())
        .contains("subpath=web/.busybox");
  }

  /** A password that is not asked for has no answer to be hashed. */
  @Test
  void a_password_is_hashed_where_it_is_used() {
    BooleanQuestion guarded = Questions.yesNo("guarded");
    SecretQuestion password = Questions.secret("password").required().when(guarded);
    App app =
        Demo.web(
            a -> a.group("G", g -> g.ask(guarded, password)),
            c ->
                c.when(
                    guarded,
                    x ->
                        x.file("/etc/a", text("{}", verbatim(passwordHash("one", password))))
                            .file("/etc/b", text("{}!", verbatim(passwordHash("one", password))))));

    Map<String, Object> open = file(app, Map.of("guarded", false));
    assertThat(map(Demo.at(open, "services"))).containsOnlyKeys("web-setup", "web");
    assertThat(map(Demo.at(open, "configs"))).doesNotContainKey("web.hash_of.one");

    Map<String, Object> closed = file(app, Map.of("guarded", true, "password", "it's"));
    assertThat(Demo.at(closed, "services", "web-hashes", "command").toString())
        .contains("hash one");
    assertThat(Demo.at(closed, "services", "web-setup", "command").toString())
        .contains("hashed one");
    assertThat(Demo.at(closed, "services", "web-setup", "depends_on").toString())
        .contains("web-hashes");
    assertThat(Demo.at(closed, "configs", "web.hash_of.one", "content")).isEqualTo("it's");
  }

  @Test
  void a_workload_is_waited_for_once_at_whichever_of_its_ports() {
    Workload db = workload("db");
    Port sql = tcp("sql", 5432);
    Port admin = tcp("admin", 8081);
    BooleanQuestion sure = Questions.yesNo("sure");
    App app =
        Demo.app(
            a ->
                a.group("G", g -> g.ask(sure))
                    .workload(
                        db,
                        w ->
                            w.runAs(1, 1)
                                .container(
                                    "db",
                                    Demo.IMAGE,
                                    c -> c.port(sql).port(admin).ready(Probe.tcp().on(sql))))
                    .workload(
                        workload("api"),
                        w ->
                            w.runAs(1, 1)
                                .waitFor(db, sql)
                                .when(sure, x -> x.waitFor(db, admin))
                                .container("api", Demo.IMAGE, c -> c.noHealthCheck("It waits."))));

    assertThat(template(app).split("service_healthy", -1)).hasSize(2);
    assertThat(map(Demo.at(file(app, Map.of("sure", false)), "services", "api", "depends_on")))
        .containsOnlyKeys("db");
  }

  @Test
  void what_runs_before_others_is_waited_for() {
    Workload db = workload("db");
    Port http = tcp("http", 8080);
    App app =
        Demo.app(
            a -> {
              a.workload(
                  db,
                  w ->
                      w.runAs(1, 1)
                          .container(Demo.IMAGE, c -> c.port(http).ready(Probe.tcp().on(http))));
              a.workload(
                  Demo.WEB,
                  w -> {
                    w.waitFor(db, http);
                    w.step("migrate", Demo.IMAGE, c -> c.command("/bin/migrate"));
                    Demo.pod(w, c -> c.env("DB", hostOf(db)));
                  });
              a.job(
                  "once",
                  Trigger.Moment.EACH_RELEASE,
                  j -> j.waitFor(db, http).runAs(1, 1).container(Demo.IMAGE, c -> {}));
            });

    Map<String, Object> services = services(app, Map.of());
    assertThat(Demo.at(services.get("web"), "depends_on"))
        .isEqualTo(
            Map.of(
                "web-setup", Map.of("condition", "service_completed_successfully"),
                "web-migrate", Map.of("condition", "service_completed_successfully"),
                "db", Map.of("condition", "service_healthy")));
    assertThat(Demo.at(services.get("web-migrate"), "depends_on").toString())
        .contains("web-setup", "db");
    assertThat(Demo.at(services.get("web"), "environment", "DB")).isEqualTo("db");
    assertThat(map(services.get("once"))).containsEntry("restart", "on-failure:6");
    assertThat(Demo.at(services.get("once"), "depends_on").toString()).contains("db");
  }

  @Test
  void replicas_of_a_list_are_services_with_names_of_their_own() {
    StringQuestion name =
        Questions.string("name")
            .required()
            .length(1, 9)
            .pattern("^[a-z]([a-z0-9-]*[a-z0-9])?$", "Lower-case letters.");
    var count = Questions.integer("count").required().defaultNumber(1).range(1, 3);
    ListQuestion agents = Questions.list("agents").items(name, count);
    Workload agent = workload("agent");
    App app =
        Demo.app(
            a -> {
              a.group("G", g -> g.ask(agents)).group("Storage", g -> g.ask(DATA));
              a.each(
                  agents,
                  (each, i) ->
                      each.workload(
                          agent,
                          i.get(name),
                          w -> {
                            w.stateful().replicas(i.get(count));
                            w.runAs(1, 1)
                                .container(
                                    Demo.IMAGE,
                                    c ->
                                        c.noHealthCheck("None.")
                                            .mount(
                                                DATA,
                                                "/data",
                                                m -> m.subPath("d").perReplica().ownedBy(1, 1)));
                          }));
              a.workload(Demo.WEB, w -> Demo.pod(w, c -> {}));
            });

    Map<String, Object> services =
        services(
            app, Map.of("agents", List.of(Map.of("name", "a", "count", 2L), Map.of("name", "b"))));
    assertThat(services)
        .containsKeys(
            "agent-a-0", "agent-a-0-setup", "agent-a-1", "agent-a-1-setup", "agent-b-0", "web");
    assertThat(Demo.at(services.get("agent-a-1"), "hostname")).isEqualTo("agent-a-1");
    assertThat(Demo.at(services.get("agent-a-1"), "volumes", 0, "volume", "subpath"))
        .isEqualTo("d/agent-a-1");
    assertThat(Demo.at(services.get("agent-a-1-setup"), "command"))
        .isEqualTo(
            List.of(
                "agent-a-1",
                "make 0755 /whole/data/d/agent-a-1",
                "own 1:1 /volumes/1/d/agent-a-1"));
  }

  @Test
  void what_it_cannot_do_is_told_with_the_line() {
    CertificateQuestion authority = Questions.certificateAuthority("ca");
    CronQuestion schedule = Questions.cron("schedule").defaultSchedule("0 3 * * *");
    App app =
        Demo.app(
            a -> {
              a.group("G", g -> g.ask(authority, schedule));
              a.workload(
                  Demo.WEB,
                  w ->
                      Demo.pod(
                          w,
                          c ->
                              c.preStop("sync")
                                  .env("my.key", generatedSecret("b", 16))
                                  .env("CA", authority.certificate())
                                  .env("SECRET", generatedSecret("a", 16))
                                  .env("HOST", "x")
                                  .arg(literal("--host=$(HOST)"))));
              a.job("nightly", schedule, j -> j.runAs(1, 1).container(Demo.IMAGE, c -> {}));
            });

    assertThat(errors(app))
        .anyMatch(found -> found.contains("asks for a certificate authority"))
        .anyMatch(found -> found.contains("has a command before it stops"))
        .anyMatch(found -> found.contains("its own one is not known"))
        .anyMatch(found -> found.contains("in the variable my.key, and the shell"))
        .anyMatch(found -> found.contains("has $(HOST) in a command"))
        .anyMatch(found -> found.contains("runs by a schedule"));
    assertThat(new ComposeEdition().render(app).problems())
        .filteredOn(Problem::isError)
        .allMatch(problem -> problem.where().position().startsWith("ComposeEditionTest.java:"));
    assertThat(new ComposeEdition().render(app).files()).isEmpty();
  }

  /** A key that is there twice is no YAML to some readers. */
  @Test
  void a_file_that_is_mounted_in_several_places_is_there_once() {
    BooleanQuestion more = Questions.yesNo("more");
    App app =
        Demo.web(
            a -> a.group("G", g -> g.ask(more)),
            c ->
                c.file("/a/x", literal("same"))
                    .when(more, then -> then.file("/b/x", literal("same")))
                    .when(
                        more,
                        then ->
                            then.file("/c/y", literal("other")).file("/d/y", literal("other"))));

    assertThat(new ComposeEdition().render(app).problems()).noneMatch(Problem::isError);
    String template = template(app);
    assertThat(template.split("\n {2}web\\.web\\.files\\.x:", -1)).hasSize(2);
    assertThat(template.split("\n {2,4}web\\.web\\.files\\.y:", -1)).hasSize(2);
    for (boolean answer : List.of(true, false)) {
      Map<String, Object> configs = map(file(app, Map.of("more", answer)).get("configs"));
      assertThat(configs).containsKey("web.web.files.x");
      assertThat(configs.containsKey("web.web.files.y")).isEqualTo(answer);
    }
  }

  /** Docker Compose would mount the folder of the compose file in the place of an empty one. */
  @Test
  void no_text_is_empty() {
    StringQuestion hosts = Questions.string("hosts").label("Hosts");
    StringQuestion line = Questions.string("line").label("Line").required();
    ListQuestion lines = Questions.list("lines").label("Lines").items(line);
    App app =
        Demo.web(
            a -> a.group("More", g -> g.ask(hosts, lines)),
            c ->
                c.file("/c/hosts", hosts)
                    .file("/c/lines", lines.text(i -> text("{}\n", verbatim(i.get(line)))))
                    .file("/c/none", literal(""))
                    .file("/c/some", text("{}\n", verbatim(hosts))));

    Map<String, Object> none = map(file(app, Map.of()).get("configs"));
    assertThat(none)
        .containsEntry("web.web.files.hosts", Map.of("content", "TRAINYARD_END_"))
        .containsEntry("web.web.files.lines", Map.of("content", "TRAINYARD_END_"))
        .containsEntry("web.web.files.none", Map.of("content", "TRAINYARD_END_"))
        .containsEntry("web.web.files.some", Map.of("content", "\n"));
    assertThat(
            map(
                file(app, Map.of("hosts", "a", "lines", List.of(Map.of("line", "b"))))
                    .get("configs")))
        .containsEntry("web.web.files.hosts", Map.of("content", "aTRAINYARD_END_"))
        .containsEntry("web.web.files.lines", Map.of("content", "b\nTRAINYARD_END_"));
  }

  /** A shell would take it for more than a name. */
  @Test
  void no_answer_names_a_variable_with_a_generated_secret() {
    StringQuestion name = Questions.string("name").required();
    ListQuestion more = Questions.list("more").items(name);
    App app =
        Demo.web(
            a -> a.group("G", g -> g.ask(more)),
            c ->
                c.command("/bin/web")
                    .each(more, (e, i) -> e.env(i.get(name), generatedSecret("a", 16))));

    assertThat(errors(app))
        .anyMatch(
            found ->
                found.contains("has a generated secret in a variable whose name is an answer"));
  }

  @Test
  void two_services_have_two_names() {
    App app =
        Demo.app(
            a -> {
              a.workload(
                  Demo.WEB,
                  w -> {
                    w.step("db", Demo.IMAGE, c -> {});
                    Demo.pod(w, c -> {});
                  });
              a.workload(workload("web-db"), w -> Demo.pod(w, c -> {}));
            });

    assertThat(errors(app)).anyMatch(found -> found.contains("would have the service web-db"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ix_volumes", "ix_context", "generated_secrets"})
  void variables_of_the_nas_are_reserved(String variable) {
    StringQuestion question = Questions.string(variable);
    App app = Demo.web(a -> a.group("G", g -> g.ask(question)), c -> c.env("X", question));

    assertThat(errors(app)).contains("\"" + variable + "\" is reserved");
  }

  @Test
  void the_source_of_an_app_is_what_is_published() {
    Rendered rendered = new ComposeEdition().render(Demo.web(a -> {}, c -> {}));
    String version = "trains/stable/demo/1.0.0/";

    assertThat(rendered.files().keySet())
        .extracting(RelativePath::value)
        .contains(
            version + "app.yaml",
            version + "questions.yaml",
            version + "ix_values.yaml",
            version + "templates/docker-compose.yaml",
            version + "templates/library/base_v0_0_0/.keep",
            version + "templates/test_values/default-values.yaml",
            "trains/stable/demo/item.yaml",
            "ix-dev/stable/demo/item.yaml",
            "ix-dev/stable/demo/app.yaml");
    rendered
        .files()
        .forEach(
            (path, content) -> {
              if (path.value().startsWith(version)) {
                assertThat(
                        rendered
                            .files()
                            .get(
                                RelativePath.of(
                                    "ix-dev/stable/demo",
                                    path.value().substring(version.length()))))
                    .isEqualTo(content);
              }
            });
  }

  @Test
  void a_maintainer_without_an_address_has_an_empty_one_as_null_is_refused() {
    App app = Demo.web(a -> a.maintainer("Somebody", "some@example.org", ""), c -> {});

    assertThat(
            new ComposeEdition()
                .render(app)
                .files()
                .get(RelativePath.of("ix-dev/stable/demo/app.yaml"))
                .toText())
        .contains("name: Somebody\n    url: \"\"\n");
  }

  // One file

  /** Who has not read how answers are given has no file to correct. */
  @Test
  void where_an_answer_is_missing_the_way_to_give_it_is_told() {
    SecretQuestion password = Questions.secret("password").required();
    App app = Demo.web(a -> a.group("G", g -> g.ask(password)), c -> c.env("PASSWORD", password));

    assertThat(write(app, "demo", "", "/mnt/tank/demo").problems())
        .extracting(Problem::found, Problem::fix)
        .containsExactly(
            tuple(
                "password: an answer is missing",
                "give the answer in a YAML file that truenas.compose.answers names"));
    assertThat(write(app, "demo", "password: it is long", "/mnt/tank/demo").problems()).isEmpty();
  }

  private static OneFile.Result write(
      String name, String answers, String folder, String... earlier) {
    return write(oneProbe(), name, answers, folder, earlier);
  }

  private static OneFile.Result write(
      App app, String name, String answers, String folder, String... earlier) {
    List<OneFile.Given> before = new ArrayList<>();
    for (String text : earlier) {
      before.add(
          new OneFile.Given(YamlReader.read(text), "earlier-" + (before.size() + 1) + ".yaml"));
    }
    return new ComposeEdition()
        .oneFile()
        .orElseThrow()
        .write(
            new OneFile.Request(
                app,
                name,
                Optional.of(answers)
                    .filter(text -> !text.isEmpty())
                    .map(text -> new OneFile.Given(YamlReader.read(text), "answers.yaml")),
                folder,
                before,
                length -> "R".repeat(length)));
  }

  private static App oneProbe() {
    return oneProbe(PORT, DATA);
  }

  private static App oneProbe(PortQuestion port, StorageQuestion data) {
    return Demo.app(
        a -> {
          a.group("Network", g -> g.ask(port)).group("Storage", g -> g.ask(data));
          a.workload(
              Demo.WEB,
              w ->
                  w.runAs(568, 568)
                      .container(
                          Demo.IMAGE,
                          c ->
                              c.port(tcp("web", 8081), port)
                                  .mount(data, "/data")
                                  .env("MONEY", "$5")
                                  .env("PASSWORD", generatedSecret("password", 32))
                                  .ready(Probe.tcp())));
        });
  }

  @Test
  void one_file_has_answers_and_secrets_in_it_and_says_what_to_do() {
    String text = write("my-demo", "{}", "/mnt/tank/demo").files().get("my-demo.yaml");

    assertThat(text)
        .startsWith("# Demo 1 for TrueNAS 24.10 and later, version 1.0.0.\n")
        .contains("#    /mnt/tank/demo/data\n", "Install via YAML")
        .contains("PASSWORD: " + "R".repeat(32))
        .contains("MONEY: \"$$5\"")
        .contains("source: /mnt/tank/demo/data")
        .doesNotContain("TRAINYARD_SECRET_password_");
  }

  @Test
  void the_next_one_keeps_the_secrets() {
    String first = write("demo", "{}", "/mnt/tank/demo").files().get("demo.yaml");
    String changed = first.replace("R".repeat(32), "S".repeat(32));

    Map<String, String> files = write("demo", "{}", "/mnt/tank/demo", changed).files();
    assertThat(unsigned(files.get("demo.yaml"))).isEqualTo(unsigned(changed));
    assertThat(files).containsKey("demo.schema.json");
  }

  private static String unsigned(String file) {
    return file.replaceAll("(?m)^  written: .*\n", "");
  }

  /** An update on another day, without the file of answers, must not begin with an empty app. */
  @Test
  void the_next_one_keeps_answers_and_directories_unless_others_are_given() {
    String answers =
        "storage:\n  data: {type: host_path, host_path_config: {path: \"/mnt/tank/pho$tos\"}}\n";
    String first = write("demo", answers, "/mnt/tank/d").files().get("demo.yaml");

    assertThat(first).contains("source: \"/mnt/tank/pho$$tos\"");
    assertThat(write("demo", "", "", first).files()).containsEntry("demo.yaml", first);
    assertThat(write("demo", "{}", "", first).files()).containsEntry("demo.yaml", first);
    assertThat(write("demo", "storage: {data: {type: ix_volume}}", "", first).files())
        .extractingByKey("demo.yaml", InstanceOfAssertFactories.STRING)
        .contains("source: /mnt/tank/d/data")
        .doesNotContain("source: \"/mnt/tank/pho$$tos\"");
    assertThat(write("demo", "", "", first.replace("host_path_config:", "hostpath_config:")))
        .satisfies(
            result ->
                assertThat(result.problems())
                    .anyMatch(
                        problem ->
                            problem.found().contains("has a key that is no question of the app")));
  }

  /** TrueNAS stops the app before Docker finds out, and starts the former file no more. */
  @Test
  void directories_that_the_former_file_did_not_have_are_told() {
    String first = write("demo", "{}", "/mnt/tank/d$").files().get("demo.yaml");
    App next = twoStorages();

    OneFile.Result result = write(next, "demo", "", "", first);

    assertThat(result.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isFalse();
              assertThat(problem.found())
                  .isEqualTo("has directories that the former file had not: /mnt/tank/d$/more");
              assertThat(problem.fix()).startsWith("make them before you update");
            });
    assertThat(result.files().get("demo.yaml"))
        .contains("#    /mnt/tank/d$/data\n#    /mnt/tank/d$/more\n")
        .contains("did not have these directories:\n#    /mnt/tank/d$/more\n");
    assertThat(write(next, "demo", "", "", result.files().get("demo.yaml")).problems()).isEmpty();
  }

  /** Those of the goal move have nothing but secrets, and others what somebody made of them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "services: []\n",
        "services: {a: b, c: {volumes: x}, d: {volumes: [y, {type: bind, bind: z}]}}\n"
      })
  void a_former_file_may_have_any_services(String services) {
    String former =
        services
            + "x-trainyard: {app: demo, data: /mnt/tank/d, secrets: {password: a}, version: 1.0.0}\n";

    assertThat(write("demo", "", "", former).problems())
        .hasSize(services.contains("volumes") ? 1 : 0);
  }

  private static App twoStorages() {
    StorageQuestion more = Questions.storage("storage.more");
    return Demo.app(
        a -> {
          a.group("Network", g -> g.ask(PORT)).group("Storage", g -> g.ask(DATA, more));
          a.workload(
              Demo.WEB,
              w ->
                  w.runAs(568, 568)
                      .container(
                          Demo.IMAGE,
                          c ->
                              c.port(tcp("web", 8081), PORT)
                                  .mount(DATA, "/data")
                                  .mount(more, "/more")
                                  .env("PASSWORD", generatedSecret("password", 32))
                                  .ready(Probe.tcp())));
        });
  }

  /** As in a wizard, a new default is one for new installations. */
  @Test
  void the_next_one_keeps_what_was_in_force_when_defaults_change() {
    String first = write("demo", "{}", "/mnt/tank/d").files().get("demo.yaml");
    App next =
        oneProbe(
            Questions.port("network.web").defaultPort(30099),
            Questions.storage("storage.data").dataset("elsewhere"));

    for (String answers : List.of("", "{}", "network: {web: {bind_mode: published}}")) {
      OneFile.Result result = write(next, "demo", answers, "", first);
      assertThat(result.problems()).isEmpty();
      assertThat(result.files()).containsEntry("demo.yaml", first);
    }
    assertThat(write(next, "demo", "network: {web: {port_number: 30099}}", "", first).files())
        .extractingByKey("demo.yaml", InstanceOfAssertFactories.STRING)
        .contains("published: \"30099\"", "source: /mnt/tank/d/data");
  }

  @Test
  void what_another_version_asked_is_told_and_of_the_same_one_a_mistake() {
    String first = write("demo", "{}", "/mnt/tank/d").files().get("demo.yaml");
    String gone = first.replace("bind_mode:", "old_mode:");
    int version = gone.lastIndexOf("1.0.0");
    String older = gone.substring(0, version) + "0.9.0" + gone.substring(version + 5);

    assertThat(write("demo", "", "", gone).files()).isEmpty();
    OneFile.Result result = write("demo", "", "", older);
    assertThat(result.files())
        .extractingByKey("demo.yaml", InstanceOfAssertFactories.STRING)
        .contains("bind_mode: published", "source: /mnt/tank/d/data")
        .doesNotContain("old_mode");
    assertThat(result.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isFalse();
              assertThat(problem.where().file()).isEqualTo("earlier-1.yaml");
              assertThat(problem.found())
                  .isEqualTo("network.web.old_mode was answered, and nothing asks for it any more");
            });
  }

  private static final StorageQuestion FILES = Questions.storage("storage.files");
  private static final ChoiceQuestion LEVEL =
      Questions.choice("log.level")
          .option("info", "Info")
          .option("w$rning", "Warnings")
          .defaultOption("info");
  private static final BooleanQuestion SEARCH = Questions.yesNo("search").defaultYes();
  private static final StringQuestion NAME = Questions.string("name").defaultText("eve");
  private static final ListQuestion USERS = Questions.list("users").items(NAME);

  private static App asking(
      String version, Consumer<AppSpec> more, Consumer<ContainerSpec> container) {
    return Demo.web(
        a -> {
          a.version(version).change(version, "Other questions.");
          more.accept(a);
        },
        container);
  }

  /** What 1.0.0 asks, by other names or in other words. */
  private static App former() {
    StorageQuestion files = Questions.storage("data");
    ChoiceQuestion level =
        Questions.choice("level")
            .option("info", "Info")
            .option("w$rn", "Warnings")
            .defaultOption("info");
    StringQuestion nick = Questions.string("nick").defaultText("eve");
    StringQuestion theme = Questions.string("theme").defaultText("dark");
    ListQuestion users = Questions.list("users").items(nick);
    return asking(
        "1.0.0",
        a -> a.group("All", g -> g.ask(files, level, theme, users)),
        c ->
            c.mount(files, "/data")
                .env("LEVEL", level)
                .env("THEME", theme)
                .env("USERS", users.text(i -> i.get(nick))));
  }

  private static App latter(String version, Consumer<AppSpec> more) {
    return asking(
        version,
        a -> {
          a.group("All", g -> g.ask(FILES, LEVEL, SEARCH, USERS));
          more.accept(a);
        },
        c ->
            c.mount(FILES, "/data")
                .env("LEVEL", LEVEL)
                .env("SEARCH", SEARCH)
                .env("USERS", USERS.text(i -> i.get(NAME))));
  }

  private static void steps(MigrationSpec m) {
    m.rename("data", FILES).rename("level", LEVEL).map(LEVEL, "w$rn", "w$rning");
    m.fill(SEARCH, false).drop("theme").each(USERS, i -> i.rename("nick", NAME));
  }

  private static String written(OneFile.Result result) {
    assertThat(result.problems()).isEmpty();
    return result.files().get("demo.yaml");
  }

  /** As TrueNAS does at an upgrade: what an owner has said stays, and so does the data. */
  @Test
  void answers_of_an_older_file_are_mended_as_the_app_says() {
    App now = latter("1.1.0", a -> a.migration("1.1.0", ComposeEditionTest::steps));
    String photos =
        "data: {type: host_path, host_path_config: {path: /mnt/tank/photos}}\n"
            + "level: w$rn\nusers: [{nick: ada}, {nick: bob}]\n";

    String first = written(write(former(), "demo", photos, "/mnt/tank/d"));
    String second = written(write(now, "demo", "", "", first));
    assertThat(second)
        .contains("source: /mnt/tank/photos", "LEVEL: \"w$$rning\"", "SEARCH: \"false\"")
        .contains("USERS: adabob")
        .doesNotContain("source: /mnt/tank/d");
    assertThat(written(write(now, "demo", "", "", second))).isEqualTo(second);
    assertThat(written(write(now, "demo", "search: true\nlog: {level: info}\n", "", first)))
        .contains("source: /mnt/tank/photos", "LEVEL: info", "SEARCH: \"true\"");
  }

  /** The directory is that of the former name, which no wizard shows. */
  @Test
  void a_dataset_of_an_older_file_stays_where_it_is() {
    String first = written(write(former(), "demo", "", "/mnt/tank/d"));

    assertThat(
            written(
                write(
                    latter("1.1.0", a -> a.migration("1.1.0", ComposeEditionTest::steps)),
                    "demo",
                    "",
                    "",
                    first)))
        .contains("source: /mnt/tank/d/data");
  }

  /** Who was asked nothing was not asked, either. */
  @Test
  void an_older_file_without_answers_is_one() {
    App before = asking("1.0.0", a -> {}, c -> {});
    App now =
        asking(
            "1.1.0",
            a -> {
              a.group("All", g -> g.ask(SEARCH));
              a.migration("1.1.0", m -> m.fill(SEARCH, false));
            },
            c -> c.env("SEARCH", SEARCH));
    String first = written(write(before, "demo", "", "/mnt/tank/d"));

    assertThat(written(write(now, "demo", "", "", first))).contains("SEARCH: \"false\"");
    assertThat(written(write(now, "demo", "", "/mnt/tank/d"))).contains("SEARCH: \"true\"");
  }

  /** Nothing tells Docker Compose of an upgrade. */
  @Test
  void jobs_of_an_upgrade_are_no_part_of_a_file_and_named() {
    App app =
        asking(
            "1.0.0",
            a -> {
              a.job("after", Trigger.Moment.AFTER_UPGRADE, ComposeEditionTest::once);
              a.job("each", Trigger.Moment.EACH_RELEASE, ComposeEditionTest::once);
            },
            c -> {});
    OneFile.Result result = write(app, "demo", "", "/mnt/tank/d");

    assertThat(result.files().get("demo.yaml")).contains("each:").doesNotContain("after:");
    assertThat(result.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.WARNING);
              assertThat(problem.where().subject()).isEqualTo("job after");
            });
  }

  private static void once(JobSpec job) {
    job.runAs(568, 568).container(Demo.IMAGE, c -> c.command("true"));
  }

  @Test
  void what_is_not_mended_is_told_in_words_that_are_true() {
    String first = written(write(former(), "demo", "theme: light", "/mnt/tank/d"));
    App now =
        latter(
            "1.1.0",
            a -> a.migration("1.1.0", m -> m.rename("data", FILES).rename("level", LEVEL)));
    OneFile.Result result = write(now, "demo", "", "", first);

    assertThat(result.problems())
        .extracting(Problem::found)
        .containsExactly("theme was answered, and nothing asks for it any more");
    // Nobody says what answers were before they became what they are.
    assertThat(write(former(), "demo", "", "", result.files().get("demo.yaml")).problems())
        .extracting(Problem::found)
        .contains("log was answered, and nothing asks for it in version 1.0.0");
  }

  /** The line of the answers of an installation whose replicas begin with mine-demo-. */
  private static String renaming(App app, Map<String, Object> answers) {
    Installed installed =
        new Installed(
            "mine",
            "1.0.0",
            HelmAnswers.PATHS,
            answers,
            List.of(),
            Map.of(),
            Map.of(),
            "mine-demo-");
    return new ComposeEdition()
        .oneFile()
        .orElseThrow()
        .moved(app, installed, List.of())
        .files()
        .get("mine.answers.yaml")
        .lines()
        .filter(line -> line.contains("for one in"))
        .findFirst()
        .orElseThrow()
        .substring(1)
        .trim();
  }

  /** What is in a folder with these directories when a line of a shell has ended. */
  private static List<String> after(String line, Path folder, String... names) throws Exception {
    for (String name : names) {
      Files.createDirectories(folder.resolve(name));
    }
    Process shell = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).start();
    assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(shell.waitFor()).isZero();
    try (Stream<Path> left = Files.list(folder)) {
      return left.map(one -> one.getFileName().toString()).sorted().toList();
    }
  }

  /** With an access list the directory of a storage is another answer. */
  @Test
  void directories_of_replicas_are_renamed_wherever_they_are(@TempDir Path pool) throws Exception {
    StorageQuestion listed = Questions.storage("listed").accessLists();
    App app =
        Demo.app(
            a -> {
              a.group("G", g -> g.ask(listed));
              a.workload(
                  Demo.WEB,
                  w -> {
                    w.stateful().replicas(literal(2L));
                    Demo.pod(w, c -> c.mount(listed, "/data", m -> m.subPath("d").perReplica()));
                  });
            });
    String line =
        renaming(
            app,
            Map.of(
                "listed",
                Map.of(
                    "type",
                    "hostPath",
                    "hostPathConfig",
                    Map.of("aclEnable", true, "acl", Map.of("path", pool + "/x y")))));

    assertThat(
            after(
                line,
                pool.resolve("x y/d"),
                "mine-demo-web-0",
                "mine-demo-web-10",
                "mine-demo-web-0-old",
                "mine-demo-web-",
                "mine-demo-backup",
                "mine-demo-other-0"))
        .containsExactly(
            "mine-demo-backup",
            "mine-demo-other-0",
            "mine-demo-web-",
            "mine-demo-web-0-old",
            "web-0",
            "web-10");
  }

  @Test
  void directories_of_the_replicas_of_items_are_renamed_with_the_names_of_the_items(
      @TempDir Path pool) throws Exception {
    StorageQuestion data = Questions.storage("data");
    StringQuestion called = Questions.string("called").required();
    ListQuestion workers = Questions.list("workers").items(called);
    App app =
        Demo.app(
            a -> {
              a.group("G", g -> g.ask(data, workers));
              a.each(
                  workers,
                  (each, i) ->
                      each.workload(
                          workload("worker"),
                          i.get(called),
                          w -> {
                            w.stateful();
                            Demo.pod(w, c -> c.mount(data, "/data", m -> m.perReplica()));
                          }));
            });
    String line =
        renaming(app, Map.of("data", Map.of("type", "hostPath", "hostPath", pool.toString())));

    assertThat(after(line, pool, "mine-demo-worker-a-b-0", "mine-demo-worker-a", "mine-demo-x-1"))
        .containsExactly("mine-demo-worker-a", "mine-demo-x-1", "worker-a-b-0");
  }

  private static App keyed(String version, SecretQuestion question, Consumer<AppSpec> more) {
    return asking(
        version,
        a -> {
          a.group("G", g -> g.ask(question));
          more.accept(a);
        },
        c -> c.env("KEY", question.secret()));
  }

  /** What was set up with the former one refuses the new one. */
  @Test
  void a_secret_under_another_key_is_told_to_be_another_one() {
    SecretQuestion key = Questions.secret("notes.api_key").generatedIfEmpty(20);
    App before = keyed("1.0.0", Questions.secret("api_key").generatedIfEmpty(20), a -> {});
    App now = keyed("1.1.0", key, a -> a.migration("1.1.0", m -> m.rename("api_key", key)));
    String first = written(write(before, "demo", "{}", ""));
    assertThat(write(before, "demo", "", "", first).problems()).isEmpty();

    OneFile.Result result = write(now, "demo", "", "", first);
    assertThat(result.problems())
        .filteredOn(problem -> problem.found().contains("keeps"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isFalse();
              assertThat(problem.found())
                  .isEqualTo(
                      "keeps api-key, which nothing uses any more, and notes-api-key is made anew");
              assertThat(problem.fix()).contains("x-trainyard.secrets");
            });
    assertThat(
            written(write(now, "demo", "", "", first.replace("api-key: RRR", "notes-api-key: Y"))))
        .contains("KEY: YRRRRRRRRRRRRRRRRR");
  }

  @Test
  void secrets_of_the_file_that_is_replaced_come_first_and_none_is_replaced_by_another() {
    String first = write("demo", "{}", "/mnt/tank/d").files().get("demo.yaml");
    String moved =
        "x-trainyard: {app: demo, secrets: {password: \"%s\", more: b}, version: 0.9.0}\n";

    assertThat(write("demo", "", "", first, moved.formatted("R".repeat(32))).files())
        .extractingByKey("demo.yaml", InstanceOfAssertFactories.STRING)
        .contains("PASSWORD: " + "R".repeat(32), "more: b");
    OneFile.Result result = write("demo", "", "", first, moved.formatted("other"));
    assertThat(result.files()).isEmpty();
    assertThat(result.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.where().file()).isEqualTo("earlier-2.yaml");
              assertThat(problem.found())
                  .isEqualTo("has another secret password than earlier-1.yaml");
              assertThat(problem.toString()).doesNotContain("RRR").doesNotContain("other.");
            });
  }

  /** The file that is written over is the only one that has them. */
  @Test
  void a_file_without_the_secrets_of_the_app_is_not_written_over() {
    String first = write("demo", "{}", "/mnt/tank/demo").files().get("demo.yaml");
    String secrets = "  secrets:\n    password: " + "R".repeat(32) + "\n";
    assertThat(first).contains(secrets);

    for (String slip :
        List.of("", "  secrets: null\n", "  secrets: [password]\n", "  secrets: password\n")) {
      OneFile.Result result = write("demo", "{}", "/mnt/tank/demo", first.replace(secrets, slip));

      assertThat(result.files()).as(slip).isEmpty();
      assertThat(result.problems())
          .singleElement()
          .satisfies(
              problem ->
                  assertThat(problem.found()).isEqualTo("has no secrets at x-trainyard.secrets"));
    }
    assertThat(
            write("demo", "{}", "/mnt/tank/demo", first.replace(secrets, "  secrets: {}\n"))
                .problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.found())
                    .isEqualTo("has no secret password, which is made anew"));
    // Another version may be the first that has any.
    assertThat(
            write(
                    "demo",
                    "{}",
                    "/mnt/tank/demo",
                    first
                        .replace(secrets, "  secrets: {}\n")
                        .replaceFirst("(?m)^  version: .*$", "  version: \"0.9.0\""))
                .problems())
        .isEmpty();
  }

  /** So were files written of apps without secrets. */
  @Test
  void a_file_of_an_app_without_secrets_need_not_say_that_there_are_none() {
    CronQuestion at = Questions.cron("at").defaultSchedule("0 1 * * *");
    App app = scheduled(at);
    String first = write(app, "demo", "{}", "").files().get("demo.yaml");
    assertThat(first).contains("  secrets: {}\n");

    OneFile.Result result = write(app, "demo", "", "", first.replace("  secrets: {}\n", ""));

    assertThat(result.problems()).isEmpty();
    assertThat(result.files()).containsEntry("demo.yaml", first);
  }

  private static App scheduled(CronQuestion at) {
    return Demo.app(
        a -> {
          a.group("Times", g -> g.ask(at));
          a.workload(
              Demo.WEB,
              w ->
                  w.container(Demo.IMAGE, c -> c.env("AT", at).noHealthCheck("It is an example.")));
        });
  }

  @ParameterizedTest
  @CsvSource({
    "7, 0 1 * * 0",
    "'1,7', '0 1 * * 1,0'",
    "5-7, '0 1 * * 5-6,0'",
    "*/7, 0 1 * * */7",
    "17, ''",
    "sun, 0 1 * * sun",
    "'7,1', ''",
    "*/99999999999999999999, ''",
    "6#1, ''",
    "L, ''",
    "'1 2', ''",
    "'7 ', ''",
    "_, ''"
  })
  void a_schedule_is_one_that_what_runs_it_takes(String days, String schedule) {
    App app = scheduled(Questions.cron("at").defaultSchedule("0 1 * * *"));

    OneFile.Result result = write(app, "demo", "at: {dow: \"" + days + "\"}", "");

    if (schedule.isEmpty()) {
      assertThat(result.files()).isEmpty();
      assertThat(result.problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.found()).startsWith("at: "));
    } else {
      assertThat(result.problems()).isEmpty();
      assertThat(result.files().get("demo.yaml"))
          .containsPattern("AT: \"?" + Pattern.quote(schedule));
    }
  }

  /** A stand-in for a secret would be a password that everybody knows. */
  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "null", "[a]", "{a: b}", "00123456", "1e5", "true", "~"})
  void a_kept_secret_that_is_no_text_is_a_problem(String value) {
    String first = write("demo", "{}", "/mnt/tank/demo").files().get("demo.yaml");
    int at = first.indexOf("R".repeat(32), first.indexOf("x-trainyard:"));
    String changed = first.substring(0, at) + value + first.substring(at + 32);

    OneFile.Result result = write("demo", "{}", "/mnt/tank/demo", changed);

    assertThat(result.files()).isEmpty();
    assertThat(result.problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.found()).endsWith("has no text for the secret password"));
  }

  /** Owners edit this part of the file, which is the only place of the secrets. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                    | has no secrets at x-trainyard.secrets",
        "'  secret: {password: RRR}\n'        | has a part in x-trainyard that this goal does not write",
        "'  secrets: {}\n  S3CRET: RRR\n'    | has a part in x-trainyard that this goal does not write",
        "'  secrets: {password:RRR}\n'        | has no text for a secret",
        "'  secrets: {RRR: x}\n'              | has a secret whose key is none",
        "'  secrets: {password: RRR, written: RRR}\n' | has the part written of x-trainyard among the secrets",
        "'  secrets: {password: RRR}\n  data:\n' | has no text in x-trainyard.data",
      })
  void what_is_edited_with_a_slip_is_not_passed_over_in_a_file_of_another_version(
      String secrets, String found) {
    String first = "x-trainyard:\n  app: demo\n" + secrets + "  version: 0.9.0\n";

    OneFile.Result result =
        write("demo", "{}", "/mnt/tank/x".repeat(found.endsWith(".data") ? 0 : 1), first);

    assertThat(result.files()).isEmpty();
    assertThat(result.problems().get(0).found()).isEqualTo(found);
    assertThat(result.problems().get(0).where().file()).isEqualTo("earlier-1.yaml");
    assertThat(result.problems().toString()).doesNotContain("RRR", "S3CRET");
  }

  @Test
  void a_file_of_a_newer_version_is_not_replaced_without_a_word() {
    String newer = "x-trainyard: {app: demo, secrets: {password: a}, version: 9.0.0}\n";

    assertThat(write("demo", "{}", "/mnt/tank/x", newer).problems())
        .extracting(Problem::found)
        .containsExactly(
            "was written for the newer version 9.0.0; its answers are read as those of 1.0.0");
  }

  /** A key that nothing asks for any more is told, unless it may be a secret. */
  @Test
  void no_answer_of_an_earlier_file_is_told_that_is_no_name() {
    String older =
        "x-trainyard: {app: demo, answers: {\"web:S3CRET\": 1, old: 1}, secrets: {password: a}, version: 0.9.0}\n";

    assertThat(write("demo", "{}", "/mnt/tank/x", older).problems())
        .extracting(Problem::found)
        .containsExactly(
            "a key that is no name of a question was answered, and nothing asks for it any more",
            "old was answered, and nothing asks for it any more");
  }

  /** A line that was begun would move the data of the earlier file elsewhere. */
  @Test
  void a_choice_without_a_value_is_a_problem() {
    App app = Demo.web(a -> a.group("G", g -> g.ask(DATA)), c -> c.mount(DATA, "/data"));
    String first =
        write(
                app,
                "demo",
                "storage: {data: {type: host_path, host_path_config: {path: /mnt/tank/x}}}",
                "/mnt/tank/d")
            .files()
            .get("demo.yaml");

    OneFile.Result result =
        write(app, "demo", "storage:\n  data:\n    type:\n", "/mnt/tank/d", first);

    assertThat(result.files()).isEmpty();
    assertThat(result.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.found()).isEqualTo("storage.data.type has no value");
              assertThat(problem.allowed()).isEqualTo("ix_volume, host_path");
              assertThat(problem.where().line()).isEqualTo(3);
            });
  }

  /** As on releases with catalogs, where TrueNAS sees to it: the app would begin without data. */
  @Test
  void an_answer_that_is_fixed_stays_as_the_file_before_has_it() {
    StringQuestion kept = Questions.string("database.kept").defaultText("one").immutable();
    StringQuestion free = Questions.string("database.free").defaultText("one");
    App app =
        Demo.web(
            a -> a.group("G", g -> g.ask(kept, free)), c -> c.env("KEPT", kept).env("FREE", free));
    String first = write(app, "demo", "", "/mnt/tank/d").files().get("demo.yaml");

    OneFile.Result result =
        write(app, "demo", "database:\n  free: two\n  kept: two\n", "/mnt/tank/d", first);

    assertThat(result.files()).isEmpty();
    assertThat(result.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.found())
                  .isEqualTo(
                      "database.kept is another one than in the file before, and stays as it is");
              assertThat(problem.where().file()).isEqualTo("answers.yaml");
              assertThat(problem.where().line()).isEqualTo(3);
            });
    assertThat(
            write(app, "demo", "database: {free: two, kept: one}", "/mnt/tank/d", first).problems())
        .isEmpty();
  }

  /** The next one has to find the secrets in it. */
  @Test
  void no_file_is_written_that_could_not_be_read() {
    App app = Demo.web(a -> {}, c -> c.file("/etc/x", literal("$abc\n".repeat(130_000))));

    OneFile.Result result = write(app, "demo", "{}", "/mnt/tank/x");

    assertThat(result.files()).isEmpty();
    assertThat(result.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.found()).contains("would be a file of"));
  }

  @Test
  void what_somebody_adds_to_a_file_is_seen() {
    OneFile edition = new ComposeEdition().oneFile().orElseThrow();
    String file =
        write("my", "storage: {data: {type: host_path, host_path_config: {path: /mnt/a/$x}}}", "")
            .files()
            .get("my.yaml");

    for (String same :
        List.of(
            file,
            "# A word of the owner's.\n" + file,
            file.replace("x-trainyard:\n", "x-trainyard:\n  mine: 1\n"),
            file.replaceAll("(?m)^  written: .*\n", "")
                .replace("services:", "x-y: 1\nservices:"))) {
      assertThat(edition.isChanged(YamlReader.read(same))).as(same).isFalse();
    }
    for (String changed :
        List.of(
            "volumes: {mine: {}}\n" + file.replaceFirst("(?m)^volumes:", "x-was:"),
            file.replace("services:\n", "services:\n  my-own-sidecar: {image: x}\n"),
            file.replace("read_only: true", "read_only: false"))) {
      assertThat(edition.isChanged(YamlReader.read(changed))).as(changed).isTrue();
    }
  }

  @Test
  void what_was_written_for_the_app_is_known_again_and_nothing_else() {
    OneFile edition = new ComposeEdition().oneFile().orElseThrow();
    Map<String, String> files = write("my", "{}", "/mnt/tank/demo").files();
    String file = files.get("my.yaml");

    assertThat(edition.isOwn(oneProbe(), YamlReader.read(file))).isTrue();
    assertThat(files).allSatisfy((name, text) -> assertThat(edition.belongs(name, text)).isTrue());
    for (String other :
        List.of(
            file.replace("app: demo\n", "app: x\n"),
            file.substring(0, file.indexOf("password:", file.indexOf("x-trainyard:"))),
            file + "\tx: 1\n",
            file + "  extra: [1\n",
            "services: {}\n",
            "[]",
            "")) {
      assertThat(edition.isOwn(oneProbe(), YamlReader.read(other))).isFalse();
    }
    for (String other : List.of("{\"title\": \"Demo, answers\"}", "services: {}\n", "", "# x\n")) {
      assertThat(edition.belongs("my.schema.json", other)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Demo | {} | /mnt/x | is to be called \"Demo\"",
        "demo | {} | tank | is to keep data in \"tank\"",
        "demo | {} | '' | leaves the dataset data to TrueNAS",
        "demo | {} | /mnt | is to keep data in \"/mnt\"",
        "demo | {} | /mnt/tank/../x | is to keep data in \"/mnt/tank/../x\"",
        "demo | {} | /mnt/.ix-apps | is to keep data in \"/mnt/.ix-apps\"",
        "demo | 'network: {web: {port_number: x}}' | /mnt/x | network.web.port_number",
        "demo | 'network: {port: 1}' | /mnt/x | network has a key that is no question of the app",
        "demo | 'network[b]: 1' | /mnt/x | has a key that is no question of the app",
        "demo | 'network: {\"[\": 1}' | /mnt/x | network has a key that is no question of the app",
        "demo | '{network: {\"web[99999999999]\": 1}}' | /mnt/x | has a key that is no question",
        "demo | '[]' | /mnt/x | is no mapping",
        "demo | '{ix_certificates: [key]}' | /mnt/x | ix_certificates has no certificates by their"
            + " numbers",
        "demo | '{ix_certificates: {1: key}}' | /mnt/x | ix_certificates has no certificates by their"
            + " numbers",
        "demo | '{ix_certificates: {1: {certificate: \"\\ud800\"}}}' | /mnt/x | holds half a"
            + " character",
        "demo | 'a: b: c' | /mnt/x | ''",
      })
  void wrong_answers_are_told_with_their_place(
      String name, String answers, String folder, String found) {
    OneFile.Result result = write(name, answers, folder);

    assertThat(result.files()).isEmpty();
    assertThat(result.problems()).isNotEmpty().allMatch(Problem::isError);
    assertThat(result.problems().get(0).found()).contains(found);
  }

  /** A blank that is missing behind the colon makes it a part of the key. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{password:S3CRET}",
        "{password:\"S3CRET\"}",
        "{network: {web:S3CRET}}",
        "network:\n  S3CRET:\n"
      })
  void no_key_of_the_owner_is_told(String answers) {
    OneFile.Result result = write("demo", answers, "/mnt/tank/x");

    assertThat(result.problems()).isNotEmpty();
    assertThat(result.problems().toString()).doesNotContain("S3CRET");
  }

  /** The schema is written only when nothing is wrong, so the report has to say it all. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "network: {web: 30032} | its parts by their names (bind_mode, port_number, host_ips), such"
            + " as web: {port_number: 30032}",
        "network: {web: secret text} | such as web: {bind_mode: published}",
        "network: {web: {port_number: x}} | a whole number from 1 to 65535",
        "network: {web: {bind_mode: x}} | one of published, exposed",
        "network: {web: {host_ips: 1}} | a list, such as host_ips: [",
        "storage: {data: /mnt/tank/x} | its parts by their names (type, ix_volume_config,"
            + " host_path_config), such as data: {type: host_path, host_path_config: {path:"
            + " /mnt/tank/x}}",
        "storage: {data: host_path} | such as data: {type: host_path}",
        "storage: {data: {type: host_path}} | a directory of a pool, such as /mnt/tank/apps",
        "network: 1 | its parts by their names (web",
      })
  void a_wrong_answer_is_told_with_the_shape_of_a_right_one(String answers, String allowed) {
    OneFile.Result result = write("demo", answers, "/mnt/tank/x");

    assertThat(result.problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.allowed()).doesNotContain("secret"))
        .anySatisfy(problem -> assertThat(problem.allowed()).contains(allowed));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n", "# to be answered\n", "---\n", "null"})
  void a_file_in_which_nothing_is_said_is_one_without_answers(String answers) {
    OneFile.Result result = write("demo", answers, "/mnt/tank/x");

    assertThat(result.problems()).isEmpty();
    assertThat(result.files()).isEqualTo(write("demo", "", "/mnt/tank/x").files());
  }

  /** A setup service would give all of it to the app. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/etc",
        "/mnt",
        "/mnt/",
        "/mnt/tank",
        "/mnt/tank/",
        "/mnt//x",
        "/mnt/tank/..",
        "/mnt/tank/../../etc",
        "/mnt/.ix-apps/app_mounts"
      })
  void what_is_not_the_apps_alone_is_given_to_no_app(String path) {
    App app = owning();
    for (String config : List.of("path: \"%s\"", "acl_enable: true, acl: {path: \"%s\"}")) {
      String answers =
          "storage: {data: {type: host_path, host_path_config: {" + config.formatted(path) + "}}}";

      assertThat(write(app, "demo", answers, "").problems())
          .anySatisfy(
              problem ->
                  assertThat(problem.found())
                      .isEqualTo(
                          "storage.data is \""
                              + path
                              + "\", which would belong to the app with everything in it"));
      assertThat(
              write(app, "demo", answers.replace("\"" + path + "\"", "/mnt/tank/x"), "").problems())
          .isEmpty();
    }
  }

  /**
   * What lies below it comes into being; the directory of the NAS, mistyped or locked, does not.
   */
  @Test
  void a_directory_that_is_not_there_keeps_an_app_from_starting_empty() {
    BooleanQuestion more = Questions.yesNo("more").defaultYes();
    App app =
        Demo.app(
            a -> {
              a.group("G", g -> g.ask(DATA, more));
              a.workload(
                  Demo.WEB,
                  w ->
                      Demo.pod(
                          w,
                          c -> {
                            c.mount(DATA, "/data", m -> m.subPath("node"));
                            c.when(more, when -> when.mount(DATA, "/more", m -> m.subPath("more")));
                          }));
            });

    String file = write(app, "demo", "{}", "/mnt/tank/d").files().get("demo.yaml");
    assertThat(file).contains("#    /mnt/tank/d/data\n");
    YamlNode mounts = YamlReader.read(file).root().get("services").get("web-setup").get("volumes");
    assertThat(mounts.items())
        .filteredOn(mount -> mount.get("target").text().equals("/whole/data"))
        .singleElement()
        .satisfies(
            mount -> {
              assertThat(mount.get("source").text()).isEqualTo("/mnt/tank/d/data");
              assertThat(mount.get("bind").get("create_host_path").text()).isEqualTo("false");
            });
    assertThat(write(app, "demo", "more: false\n", "/mnt/tank/d").files().get("demo.yaml"))
        .contains("make 0755 /whole/data/node")
        .doesNotContain("/whole/data/more");
  }

  /** Joined to the directory for all data it would lead out of it. */
  @ParameterizedTest
  @ValueSource(strings = {"../../..", "..", ".", "", "a/../../b", "a/b", ".ssh", "a\\nb: 1"})
  void a_dataset_has_the_name_of_a_directory_beside_others(String name) {
    String answers =
        "storage: {data: {type: ix_volume, ix_volume_config: {dataset_name: \"" + name + "\"}}}";

    for (App app : List.of(owning(), oneProbe())) {
      OneFile.Result result = write(app, "demo", answers, "/mnt/tank/x");
      assertThat(result.files()).isEmpty();
      assertThat(result.problems())
          .anySatisfy(
              problem ->
                  assertThat(problem.found())
                      .startsWith("storage.data is the dataset \"")
                      .endsWith("which is no name of a directory"));
    }
  }

  /** What begins there would be read as keys of the file. */
  @ParameterizedTest
  @ValueSource(strings = {"\\r", "\\n", "\\u0085", "\\u2028", "\\u2029", "\\v", "\\u007f"})
  void no_directory_has_the_end_of_a_line_in_it(String end) {
    String path = "/mnt/tank/a" + end + "evil: 1";
    String answers =
        "storage: {data: {type: host_path, host_path_config: {path: \"" + path + "\"}}}";

    assertThat(write("demo", answers, "").files()).isEmpty();
    assertThat(
            write(
                    "demo",
                    answers
                        .replace("path:", "acl_enable: true, acl: {path:")
                        .replace("}}}", "}}}}"),
                    "")
                .files())
        .isEmpty();
    assertThat(write("demo", "{}", YamlReader.read("\"" + path + "\"").root().text()).files())
        .isEmpty();
  }

  private static App owning() {
    return Demo.app(
        a -> {
          a.group("Storage", g -> g.ask(DATA));
          a.workload(
              Demo.WEB,
              w -> Demo.pod(w, c -> c.mount(DATA, "/data", m -> m.ownedBy(101, 101, "Its own."))));
        });
  }

  @Test
  void an_answer_has_a_line() {
    List<Problem> problems =
        write("demo", "network:\n  web:\n    port_number: x\n", "/mnt/x").problems();

    assertThat(problems)
        .first()
        .satisfies(
            problem -> {
              assertThat(problem.where().file()).isEqualTo("answers.yaml");
              assertThat(problem.where().line()).isEqualTo(3);
            });
  }
}
