package dev.trainyard.generator.block;

import java.util.regex.Pattern;

/**
 * What a word that ends up in a script or configuration has to be like. A definition that says
 * another one fails at that line.
 *
 * @param pattern all of the word
 * @param allowed what the pattern says, for people
 */
record Demand(Pattern pattern, String allowed) {

  /** A demand by a regular expression. */
  static Demand of(String pattern, String allowed) {
    return new Demand(Pattern.compile(pattern), allowed);
  }

  /**
   * The word itself.
   *
   * @param what it is, such as {@code the database}
   * @throws IllegalArgumentException when it is another word
   */
  String on(String what, String word) {
    if (!pattern.matcher(word).matches()) {
      throw new IllegalArgumentException(
          "%s is \"%s\"; allowed: %s".formatted(what, word, allowed));
    }
    return word;
  }
}
