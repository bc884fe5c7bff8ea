package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Kind;

/** A network interface of the NAS ({@code definitions/interface}). */
public final class NetworkInterfaceQuestion extends ScalarQuestion<String> {

  NetworkInterfaceQuestion(ReferenceSpec spec) {
    super(spec, Kind.TEXT, spec.required ? null : "");
  }

  @Override
  boolean plain() {
    return true;
  }
}
