package dev.trainyard.apps.gocd;

import static dev.trainyard.generator.expression.Expressions.literal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.apps.RenderedApp;
import dev.trainyard.apps.RenderedApp.Node;
import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Health;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Scenario;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.Given;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.ScalarQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.value.Expression;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GocdTest {

  private static final App APP = Rendering.APP;

  @TempDir Path temporary;

  @Test
  void the_definition_is_without_errors() {
    assertThat(AppChecks.check(APP)).filteredOn(Problem::isError).isEmpty();
  }

  @Test
  void nothing_but_a_password_must_be_answered() {
    assertThat(questions())
        .filteredOn(question -> question instanceof ScalarQuestion<?> scalar && scalar.mandatory())
        .containsExactly(Wizard.ADMIN_PASSWORD);
  }

  @Test
  void every_declared_storage_is_asked_for_and_mounted() {
    List<Question> storages =
        questions().stream().filter(StorageQuestion.class::isInstance).toList();

    assertThat(storages)
        .containsExactlyInAnyOrder(
            Wizard.DATA, Wizard.ARTIFACTS, Wizard.HOME, Wizard.CHECKOUTS, AgentWizard.AGENT_DATA);
    assertThat(storageMounts())
        .extracting(mount -> (Question) ((VolumeSource.Storage) mount.volume()).question())
        .containsAll(storages);
  }

  @Test
  void storage_belongs_to_the_user_that_writes_it() {
    assertThat(ofGocd())
        .allSatisfy(
            workload -> {
              assertThat(workload.unit().runAs().orElseThrow().user()).isEqualTo(literal(1000L));
              assertThat(workload.unit().runAs().orElseThrow().group()).isEqualTo(literal(0L));
            });
    assertThat(storageMounts())
        .allSatisfy(
            mount ->
                assertThat(mount.owner())
                    .contains(new Mount.Owner(literal(1000L), literal(0L), "")));
  }

  @Test
  void each_agent_keeps_an_identity_of_its_own() {
    DeclaredWorkload agents = Rendering.workload("agent");

    assertThat(agents.stateful()).isTrue();
    assertThat(Rendering.mounts(agents.unit().containers().get(0)))
        .filteredOn(mount -> mount.volume() instanceof VolumeSource.Storage)
        .allSatisfy(mount -> assertThat(mount.perReplica()).isTrue())
        .extracting(Rendering::path)
        .containsExactly("/godata", "/home/go");
  }

  @Test
  void directories_of_the_image_that_are_volumes_are_mounted() {
    for (DeclaredWorkload workload : ofGocd()) {
      assertThat(Rendering.mounts(workload.unit().containers().get(0)))
          .extracting(Rendering::path)
          .contains("/go-working-dir", "/godata");
    }
  }

  @Test
  void secrets_reach_containers_only_by_variables_and_files() {
    List<Expression<?>> visible = new ArrayList<>();
    for (Container container : Rendering.containers()) {
      Block.forEach(container.command(), word -> visible.add(word.value()));
      Block.forEach(container.args(), word -> visible.add(word.value()));
      Rendering.mounts(container).forEach(mount -> visible.add(mount.path()));
      visible.add(container.image().repository());
      visible.add(container.image().tag());
    }
    visible.add(APP.prose().notes());

    assertThat(visible).noneMatch(SubExpressions::isSensitive);
  }

  @Test
  void the_chart_shows_secrets_to_nothing_but_its_secrets() {
    Rendered chart = new HelmEdition().render(APP);

    assertThat(chart.problems()).isEmpty();
    assertThat(chart.files().entrySet())
        .filteredOn(file -> file.getKey().value().matches(".*/templates/[a-zN][^/]*"))
        .hasSizeGreaterThan(5)
        .filteredOn(file -> !file.getKey().value().endsWith("secret.yaml"))
        .allSatisfy(
            file ->
                assertThat(withoutChecksums(file.getValue().toText()))
                    .doesNotContain("admin_password")
                    .doesNotContain("agent_auto_register_key")
                    .doesNotContain("passwordHash")
                    .doesNotContain("gocd.generated")
                    .doesNotContain("\"gocd.cruise-config.xml\""));
  }

  /**
   * A checksum, which restarts the pod when the secret changes, gives no secret away, and neither
   * does one in a name.
   */
  private static String withoutChecksums(String template) {
    return template
        .replaceAll("(?m)^ +checksum/[a-z-]+: \\{\\{ .* \\| sha256sum \\| quote }}$", "")
        .replaceAll("\\(print \\(include \"gocd.generated\" [^|]* \\| sha256sum\\)", "");
  }

  @Test
  void agents_join_with_the_key_that_the_server_was_given() {
    Container agent = Rendering.workload("agent").unit().containers().get(0);

    assertThat(Rendering.env(agent))
        .filteredOn(Env.Plain.class::isInstance)
        .extracting(env -> ((Env.Plain) env).value())
        .filteredOn(SubExpressions::isSensitive)
        .singleElement()
        .isEqualTo(Wizard.AGENT_KEY.secret());
  }

  @Test
  void the_server_has_a_quarter_of_an_hour_to_migrate() {
    Probe startup = Rendering.probe("server", Health::startup);

    assertThat(startup.period() * startup.failures()).isGreaterThanOrEqualTo(15 * 60);
  }

  @Test
  void a_lost_server_does_not_restart_agents() {
    Probe liveness = Rendering.probe("agent", Health::liveness);

    assertThat(((Probe.Exec) liveness.handler()).command()).doesNotContain(literal("--fail"));
  }

  @Test
  void a_proxy_that_jobs_are_to_use_is_not_asked_how_their_agent_is() {
    for (Probe probe :
        List.of(
            Rendering.probe("agent", Health::startup),
            Rendering.probe("agent", Health::readiness),
            Rendering.probe("agent", Health::liveness))) {
      assertThat(((Probe.Exec) probe.handler()).command())
          .startsWith(literal("curl"))
          .containsSequence(literal("--noproxy"), literal("*"));
    }
  }

  @Test
  void plugins_are_fetched_by_the_proxy_of_the_server() {
    List<Map<String, Object>> variables =
        List.of(
            Map.of("name", "https_proxy", "value", "http://proxy.example.org:3128"),
            Map.of("name", "OTHER", "value", "x"),
            Map.of("name", "no_proxy", "value", "git.example.org,.local"));
    RenderedApp app = RenderedApp.of(APP, "https", Map.of(), Wizard.ADDITIONAL_ENVS, variables);

    assertThat(app.file(app.pod("server"), "plugins", "/wanted/proxy"))
        .isEqualTo("https_proxy=http://proxy.example.org:3128\nno_proxy=git.example.org,.local\n");
  }

  @Test
  void the_shell_of_the_entry_point_splits_the_jvm_options_as_the_owner_meant_them()
      throws Exception {
    assertThat(split(Rendering.ofScenario("default"))).containsExactly("-Xmx1024m");
    assertThat(split(Rendering.ofScenario("host-paths")))
        .containsExactly("-Xmx2048m", "-Dgocd.server.start.in.maintenance.mode=true");
    assertThat(split(Rendering.ofScenario("hostile-answers")))
        .containsExactly(
            "-Xmx1024m", "-Dgreeting=it's \"quoted\": {{ .Values }} $HOME `id`", "-Dpercent=%TZ%");
  }

  private static List<String> split(Rendering rendering) throws Exception {
    ProcessBuilder shell =
        new ProcessBuilder("/bin/sh", "-c", "eval \"set -- $OPTIONS\"; printf '%s\\n' \"$@\"");
    shell.environment().put("OPTIONS", rendering.variable("GOCD_SERVER_JVM_OPTS"));
    Process process = shell.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return output.lines().toList();
  }

  @Test
  void with_a_certificate_users_reach_gocd_by_https_only_and_agents_of_the_app_as_before() {
    RenderedApp app = RenderedApp.of(APP, "https", Map.of());

    assertThat(app.names("Service")).noneMatch(name -> name.contains("web-port"));
    Node proxy = app.pod("proxy");
    assertThat(proxy.container("proxy").text("image")).startsWith("docker.io/library/caddy:");
    assertThat(app.file(proxy, "proxy", "/etc/caddy/Caddyfile"))
        .contains("https://:8080 {", "tls /tls/tls.crt /tls/tls.key", "import lead ci-gocd-server")
        .contains("header_down Set-Cookie \"^(JSESSIONID=.*)$\" \"$1; Secure\"\n")
        .doesNotContain("max_size");
    assertThat(app.portal()).isEqualTo("https://:31443/go");
    assertThat(app.environment(agents(app).container("agent")).get("GO_SERVER_URL"))
        .matches("http://ci-gocd-server[^:/]*:8153/go");
    // It would hold for agents, too, which come by HTTP.
    assertThat(jvmOptions(app)).isEqualTo("-Xmx1024m");
  }

  @Test
  void who_also_uses_http_can_sign_in_there() {
    RenderedApp app = RenderedApp.of(APP, "https-and-http", Map.of());

    assertThat(app.names("Service"))
        .filteredOn(name -> name.contains("web-port") || name.contains("https-port"))
        .hasSize(2);
    assertThat(app.file(app.pod("proxy"), "proxy", "/etc/caddy/Caddyfile"))
        .doesNotContain("Set-Cookie");
  }

  @Test
  void without_a_certificate_there_is_no_proxy() {
    RenderedApp app = RenderedApp.of(APP, "default", Map.of());

    assertThat(app.names("Deployment")).containsExactly("ci-gocd-server");
    assertThat(app.portal()).isEqualTo("http://:31153/go");
  }

  @Test
  void server_and_agents_get_the_ssh_key_and_the_known_hosts() {
    RenderedApp app = RenderedApp.of(APP, "https", Map.of());

    for (String container : List.of("server", "agent")) {
      Node pod = container.equals("server") ? app.pod("server") : agents(app);
      assertThat(app.environment(pod.container(container)).get("GIT_SSH_COMMAND"))
          .startsWith("ssh -o IdentityFile=/ssh/key ");
      assertThat(app.file(pod, container, "/etc/ssh/ssh_known_hosts"))
          .isEqualTo(
              "git.example.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAA\n"
                  + "[git.example.org]:2222 ecdsa-sha2-nistp256"
                  + " AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY=\n");
      assertThat(app.file(pod, "ssh-key", "/ssh-key/answer"))
          .startsWith("-----BEGIN OPENSSH PRIVATE KEY----- ");
    }
  }

  @Test
  void plugins_are_told_by_name_checksum_and_address() {
    RenderedApp app = RenderedApp.of(APP, "https", Map.of());

    assertThat(app.file(app.pod("server"), "plugins", "/wanted/plugins"))
        .isEqualTo(
            "script-executor "
                + "0123456789abcdef".repeat(4)
                + " https://git.example.org/releases/script-executor-1.0.3.jar?a=b&c#d\n");
  }

  @Test
  void agents_with_docker_and_nothing_else_are_privileged() {
    RenderedApp app = RenderedApp.of(APP, "docker-in-jobs", Map.of());
    Node pod = app.manifest("StatefulSet", "-dind-builders").at("spec", "template", "spec");

    assertThat(pod.container("dind").at("securityContext").text("privileged")).isEqualTo("true");
    assertThat(pod.container("dind").text("image"))
        .isEqualTo("docker.io/gocd/gocd-agent-docker-dind:v25.4.0");
    assertThat(app.environment(pod.container("dind")))
        .containsEntry("DOCKERD_MAX_WAIT_SECS", "120")
        .containsEntry(
            "DOCKERD_ADDITIONAL_ARGS",
            "--host=tcp://localhost:2375 --group=root --storage-driver=vfs"
                + " --registry-mirror=https://mirror.example.org");
    assertThat(pod.container("dind").list("volumeMounts"))
        .extracting(mount -> mount.text("mountPath"))
        .contains("/var/lib/docker", "/godata", "/home/go");
    assertThat(Rendering.containers())
        .filteredOn(container -> !container.security().privileged().isEmpty())
        .extracting(Container::name)
        .containsExactly("dind");
  }

  @Test
  void a_postgresql_that_exists_is_reached_as_answered() throws Exception {
    RenderedApp app = RenderedApp.of(APP, "postgresql", Map.of());
    Properties told = new Properties();
    told.load(new StringReader(app.file(app.pod("server"), "database", "/database/db.properties")));

    assertThat(told)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "db.driver",
                "org.postgresql.Driver",
                "db.url",
                "jdbc:postgresql://db.example.org:5432/gocd",
                "db.user",
                "go=cd#1",
                "db.password",
                " it's \\u0041 a: # {{ .Values }} = ! ",
                "db.connectionProperties.sslmode",
                "require"));
  }

  /** What an owner of 1.0.0 with such data has to be able to say, whatever database that is. */
  @Test
  void the_database_of_the_data_counts_only_where_the_owner_says_so() {
    RenderedApp embedded = RenderedApp.of(APP, "default", Map.of());
    assertThat(embedded.file(embedded.pod("server"), "database", "/database/db.properties"))
        .isEmpty();

    assertThat(withDatabaseOfTheData("default").containerNames()).doesNotContain("database");
    assertThat(withDatabaseOfTheData("postgresql").containerNames()).contains("database");
  }

  private static Node withDatabaseOfTheData(String scenario) {
    return RenderedApp.of(APP, scenario, Map.of(), Database.OF_THE_DATA, true).pod("server");
  }

  /** A pod that exceeds its temporary directories ends, and artifacts lie there on their way. */
  @Test
  void artifacts_of_ten_gibibytes_end_neither_agent_nor_server() {
    RenderedApp app = RenderedApp.of(APP, "docker-in-jobs", Map.of());
    for (Node pod :
        List.of(
            app.pod("server"),
            agents(app),
            app.manifest("StatefulSet", "-dind-builders").at("spec", "template", "spec"))) {
      assertThat(pod.list("volumes"))
          .filteredOn(volume -> volume.text("name").equals("work"))
          .singleElement()
          .satisfies(
              work -> assertThat(work.at("emptyDir").text("sizeLimit")).isEqualTo("51200Mi"));
    }
  }

  @Test
  void what_does_not_work_with_a_postgresql_is_refused() {
    Map<String, Object> whole =
        Map.of(
            "database.kind", "postgresql",
            "database.host", "db",
            "database.name", "gocd",
            "database.user", "gocd",
            "database.password", "x");
    assertThat(Rendering.of(whole).refused()).isFalse();

    Map<String, Object> backedUp = new HashMap<>(whole);
    backedUp.put("first_start.backup", "daily");
    assertThat(Rendering.of(backedUp).refused()).isTrue();

    Map<String, Object> partly = new HashMap<>(whole);
    partly.put("database.password", "");
    assertThat(Rendering.of(partly).refused()).isTrue();
  }

  /** What the plugin calls of the API (gocd/kubernetes-elastic-agents), and nothing else. */
  @Test
  void the_server_may_start_pods_only_where_the_owner_wants_elastic_agents() {
    RenderedApp app = RenderedApp.of(APP, "elastic-agents", Map.of());
    Node pod = app.pod("server");

    assertThat(pod.text("serviceAccountName")).isEqualTo("ci-gocd-server");
    assertThat(pod.text("automountServiceAccountToken")).isEqualTo("true");
    assertThat(app.manifest("Role", "ci-gocd-server").list("rules"))
        .extracting(rule -> rule.words("resources") + " " + rule.words("verbs"))
        .containsExactly(
            "[pods] [create, delete, deletecollection, get, list, watch]", "[pods/log] [get]");
    assertThat(app.manifest("ClusterRole", "ci-gocd-server").list("rules"))
        .extracting(rule -> rule.words("resources") + " " + rule.words("verbs"))
        .containsExactly("[nodes, events] [list]");
    assertThat(pod.containerNames()).endsWith("server", "elastic");
    assertThat(agents(app).text("automountServiceAccountToken")).isEqualTo("false");
    assertThat(app.text(APP.prose().notes())).contains("Go Server URL http://ci-gocd-server");

    RenderedApp without = RenderedApp.of(APP, "default", Map.of());
    assertThat(without.pod("server").text("automountServiceAccountToken")).isEqualTo("false");
    assertThat(without.pod("server").containerNames()).endsWith("server");
    for (String kind : List.of("ServiceAccount", "Role", "ClusterRole", "RoleBinding")) {
      assertThat(without.names(kind)).isEmpty();
    }
    assertThat(without.text(APP.prose().notes())).doesNotContain("elastic");
  }

  @Test
  void images_of_registries_with_a_password_are_pulled_as_the_owner_says() {
    RenderedApp app = RenderedApp.of(APP, "elastic-agents", Map.of());

    for (Node pod : List.of(app.pod("server"), agents(app))) {
      List<Node> names = pod.list("imagePullSecrets");
      assertThat(names).hasSize(2);
      Node secret = app.manifest("Secret", names.get(0).text("name"));
      assertThat(secret.text("type")).isEqualTo("kubernetes.io/dockerconfigjson");
      assertThat(secret.at("stringData").text(".dockerconfigjson"))
          .startsWith("{\"auths\":{\"registry.example.org:5000\":{\"username\":\"robot$ci\",");
    }
    assertThat(app.withoutSecrets()).doesNotContain("robot$ci").doesNotContain("dckr_pat_x");
  }

  /** There is no Kubernetes, and TrueNAS itself has credentials of registries. */
  @Test
  void on_later_releases_neither_is_asked() {
    Rendered compose = new ComposeEdition().render(APP);

    assertThat(compose.problems()).noneMatch(Problem::isError);
    assertThat(compose.problems())
        .extracting(Problem::found)
        .anyMatch(
            found ->
                found.contains(
                    "rights at the Kubernetes API, which the edition compose leaves out"))
        .anyMatch(found -> found.contains("credentials of a registry"));
    String questions =
        compose
            .files()
            .get(new RelativePath("trains/stable/gocd/" + APP.version() + "/questions.yaml"))
            .toText();
    assertThat(questions).doesNotContain("elastic", "registries").contains("host_network");
  }

  @Test
  void in_the_network_of_the_nas_the_server_has_its_own_port() {
    RenderedApp app = RenderedApp.of(APP, "network-of-the-nas", Map.of());

    assertThat(app.pod("server").text("hostNetwork")).isEqualTo("true");
    assertThat(app.pod("server").text("dnsPolicy")).isEqualTo("ClusterFirstWithHostNet");
    assertThat(app.names("Service")).noneMatch(name -> name.contains("web-port"));
    assertThat(app.portal()).isEqualTo("http://:8153/go");
    assertThat(app.environment(agents(app).container("agent")).get("GO_SERVER_URL"))
        .matches("http://ci-gocd-server[^:/]*:8153/go");
    assertThat(RenderedApp.of(APP, "default", Map.of()).pod("server").text("hostNetwork"))
        .isEqualTo("false");

    RenderedApp https = RenderedApp.of(APP, "network-of-the-nas-and-https", Map.of());
    assertThat(https.portal()).isEqualTo("https://:31154/go");
    assertThat(
            Rendering.of(Map.of("network.host_network", true, "network.certificate_id", 1L))
                .refused())
        .isTrue();
  }

  @Test
  void groups_of_agents_have_limits_variables_and_storage_of_their_own() {
    RenderedApp app = RenderedApp.of(APP, "host-paths", Map.of());
    Node linux = app.manifest("StatefulSet", "-agent-linux").at("spec", "template", "spec");
    Node godot = app.manifest("StatefulSet", "-agent-godot").at("spec", "template", "spec");

    assertThat(linux.container("agent").at("resources", "limits").text("cpu")).isEqualTo("4");
    assertThat(linux.container("agent").at("resources", "limits").text("memory"))
        .isEqualTo("6144Mi");
    assertThat(godot.container("agent").at("resources", "limits").text("memory"))
        .isEqualTo("4096Mi");
    assertThat(app.environment(linux.container("agent")))
        .containsEntry("MAKEFLAGS", "-j4")
        .containsEntry("CCACHE_DIR", "/ccache")
        .doesNotContainKey("BUILD_KIND");
    assertThat(app.environment(godot.container("agent")))
        .containsEntry("MAKEFLAGS", "-j4")
        .containsEntry("BUILD_KIND", "release")
        .doesNotContainKey("CCACHE_DIR");
    assertThat(linux.container("agent").list("volumeMounts"))
        .extracting(mount -> mount.text("mountPath"))
        .contains("/ccache", "/sdk");
    assertThat(godot.container("agent").list("volumeMounts"))
        .extracting(mount -> mount.text("mountPath"))
        .contains("/sdk")
        .doesNotContain("/ccache");
  }

  @Test
  void what_is_for_a_group_that_is_not_there_is_refused() {
    for (String group : List.of("default", "")) {
      RenderedApp.of(APP, "default", Map.of(), AgentWizard.AGENT_ENVS, variable(group, "KIND"));
    }
    refused(variable("linux", "KIND"), "names a group of agents that is not there");
    refused(variable("", "GO_SERVER_URL"), "a name that belongs to the app");
  }

  private static List<Map<String, Object>> variable(String group, String name) {
    return List.of(Map.of("group", group, "name", name, "value", "x"));
  }

  private static void refused(List<Map<String, Object>> variables, String reason) {
    assertThatThrownBy(
            () -> RenderedApp.of(APP, "default", Map.of(), AgentWizard.AGENT_ENVS, variables))
        .hasMessageContaining(reason);
  }

  private static Node agents(RenderedApp app) {
    return app.manifest("StatefulSet", "-agent-default").at("spec", "template", "spec");
  }

  private static String jvmOptions(RenderedApp app) {
    return app.environment(app.pod("server").container("server")).get("GOCD_SERVER_JVM_OPTS");
  }

  private static List<DeclaredWorkload> ofGocd() {
    return APP.workloads().stream().filter(workload -> !workload.name().equals("proxy")).toList();
  }

  @Test
  void a_heap_that_does_not_fit_the_limit_is_refused() {
    assertThat(Rendering.of(Map.of()).refused()).isFalse();
    assertThat(Rendering.of(Map.of("gocd.heap_mb", 2560L)).refused()).isFalse();
    assertThat(Rendering.of(Map.of("gocd.heap_mb", 2561L)).refused()).isTrue();
  }

  @Test
  void the_scenarios_answer_every_mandatory_question_and_cover_every_storage() {
    assertThat(APP.scenarios())
        .extracting(Scenario::name)
        .containsExactly(
            "default",
            "host-paths",
            "hostile-answers",
            "https",
            "https-and-http",
            "docker-in-jobs",
            "postgresql",
            "elastic-agents",
            "network-of-the-nas",
            "network-of-the-nas-and-https",
            "without-agents");
    assertThat(APP.scenarios())
        .allSatisfy(
            scenario -> {
              assertThat(answered(scenario)).contains(Wizard.ADMIN_PASSWORD);
              assertThat(Rendering.ofScenario(scenario.name()).refused()).isFalse();
            });
    assertThat(answered(APP.scenarios().get(1)))
        .contains(
            Wizard.DATA, Wizard.ARTIFACTS, Wizard.HOME, Wizard.CHECKOUTS, AgentWizard.AGENT_DATA);
  }

  private static List<Question> answered(Scenario scenario) {
    return scenario.answers().stream().map(Given::question).toList();
  }

  private static List<Question> questions() {
    return APP.groups().stream().flatMap(group -> group.questions().stream()).toList();
  }

  private static List<Mount> storageMounts() {
    return Rendering.containers().stream()
        .flatMap(container -> Rendering.mounts(container).stream())
        .filter(mount -> mount.volume() instanceof VolumeSource.Storage)
        .toList();
  }
}
