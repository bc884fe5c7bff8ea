package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.CertificatePart;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Kind;

/**
 * A certificate or certificate authority of the NAS ({@code definitions/certificate}, {@code
 * definitions/certificateAuthority}).
 */
public final class CertificateQuestion extends ScalarQuestion<Long> {

  private final boolean authority;

  CertificateQuestion(ReferenceSpec spec) {
    super(spec, Kind.INTEGER, null);
    this.authority = spec.authority;
  }

  /** Whether a certificate authority is asked for. */
  public boolean authority() {
    return authority;
  }

  /** The condition that a certificate is chosen. */
  public Comparison isChosen() {
    return new Comparison(this, false, null);
  }

  /** The certificate with its chain, PEM; empty when none is chosen. */
  public Expression<String> certificate() {
    return new CertificatePart(answer(), CertificatePart.Part.CERTIFICATE, authority);
  }

  /** The private key, PEM; empty when none is chosen. */
  public Expression<String> privateKey() {
    return new CertificatePart(answer(), CertificatePart.Part.PRIVATE_KEY, authority);
  }
}
