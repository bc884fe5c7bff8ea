package dev.trainyard.generator.helm.rule;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads quantities of Kubernetes such as {@code 500m}, {@code 1.5Gi} or {@code 1e3}. */
final class Amount {

  private static final Pattern QUANTITY =
      Pattern.compile(
          "([-+]?(?:[0-9]{1,40}(?:\\.[0-9]{0,40})?|\\.[0-9]{1,40}))"
              + "(?:([numkMGTPE]|[KMGTPE]i)|[eE]([-+]?[0-9]{1,2}))?");

  private static final Map<String, Integer> DECIMAL =
      Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);

  private static final String BINARY = "KMGTPE";
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

  private Amount() {}

  /** The amount; empty when it is absent or no quantity, which the schema reports. */
  static Optional<BigDecimal> of(Field quantity) {
    if (!quantity.exists()) {
      return Optional.empty();
    }
    Matcher matcher = QUANTITY.matcher(String.valueOf(quantity.value()));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    if (matcher.group(3) != null) {
      return Optional.of(number.scaleByPowerOfTen(Integer.parseInt(matcher.group(3))));
    }
    String unit = matcher.group(2) == null ? "" : matcher.group(2);
    if (unit.endsWith("i")) {
      return Optional.of(number.multiply(KIBI.pow(BINARY.indexOf(unit.charAt(0)) + 1)));
    }
    return Optional.of(number.scaleByPowerOfTen(DECIMAL.getOrDefault(unit, 0)));
  }
}
