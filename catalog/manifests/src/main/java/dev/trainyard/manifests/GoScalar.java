package dev.trainyard.manifests;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;

/** The type of an unquoted scalar by the rules of go-yaml 2.4, the reader inside Kubernetes. */
final class GoScalar {

  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

  /** Base prefixes; a leading zero alone is octal. */
  private static final Pattern INTEGER =
      Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|([1-9][0-9]*|0))");

  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");

  /** What 64 bits take in base two; longer numbers take their time to be read. */
  private static final int MOST_DIGITS = 64;

  private static final BigInteger LEAST = BigInteger.TWO.pow(63).negate();
  private static final BigInteger MOST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  private GoScalar() {}

  static Tag tag(String text) {
    if (NULL.contains(text)) {
      return Tag.NULL;
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return Tag.BOOL;
    }
    if (text.equals("<<")) {
      return Tag.MERGE;
    }
    if ("+-.0123456789".indexOf(text.charAt(0)) < 0) {
      return Tag.STR;
    }
    if (integer(text).isPresent()) {
      return Tag.INT;
    }
    return decimal(text).isPresent() ? Tag.FLOAT : Tag.STR;
  }

  static boolean isTrue(String text) {
    return TRUE.contains(text);
  }

  /** The integer between the least signed and the greatest unsigned one of 64 bits, or empty. */
  static Optional<BigInteger> integer(String text) {
    Matcher matcher = INTEGER.matcher(text.replace("_", ""));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigInteger number = null;
    int[] radixes = {16, 2, 8, 10};
    for (int i = 0; i < radixes.length; i++) {
      String digits = matcher.group(i + 2);
      if (digits != null) {
        digits = significant(digits);
        if (digits.length() > MOST_DIGITS) {
          return Optional.empty();
        }
        number = new BigInteger(digits, radixes[i]);
      }
    }
    String sign = matcher.group(1);
    if (sign.equals("-")) {
      number = number.negate();
    }
    BigInteger most = sign.isEmpty() ? MOST : BigInteger.TWO.pow(63).subtract(BigInteger.ONE);
    return number.compareTo(LEAST) >= 0 && number.compareTo(most) <= 0
        ? Optional.of(number)
        : Optional.empty();
  }

  /** Without zeros in front; one digit at least. */
  private static String significant(String digits) {
    int from = 0;
    while (from < digits.length() - 1 && digits.charAt(from) == '0') {
      from++;
    }
    return digits.substring(from);
  }

  /** The number with a fraction or exponent, infinite or not a number included, or empty. */
  static OptionalDouble decimal(String text) {
    if (NOT_FINITE.matcher(text).matches()) {
      boolean notANumber = text.toLowerCase(Locale.ROOT).endsWith("nan");
      double infinity = text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      return OptionalDouble.of(notANumber ? Double.NaN : infinity);
    }
    // A leading dot is read without removing underscores.
    String plain = text.startsWith(".") ? text : text.replace("_", "");
    if (!DECIMAL.matcher(plain).matches()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(plain);
    return Double.isInfinite(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
  }
}
