package dev.trainyard.maven;

import dev.trainyard.catalog.git.RemoteAddress;

/** A text that a user gives and everybody can read once it is published. */
final class PublicText {

  private PublicText() {}

  /**
   * The text.
   *
   * @param property the property that sets it
   * @throws GoalFailure when an address in it holds what could be a login
   */
  static String of(String property, String text) throws GoalFailure {
    if (!RemoteAddress.masked(text).equals(text)) {
      throw GoalFailure.ofSetting(
          property + " holds an address with a login, and everybody can read it once published",
          "a text without one",
          "Take user, password and query out of the address.");
    }
    return text;
  }
}
