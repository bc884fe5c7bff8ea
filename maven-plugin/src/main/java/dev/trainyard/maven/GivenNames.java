package dev.trainyard.maven;

import java.util.List;
import java.util.Objects;

/** Names that a user gives in a list, on the command line separated by commas. */
final class GivenNames {

  private GivenNames() {}

  /** The names without blanks around them; what stands for nothing, null to Maven, is left out. */
  static List<String> of(List<String> given) {
    return given.stream()
        .filter(Objects::nonNull)
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
