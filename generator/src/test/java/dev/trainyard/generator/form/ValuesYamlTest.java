package dev.trainyard.generator.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesYamlTest {

  /** To readers of YAML 1.1 the plain words are no names. */
  @ParameterizedTest
  @ValueSource(strings = {"null", "y", "n", "on", "off", "yes", "No", "true", "~", "1", "1e3"})
  void everyNameIsAName(String name) {
    String one = "{variable: \"" + name + "\", schema: {type: int, default: 1}}";
    String level = "{variable: \"" + name + "\", schema: {type: dict, attrs: [" + one + "]}}";
    Form form =
        FormReader.read(("questions: [" + level + "]\n").getBytes(StandardCharsets.UTF_8)).form();

    assertThat(ValuesYaml.of("Demo", List.of(), form))
        .contains("\n\"" + name + "\":\n  \"" + name + "\": 1\n");
  }
}
