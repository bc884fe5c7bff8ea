package dev.trainyard.generator.helm.rule;

/**
 * Something the API server, the kubelet or the cluster's network demands and no schema says. Values
 * of a wrong type are the schema's matter; a rule passes over them.
 */
interface ManifestRule {

  /** What it is about. */
  Topic topic();

  /** Reports what is wrong with one object of a release. */
  void check(Manifest manifest, Release release, Report report);
}
