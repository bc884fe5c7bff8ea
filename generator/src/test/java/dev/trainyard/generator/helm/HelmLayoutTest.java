package dev.trainyard.generator.helm;

import static org.assertj.core.api.Assertions.assertThat;

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
}
