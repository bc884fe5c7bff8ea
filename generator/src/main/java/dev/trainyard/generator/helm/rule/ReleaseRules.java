package dev.trainyard.generator.helm.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules for the objects of one release. Needs neither Helm nor a schema: what an evaluator
 * computes can be checked as well as what Helm renders.
 */
public final class ReleaseRules {

  private static final List<ManifestRule> RULES =
      List.of(
          new MetadataRule(),
          new UniqueObjectRule(),
          new HookRule(),
          new WorkloadRule(),
          new PodRule(),
          new ContainerRule(),
          new ServiceRule(),
          new StorageRule(),
          new ConfigRule(),
          new ReferenceRule());

  private final Release release;

  /**
   * The rules for these objects.
   *
   * @param manifests everything that is installed together, into one namespace
   */
  public ReleaseRules(List<Manifest> manifests) {
    this.release = new Release(manifests);
  }

  /** What is wrong with any of the objects, in their order; empty when nothing is. */
  public List<Finding> check() {
    return release.manifests().stream().flatMap(manifest -> check(manifest).stream()).toList();
  }

  /** What is wrong with one of the objects; empty when nothing is. */
  public List<Finding> check(Manifest manifest) {
    List<Finding> findings = new ArrayList<>();
    for (ManifestRule rule : RULES) {
      Report report = new Report(rule.topic());
      rule.check(manifest, release, report);
      findings.addAll(report.findings());
    }
    return List.copyOf(findings);
  }
}
