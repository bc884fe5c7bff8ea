package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GivenNamesTest {

  /** As Maven reads {@code a,, b ,}. */
  @Test
  void what_stands_for_nothing_is_left_out() {
    assertThat(GivenNames.of(Arrays.asList("a", null, " b ", "", " "))).containsExactly("a", "b");
    assertThat(GivenNames.of(List.of())).isEmpty();
    assertThat(AppSelection.of(Arrays.asList(null, null)).names()).isEmpty();
  }
}
