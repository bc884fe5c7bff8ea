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
public final class PublishMojo extends CommitMojo {

  private static final String PREVIEW = "truenas.preview";

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
  @Parameter(property = PREVIEW)
  private String preview;

  /**
   * Editions to publish, separated by commas on the command line; names of editions, all of them
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
    return GoalKind.ofDefinitions("publish", "Nothing was published");
  }

  @Override
  void run(GoalRun run) throws GoalFailure, GitFailure, IOException {
    PublishedCatalog catalog = catalog(run);
    Optional<PreviewName> name = previewName(run);
    run.result().put("branch", name.map(PreviewName::branch).orElse(branch(run)));
    CatalogCommits commits = new CatalogCommits(commit(run), catalog, run);
    check(commits.definitions(), name.isPresent(), run.problems());
    try (ProjectApps project = new ProjectApps(run, kind())) {
      List<App> loaded = project.load(AppSelection.of(apps));
      if (name.isPresent()) {
        publishPreview(name.get(), commits, catalog, loaded);
      } else {
        CatalogBranch published = catalog.branch(true);
        if (!isDryRun(run)) {
          catalog.prepare();
        }
        commits.report(
            new CatalogPublisher(InstantSource.system())
                .publish(
                    commits.on(published),
                    loaded,
                    RemoteSettings.given(train),
                    commits.keepVersions()),
            branch(run));
      }
    }
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

  private Optional<PreviewName> previewName(GoalRun run) throws GoalFailure, GitFailure {
    Optional<String> name = RemoteSettings.given(preview);
    // Maven hands over nothing for a property without a value.
    if (name.isEmpty() && run.session().getUserProperties().containsKey(PREVIEW)) {
      throw GoalFailure.ofSetting(
          PREVIEW + " is empty",
          "the name of a preview, or no such property",
          "Name the preview; without the property the catalog itself is published.");
    }
    List<CatalogEdition> all = run.editions().all();
    for (CatalogEdition other : all.subList(1, all.size())) {
      if (name.isPresent() && name.get().endsWith("-" + other.name())) {
        throw GoalFailure.of(
            Rule.PREVIEW_NAME,
            "preview \"" + name.get() + "\" ends like those of the edition " + other.name(),
            "a name that ends otherwise",
            "Choose another name: who cleans up the preview without the ending would delete this"
                + " one, too.");
      }
    }
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
