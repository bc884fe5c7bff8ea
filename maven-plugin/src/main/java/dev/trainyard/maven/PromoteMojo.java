package dev.trainyard.maven;

import dev.trainyard.catalog.edition.Carrying;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.publish.CatalogPublisher;
import dev.trainyard.catalog.publish.PromotionProof;
import dev.trainyard.catalog.publish.PublishResult;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Copies a published version from one train to another, byte for byte, and proves by the published
 * commit that both are the same.
 *
 * @since 0.1.0
 */
@Mojo(name = "promote", threadSafe = true)
public final class PromoteMojo extends CommitMojo {

  /**
   * App to promote; the name of a published app.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.promote.app")
  private String app;

  /**
   * Version to promote; a published version of the app, {@code X.Y.Z}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.promote.version")
  private String version;

  /**
   * Train that has the version; the name of a train.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.promote.fromTrain")
  private String fromTrain;

  /**
   * Train that gets the version; the name of a train.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.promote.toTrain")
  private String toTrain;

  /**
   * Editions to promote, separated by commas on the command line; names of editions, all of them
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
    return GoalKind.ofAnyPlace("promote", "Nothing was promoted");
  }

  @Override
  void run(GoalRun run) throws GoalFailure, GitFailure, IOException {
    PublishedCatalog catalog = catalog(run);
    run.result().put("branch", branch(run));
    if (hasNothingOf(run, catalog)) {
      return;
    }
    String name = Required.text("truenas.promote.app", app, "the name of a published app");
    String number = Required.text("truenas.promote.version", version, "a published version of it");
    String source =
        Required.text("truenas.promote.fromTrain", fromTrain, "the train that has the version");
    String copy =
        Required.text("truenas.promote.toTrain", toTrain, "the train that gets the version");
    CatalogCommits commits = new CatalogCommits(commit(run), catalog, run);
    PublishResult done =
        new CatalogPublisher(InstantSource.system())
            .promote(
                commits.on(catalog.branch(false)),
                name,
                number,
                source,
                copy,
                commits.keepVersions());
    commits.report(done, branch(run));
    if (done.status() != PublishResult.Status.DRY_RUN) {
      Carrying promoted = Carrying.promotion(name, number, source, copy);
      prove(catalog.branch(false), done.commit(), promoted, run);
    }
  }

  private static void prove(
      CatalogBranch published, Optional<String> commit, Carrying promoted, GoalRun run)
      throws GoalFailure, IOException {
    try {
      PromotionProof proof = PromotionProof.of(run.edition(), published, commit, promoted);
      boolean same = proof.source().equals(proof.tree());
      if (same) {
        run.result().put("sameTree", proof.tree());
      }
      run.say(
          List.of(
              same
                  ? "Same bytes: %s and %s of commit %s are both the tree %s"
                      .formatted(proof.from(), proof.to(), proof.commit(), proof.tree())
                  : "The same but for its train: in commit %s, %s is the tree %s and %s the tree %s"
                      .formatted(
                          proof.commit(), proof.from(), proof.source(), proof.to(), proof.tree())));
    } catch (GitFailure e) {
      throw GoalFailure.of(e).after("Promoted, but not proved to be the same bytes");
    }
  }
}
