package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.plan.Kept;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Restart;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The app's own Secret: what is made once, so that a later revision finds it again. */
final class Secrets {

  /** The Secret's name: the release's full name. */
  static final ResourceName NAME = new ResourceName("");

  private final List<Block<Kept>> kept = new ArrayList<>();

  Secrets(Plan plan) {
    if (plan.units().stream().flatMap(unit -> unit.restarts().stream()).anyMatch(Restart::secret)
        || SmbShares.areIn(plan)) {
      kept.add(new Block.One<>(new Kept(Checksums.SALT.key(), Checksums.SALT)));
    }
    kept.addAll(plan.kept());
  }

  /** What the Secret's data keeps, each key once. */
  List<Kept> kept() {
    Map<String, Kept> byKey = new LinkedHashMap<>();
    Block.forEach(kept, one -> byKey.putIfAbsent(one.key(), one));
    return List.copyOf(byKey.values());
  }

  /** The entries of the Secret's data. */
  List<Tree.Entry> entries() {
    return Blocks.entries(kept, one -> new Tree.Field(one.key(), new Tree.Scalar(one.value())));
  }
}
