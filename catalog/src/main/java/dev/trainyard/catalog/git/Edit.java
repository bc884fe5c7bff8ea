package dev.trainyard.catalog.git;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to become of a branch. It is asked again with the new tip when somebody else was faster,
 * and so must not remember anything from one call to the next.
 */
@FunctionalInterface
public interface Edit {

  /**
   * The next commit.
   *
   * @param tip the newest commit of the branch
   * @return empty to leave the branch as it is
   * @throws GitFailure to give up, with the reasons
   */
  Optional<NextCommit> on(Tip tip) throws GitFailure, IOException;

  /**
   * A commit to be made.
   *
   * @param tree its files
   * @param message what it does, with a final line break
   * @param time when it is made; only seconds count
   * @param start the parent if the branch is not there yet; empty for a commit without parents
   */
  record NextCommit(CatalogTree tree, String message, Instant time, Optional<String> start) {

    /** A commit that has no parent if the branch is not there yet. */
    public NextCommit(CatalogTree tree, String message, Instant time) {
      this(tree, message, time, Optional.empty());
    }
  }
}
