package dev.trainyard.generator.compose;

import dev.trainyard.generator.compose.service.RuntimeSecrets;
import dev.trainyard.generator.evaluate.Site;
import dev.trainyard.generator.expression.node.CertificatePart;
import dev.trainyard.generator.expression.node.HostName;
import dev.trainyard.generator.expression.node.ImagePart;
import dev.trainyard.generator.expression.node.OfEdition;
import java.util.Map;
import java.util.Optional;

/**
 * An app that TrueNAS gets as one file.
 *
 * @param catalog the same as TrueNAS renders it
 * @param name the name that the owner gives it
 * @param folder the directory below which datasets lie; empty for none
 * @param secrets what is kept, by key
 */
record FileSite(ComposeSite catalog, String name, String folder, Map<String, String> secrets)
    implements Site {

  @Override
  public String installedName() {
    return name;
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
    return catalog.foundByOtherApps();
  }

  @Override
  public String resourceName(String suffix) {
    return suffix.isEmpty() ? name : suffix;
  }

  @Override
  public String hostName(HostName host) {
    return resourceName(host.host().suffix());
  }

  @Override
  public String readCommand(String key, boolean given) {
    return given
        ? RuntimeSecrets.GIVEN
        : "sudo grep -F '"
            + key
            + ":' /mnt/.ix-apps/app_configs/"
            + name
            + "/versions/1.0.0/user_config.yaml";
  }

  /** A file is the same for an installation and for what comes later. */
  @Override
  public String ofEdition(OfEdition.Fact fact) {
    return "INSTALL";
  }

  @Override
  public Optional<String> dataset(String dataset) {
    return folder.isEmpty() ? Optional.empty() : Optional.of(folder + "/" + dataset);
  }

  @Override
  public Optional<String> certificate(long id, CertificatePart.Part part, boolean authority) {
    return catalog.certificate(id, part, authority);
  }

  @Override
  public Optional<String> keptSecret(String key) {
    return Optional.ofNullable(secrets.get(key));
  }

  /** Hashes are made when the app runs. */
  @Override
  public Optional<String> keptHash(String key, String password) {
    return catalog.keptHash(key, password);
  }

  @Override
  public String image(ImagePart part) {
    return catalog.image(part);
  }
}
