package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.ItemUse;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A mount with what its volume depends on.
 *
 * @param container the container
 * @param mount the mount
 * @param repeats the lists for whose items there is a volume each within the unit, from the outside
 *     in; a volume that is no item's own is there once, however often it is mounted
 * @param condition when the volume is wanted, within the repeats; none for always
 * @param conditions everything that the mount depends on, outermost first
 */
public record PlacedMount(
    PlannedContainer container,
    Mount mount,
    List<ListAnswer> repeats,
    Optional<Expression<Boolean>> condition,
    List<Expression<Boolean>> conditions) {

  /** Copies the lists. */
  public PlacedMount {
    repeats = List.copyOf(repeats);
    conditions = List.copyOf(conditions);
  }

  /**
   * The mounts of a container.
   *
   * @param atHand the item that the unit as a whole is there for
   */
  static List<PlacedMount> of(PlannedContainer container, Set<Scope> atHand) {
    List<PlacedMount> placed = new ArrayList<>();
    for (Guarded<Mount> guarded : Block.guarded(container.declared().mounts())) {
      Guarded<Mount> mount = guarded.within(container.declared().when());
      List<ListAnswer> repeats =
          lists(mount.value().volume()).stream()
              .filter(list -> !atHand.contains(list.item()))
              .toList();
      List<Scope> known = new ArrayList<>(atHand);
      repeats.forEach(list -> known.add(list.item()));
      List<Expression<Boolean>> usable =
          mount.conditions().stream()
              .filter(condition -> known.containsAll(ItemUse.of(condition)))
              .filter(
                  condition ->
                      !(condition instanceof NotEmpty some && repeats.contains(some.list())))
              .toList();
      placed.add(
          new PlacedMount(
              container, mount.value(), repeats, Guarded.all(usable), mount.conditions()));
    }
    return placed;
  }

  /** The lists that a volume is an item's of, from the outside in. */
  static List<ListAnswer> lists(VolumeSource volume) {
    List<ListAnswer> lists = new ArrayList<>();
    if (volume instanceof VolumeSource.Storage storage) {
      Optional<ListAnswer> list = storage.scope().list();
      while (list.isPresent()) {
        lists.add(0, list.get());
        list = list.get().scope().list();
      }
    }
    return lists;
  }

  /**
   * What mounts want, each thing once where the volume of its mounts is.
   *
   * @param wanted what a mount wants; empty for nothing
   */
  static <T> List<Block<T>> wants(List<PlacedMount> mounts, Function<Mount, Optional<T>> wanted) {
    Map<List<ListAnswer>, Wanted<T>> things = new LinkedHashMap<>();
    for (PlacedMount place : mounts) {
      wanted
          .apply(place.mount())
          .ifPresent(
              thing ->
                  things
                      .computeIfAbsent(place.repeats(), added -> new Wanted<>())
                      .add(thing, place.condition()));
    }
    List<Block<T>> all = new ArrayList<>();
    things.forEach((repeats, some) -> all.addAll(each(repeats, some.blocks())));
    return all;
  }

  /** Things once for each item of lists within each other, given from the outside in. */
  static <T> List<Block<T>> each(List<ListAnswer> lists, List<Block<T>> blocks) {
    List<Block<T>> repeated = blocks;
    for (int i = lists.size() - 1; i >= 0; i--) {
      repeated = List.of(new Block.Each<>(lists.get(i), lists.get(i).item(), repeated));
    }
    return repeated;
  }
}
