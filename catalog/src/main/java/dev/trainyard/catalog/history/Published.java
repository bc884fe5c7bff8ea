package dev.trainyard.catalog.history;

import java.util.Objects;

/**
 * A version that an action added.
 *
 * @param train train folder
 * @param app app name
 * @param version version folder
 * @param from where its content was before, such as {@code edge/demo/1.2.0}; empty for content from
 *     definitions
 */
public record Published(String train, String app, String version, String from) {

  /** Checks the components; none may be null. */
  public Published {
    Objects.requireNonNull(train, "train");
    Objects.requireNonNull(app, "app");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(from, "from");
  }

  /** What tells the version from all others of a catalog, {@code TRAIN/APP/VERSION}. */
  public String id() {
    return train + "/" + app + "/" + version;
  }
}
