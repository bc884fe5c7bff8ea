package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.CertificatePart;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.Optional;

/**
 * A certificate or certificate authority of the NAS ({@code definitions/certificate}, {@code
 * definitions/certificateAuthority}); optional unless required.
 */
public final class CertificateQuestion extends ScalarQuestion<Long>
    implements Worded<CertificateQuestion> {

  private final boolean authority;

  CertificateQuestion(String path, boolean authority) {
    super(path, Kind.INTEGER);
    this.authority = authority;
    setNullable(true);
  }

  @Override
  public CertificateQuestion required() {
    return changed(
        this,
        q -> {
          q.setRequired(true);
          q.setNullable(false);
        });
  }

  /** Whether a certificate authority is asked for. */
  public boolean authority() {
    return authority;
  }

  @Override
  public Optional<Long> defaultValue() {
    return Optional.empty();
  }

  /** The certificate with its chain, PEM; empty when none is chosen. */
  public Expression<String> certificate() {
    return new CertificatePart(answer(), CertificatePart.Part.CERTIFICATE, authority);
  }

  /** The private key, PEM; empty when none is chosen. */
  public Expression<String> privateKey() {
    return new CertificatePart(answer(), CertificatePart.Part.PRIVATE_KEY, authority);
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  Optional<String> fault(Long answer) {
    return answer < 1 ? Optional.of("it is no number of a certificate") : Optional.empty();
  }

  @Override
  void check(Faults faults) {}
}
