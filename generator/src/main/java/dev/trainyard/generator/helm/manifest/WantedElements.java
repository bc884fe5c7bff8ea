package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Elements that a pod's mounts want, each once where the mount's volume is.
 *
 * @param <T> what they are made of
 */
final class WantedElements<T> {

  private final Map<List<PlacedMount.Repeat>, Wanted<T>> things = new LinkedHashMap<>();

  void add(T thing, PlacedMount place) {
    things.computeIfAbsent(place.repeats(), added -> new Wanted<>()).add(thing, place.condition());
  }

  /** The things in the order in which they were wanted. */
  List<T> all() {
    List<T> all = new ArrayList<>();
    things.values().forEach(wanted -> Block.forEach(wanted.blocks(), all::add));
    return all;
  }

  /** The elements, under the conditions and repetitions of what wants them. */
  List<Tree.Element> elements(Function<T, Tree> content) {
    List<Tree.Element> all = new ArrayList<>();
    things.forEach(
        (repeats, wanted) -> {
          List<Tree.Element> elements = Volumes.blocks(wanted.blocks(), content);
          for (int i = repeats.size() - 1; i >= 0; i--) {
            PlacedMount.Repeat repeat = repeats.get(i);
            elements = List.of(new Tree.ElementsEach(repeat.list(), elements));
          }
          all.addAll(elements);
        });
    return all;
  }
}
