package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Kind;

/** A network interface of the NAS ({@code definitions/interface}). */
public final class NetworkInterfaceQuestion extends ScalarQuestion<String> {

  NetworkInterfaceQuestion(ReferenceSpec spec) {
    // Every answer must be one of the interfaces; the empty text is none.
    super(spec.required(), Kind.TEXT, null);
  }

  @Override
  boolean plain() {
    return true;
  }
}
