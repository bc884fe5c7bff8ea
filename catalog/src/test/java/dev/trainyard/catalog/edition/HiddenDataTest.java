package dev.trainyard.catalog.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HiddenDataTest {

  private static List<String> told(String directory, int covers) {
    List<HiddenData.Mount> mounts = new ArrayList<>();
    mounts.add(new HiddenData.Mount(directory + " at /data", directory, "/data", ""));
    for (int i = 0; i < covers; i++) {
      mounts.add(new HiddenData.Mount("", "", "/data/" + i, ""));
    }
    List<String> facts = new ArrayList<>();
    HiddenData.of(mounts, (fact, conditions) -> facts.add(fact));
    return facts;
  }

  @Test
  void whateverIsMountedOverDataHidesIt() {
    assertThat(told("volume d", 2))
        .containsExactly(
            "volume d at /data, behind what is mounted at /data/0",
            "volume d at /data, behind what is mounted at /data/1");
    assertThat(told("volume d", 5_000)).hasSize(5_000);
  }

  /** Each fact has it once more. */
  @Test
  void aLongNameIsNotWrittenForEachMount() {
    assertThat(told("d".repeat(200_000), 2_000)).hasSizeBetween(1, 10);
  }
}
