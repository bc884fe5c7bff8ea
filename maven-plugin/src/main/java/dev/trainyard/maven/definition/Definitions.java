package dev.trainyard.maven.definition;

import dev.trainyard.generator.model.App;
import java.util.List;

/**
 * What became of the definitions on a class path.
 *
 * @param apps the apps, in the order of the class path
 * @param faults what went wrong, in the same order
 */
public record Definitions(List<App> apps, List<Fault> faults) {

  /** Copies both lists. */
  public Definitions {
    apps = List.copyOf(apps);
    faults = List.copyOf(faults);
  }

  /** Whether the class path names no definition at all. */
  public boolean isEmpty() {
    return apps.isEmpty() && faults.isEmpty();
  }
}
