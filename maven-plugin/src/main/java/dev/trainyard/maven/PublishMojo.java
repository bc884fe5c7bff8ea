package dev.trainyard.maven;

import dev.trainyard.catalog.git.DefinitionsRepository;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.PreviewName;
import dev.trainyard.catalog.publish.CatalogPublisher;
import dev.trainyard.catalog.publish.PreviewPublisher;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
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

  @Override
  String goal() {
    return "publish";
  }

  @Override
  String outcomeOfFailure() {
    return "Nothing was published";
  }

  @Override
  void work(ResultFile result, ProblemLog problems)
      throws GitFailure, IOException, MojoExecutionException, MojoFailureException {
    Optional<PreviewName> name = previewName();
    result.put("branch", name.map(PreviewName::branch).orElse(branchName()));
    refuseLostSelection();
    Optional<DefinitionsRepository> definitions = definitions();
    check(definitions, name.isPresent());
    if (definitions.flatMap(DefinitionsRepository::commit).isEmpty()) {
      getLog()
          .warn(
              "The project is in no commit of a git work tree: the catalog's commit has no"
                  + " Definition-Commit, and nobody can tell from it where the versions come from");
    }
    try (ProjectApps project = new ProjectApps(project(), plugin(), problems)) {
      List<App> loaded = project.load(AppSelection.of(apps), outcomeOfFailure());
      if (name.isPresent()) {
        publishPreview(name.get(), definitions, loaded, result, problems);
      } else {
        report(
            new CatalogPublisher(InstantSource.system())
                .publish(
                    publication(definitions, true), loaded, new HelmEdition(), train(), keep()),
            branchName(),
            result,
            problems);
      }
    }
  }

  private void publishPreview(
      PreviewName name,
      Optional<DefinitionsRepository> definitions,
      List<App> loaded,
      ResultFile result,
      ProblemLog problems)
      throws GitFailure, IOException, MojoFailureException {
    String published = branch(false).name();
    report(
        new PreviewPublisher(InstantSource.system())
            .publish(
                publication(branch(name.branch(), false), definitions),
                published,
                loaded,
                new HelmEdition(),
                train(),
                keep()),
        name.branch(),
        result,
        problems);
  }

  /** Maven ignores a property without the prefix, and all apps would be published. */
  private void refuseLostSelection() throws GitFailure {
    if (apps.isEmpty() && session().getUserProperties().containsKey("apps")) {
      throw setting(
          "-Dapps has no effect: all apps would be published",
          "truenas.apps with the names of apps",
          "Choose them with -Dtruenas.apps.");
    }
  }

  @Override
  boolean createsTarget() {
    return true;
  }

  private Optional<PreviewName> previewName() throws GitFailure {
    return preview == null || preview.isBlank()
        ? Optional.empty()
        : Optional.of(PreviewName.of(preview));
  }

  private Optional<String> train() {
    return Optional.ofNullable(train).map(String::strip).filter(name -> !name.isEmpty());
  }

  private void check(Optional<DefinitionsRepository> definitions, boolean isPreview)
      throws GitFailure {
    boolean named = fromBranch != null && !fromBranch.isBlank() && !isPreview;
    if (named && definitions.isEmpty()) {
      throw setting(
          "truenas.publish.fromBranch is set, and the project is in no git work tree",
          "a project in a git work tree",
          "Publish from a clone, or leave the setting out.");
    }
    if (named) {
      definitions.get().requireBranch(fromBranch.strip());
    }
    if (definitions.isPresent() && !allowDirty) {
      definitions.get().requireCommitted();
    }
  }
}
