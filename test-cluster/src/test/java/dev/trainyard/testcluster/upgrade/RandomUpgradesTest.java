package dev.trainyard.testcluster.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.testcluster.upgrade.Upgrade.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * For random definitions, random changes to them and random answers: an upgrade gives what a fresh
 * installation gives and keeps answers, data and secrets, or the comparison calls it breaking and
 * says what to do. An edit gives what a fresh installation with the new answers gives.
 *
 * <p>{@code -Dtrainyard.upgrades=10000} tries as many, {@code -Dtrainyard.upgrades.from=…} begins
 * with another seed.
 */
class RandomUpgradesTest {

  private static final int UPGRADES = Integer.getInteger("trainyard.upgrades", 200);
  private static final int FROM = Integer.getInteger("trainyard.upgrades.from", 0);
  private static final int ANSWERS = 4;

  @Test
  void anUpgradeKeepsWhatOwnersHaveOrIsCalledBreaking() {
    AtomicInteger compared = new AtomicInteger();

    // No seed knows of another: all cores take part.
    List<String> faults =
        IntStream.range(FROM, FROM + UPGRADES)
            .parallel()
            .mapToObj(seed -> fault(seed, compared))
            .flatMap(Optional::stream)
            .toList();

    assertThat(faults).as("of %s pairs", compared).isEmpty();
    assertThat(compared).hasValueGreaterThan(UPGRADES / 3);
  }

  private static Optional<String> fault(int seed, AtomicInteger compared) {
    RandomBlueprint random = new RandomBlueprint(seed);
    Blueprint base = random.blueprint();
    List<Change> changes = new ArrayList<>();
    for (int i = 1 + (seed % 3 == 0 ? 2 : 0); i > 0; i--) {
      changes.add(random.change(Change.all(base, changes)));
    }
    Optional<Upgrade> upgrade = Upgrade.of(base, Change.all(base, changes));
    if (upgrade.isEmpty()) {
      return Optional.empty();
    }
    compared.incrementAndGet();
    Optional<Finding> fault = Shrinking.fault(upgrade.get(), ANSWERS);
    return fault.map(
        found -> "seed " + seed + "\n" + Shrinking.of(base, changes, ANSWERS, found.trouble()));
  }
}
