package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporaryInMemory;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.StringQuestion;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single words about a container become in both editions. */
class ContainerWordsTest {

  private static final BooleanQuestion FLAG = yesNo("flag");

  private static App app(Consumer<ContainerSpec> container, Question... asked) {
    return Demo.web(a -> ask(a, asked), container);
  }

  /** The container of 22.02 to 24.04. */
  private static Object container(App app, Map<String, Object> answers) {
    return Demo.at(pod(app, answers), "containers", 0);
  }

  private static Object pod(App app, Map<String, Object> answers) {
    return Demo.at(
        Demo.find(Demo.manifests(app, answers), "Deployment", "demo-web").orElseThrow(),
        "spec",
        "template",
        "spec");
  }

  /** The service of 24.10 and later. */
  private static Map<?, ?> service(App app, Map<String, Object> answers) {
    return (Map<?, ?>) Demo.services(app, answers).get("web");
  }

  @Test
  void a_console_has_a_terminal_and_an_open_input() {
    App app = app(c -> c.tty().when(FLAG, asked -> asked.stdin()), FLAG);

    assertThat(Demo.at(container(app, Map.of("flag", true)), "tty")).isEqualTo(true);
    assertThat(Demo.at(container(app, Map.of("flag", true)), "stdin")).isEqualTo(true);
    assertThat(Demo.at(container(app, Map.of("flag", false)), "stdin")).isNull();
    assertThat(service(app, Map.of("flag", true)).get("tty")).isEqualTo(true);
    assertThat(service(app, Map.of("flag", true)).get("stdin_open")).isEqualTo(true);
    assertThat(service(app, Map.of("flag", false)).get("stdin_open")).isNull();
  }

  @Test
  void programs_gain_rights_only_where_there_is_a_reason() {
    App app = app(c -> c.privilegeEscalation("Its sandbox has a helper."));

    assertThat(Demo.at(container(app, Map.of()), "securityContext", "allowPrivilegeEscalation"))
        .isEqualTo(true);
    assertThat(service(app, Map.of()).get("security_opt")).isNull();
    assertThat(service(app, Map.of()).get("cap_drop")).isEqualTo(List.of("ALL"));
    App usual = app(c -> {});
    assertThat(Demo.at(container(usual, Map.of()), "securityContext", "allowPrivilegeEscalation"))
        .isEqualTo(false);
    assertThat(service(usual, Map.of()).get("security_opt"))
        .isEqualTo(List.of("no-new-privileges=true"));
  }

  @Test
  void a_container_has_temporary_storage_in_memory_of_a_size() {
    IntegerQuestion size = integer("size").defaultNumber(64).range(16, 2048);
    App app =
        app(
            c ->
                c.mount(temporaryInMemory("cache", 1024), "/cache")
                    .mount(temporaryInMemory("frames", size), "/frames")
                    .sharedMemory(size),
            size);
    Map<String, Object> answers = Map.of("size", 300L);

    assertThat(Demo.at(pod(app, answers), "volumes"))
        .isEqualTo(
            List.of(
                inMemory("cache", "1024Mi"),
                inMemory("frames", "300Mi"),
                inMemory("shm", "300Mi")));
    Object mounts = service(app, answers).get("volumes");
    assertThat(mounts.toString())
        .contains("type=tmpfs, target=/cache, tmpfs={size=1073741824, mode=1023}")
        .contains("type=tmpfs, target=/frames, tmpfs={size=314572800, mode=1023}")
        .contains("type=tmpfs, target=/dev/shm, tmpfs={size=314572800, mode=1023}");
  }

  private static Map<String, Object> inMemory(String name, String size) {
    return Map.of("name", name, "emptyDir", Map.of("medium", "Memory", "sizeLimit", size));
  }

