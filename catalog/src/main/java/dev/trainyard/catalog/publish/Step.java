package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.history.Action;
import dev.trainyard.catalog.history.Published;
import java.io.IOException;
import java.util.Optional;

/** One kind of action: how it changes what is published. */
interface Step {

  /** What it is called in the history. */
  Action action();

  /** Why it is done; may be empty. */
  String reason();

  /** The published version whose content it takes over; empty for content of definitions. */
  default Optional<Published> taken() {
    return Optional.empty();
  }

  /**
   * Changes versions and listings; index files follow by themselves. Called anew for every tip.
   * What stands in the way is reported to the draft.
   */
  void apply(Draft draft) throws IOException;
}
