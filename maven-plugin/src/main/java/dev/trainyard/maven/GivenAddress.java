package dev.trainyard.maven;

import dev.trainyard.catalog.git.RemoteAddress;
import java.util.Optional;

/**
 * A parameter that names a place and may hold a login: with {@code -X} Maven prints every parameter
 * as its text.
 */
public final class GivenAddress {

  private String text = "";

  /**
   * Called by Maven with what the user gave.
   *
   * @param given an address, a path, or whatever else the parameter may be
   */
  public void set(String given) {
    text = given;
  }

  /** What a parameter says; empty where nothing is said, for which Maven leaves a null, too. */
  static Optional<String> of(GivenAddress parameter) {
    return Optional.ofNullable(parameter).flatMap(given -> RemoteSettings.given(given.text));
  }

  /** Without what could be a login. */
  @Override
  public String toString() {
    return RemoteAddress.masked(text);
  }
}
