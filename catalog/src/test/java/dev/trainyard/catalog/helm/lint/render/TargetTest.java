package dev.trainyard.catalog.helm.lint.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.helm.lint.HelmReleases;
import dev.trainyard.generator.yaml.YamlReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                        | [[22.02], [22.12], [23.10, 24.04]]",
        "{min_scale_version: 23.10.1}                              | [[23.10, 24.04]]",
        "{min_scale_version: '22.12', max_scale_version: '23.10.2'} | [[22.12], [23.10]]",
        "{min_scale_version: '24.10'}                              | []",
        "{min_scale_version: [1]}                                  | [[22.02], [22.12], [23.10, 24.04]]"
      })
  void isWhatAVersionIsFor(String notes, String releases) {
    assertThat(Target.of(HelmReleases.ALL, YamlReader.read(notes).root()))
        .extracting(Target::releases)
        .hasToString(releases);
  }
}
