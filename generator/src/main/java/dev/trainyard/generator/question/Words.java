package dev.trainyard.generator.question;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Captions made from variable names. */
final class Words {

  private Words() {}

  /** {@code web_port} and {@code webPort} become {@code Web Port}. */
  static String title(String variable) {
    return Arrays.stream(
            variable.replace('_', ' ').replaceAll("([a-z0-9])([A-Z])", "$1 $2").split(" "))
        .filter(word -> !word.isEmpty())
        .map(
            word ->
                word.substring(0, 1).toUpperCase(Locale.ROOT)
                    + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }
}
