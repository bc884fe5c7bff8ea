package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ListAnswer;
import dev.trainyard.generator.expression.NotEmpty;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.VolumeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mount with what its volume depends on.
 *
 * @param mount the mount
 * @param repeats the lists for whose items there is a volume each, from the outside in; a volume
 *     that is no item's own is there once, however often it is mounted
 * @param condition when the volume is wanted; none for always
 */
record PlacedMount(Mount mount, List<Repeat> repeats, Optional<Expression<Boolean>> condition) {

  /**
   * A repetition.
   *
   * @param list the list
   */
  record Repeat(ListAnswer list) {}

  /** All mounts of a pod, those of its init containers first. */
  static List<PlacedMount> of(Pod pod) {
    List<PlacedMount> placed = new ArrayList<>();
    List<Container> containers = new ArrayList<>(pod.initContainers());
    containers.addAll(pod.containers());
    for (Container container : containers) {
      collect(container.mounts(), List.of(), List.of(container.when()), placed);
    }
    return placed;
  }

  /**
   * Collects the mounts of blocks.
   *
   * @param path the repetitions around the blocks
   * @param conditions the condition within each of them, the one outside of all first
   */
  private static void collect(
      List<Block<Mount>> blocks,
      List<Repeat> path,
      List<Optional<Expression<Boolean>>> conditions,
      List<PlacedMount> placed) {
    for (Block<Mount> block : blocks) {
      if (block instanceof Block.One<Mount> one) {
        int depth = depth(one.value().volume(), path);
        placed.add(
            new PlacedMount(
                one.value(), List.copyOf(path.subList(0, depth)), conditions.get(depth)));
      } else if (block instanceof Block.When<Mount> when) {
        List<Optional<Expression<Boolean>>> narrowed = new ArrayList<>(conditions);
        narrowed.set(path.size(), Wanted.within(conditions.get(path.size()), when.when()));
        collect(when.blocks(), path, narrowed, placed);
      } else if (block instanceof Block.Each<Mount> each) {
        List<Repeat> inner = new ArrayList<>(path);
        inner.add(new Repeat(each.list()));
        List<Optional<Expression<Boolean>>> narrowed = new ArrayList<>();
        conditions.forEach(
            condition -> narrowed.add(Wanted.within(condition, new NotEmpty(each.list()))));
        narrowed.add(conditions.get(path.size()));
        collect(each.blocks(), inner, narrowed, placed);
      }
    }
  }

  /** How many of the repetitions a volume is repeated for. */
  private static int depth(VolumeSource volume, List<Repeat> path) {
    for (int i = path.size(); i > 0; i--) {
      if (volume instanceof VolumeSource.Storage storage
          && storage.scope().equals(path.get(i - 1).list().item())) {
        return i;
      }
    }
    return 0;
  }
}
