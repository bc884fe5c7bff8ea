package dev.trainyard.generator.expression.node;

/**
 * What lies outside of the answers: names, states, datasets, certificates, and what is kept from
 * one version to the next.
 *
 * @param <T> {@link String} or {@link Boolean}
 */
public sealed interface SiteNode<T> extends Node<T>
    permits InstalledName,
        InstallationState,
        ResourceName,
        HostName,
        ReadCommand,
        OfEdition,
        Generated,
        PasswordHash,
        Fingerprint,
        CertificatePart,
        DatasetPath,
        ImagePart,
        PulledFrom {

  /** Calls the visitor's method for this kind of expression. */
  <R> R ask(SiteVisitor<R> visitor);

  @Override
  default <R> R accept(ExpressionVisitor<R> visitor) {
    return visitor.ofSite(this);
  }
}
