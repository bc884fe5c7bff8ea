package dev.trainyard.maven;

import dev.trainyard.catalog.git.GitFailure;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals ask that make a commit in a published catalog. */
abstract class CommitMojo extends RepositoryMojo {

  /**
   * Branch that holds the catalog; the name of a git branch. TrueNAS proposes {@code main}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.catalog.branch", defaultValue = "main", required = true)
  private String branch;

  /**
   * Heading of the catalog's README; any text.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.catalog.title", defaultValue = "${project.name}", required = true)
  private String title;

  /**
   * Address that NAS owners paste into Add Catalog, shown in the catalog's README; the URL of a git
   * repository, empty while it is not known.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.catalog.url")
  private String url = "";

  /**
   * Name of the commit's author, shown in the public history; any text, by default git's {@code
   * user.name} for the project.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.authorName")
  private String authorName;

  /**
   * Mail address of the commit's author; any address, by default git's {@code user.email} for the
   * project.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.authorEmail")
  private String authorEmail;

  /**
   * How the commit is signed; {@code none}, {@code ssh} or {@code openpgp}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.sign", defaultValue = "none", required = true)
  private String sign;

  /**
   * Key to sign with; for {@code ssh} the file of a key, for {@code openpgp} the id of a key.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.signingKey")
  private String signingKey;

  /**
   * How many versions of an app stay published in a train; a number from 1. TrueNAS 22.02 and 22.12
   * read every version folder, so few are fast.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.keepVersions", defaultValue = "5", required = true)
  private int keepVersions;

  /**
   * Whether to do and show everything but the push; {@code true} or {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.dryRun", defaultValue = "false")
  private boolean dryRun;

  /**
   * Whether changes that break owners' upgrades are published all the same, with a warning; {@code
   * true} or {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.allowBreaking", defaultValue = "false")
  private boolean allowBreaking;

  /** The catalog that the commit is made in. */
  final PublishedCatalog catalog(GoalRun run) throws GitFailure {
    return catalog(branch(run), run);
  }

  /** The branch that the commit goes to unless it is a preview. */
  final String branch(GoalRun run) {
    return run.place(branch);
  }

  /**
   * Whether the edition comes along with the first one and nothing of it is published, so that
   * there is nothing to change; people are told.
   */
  final boolean hasNothingOf(GoalRun run, PublishedCatalog catalog)
      throws GoalFailure, GitFailure, IOException {
    if (!run.comesAlong() || catalog.branch(false).read(tip -> tip.commit().isPresent())) {
      return false;
    }
    run.result().status("unchanged");
    run.say(List.of("Nothing of this edition is published in branch " + branch(run)));
    return true;
  }

  /** Whether nothing is to be changed. */
  final boolean isDryRun(GoalRun run) {
    return dryRun || run.trial();
  }

  /** Of several editions, none is committed before all could be. */
  @Override
  final Work prepare(GoalRun run) throws GoalFailure, GitFailure, IOException {
    if (run.oneOfSeveral() && !dryRun) {
      GoalRun trial = run.asTrial();
      boolean done = false;
      try {
        run(trial);
        done = true;
      } finally {
        if (!done) {
          run.result().takeOver(trial.result());
        }
      }
    }
    return () -> run(run);
  }

  final CommitSettings commit(GoalRun run) {
    return new CommitSettings(
        title,
        url,
        authorName,
        authorEmail,
        sign,
        signingKey,
        keepVersions,
        isDryRun(run),
        allowBreaking);
  }
}
