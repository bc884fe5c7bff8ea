package dev.trainyard.testcluster.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.testcluster.upgrade.Upgrade.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For random definitions, random changes to them and random answers: an upgrade gives what a fresh
 * installation gives and keeps answers, data and secrets, or the comparison calls it breaking and
 * says what to do. With charts an edit gives what a fresh installation with the new answers gives.
 *
 * <p>{@code -Dtrainyard.upgrades=10000} tries as many, {@code -Dtrainyard.upgrades.from=…} begins
 * with another seed.
 */
class RandomUpgradesTest {

  private static final int UPGRADES = Integer.getInteger("trainyard.upgrades", 100);
  private static final int FROM = Integer.getInteger("trainyard.upgrades.from", 0);
  private static final int ANSWERS = 4;

  private static Stream<Arguments> editions() {
    return Stream.of(edition("charts", Upgrade::of), edition("Docker Compose", ComposeUpgrade::of));
  }

  private static Arguments edition(
      String name, BiFunction<Blueprint, Blueprint, Optional<? extends Tried>> upgrades) {
    return Arguments.of(Named.of(name, upgrades));
  }

  @ParameterizedTest
  @MethodSource("editions")
  void anUpgradeKeepsWhatOwnersHaveOrIsCalledBreaking(
      BiFunction<Blueprint, Blueprint, Optional<? extends Tried>> upgrades) {
    AtomicInteger compared = new AtomicInteger();

    // No seed knows of another: all cores take part.
    List<String> faults =
        IntStream.range(FROM, FROM + UPGRADES)
            .parallel()
            .mapToObj(seed -> fault(upgrades, seed, compared))
            .flatMap(Optional::stream)
            .toList();

    assertThat(faults).as("of %s pairs", compared).isEmpty();
    assertThat(compared).hasValueGreaterThan(UPGRADES / 3);
  }

  private static Optional<String> fault(
      BiFunction<Blueprint, Blueprint, Optional<? extends Tried>> upgrades,
      int seed,
      AtomicInteger compared) {
    RandomBlueprint random = new RandomBlueprint(seed);
    Blueprint base = random.blueprint();
    List<Change> changes = new ArrayList<>();
    for (int i = 1 + (seed % 3 == 0 ? 2 : 0); i > 0; i--) {
      changes.add(random.change(Change.all(base, changes)));
    }
    Optional<? extends Tried> upgrade = upgrades.apply(base, Change.all(base, changes));
    if (upgrade.isEmpty()) {
      return Optional.empty();
    }
    compared.incrementAndGet();
    Optional<Finding> fault = Shrinking.fault(upgrade.get(), ANSWERS);
    return fault.map(
        found ->
            "seed "
                + seed
                + "\n"
                + Shrinking.of(upgrades, base, changes, ANSWERS, found.trouble()));
  }
}
