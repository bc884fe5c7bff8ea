package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.value.Kind;

/**
 * A part of a certificate that the owner has chosen; empty when none is chosen.
 *
 * @param certificate the chosen certificate's id
 * @param part which part
 * @param authority whether it is a certificate authority
 */
public record CertificatePart(Answer<Long> certificate, Part part, boolean authority)
    implements SiteNode<String> {

  /** Refuses null. */
  public CertificatePart {
    NotNull.of(part, "the part");
  }

  /** The parts. */
  public enum Part {
    /** The certificate with its chain, PEM. */
    CERTIFICATE,
    /** The private key, PEM. */
    PRIVATE_KEY
  }

  @Override
  public Kind kind() {
    return Kind.TEXT;
  }

  @Override
  public <R> R ask(SiteVisitor<R> visitor) {
    return visitor.certificatePart(this);
  }
}
