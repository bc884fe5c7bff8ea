package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.Digest;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.value.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What claims are called that stand in for datasets outside TrueNAS. That of an item has the name
 * of the item where it names a workload, and else tells the dataset: either stays the same when an
 * item before it goes.
 */
final class ClaimNames {

  private final Map<Scope, Expression<String>> items = new HashMap<>();

  /** The names in an app. */
  ClaimNames(Plan plan) {
    plan.units().stream()
        .map(Unit::repetition)
        .flatMap(Optional::stream)
        .forEach(each -> items.putIfAbsent(each.item(), each.name()));
  }

  /** Whether two items may have one dataset, and so would have one claim. */
  boolean mayBeOne(PlannedVolume.Storage storage) {
    return storage.scope().isItem() && !items.containsKey(storage.scope());
  }

  /** The name of the claim. */
  Expression<String> of(PlannedVolume.Storage storage) {
    if (!storage.scope().isItem()) {
      return new ResourceName(storage.question().volumeName());
    }
    Expression<String> item =
        items.getOrDefault(
            storage.scope(),
            new Digest(new Text(List.of(new Text.Hole(storage.datasetName()))), Optional.empty()));
    return new Text(
        List.of(
            new Text.Hole(new ResourceName("")),
            new Text.Fixed("-" + Volumes.itemVolume(storage) + "-"),
            new Text.Hole(item)));
  }
}
