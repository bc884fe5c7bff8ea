package org.example.definitions;

import static dev.trainyard.generator.question.Questions.limits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeSite;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.LimitsQuestion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Owners may answer less than a core where the definition asks for thousandths. */
class MillicoresTest {

  private static final LimitsQuestion LIMITS = limits("limits").millicores(500).memory(256, 64);

  private static App app(LimitsQuestion limits) {
    return Demo.web(
        a -> a.group("Resources", g -> g.ask(limits)),
        c -> c.limits(limits).env("CORES", limits.cpus()));
  }

  private static Map<String, Object> answered(long thousandths) {
    return Map.of("limits", Map.of("cpus", thousandths, "memory", 256L));
  }

  @Test
  void kubernetes_gets_them_as_they_are() {
    Object container =
        Demo.at(
            Demo.find(Demo.manifests(app(LIMITS), answered(1250)), "Deployment", "demo-web")
                .orElseThrow(),
            "spec",
            "template",
            "spec",
            "containers",
            0);

    assertThat(Demo.at(container, "resources", "limits"))
        .isEqualTo(Map.of("cpu", "1250m", "memory", "256Mi"));
    assertThat(Demo.at(container, "env").toString()).contains("name=CORES, value=2");
  }

  @Test
  void docker_gets_their_share_of_its_period() {
    App app = app(LIMITS);
    ComposeSite site =
        new ComposeSite("demo", Values.merge(ComposeEdition.fixedValues(app), answered(500)));
    Object web =
        Demo.at(
            Manifests.evaluate(List.of(ComposeEdition.file(app)), site.answers(), site).get(0),
            "services",
            "web");

    assertThat(web)
        .extracting("cpu_period", "cpu_quota", "mem_limit")
        .containsExactly(100_000L, 50_000L, "256M");
  }

  @Test
  void less_than_docker_takes_is_no_default() {
    assertThat(AppChecks.check(app(LIMITS))).filteredOn(Problem::isError).isEmpty();
    assertThat(AppChecks.check(app(LIMITS.millicores(9))))
        .extracting(Problem::found)
        .contains("limits to 9 thousandths of CPU cores");
  }
}
