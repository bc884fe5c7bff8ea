package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.generator.problem.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an action on a published catalog did.
 *
 * @param status how it ended
 * @param apps the versions that were, or in a dry run would be, added
 * @param removed folders of old versions that were, or would be, removed
 * @param commit the new commit; empty when there is none, and in a dry run
 * @param tree the tree of the branch afterwards; empty when there is none, and in a dry run, as it
 *     holds the time of the publication
 * @param message the new commit's message; empty when there is none
 * @param attempts how often the commit was made before it had its turn
 * @param problems everything found; with errors among it nothing was done
 */
public record PublishResult(
    Status status,
    List<Published> apps,
    List<String> removed,
    Optional<String> commit,
    Optional<String> tree,
    String message,
    int attempts,
    Problems problems) {

  /** How an action ended. */
  public enum Status {
    /** The branch has a new commit. */
    PUBLISHED,
    /** The branch has everything already. */
    UNCHANGED,
    /** The commit was made and not pushed, as asked. */
    DRY_RUN,
    /** Nothing was done; the problems say why. */
    REFUSED;

    /** The word in machine-readable results. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the lists. */
  public PublishResult {
    apps = List.copyOf(apps);
    removed = List.copyOf(removed);
  }

  /** The result when nothing was done. */
  public static PublishResult refused(Problems problems) {
    return new PublishResult(
        Status.REFUSED, List.of(), List.of(), Optional.empty(), Optional.empty(), "", 0, problems);
  }

  /** The result when nothing was done. */
  public static PublishResult refused(GitFailure failure) {
    return refused(Problems.of(failure.problems()));
  }
}
