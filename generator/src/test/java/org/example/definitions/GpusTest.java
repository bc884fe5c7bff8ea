package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.model.Parts.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeSite;
import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.edition.OneFile;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.GpuQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The GPUs that an owner gives, and that a container gets. */
class GpusTest {

  private static final GpuQuestion GPUS = Questions.gpus("resources.gpus");

  private static App app(Consumer<ContainerSpec> more) {
    return Demo.web(
        a -> a.group("Resources", g -> g.ask(GPUS)),
        c -> {
          c.gpus(GPUS).limits(1, 256);
          more.accept(c);
        });
  }

  private static App app() {
    return app(c -> {});
  }

  private static Map<String, Object> pod(Map<String, Object> gpus, Map<String, Object> context) {
    Map<String, Object> answers = new LinkedHashMap<>();
    answers.put("ixChartContext", context);
    answers.put("resources", Map.of("gpus", gpus));
    return map(
        Demo.at(
            Demo.find(Demo.manifests(app(), answers), "Deployment", "demo-web").orElseThrow(),
            "spec",
            "template",
            "spec"));
  }

  private static Map<String, Object> service(App app, Object gpus) {
    return service(app, gpus, 1L);
  }

  private static Map<String, Object> service(App app, Object gpus, long group) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("group", group);
    values.put("resources", gpus == null ? Map.of() : Map.of("gpus", gpus));
    values.putAll(ComposeEdition.fixedValues(app));
    ComposeSite site = new ComposeSite("demo", values);
    return map(
        Demo.at(
            Manifests.evaluate(List.of(ComposeEdition.file(app)), site.answers(), site).get(0),
            "services",
            "web"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @Test
  void a_pod_takes_as_many_as_the_owner_says() {
    Map<String, Object> pod =
        pod(
            Map.of("nvidia.com/gpu", 2L, "gpu.intel.com/i915", 1L, "amd.com/gpu", 0L),
            Map.of("isStopped", false, "nvidiaRuntimeClassName", "nvidia"));

    assertThat(Demo.at(pod, "containers", 0, "resources", "limits"))
        .isEqualTo(
            Map.of(
                "cpu", "1", "memory", "256Mi", "nvidia.com/gpu", "2", "gpu.intel.com/i915", "1"));
    assertThat(Demo.at(pod, "securityContext", "supplementalGroups")).isEqualTo(List.of(44L, 107L));
    assertThat(pod).containsEntry("runtimeClassName", "nvidia");
    assertThat(Demo.at(pod, "containers", 0, "env"))
        .isEqualTo(List.of(Map.of("name", "NVIDIA_DRIVER_CAPABILITIES", "value", "all")));
  }

  @Test
  void a_pod_without_an_answer_has_no_gpu() {
    for (Map<String, Object> none :
        List.<Map<String, Object>>of(Map.of(), Map.of("nvidia.com/gpu", 0L))) {
      Map<String, Object> pod =
          pod(none, Map.of("isStopped", false, "nvidiaRuntimeClassName", "nvidia"));

      assertThat(Demo.at(pod, "containers", 0, "resources", "limits"))
          .isEqualTo(Map.of("cpu", "1", "memory", "256Mi"));
      assertThat(map(pod.get("securityContext"))).doesNotContainKey("supplementalGroups");
      assertThat(pod).doesNotContainKey("runtimeClassName");
      assertThat(Demo.at(pod, "containers", 0, "env"))
          .isEqualTo(List.of(Map.of("name", "NVIDIA_VISIBLE_DEVICES", "value", "void")));
    }
  }

  /** Before 23.10 every container runs in NVIDIA's runtime; that of Intel's needs none. */
  @Test
  void only_a_release_that_has_a_class_for_it_gets_a_runtime() {
    assertThat(pod(Map.of("nvidia.com/gpu", 1L), Map.of("isInstall", true)))
        .doesNotContainKey("runtimeClassName");
    assertThat(pod(Map.of("amd.com/gpu", 1L), Map.of("nvidiaRuntimeClassName", "nvidia")))
        .doesNotContainKey("runtimeClassName");
  }

  @Test
  void a_service_gets_devices_and_the_gpus_that_are_switched_on() {
    Map<String, Object> gpus = new LinkedHashMap<>();
    gpus.put("use_all_gpus", true);
    gpus.put("kfd_device_exists", true);
    gpus.put(
        "nvidia_gpu_selection",
        Map.of(
            "0000:02:00.0", Map.of("uuid", "GPU-b", "use_gpu", true),
            "0000:01:00.0", Map.of("uuid", "GPU-a", "use_gpu", true),
            "0000:03:00.0", Map.of("uuid", "GPU-c", "use_gpu", false)));
    Map<String, Object> service = service(app(), gpus);

    assertThat(service)
        .containsEntry("devices", List.of("/dev/dri:/dev/dri", "/dev/kfd:/dev/kfd"))
        .containsEntry("group_add", List.of("44", "107"));
    assertThat(Demo.at(service, "deploy", "resources", "reservations", "devices"))
        .isEqualTo(
            List.of(
                Map.of(
                    "driver",
                    "nvidia",
                    "capabilities",
                    List.of("gpu"),
                    "device_ids",
                    List.of("GPU-a", "GPU-b"))));
    assertThat(Demo.at(service, "deploy", "resources", "limits", "cpus")).isEqualTo("1");
    assertThat(service.get("environment"))
        .isEqualTo(
            Map.of("NVIDIA_DRIVER_CAPABILITIES", "all", "NVIDIA_VISIBLE_DEVICES", "GPU-a,GPU-b"));
  }

  @Test
  void a_service_without_an_answer_has_no_gpu() {
    Map<String, Object> service = service(app(), null);

    assertThat(service).doesNotContainKeys("devices", "group_add");
    assertThat(map(Demo.at(service, "deploy", "resources"))).containsOnlyKeys("limits");
    assertThat(service.get("environment")).isEqualTo(Map.of("NVIDIA_VISIBLE_DEVICES", "void"));
  }

  @Test
  void a_service_without_limits_reserves_what_it_gets_and_nothing_else() {
    App app = Demo.web(a -> a.group("Resources", g -> g.ask(GPUS)), c -> c.gpus(GPUS));
    Map<String, Object> chosen =
        Map.of(
            "nvidia_gpu_selection", Map.of("0000:01:00.0", Map.of("uuid", "a", "use_gpu", true)));

    assertThat(map(Demo.at(service(app, chosen), "deploy", "resources")))
        .containsOnlyKeys("reservations");
    assertThat(service(app, Map.of())).doesNotContainKey("deploy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NVIDIA_VISIBLE_DEVICES", "NVIDIA_DRIVER_CAPABILITIES"})
  void what_the_runtime_reads_is_said_once(String variable) {
    assertThat(AppChecks.render(new HelmEdition(), app(c -> c.env(variable, "all"))).problems())
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.found())
                    .isEqualTo("sets the variable " + variable + ", which gpus(…) sets"));
  }

