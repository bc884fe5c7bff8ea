package dev.trainyard.generator.evaluate;

import dev.trainyard.generator.expression.node.CertificatePart;
import dev.trainyard.generator.expression.node.HostName;
import dev.trainyard.generator.expression.node.ImagePart;
import dev.trainyard.generator.expression.node.OfEdition;
import java.util.Optional;

/** What the evaluator asks of its surroundings: everything that no answer says. */
public interface Site {

  /** The name that the owner gave the app at its installation. */
  String installedName();

  /** Whether TrueNAS installs it, not somebody else. */
  boolean onTrueNas();

  /** Whether the owner has stopped the app. */
  boolean stopped();

  /** Whether containers of other apps find those of this one by name. */
  boolean foundByOtherApps();

  /**
   * The name of one of the app's own resources, which is also the host name of a workload.
   *
   * @param suffix what comes behind the app's own name; empty for that name itself
   */
  String resourceName(String suffix);

  /** A longer host name of a workload. */
  String hostName(HostName name);

  /**
   * The command by which the owner reads the secret that is kept under a key.
   *
   * @param given whether the owner has given it
   */
  String readCommand(String key, boolean given);

  /** What only the edition knows whose site this is. */
  String ofEdition(OfEdition.Fact fact);

  /** The directory of a dataset that TrueNAS has made for the app; empty when it has not. */
  Optional<String> dataset(String name);

  /** A part of a certificate; empty when there is no such certificate. */
  Optional<String> certificate(long id, CertificatePart.Part part, boolean authority);

  /**
   * A secret of an earlier installation, edit or upgrade; empty when nothing is kept under this
   * key.
   */
  Optional<String> keptSecret(String key);

  /**
   * The hash of a password that is kept under a key; empty when none is kept, or one of another
   * password.
   */
  default Optional<String> keptHash(String key, String password) {
    return keptSecret(key)
        .filter(kept -> !kept.isEmpty())
        .filter(kept -> Sha256.of(kept + password).equals(keptSecret(key + "-for").orElse("")));
  }

  /** A part of an image that stands beside the answers. */
  String image(ImagePart part);

  /** The repository from which an image is pulled; its own one unless a site says otherwise. */
  default String pulledFrom(String repository) {
    return repository;
  }
}
