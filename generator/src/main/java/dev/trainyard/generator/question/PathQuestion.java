package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Kind;

/** A path inside a container (TrueNAS type {@code path}). */
public final class PathQuestion extends ScalarQuestion<String> {

  PathQuestion(PathSpec spec) {
    super(spec, Kind.TEXT, spec.defaultValue);
  }
}
