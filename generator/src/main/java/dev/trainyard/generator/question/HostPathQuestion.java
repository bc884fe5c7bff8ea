package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Kind;

/** An existing file or directory of the NAS (TrueNAS type {@code hostpath}). */
public final class HostPathQuestion extends ScalarQuestion<String> {

  HostPathQuestion(PathSpec spec) {
    super(spec, Kind.TEXT, spec.defaultValue);
  }
}
