package dev.trainyard.catalog.compose.lint;

import java.util.List;

/** The releases of TrueNAS that run Docker Compose, and some of them together. */
final class ComposeReleases {

  /** All of them, the oldest first. */
  static final List<String> ALL = List.of("24.10", "25.04", "25.10", "26");

  /** Those that check answers with classes written by hand. */
  static final List<String> UNTIL_25_04 = List.of("24.10", "25.04");

  /** Those whose description of an app is a typed one. */
  static final List<String> SINCE_25_04 = List.of("25.04", "25.10", "26");

  /** Those that check answers with pydantic. */
  static final List<String> SINCE_25_10 = List.of("25.10", "26");

  private ComposeReleases() {}
}
