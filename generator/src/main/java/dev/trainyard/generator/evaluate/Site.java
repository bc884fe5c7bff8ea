package dev.trainyard.generator.evaluate;

import dev.trainyard.generator.expression.node.CertificatePart;
import dev.trainyard.generator.expression.node.ImagePart;
import java.util.Optional;

/** What the evaluator asks of its surroundings: everything that no answer says. */
public interface Site {

  /** The name given at installation. */
  String releaseName();

  /** The namespace it is installed into. */
  String namespace();

  /** How often it was installed, edited or upgraded, from 1. */
  long revision();

  /** Whether TrueNAS installs it, not somebody else. */
  boolean onTrueNas();

  /** Whether the owner has stopped the app. */
  boolean stopped();

  /**
   * The name of one of the app's own resources, which is also the host name of a workload.
   *
   * @param suffix what comes behind the app's own name; empty for that name itself
   */
  String resourceName(String suffix);

  /** The directory of a dataset that TrueNAS has made for the app; empty when it has not. */
  Optional<String> dataset(String name);

  /** A part of a certificate; empty when there is no such certificate. */
  Optional<String> certificate(long id, CertificatePart.Part part, boolean authority);

  /** A secret of an earlier revision; empty when nothing is kept under this key. */
  Optional<String> keptSecret(String key);

  /** A part of an image that stands beside the answers. */
  String image(ImagePart part);
}
