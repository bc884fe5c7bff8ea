package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.App;
import dev.trainyard.testcluster.app.PairedAnswers;
import dev.trainyard.testcluster.app.Place;
import dev.trainyard.testcluster.app.TestedApp;
import dev.trainyard.testcluster.compose.JinjaEngine;
import dev.trainyard.testcluster.compose.Nas;
import dev.trainyard.testcluster.compose.TestedCompose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All that owners of the shipped apps choose, by twos: what is refused, and the files for TrueNAS
 * 24.10 and later. {@code AppsRenderIT} renders the same answers by real Helm.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppsPairsIT {

  /** What goes with nothing, each because a refusal of the app says so. */
  private static final Map<String, Set<String>> REFUSED =
      Map.of(
          "cockroachdb",
          Set.of("cluster.licence=reporting with advanced.usage_reports=no"),
          "gocd",
          Set.of(
              "first_start.backup=daily with database.kind=postgresql",
              "first_start.backup=weekly with database.kind=postgresql"),
          "uro",
          Set.of());

  private JinjaEngine jinja;

  @BeforeAll
  void start() {
    jinja = JinjaEngine.start();
  }

  @AfterAll
  void stop() {
    jinja.close();
  }

  static List<TestedApp> shipped() {
    return TestedApps.shipped();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyPairOfChoicesRendersToWhatIsEvaluatedButThoseThatAreKnownToBeRefused(TestedApp tested) {
    PairedAnswers paired = PairedAnswers.of(tested, Place.SCALE_24_04);

    assertThat(paired.refused()).isEqualTo(REFUSED.get(tested.name()));
    assertThat(paired.neverPossible()).isEmpty();
    assertThat(paired.rows()).hasSizeGreaterThan(5);
    App app = tested.app();
    TestedCompose compose = TestedCompose.of(app, jinja);
    List<String> faults = new ArrayList<>();
    for (Map<String, Object> row : paired.rows()) {
      Map<String, Object> values =
          Nas.on(
              app, ComposeAnswers.PLACES.moved(app.questions(), HelmAnswers.PATHS, row), "INSTALL");
      assertThat(compose.refuses(values)).as("%s is refused", row).isFalse();
      compose.faults(values).forEach(fault -> faults.add(row + ": " + fault));
    }
    assertThat(faults).isEmpty();
  }
}
