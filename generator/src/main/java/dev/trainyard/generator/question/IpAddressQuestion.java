package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Kind;

/** An IP address, or a network in CIDR notation (TrueNAS type {@code ipaddr}). */
public final class IpAddressQuestion extends ScalarQuestion<String> {

  private final boolean cidr;

  IpAddressQuestion(IpAddressSpec spec) {
    super(spec, Kind.TEXT, spec.effectiveDefault());
    this.cidr = spec.cidr;
  }

  /** Whether the answer is a network such as {@code 10.0.0.0/8}. */
  public boolean cidr() {
    return cidr;
  }
}
