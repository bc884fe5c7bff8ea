package dev.trainyard.generator.helm.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0", "1", "+2", "-3", "1.", ".5", "1.5", "500m", "7u", "9n", "2k", "3M", "4G", "5T", "6P",
        "1E", "1Ki", "1.5Mi", "2Gi", "3Ti", "4Pi", "1e3", "1E3", "12e-2", "64e+1"
      })
  void is_what_the_client_library_of_kubernetes_reads(String quantity) {
    assertThat(Amount.of(new Field(quantity, "")))
        .get()
        .usingComparator(java.math.BigDecimal::compareTo)
        .isEqualTo(new Quantity(quantity).getNumericalAmount());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1 Gi", "1gi", "1ki", "1e", "--1", "1_0", "1,5", "e3"})
  void is_nothing_when_it_is_no_quantity(String text) {
    assertThat(Amount.of(new Field(text, ""))).isEmpty();
  }
}
