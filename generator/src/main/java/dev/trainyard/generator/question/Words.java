package dev.trainyard.generator.question;

import java.util.Locale;

/** Captions made from variable names. */
final class Words {

  private Words() {}

  /** {@code web_port} and {@code webPort} become {@code Web port}. */
  static String title(String variable) {
    String spaced =
        variable
            .replace('_', ' ')
            .replaceAll("([a-z0-9])([A-Z])", "$1 $2")
            .toLowerCase(Locale.ROOT);
    return spaced.isEmpty()
        ? spaced
        : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }
}
