package dev.trainyard.generator.helm;

import dev.trainyard.generator.evaluate.Site;
import dev.trainyard.generator.expression.node.CertificatePart;
import dev.trainyard.generator.expression.node.HostName;
import dev.trainyard.generator.expression.node.ImagePart;
import dev.trainyard.generator.expression.node.OfEdition;
import dev.trainyard.generator.helm.word.ReleaseFact;
import java.util.Optional;

/**
 * A machine that runs the newest TrueNAS with charts and has made every dataset that is asked for.
 *
 * @param release the release as plain Helm knows it
 */
record AnyNas(HelmSite release) implements Site {

  private static final String SMB_PROVISIONER = "smb.csi.k8s.io";

  @Override
  public String installedName() {
    return release.installedName();
  }

  @Override
  public String hostName(HostName name) {
    return release.hostName(name);
  }

  @Override
  public String readCommand(String key, boolean given) {
    return release.readCommand(key, given);
  }

  @Override
  public String ofEdition(OfEdition.Fact fact) {
    return fact == ReleaseFact.SMB_PROVISIONER ? SMB_PROVISIONER : release.ofEdition(fact);
  }

  @Override
  public boolean onTrueNas() {
    return true;
  }

  @Override
  public boolean stopped() {
    return false;
  }

  @Override
  public boolean foundByOtherApps() {
    return release.foundByOtherApps();
  }

  @Override
  public String resourceName(String suffix) {
    return release.resourceName(suffix);
  }

  @Override
  public Optional<String> dataset(String name) {
    return Optional.of(
        "/mnt/tank/ix-applications/releases/"
            + release.releaseName()
            + "/volumes/ix_volumes/"
            + name);
  }

  @Override
  public Optional<String> certificate(long id, CertificatePart.Part part, boolean authority) {
    return release.certificate(id, part, authority);
  }

  @Override
  public Optional<String> keptSecret(String key) {
    return release.keptSecret(key);
  }

  @Override
  public String pulledFrom(String repository) {
    return release.pulledFrom(repository);
  }

  @Override
  public String image(ImagePart part) {
    return release.image(part);
  }
}
