package dev.trainyard.testcluster.manifest;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads quantities such as {@code 500m} or {@code 1Gi}. */
final class Amount {

  private Amount() {}

  /** The amount; empty when it is absent or no quantity, which the schema reports. */
  static Optional<BigDecimal> of(Field quantity) {
    if (!quantity.exists()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Quantity(String.valueOf(quantity.value())).getNumericalAmount());
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
