package dev.trainyard.generator.yaml;

import java.util.List;

/**
 * What a YAML file says.
 *
 * @param root the value; missing when the file cannot be read at all
 * @param flaws what is wrong with the file, in its order
 */
public record YamlFile(YamlNode root, List<Flaw> flaws) {

  /** What is wrong with a file in which nothing is said. */
  static final Flaw EMPTY = new Flaw(Flaw.Kind.CONTENT, Position.NONE, "is empty");

  /** Copies the list. */
  public YamlFile {
    flaws = List.copyOf(flaws);
  }

  /** Whether nothing is said in it, comments aside. */
  public boolean isEmpty() {
    return flaws.equals(List.of(EMPTY)) || flaws.isEmpty() && root.kind() == YamlNode.Kind.NULL;
  }

  static YamlFile unreadable(Flaw.Kind kind, Position at, String found) {
    return new YamlFile(YamlNode.MISSING, List.of(new Flaw(kind, at, found)));
  }
}
