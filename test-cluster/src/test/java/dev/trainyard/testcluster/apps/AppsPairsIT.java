package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.testcluster.app.PairedAnswers;
import dev.trainyard.testcluster.app.Place;
import dev.trainyard.testcluster.app.TestedApp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All that owners of the shipped apps choose, by twos, and what of it is refused. {@link
 * AppsRenderIT} and {@link AppsComposeIT} render the rest.
 */
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

  static List<TestedApp> shipped() {
    return TestedApps.shipped();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyPairOfChoicesIsPossibleButThoseThatAreKnownToBeRefused(TestedApp tested) {
    PairedAnswers paired = PairedAnswers.of(tested, Place.SCALE_24_04);

    assertThat(paired.refused()).isEqualTo(REFUSED.get(tested.name()));
    assertThat(paired.neverPossible()).isEmpty();
    assertThat(paired.rows()).hasSizeGreaterThan(5);
  }
}
