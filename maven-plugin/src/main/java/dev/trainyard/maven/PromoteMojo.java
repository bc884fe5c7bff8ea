package dev.trainyard.maven;

import dev.trainyard.catalog.edition.Carrying;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.publish.CatalogPublisher;
import dev.trainyard.catalog.publish.PromotionProof;
import dev.trainyard.catalog.publish.PublishResult;
import java.io.File;
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
public final class PromoteMojo extends GoalMojo {

  /**
   * Repository of the catalog; a local path, {@code file://}, {@code ssh://}, {@code
   * user@host:path}, {@code https://} or {@code http://}. Relative paths start at the module. The
   * default is a bare repository in {@code .trainyard/catalog.git} below the module, which {@code
   * publish} creates when it is missing.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.target")
  private String target;

  /**
   * Server of settings.xml with user name and password or token for {@code https://}; an id.
   * Without it the environment variable {@code TRUENAS_PUBLISH_TOKEN} is used, if it is set.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.server")
  private String server;

  /**
   * Private key for {@code ssh://}; a file, by default the usual ones in the folder for SSH. Keys
   * of a running agent are offered in any case.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.sshKey")
  private File sshKey;

  /**
   * Folder with {@code known_hosts}, {@code config} and keys; any folder, by default {@code .ssh}
   * in the user's home. A host whose key is not in {@code known_hosts} is refused.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.sshFolder")
  private File sshFolder;

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
   * Editions to promote, separated by commas on the command line; names of editions, all there are
   * when empty. The first edition has the folders and branches as they are named, each other one
   * those with its name after a hyphen.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.editions")
  private List<String> editions = List.of();

  @Override
  List<CatalogEdition> editions() throws GoalFailure {
    return EditionSelection.of(editions);
  }

  @Override
  GoalKind kind() {
    return GoalKind.ofDefinitions("promote", "Nothing was promoted");
  }

  @Override
  void run(GoalRun run) throws GoalFailure, GitFailure, IOException {
    PublishedCatalog catalog =
        new PublishedCatalog(
            RemoteSettings.of(target, run.place(branch), server, sshKey, sshFolder), run);
    run.result().put("branch", run.place(branch));
    String name = Required.text("truenas.promote.app", app, "the name of a published app");
    String number = Required.text("truenas.promote.version", version, "a published version of it");
    String source =
        Required.text("truenas.promote.fromTrain", fromTrain, "the train that has the version");
    String copy =
        Required.text("truenas.promote.toTrain", toTrain, "the train that gets the version");
    CatalogCommits commits = new CatalogCommits(commit(), catalog, run);
    PublishResult done =
        new CatalogPublisher(InstantSource.system())
            .promote(
                commits.on(catalog.branch(false)),
                name,
                number,
                source,
                copy,
                commits.keepVersions());
    commits.report(done, run.place(branch));
    if (done.status() != PublishResult.Status.DRY_RUN) {
      Carrying promoted = new Carrying(name, source, number, copy, number, List.of());
      prove(catalog.branch(false), done.commit(), promoted, run);
    }
  }

  private CommitSettings commit() {
    return new CommitSettings(
        title, url, authorName, authorEmail, sign, signingKey, keepVersions, dryRun, allowBreaking);
  }

  private static void prove(
      CatalogBranch published, Optional<String> commit, Carrying promoted, GoalRun run)
      throws GoalFailure, IOException {
    try {
      PromotionProof proof = PromotionProof.of(run.edition(), published, commit, promoted);
      run.result().put("sameTree", proof.tree());
      run.conclude(
          List.of(
              "Same bytes: %s and %s of commit %s are both the tree %s"
                  .formatted(proof.from(), proof.to(), proof.commit(), proof.tree())));
    } catch (GitFailure e) {
      throw GoalFailure.of(e).after("Promoted, but not proved to be the same bytes");
    }
  }
}
