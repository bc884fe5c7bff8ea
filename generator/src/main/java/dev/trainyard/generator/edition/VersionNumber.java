package dev.trainyard.generator.edition;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;

/**
 * The version of an item: {@code X.Y.Z}, digits only, without leading zeros. Semantic versioning
 * would allow suffixes; TrueNAS does not find versions with them again. Ordered by number.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number
 */
public record VersionNumber(BigInteger major, BigInteger minor, BigInteger patch)
    implements Comparable<VersionNumber> {

  private static final Comparator<VersionNumber> ORDER =
      Comparator.comparing(VersionNumber::major)
          .thenComparing(VersionNumber::minor)
          .thenComparing(VersionNumber::patch);

  /** The number that {@code text} spells, if it has the right shape. */
  public static Optional<VersionNumber> parse(String text) {
    if (!CatalogNames.isVersion(text)) {
      return Optional.empty();
    }
    String[] numbers = text.split("\\.");
    return Optional.of(
        new VersionNumber(
            new BigInteger(numbers[0]), new BigInteger(numbers[1]), new BigInteger(numbers[2])));
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
