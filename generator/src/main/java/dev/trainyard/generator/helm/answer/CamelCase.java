package dev.trainyard.generator.helm.answer;

import java.util.Locale;

/** Names of values, of which each word but the first begins with a capital letter. */
public final class CamelCase {

  private CamelCase() {}

  /**
   * Several words as one name.
   *
   * @param separator what stands between the words
   */
  public static String of(String words, String separator) {
    StringBuilder name = new StringBuilder();
    for (String word : words.split(separator)) {
      name.append(
          name.isEmpty() || word.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }
}
