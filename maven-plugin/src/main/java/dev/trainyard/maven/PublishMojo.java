package dev.trainyard.maven;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.DefinitionsRepository;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.PreviewName;
import dev.trainyard.catalog.publish.CatalogPublisher;
import dev.trainyard.catalog.publish.PreviewPublisher;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.File;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Publishes the apps of the project to a git repository that TrueNAS adds by URL.
 *
 * <p>One commit on the newest state of the branch adds versions that are new. A published version
 * never changes: other bytes under the same version are refused. Nothing is ever forced. The
 * project must be compiled: call {@code mvn process-classes truenas:publish}.
 *
 * @since 0.1.0
 */
@Mojo(name = "publish", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class PublishMojo extends GoalMojo {

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
   * Names of the apps to publish, separated by commas on the command line; the names of defined
   * apps, all of them when empty. Other apps stay published as they are.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.apps")
  private List<String> apps = List.of();

  /**
   * Train to publish all apps in; the name of a train, by default the one that each definition
   * says.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.train")
  private String train;

  /**
   * Branch of the definitions that may be published; the name of a git branch, any when empty.
   * Previews are published from any branch.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.fromBranch")
  private String fromBranch;

  /**
   * Whether to publish definitions that are not committed; {@code true} or {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.allowDirty", defaultValue = "false")
  private boolean allowDirty;

  /**
   * Preview to publish instead of the catalog itself, to the branch {@code preview/NAME}; a name of
   * lowercase letters, digits, {@code -}, {@code _} and {@code .}, such as {@code pr-12}. It holds
   * what the branch of the catalog would hold; its versions may change as long as they are not
   * published there.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.preview")
  private String preview;

  /**
   * Editions to publish, separated by commas on the command line; names of editions, all there are
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
    return GoalKind.ofDefinitions("publish", "Nothing was published");
  }

  @Override
  void run(GoalRun run) throws GoalFailure, GitFailure, IOException {
    PublishedCatalog catalog =
        new PublishedCatalog(
            RemoteSettings.of(target, run.place(branch), server, sshKey, sshFolder), run);
    Optional<PreviewName> name = previewName(run);
    run.result().put("branch", name.map(PreviewName::branch).orElse(run.place(branch)));
    CatalogCommits commits = new CatalogCommits(commit(), catalog, run);
    check(commits.definitions(), name.isPresent(), run.problems());
    try (ProjectApps project = new ProjectApps(run)) {
      List<App> loaded = project.load(AppSelection.of(apps));
      if (name.isPresent()) {
        publishPreview(name.get(), commits, catalog, loaded);
      } else {
        CatalogBranch published = catalog.branch(true);
        if (!dryRun) {
          catalog.prepare();
        }
        commits.report(
            new CatalogPublisher(InstantSource.system())
                .publish(
                    commits.on(published),
                    loaded,
                    RemoteSettings.given(train),
                    commits.keepVersions()),
            run.place(branch));
      }
    }
  }

  private CommitSettings commit() {
    return new CommitSettings(
        title, url, authorName, authorEmail, sign, signingKey, keepVersions, dryRun, allowBreaking);
  }

  private void publishPreview(
      PreviewName name, CatalogCommits commits, PublishedCatalog catalog, List<App> loaded)
      throws GoalFailure, GitFailure, IOException {
    commits.report(
        new PreviewPublisher(InstantSource.system())
            .publish(
                commits.on(catalog.branch(name)),
                catalog.branch(false).name(),
                loaded,
                RemoteSettings.given(train),
                commits.keepVersions()),
        name.branch());
  }

  private Optional<PreviewName> previewName(GoalRun run) throws GitFailure {
    Optional<String> name = RemoteSettings.given(preview);
    return name.isPresent() ? Optional.of(PreviewName.of(run.place(name.get()))) : Optional.empty();
  }

  private void check(
      Optional<DefinitionsRepository> definitions, boolean isPreview, ProblemLog problems)
      throws GoalFailure, GitFailure {
    Optional<String> only = RemoteSettings.given(fromBranch).filter(name -> !isPreview);
    if (only.isPresent() && definitions.isEmpty()) {
      throw GoalFailure.ofSetting(
          "truenas.publish.fromBranch is set, and the project is in no git work tree",
          "a project in a git work tree",
          "Publish from a clone, or leave the setting out.");
    }
    if (only.isPresent()) {
      definitions.get().requireBranch(only.get());
    }
    if (definitions.isPresent() && !allowDirty) {
      definitions.get().requireCommitted();
    }
    if (definitions.flatMap(DefinitionsRepository::commit).isEmpty()) {
      problems.tell(
          Problem.warning(
              Rule.DEFINITIONS_STATE,
              Where.ofApp(""),
              "the project is in no commit of a git work tree: the catalog's commit has no"
                  + " Definition-Commit, and nobody can tell from it where the versions come from",
              "",
              "Commit the definitions, and publish from there."));
    }
  }
}
