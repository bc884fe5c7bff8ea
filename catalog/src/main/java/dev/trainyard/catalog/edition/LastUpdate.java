package dev.trainyard.catalog.edition;

import dev.trainyard.generator.edition.RelativePath;
import java.time.Instant;

/** Tells when a version was last changed; never reads the clock. */
@FunctionalInterface
public interface LastUpdate {

  /**
   * The time written as {@code last_update}.
   *
   * @param versionFolder the version's folder, from the catalog's root
   */
  Instant of(RelativePath versionFolder);

  /** The same time for every version. */
  static LastUpdate always(Instant time) {
    return folder -> time;
  }
}
