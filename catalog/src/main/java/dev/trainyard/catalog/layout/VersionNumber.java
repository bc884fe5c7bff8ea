package dev.trainyard.catalog.layout;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a chart: {@code X.Y.Z}, digits only, without leading zeros. Semantic versioning
 * would allow suffixes; TrueNAS does not find versions with them again. Ordered by number.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number
 */
public record VersionNumber(BigInteger major, BigInteger minor, BigInteger patch)
    implements Comparable<VersionNumber> {

  /** The shape for people, used in problems. */
  public static final String SHAPE = "X.Y.Z, digits without leading zeros";

  /** No file system has longer names; numbers without an end take for ever to read. */
  private static final int LONGEST = 255;

  private static final String NUMBER = "(0|[1-9][0-9]*)";
  private static final Pattern PATTERN = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER);
  private static final Comparator<VersionNumber> ORDER =
      Comparator.comparing(VersionNumber::major)
          .thenComparing(VersionNumber::minor)
          .thenComparing(VersionNumber::patch);

  /** The number that {@code text} spells, if it has the right shape. */
  public static Optional<VersionNumber> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher matcher = PATTERN.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new VersionNumber(
                new BigInteger(matcher.group(1)),
                new BigInteger(matcher.group(2)),
                new BigInteger(matcher.group(3))))
        : Optional.empty();
  }

  @Override
  public int compareTo(VersionNumber other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
