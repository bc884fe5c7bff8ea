package dev.trainyard.manifests;

/**
 * What may still be read of what belongs together. Values and characters count as often as an alias
 * stands for them: what is there once can be the key or the value of many fields.
 */
final class Allowance {

  /** Charts of real apps have some thousand, and each takes some hundred bytes. */
  private static final int VALUES = 200_000;

  /** Twice what Helm may print of a chart. */
  private static final int CHARACTERS = 32 << 20;

  private int values = VALUES;
  private int characters = CHARACTERS;

  /** Whether there may be so many values more; if not, nothing more is read. */
  boolean has(int count) {
    if (count > values) {
      values = 0;
      return false;
    }
    return true;
  }

  /** Takes a value away that has so many characters. */
  void take(int length) throws UnreadableYamlException {
    if (!has(1)) {
      throw new UnreadableYamlException(tooMany());
    }
    if (length > characters) {
      values = 0;
      throw new UnreadableYamlException(
          "its aliases stand for more than %d characters".formatted(CHARACTERS));
    }
    values--;
    characters -= length;
  }

  /** What is wrong with more values than there may be. */
  static String tooMany() {
    return "there are more than %d values".formatted(VALUES);
  }
}
