package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.model.Parts.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.Questions;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rights that a container has only where an answer says so, in both editions. */
class AnsweredRightsTest {

  private static final BooleanQuestion ALLOW = Questions.yesNo("allow");

  private static App app(Consumer<ContainerSpec> container) {
    return Demo.web(a -> a.group("G", g -> g.ask(ALLOW)), container);
  }

  private static Map<?, ?> inChart(App app, boolean allow) {
    return (Map<?, ?>)
        Demo.at(
            Demo.find(Demo.manifests(app, Map.of("allow", allow)), "Deployment", "demo-web")
                .orElseThrow(),
            "spec",
            "template",
            "spec",
            "containers",
            0,
            "securityContext");
  }

  private static Map<?, ?> inService(App app, boolean allow) {
    return (Map<?, ?>) Demo.services(app, Map.of("allow", allow)).get("web");
  }

  private static String file(Map<RelativePath, Content> files, String name) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().value().endsWith(name))
        .map(file -> file.getValue().toText())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_container_is_privileged_where_the_owner_says_so() {
    App app =
        app(
            c ->
                c.capability("SYS_NICE", "It is in a hurry.")
                    .when(ALLOW, x -> x.privileged("It opens what is plugged in.")));

    assertThat(inChart(app, true)).isEqualTo(Map.of("privileged", true));
    assertThat(inChart(app, false))
        .isEqualTo(
            Map.of(
                "allowPrivilegeEscalation",
                false,
                "readOnlyRootFilesystem",
                true,
                "capabilities",
                Map.of("drop", List.of("ALL"), "add", List.of("SYS_NICE"))));
    assertThat(inService(app, true).get("privileged")).isEqualTo(true);
    assertThat(Stream.of("cap_drop", "cap_add", "read_only", "security_opt"))
        .noneMatch(inService(app, true)::containsKey);
    assertThat(inService(app, false).containsKey("privileged")).isFalse();
    assertThat(inService(app, false).get("cap_add")).isEqualTo(List.of("SYS_NICE"));
    assertThat(inService(app, false).get("security_opt").toString()).contains("no-new-privileges");
  }

  @Test
  void where_devices_are_handed_over_it_is_not_privileged_for_them() {
    App app =
        app(
            c ->
                c.when(
                    ALLOW,
                    x ->
                        x.device("/dev/ttyUSB0", "It talks by a stick.")
                            .privilegedToOpenDevices("It talks by a stick.")));

    assertThat(inChart(app, true)).isEqualTo(Map.of("privileged", true));
    assertThat(inChart(app, false).containsKey("privileged")).isFalse();
    assertThat(inService(app, true).containsKey("privileged")).isFalse();
    assertThat(inService(app, true).get("devices")).isEqualTo(List.of("/dev/ttyUSB0:/dev/ttyUSB0"));
    assertThat(new HelmEdition().render(app).problems()).isEmpty();
    assertThat(file(new HelmEdition().render(app).files(), "metadata.yaml"))
        .contains("name: ALL", "It talks by a stick.");
    assertThat(file(new ComposeEdition().render(app).files(), "app.yaml"))
        .doesNotContain("name: ALL");
  }

  /** A right that is there at other times than the device does not open it. */
  @Test
  void charts_warn_of_a_device_that_is_there_without_the_right() {
    App app =
        app(
            c ->
                c.device("/dev/ttyUSB0", "It talks by a stick.")
                    .when(ALLOW, x -> x.privilegedToOpenDevices("It talks by a stick.")));

    assertThat(new HelmEdition().render(app).problems())
        .extracting(Problem::found)
        .containsExactly(
            "has the device /dev/ttyUSB0, which TrueNAS 22.02 to 24.04 let only privileged"
                + " containers open");
  }

  @Test
  void a_root_is_writable_and_programs_gain_rights_where_the_owner_says_so() {
    App app =
        app(
            c ->
                c.when(
                    ALLOW,
                    x -> x.writableRoot("It unpacks.").privilegeEscalation("It calls sudo.")));

    for (boolean allow : List.of(true, false)) {
      assertThat(inChart(app, allow).get("allowPrivilegeEscalation")).isEqualTo(allow);
      assertThat(inChart(app, allow).get("readOnlyRootFilesystem")).isEqualTo(!allow);
      assertThat(inService(app, allow).get("read_only")).isEqualTo(!allow);
      assertThat(inService(app, allow).containsKey("security_opt")).isEqualTo(!allow);
    }
  }

  @Test
  void a_low_port_is_bound_where_the_right_is_there() {
    assertThat(problems(c -> c.port(tcp("low", 80)).when(ALLOW, x -> x.privileged("It binds."))))
        .containsExactly("has the number 80, and the container may not bind it");
    assertThat(problems(c -> c.when(ALLOW, x -> x.port(tcp("low", 80)).privileged("It binds."))))
        .isEmpty();
  }

  @Test
  void each_right_is_stated_once_and_with_a_reason() {
    assertThat(
            problems(
                c ->
                    c.privileged("It must.")
                        .when(ALLOW, x -> x.privilegedToOpenDevices("It must, too."))))
        .singleElement()
        .asString()
        .startsWith("has all rights of the NAS twice; first at ");
    assertThat(
            problems(
                c ->
                    c.when(ALLOW, x -> x.privileged("It must."))
                        .when(not(ALLOW), x -> x.privilegedToOpenDevices("It must, too."))))
        .isEmpty();
    assertThat(problems(c -> c.when(ALLOW, x -> x.privileged(" "))))
        .containsExactly("has a right without a reason");
  }

  private static List<String> problems(Consumer<ContainerSpec> container) {
    return AppChecks.check(app(container)).stream()
        .filter(Problem::isError)
        .map(Problem::found)
        .toList();
  }
}
