package dev.trainyard.testcluster.rule;

import dev.trainyard.generator.helm.rule.Finding;
import dev.trainyard.generator.helm.rule.HardeningRules;
import dev.trainyard.generator.helm.rule.Manifest;
import dev.trainyard.generator.helm.rule.Topic;
import java.util.List;

/** Says which workloads of a release have more rights than they should. */
public final class HardeningCheck {

  private final List<Allowance> allowances;
  private final StatedRights stated;

  /** A check that makes these exceptions. */
  public HardeningCheck(List<Allowance> allowances) {
    this(allowances, StatedRights.none());
  }

  /** A check that makes these exceptions, and those that a definition states itself. */
  public HardeningCheck(List<Allowance> allowances, StatedRights stated) {
    this.allowances = List.copyOf(allowances);
    this.stated = stated;
  }

  /**
   * Checks every workload of one release.
   *
   * @return all that is wrong and not allowed, in the order of the objects; the message starts with
   *     the name of the {@link dev.trainyard.generator.helm.rule.Hardening}
   */
  public List<Finding> check(List<Manifest> manifests) {
    return HardeningRules.check(manifests).stream()
        .filter(excess -> !isAllowed(excess))
        .map(
            excess ->
                excess
                    .manifest()
                    .finding(
                        Topic.RIGHTS,
                        excess.at().path(),
                        excess.hardening() + ": " + excess.message()))
        .toList();
  }

  private boolean isAllowed(HardeningRules.Excess excess) {
    String document = excess.manifest().id();
    return stated.cover(excess.hardening(), excess.manifest(), excess.container())
        || allowances.stream()
            .anyMatch(
                allowance -> allowance.covers(excess.hardening(), document, excess.container()));
  }
}
