package dev.trainyard.generator.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNumberTest {

  @Test
  void ordersByNumberNotByText() {
    List<String> sorted =
        Stream.of("1.10.0", "1.9.0", "0.0.1", "2.0.0", "1.9.10", "99999999999999999999.0.0")
            .map(text -> VersionNumber.parse(text).orElseThrow())
            .sorted(Comparator.reverseOrder())
            .map(VersionNumber::toString)
            .toList();

    assertThat(sorted)
        .containsExactly("99999999999999999999.0.0", "2.0.0", "1.10.0", "1.9.10", "1.9.0", "0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0",
        "v1.0.1",
        "01.2.3",
        "2024.1.05",
        "1.1.0-rc.1",
        "1.2.3+b",
        "",
        "1.2.3 ",
        "١.٢.٣"
      })
  void refusesWhatTrueNasCannotFindAgain(String text) {
    assertThat(VersionNumber.parse(text)).isEmpty();
  }
}
