package dev.trainyard.generator.yaml;

/** Ends the reading of a file, with the flaw that does. */
final class Unreadable extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Flaw flaw;

  Unreadable(Flaw.Kind kind, Position at, String found) {
    super(found, null, false, false);
    this.flaw = new Flaw(kind, at, found);
  }

  /** Something that is no YAML. */
  static Unreadable syntax(Position at, String reason) {
    return new Unreadable(Flaw.Kind.SYNTAX, at, "cannot be read as YAML: " + reason);
  }

  /** More levels than are read. */
  static Unreadable tooDeep(Position at) {
    return new Unreadable(Flaw.Kind.LIMIT, at, "has more than " + YamlLimits.DEPTH + " levels");
  }

  Flaw flaw() {
    return flaw;
  }
}
