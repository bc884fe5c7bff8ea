package dev.trainyard.maven;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.publish.CatalogPublisher;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Publishes the content of an old version under a new, higher number, so that every NAS with a
 * faulty version is offered it as an update. Refused behind versions that are one-way.
 *
 * @since 0.1.0
 */
@Mojo(name = "revert", threadSafe = true)
public final class RevertMojo extends CommitMojo {

  /**
   * App to revert; the name of a published app.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.revert.app")
  private String app;

  /**
   * Version whose content comes back; a published version of the app, {@code X.Y.Z}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.revert.version")
  private String version;

  /**
   * Why, shown in changelog, commit and history; any text, secrets and addresses in it are masked.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.revert.reason")
  private String reason;

  /**
   * Train of the app; the name of a train.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.revert.train", defaultValue = "stable", required = true)
  private String train;

  /**
   * Editions to revert, separated by commas on the command line; names of editions, all of them
   * when empty. The first edition has the folders and branches as they are named, each other one
   * those with its name after a hyphen.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.editions")
  private List<String> editions = List.of();

  @Override
  List<CatalogEdition> editions() throws GoalFailure {
    return selection().of(editions);
  }

  @Override
  GoalKind kind() {
    return GoalKind.ofAnyPlace("revert", "Nothing was reverted");
  }

  @Override
  void run(GoalRun run) throws GoalFailure, GitFailure, IOException {
    PublishedCatalog catalog = catalog(run);
    run.result().put("branch", branch(run));
    if (hasNothingOf(run, catalog)) {
      return;
    }
    CatalogCommits commits = new CatalogCommits(commit(run), catalog, run);
    commits.report(
        new CatalogPublisher(InstantSource.system())
            .revert(
                commits.on(catalog.branch(false)),
                train.strip(),
                Required.text("truenas.revert.app", app, "the name of a published app"),
                Required.text(
                    "truenas.revert.version", version, "the version whose content comes back"),
                Required.text("truenas.revert.reason", reason, "why the newest version is faulty"),
                commits.keepVersions()),
        branch(run));
  }
}