  @Test
  void containers_share_storage_in_memory() {
    Volume frames = temporaryInMemory("frames", 64);
    Volume handed = temporaryInMemory("handed", 64);
    App app =
        Demo.app(
            a ->
                a.workload(
                    Demo.WEB,
                    w -> {
                      w.step("first", Demo.IMAGE, c -> c.mount(handed, "/handed"));
                      Demo.pod(w, c -> c.mount(frames, "/frames").mount(handed, "/handed"));
                      w.container(
                          "beside",
                          Demo.IMAGE,
                          c -> c.noHealthCheck("It waits.").mount(frames, "/frames"));
                    }));

    Map<String, Object> file = Demo.composeFile(app, Map.of(), Map.of());
    assertThat(Demo.at(file, "volumes", "web.frames.64m", "driver_opts"))
        .isEqualTo(Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=64m,mode=1777"));
    assertThat(Demo.at(file, "volumes", "web.handed")).isEqualTo(Map.of());
    assertThat(Demo.at(file, "services", "web", "volumes").toString())
        .contains("source=web.frames.64m, target=/frames")
        .contains("source=web.handed, target=/handed");
  }

  @Test
  void a_container_has_devices_and_directories_of_the_nas() {
    App app =
        app(
            c ->
                c.device("/dev/net/tun", "It makes a tunnel.")
                    .when(FLAG, f -> f.device("/dev/dri", "It encodes films."))
                    .hostPath("/proc", "/host/proc", "It measures the NAS.")
                    .hostPath("/run/bus", "/bus", "It talks.", m -> m.readOnly(literal(false))),
            FLAG);
    Map<String, Object> answers = Map.of("flag", true);

    assertThat(Demo.at(pod(app, answers), "volumes"))
        .isEqualTo(
            List.of(
                volume("host-dev-net-tun", Map.of("path", "/dev/net/tun", "type", "CharDevice")),
                volume("host-dev-dri", Map.of("path", "/dev/dri", "type", "Directory")),
                volume("host-proc", Map.of("path", "/proc")),
                volume("host-run-bus", Map.of("path", "/run/bus"))));
    assertThat(Demo.at(container(app, answers), "volumeMounts"))
        .isEqualTo(
            List.of(
                Map.of("name", "host-dev-net-tun", "mountPath", "/dev/net/tun"),
                Map.of("name", "host-dev-dri", "mountPath", "/dev/dri"),
                Map.of("name", "host-proc", "mountPath", "/host/proc", "readOnly", true),
                Map.of("name", "host-run-bus", "mountPath", "/bus")));
    assertThat(service(app, answers).get("devices"))
        .isEqualTo(List.of("/dev/net/tun:/dev/net/tun", "/dev/dri:/dev/dri"));
    assertThat(service(app, Map.of("flag", false)).get("devices"))
        .isEqualTo(List.of("/dev/net/tun:/dev/net/tun"));
    assertThat(service(app, answers).get("volumes").toString())
        .contains("source=/proc, target=/host/proc, read_only=true")
        .contains("source=/run/bus, target=/bus, bind={create_host_path=false}")
        .doesNotContain("/dev/");
  }

  @ParameterizedTest
  @CsvSource({
    "/dev/net/tun, CharDevice",
    "/dev/ttyUSB0, CharDevice",
    "/dev/dri/renderD128, CharDevice",
    "/dev/serial/by-id/usb-1a86_Stick-if00, CharDevice",
    "/dev/bus/usb, Directory",
    "/dev/snd, Directory",
    "/dev/sr0, BlockDevice",
  })
  void a_device_is_of_the_sort_that_it_must_be(String path, String type) {
    App app = app(c -> c.device(path, "It uses it.").privileged("It uses it."));

    assertThat(Demo.at(pod(app, Map.of()), "volumes", 0, "hostPath"))
        .isEqualTo(Map.of("path", path, "type", type));
  }

  private static Map<String, Object> volume(String name, Map<String, Object> hostPath) {
    return Map.of("name", name, "hostPath", hostPath);
  }

  @Test
  void charts_warn_of_devices_that_only_privileged_containers_open() {
    App tun = app(c -> c.device("/dev/net/tun", "It makes a tunnel."));
    App dri = app(c -> c.device("/dev/dri", "It encodes films."));
    App privileged = app(c -> c.device("/dev/dri", "It encodes.").privileged("It encodes."));

    assertThat(warnings(new HelmEdition().render(tun))).isEmpty();
    assertThat(warnings(new HelmEdition().render(dri)))
        .containsExactly(
            "has the device /dev/dri, which TrueNAS 22.02 to 24.04 let only privileged containers"
                + " open");
    assertThat(warnings(new HelmEdition().render(privileged))).isEmpty();
    assertThat(warnings(new ComposeEdition().render(dri))).isEmpty();
  }

  private static List<String> warnings(Rendered rendered) {
    assertThat(rendered.problems()).noneMatch(Problem::isError);
    return rendered.problems().stream()
        .filter(problem -> problem.severity() == Severity.WARNING)
        .map(Problem::found)
        .toList();
  }

  @Test
  void a_probe_sends_its_headers() {
    StringQuestion host = string("host").required().length(1, 60);
    App app =
        app(
            c ->
                c.live(
                    Probe.http("/alive")
                        .header("Host", text("{}:8080", verbatim(host)))
                        .header("X-Probe", "it's alive")),
            host);
    Map<String, Object> answers = Map.of("host", "example.org");

    assertThat(Demo.at(container(app, answers), "livenessProbe", "httpGet", "httpHeaders"))
        .isEqualTo(
            List.of(
                Map.of("name", "Host", "value", "example.org:8080"),
                Map.of("name", "X-Probe", "value", "it's alive")));
  }

  @Test
  void a_health_check_sends_the_headers_of_its_probe() {
    App app =
        Demo.app(
            a ->
                a.workload(
                    Demo.WEB,
                    w ->
                        w.runAs(568, 568)
                            .container(
                                Demo.IMAGE,
                                c ->
                                    c.port(tcp("http", 8080))
                                        .ready(
                                            Probe.http("/ready")
                                                .header("Host", "example.org")
                                                .header("X-Probe", "it's alive")))));

    assertThat(Demo.at(service(app, Map.of()), "healthcheck", "test"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .endsWith(
            "--header",
            "Host: example.org",
            "--header",
            "X-Probe: it's alive",
            "http://127.0.0.1:8080/ready");
  }

  private static void ask(AppSpec a, Question... asked) {
    if (asked.length > 0) {
      a.group("Questions", g -> g.ask(asked));
    }
  }
}
