package dev.trainyard.generator.expression.node;

/**
 * One method for each kind of expression that no answer says, so that a printer or evaluator that
 * forgets one does not compile.
 *
 * @param <R> what a visit yields
 */
public interface SiteVisitor<R> {

  /** Visits the name that the owner gave the app. */
  R installedName(InstalledName name);

  /** Visits a state of the installation. */
  R installationState(InstallationState state);

  /** Visits the name of a resource. */
  R resourceName(ResourceName name);

  /** Visits a longer host name. */
  R hostName(HostName name);

  /** Visits the command that shows a secret. */
  R readCommand(ReadCommand command);

  /** Visits what only one edition knows. */
  R ofEdition(OfEdition ofEdition);

  /** Visits a generated secret. */
  R generated(Generated generated);

  /** Visits the hash of a password. */
  R passwordHash(PasswordHash hash);

  /** Visits the fingerprint of a hash. */
  R fingerprint(Fingerprint fingerprint);

  /** Visits a part of a certificate. */
  R certificatePart(CertificatePart part);

  /** Visits the path of a dataset. */
  R datasetPath(DatasetPath path);

  /** Visits a part of an image. */
  R imagePart(ImagePart part);

  /** Visits the repository from which an image is pulled. */
  R pulledFrom(PulledFrom pulled);
}
