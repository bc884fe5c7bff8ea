package dev.trainyard.testcluster.upgrade;

import dev.trainyard.testcluster.upgrade.Blueprint.Ask;
import dev.trainyard.testcluster.upgrade.Blueprint.Load;
import dev.trainyard.testcluster.upgrade.Blueprint.Part;
import dev.trainyard.testcluster.upgrade.Blueprint.Say;
import dev.trainyard.testcluster.upgrade.Upgrade.Finding;
import dev.trainyard.testcluster.upgrade.Upgrade.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Makes what fails as small as it gets, to be read. */
final class Shrinking {

  private Shrinking() {}

  /** The first thing that goes wrong and is not called breaking. */
  static Optional<Finding> fault(Tried upgrade, int answers) {
    for (int i = 0; i < answers; i++) {
      Optional<Finding> fault =
          upgrade.findings(i).stream()
              .filter(finding -> !upgrade.comparison().tells(finding))
              .findFirst();
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  /**
   * What still fails in the same way, in words.
   *
   * @param upgrades makes upgrades between two apps; none when one of them has errors
   */
  static String of(
      BiFunction<Blueprint, Blueprint, Optional<? extends Tried>> upgrades,
      Blueprint base,
      List<Change> changes,
      int answers,
      Trouble trouble) {
    Blueprint small = base;
    List<Change> few = changes;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (Change change : few) {
        List<Change> fewer = new ArrayList<>(few);
        fewer.remove(change);
        if (fails(upgrades, small, fewer, answers, trouble)) {
          few = fewer;
          smaller = true;
          break;
        }
      }
      for (Change without : smaller ? List.<Change>of() : smaller(small)) {
        Blueprint less = without.how().apply(small);
        if (!less.equals(small) && fails(upgrades, less, few, answers, trouble)) {
          small = less;
          smaller = true;
          break;
        }
      }
    }
    Tried upgrade = upgrades.apply(small, Change.all(small, few)).orElseThrow();
    Finding fault = fault(upgrade, answers).orElseThrow();
    return "%s%s changed: %s%n  %s: %s%n  called breaking: %s"
        .formatted(
            small,
            few.isEmpty() ? "  not" : " ",
            few,
            fault.trouble(),
            fault.what(),
            upgrade.comparison().words());
  }

  private static boolean fails(
      BiFunction<Blueprint, Blueprint, Optional<? extends Tried>> upgrades,
      Blueprint base,
      List<Change> changes,
      int answers,
      Trouble trouble) {
    return upgrades
        .apply(base, Change.all(base, changes))
        .flatMap(upgrade -> fault(upgrade, answers))
        .filter(fault -> fault.trouble() == trouble)
        .isPresent();
  }

  private static List<Change> smaller(Blueprint base) {
    List<Change> changes = new ArrayList<>();
    for (Load load : base.loads()) {
      changes.add(Change.dropLoad(load.name()));
      for (Part part : load.parts()) {
        changes.add(
            new Change("", b -> Change.parts(b, p -> p.equals(part) ? Stream.of() : Stream.of(p))));
        for (Say say : part.says()) {
          changes.add(Change.dropSay(say));
        }
      }
    }
    for (Ask ask : base.asks()) {
      changes.add(Change.dropAsk(ask));
    }
    return changes;
  }
}
