package dev.trainyard.generator.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelmLayoutTest {

  @ParameterizedTest
  @ValueSource(strings = {"stable", "my-train", "_x", "1.2"})
  void knowsTrains(String name) {
    assertThat(HelmLayout.LAYOUT.isTrain(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".hidden", "-bad", "my train", "docs", "library", "ix-dev", "ix-migrations"})
  void knowsFoldersThatAreNoTrains(String name) {
    assertThat(HelmLayout.LAYOUT.isTrain(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs", "library", "ix-dev", "ix-migrations"})
  void anAppInATrainThatIsNoneIsRefused(String train) {
    Rendered rendered = new HelmEdition().render(EveryKind.define().inTrain(train));

    assertThat(rendered.files()).isEmpty();
    assertThat(rendered.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.NAME);
              assertThat(problem.found()).contains("\"" + train + "\"");
            });
  }

  @Test
  void anAppIsTheSameInEveryTrainButForItsPlace() {
    App app = EveryKind.define();

    assertThat(new HelmEdition().render(app.inTrain("edge")).files().values())
        .containsExactlyElementsOf(new HelmEdition().render(app).files().values());
  }
}
