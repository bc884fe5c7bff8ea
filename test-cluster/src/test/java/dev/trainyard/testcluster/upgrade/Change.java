package dev.trainyard.testcluster.upgrade;

import dev.trainyard.testcluster.upgrade.Blueprint.Ask;
import dev.trainyard.testcluster.upgrade.Blueprint.Load;
import dev.trainyard.testcluster.upgrade.Blueprint.Part;
import dev.trainyard.testcluster.upgrade.Blueprint.Say;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What an author changes from one version to the next. What a change speaks of may be gone; then it
 * changes nothing.
 *
 * @param words what it does
 * @param how how it does it
 */
record Change(String words, UnaryOperator<Blueprint> how) {

  static Blueprint all(Blueprint blueprint, List<Change> changes) {
    Blueprint changed = blueprint;
    for (Change change : changes) {
      changed = change.how().apply(changed);
    }
    return changed;
  }

  /** Replaces questions by others; none for one that goes. */
  static Blueprint asks(Blueprint blueprint, Function<Ask, Stream<Ask>> map) {
    return new Blueprint(blueprint.asks().stream().flatMap(map).toList(), blueprint.loads());
  }

  static Blueprint loads(Blueprint blueprint, Function<Load, Stream<Load>> map) {
    return new Blueprint(blueprint.asks(), blueprint.loads().stream().flatMap(map).toList());
  }

  static Blueprint parts(Blueprint blueprint, Function<Part, Stream<Part>> map) {
    return loads(
        blueprint,
        load ->
            Stream.of(
                new Load(
                    load.sort(),
                    load.name(),
                    load.when(),
                    load.count(),
                    load.parts().stream().flatMap(map).toList())));
  }

  static Blueprint says(Blueprint blueprint, Function<Say, Stream<Say>> map) {
    return parts(
        blueprint,
        part ->
            Stream.of(
                new Part(part.name(), part.when(), part.says().stream().flatMap(map).toList())));
  }

  static Change dropAsk(Ask gone) {
    return new Change(
        "drop " + gone, b -> asks(b, ask -> ask.equals(gone) ? Stream.of() : Stream.of(ask)));
  }

  static Change addAsk(Ask added) {
    return new Change(
        "ask " + added,
        b ->
            b.ask(added.path()) != null
                ? b
                : new Blueprint(
                    Stream.concat(b.asks().stream(), Stream.of(added)).toList(), b.loads()));
  }

  /** Another question in the place of one; whoever uses the one uses the other. */
  static Change replaceAsk(Ask old, Ask other) {
    return new Change(
        old + " becomes " + other,
        b -> {
          if (!b.asks().contains(old)
              || !old.path().equals(other.path()) && b.ask(other.path()) != null) {
            return b;
          }
          Blueprint asked = asks(b, ask -> Stream.of(ask.equals(old) ? other : ask));
          UnaryOperator<String> ref = path -> path.equals(old.path()) ? other.path() : path;
          Blueprint said =
              parts(
                  says(
                      asked,
                      say ->
                          Stream.of(
                              new Say(say.word(), say.name(), ref.apply(say.ref()), say.number()))),
                  part -> Stream.of(new Part(part.name(), ref.apply(part.when()), part.says())));
          return loads(
              said,
              load ->
                  Stream.of(
                      new Load(
                          load.sort(),
                          load.name(),
                          ref.apply(load.when()),
                          ref.apply(load.count()),
                          load.parts())));
        });
  }

  static Change dropLoad(String name) {
    return new Change(
        "drop " + name,
        b -> loads(b, load -> load.name().equals(name) ? Stream.of() : Stream.of(load)));
  }

  static Change addLoad(Load added) {
    return new Change(
        "run " + added,
        b -> new Blueprint(b.asks(), Stream.concat(b.loads().stream(), Stream.of(added)).toList()));
  }

  /** The same with another sort, name, condition or count. */
  static Change replaceLoad(Load old, Load like) {
    return new Change(
        "%s %s when=%s count=%s becomes %s %s when=%s count=%s"
            .formatted(
                old.sort(),
                old.name(),
                old.when(),
                old.count(),
                like.sort(),
                like.name(),
                like.when(),
                like.count()),
        b ->
            loads(
                b,
                load ->
                    Stream.of(
                        load.name().equals(old.name())
                            ? new Load(
                                like.sort(), like.name(), like.when(), like.count(), load.parts())
                            : load)));
  }

  static Change swapLoads() {
    return new Change(
        "declare workloads the other way round",
        b -> {
          List<Load> loads = new ArrayList<>(b.loads());
          java.util.Collections.reverse(loads);
          return new Blueprint(b.asks(), loads);
        });
  }

  /** The same containers with another name or condition. */
  static Change replacePart(Part old, String name, String when) {
    return new Change(
        "container %s when=%s becomes %s when=%s".formatted(old.name(), old.when(), name, when),
        b ->
            parts(
                b,
                part ->
                    Stream.of(
                        part.name().equals(old.name())
                            ? new Part(name, when, part.says())
                            : part)));
  }

  static Change replaceSay(Say old, Say other) {
    return new Change(
        old + " becomes " + other, b -> says(b, say -> Stream.of(say.equals(old) ? other : say)));
  }

  static Change dropSay(Say gone) {
    return new Change(
        "drop " + gone, b -> says(b, say -> say.equals(gone) ? Stream.of() : Stream.of(say)));
  }

  /** Says it of a container, by its number among all; as its first statement or its last. */
  static Change addSay(int container, Say added, boolean first) {
    return new Change(
        "container " + container + " says " + added,
        b -> {
          int[] at = {0};
          return parts(
              b,
              part -> {
                if (at[0]++ != container) {
                  return Stream.of(part);
                }
                List<Say> says = new ArrayList<>(part.says());
                says.add(first ? 0 : says.size(), added);
                return Stream.of(new Part(part.name(), part.when(), says));
              });
        });
  }

  static Change moveSay(Say moved, int container) {
    return new Change(
        moved + " moves to container " + container,
        b -> addSay(container, moved, false).how().apply(dropSay(moved).how().apply(b)));
  }

  @Override
  public String toString() {
    return words;
  }
}