  @Test
  void an_item_has_gpus_of_its_own() {
    StringQuestion name =
        Questions.string("name").required().length(1, 9).pattern("^[a-z]+$", "Letters.");
    GpuQuestion own = Questions.gpus("gpus");
    ListQuestion encoders = Questions.list("encoders").items(name, own);
    App app =
        Demo.web(
            a -> {
              a.group("G", g -> g.ask(encoders));
              a.each(
                  encoders,
                  (each, i) ->
                      each.workload(
                          workload("encoder"),
                          i.get(name),
                          w ->
                              w.runAs(1, 1)
                                  .container(
                                      Demo.IMAGE,
                                      c ->
                                          c.noHealthCheck("None.")
                                              .gpus(i, own)
                                              .file(
                                                  "/etc/hardware",
                                                  when(i.isChosen(own), text("yes\n"))))));
            },
            c -> {});
    Map<String, Object> given =
        Map.of(
            "encoders",
            List.of(Map.of("name", "a", "gpus", Map.of("amd.com/gpu", 1L)), Map.of("name", "b")));
    List<Map<String, Object>> manifests = Demo.manifests(app, given);

    assertThat(
            Demo.at(
                Demo.find(manifests, "Deployment", "demo-encoder-a").orElseThrow(),
                "spec",
                "template",
                "spec",
                "containers",
                0,
                "resources",
                "limits"))
        .isEqualTo(Map.of("amd.com/gpu", "1"));
    assertThat(Demo.find(manifests, "Deployment", "demo-encoder-b").orElseThrow().toString())
        .doesNotContain("amd.com/gpu", "supplementalGroups");
    assertThat(Demo.find(manifests, "ConfigMap", "demo-encoder-a-config").orElseThrow().toString())
        .contains("hardware=yes");
    assertThat(
            new HelmEdition()
                .render(app)
                .files()
                .get(RelativePath.of("stable/demo/1.0.0/templates/encoder-configmap.yaml"))
                .toText())
        .contains("$encoder");
  }

  /** Which ones of NVIDIA are meant only the NAS knows. */
  @Test
  void what_was_given_by_number_is_given_by_maker_after_a_move() {
    Map<String, Object> before =
        Map.of("resources", Map.of("gpus", Map.of("gpu.intel.com/i915", 2L, "nvidia.com/gpu", 1L)));

    assertThat(HelmAnswers.PLACES.moved(app().questions(), HelmAnswers.PATHS, before))
        .isEqualTo(before);
    assertThat(ComposeAnswers.PLACES.moved(app().questions(), HelmAnswers.PATHS, before))
        .isEqualTo(Map.of("resources", Map.of("gpus", Map.of("use_all_gpus", true))));
  }

  private static OneFile.Result write(String answers) {
    return new ComposeEdition()
        .oneFile()
        .orElseThrow()
        .write(
            new OneFile.Request(
                app(),
                "demo",
                Optional.of(new OneFile.Given(YamlReader.read(answers), "answers.yaml")),
                "/mnt/tank/demo",
                List.of(),
                length -> "R".repeat(length)));
  }

  /** A container of another user is in the group of its workload beside its own. */
  @Test
  void a_group_that_comes_with_gpus_is_none_of_the_workload() {
    IntegerQuestion group = Questions.integer("group").range(1, 60000).defaultNumber(568);
    App app =
        Demo.app(
            a -> {
              a.group("Resources", g -> g.ask(GPUS, group));
              a.workload(
                  workload("web"),
                  w ->
                      w.runAs(literal(568L), group)
                          .container(
                              Demo.IMAGE,
                              c -> c.runAs(101, 101).gpus(GPUS).noHealthCheck("Nothing to ask.")));
            });
    assertThat(AppChecks.check(app)).filteredOn(Problem::isError).isEmpty();
    Map<String, Object> all = Map.of("use_all_gpus", true, "kfd_device_exists", false);

    assertThat(service(app, all, 568L)).containsEntry("group_add", List.of("568", "44", "107"));
    assertThatThrownBy(() -> service(app, all, 44L))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("web: the group 44 is there twice");
    assertThat(service(app, Map.of("use_all_gpus", false, "kfd_device_exists", false), 44L))
        .containsEntry("group_add", List.of("44"));
  }
}
