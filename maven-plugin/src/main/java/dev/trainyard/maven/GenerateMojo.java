package dev.trainyard.maven;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.generate.CatalogGenerator;
import dev.trainyard.catalog.generate.GenerateRequest;
import dev.trainyard.catalog.generate.GenerateResult;
import dev.trainyard.catalog.generate.PreparedCatalog;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.write.LastList;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Generates a TrueNAS app catalog from the app definitions in the project and its dependencies.
 *
 * <p>Definitions are public classes that implement {@code
 * dev.trainyard.generator.model.AppDefinition} and are named in {@code
 * META-INF/services/dev.trainyard.generator.model.AppDefinition}. The project must be compiled:
 * call {@code mvn process-classes truenas:generate}, bind the goal to the lifecycle, or load the
 * plugin as an extension and call {@code mvn generate}. Modules with packaging {@code pom} are
 * skipped.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class GenerateMojo extends GoalMojo {

  /**
   * Folder that becomes the root of the catalog; any path, relative ones below the module. The goal
   * keeps it equal to what the definitions say.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "truenas.output",
      defaultValue = "${project.build.directory}/catalog",
      required = true)
  private File output;

  /**
   * Names of the apps to generate, separated by commas on the command line; the names of defined
   * apps, all of them when empty. The folder then holds a catalog of these apps alone.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.apps")
  private List<String> apps = List.of();

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
   * Branch that holds the catalog, shown in the catalog's README; the name of a git branch.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.catalog.branch", defaultValue = "main", required = true)
  private String branch;

  /**
   * Time written as {@code last_update} of every app; ISO 8601 with an offset or seconds since
   * 1970, by default 1970-01-01T00:00:00Z. The clock is never read.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private String outputTimestamp;

  /**
   * What the last line of the output says to do next; any text, by default how to call the goals
   * that serve and publish the catalog. Useful where a build has commands of its own for that.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.generate.next")
  private String next;

  /**
   * Editions to generate, separated by commas on the command line; names of editions, all of them
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
    return GoalKind.ofDefinitions("generate", "No catalog was written");
  }

  @Override
  void run(GoalRun run) throws GoalFailure, GitFailure, IOException {
    prepare(run).act();
  }

  @Override
  Work prepare(GoalRun run) throws GoalFailure, GitFailure, IOException {
    Path folder = run.place(output);
    run.result().put("folder", run.places().display().show(folder));
    requireFolderOfItsOwn(run, folder);
    requireNoToken();
    Instant lastUpdate = BuildTime.parse(outputTimestamp);
    try (ProjectApps definitions = new ProjectApps(run, kind())) {
      CatalogGenerator generator = new CatalogGenerator();
      PreparedCatalog prepared =
          generator.prepare(
              new GenerateRequest(
                  definitions.load(AppSelection.of(apps)),
                  run.edition(),
                  folder,
                  new CatalogInfo(
                      PublicText.of("truenas.catalog.title", title),
                      RemoteAddress.toBePublished(Objects.requireNonNullElse(url, "")),
                      run.place(branch)),
                  LastUpdate.always(lastUpdate),
                  Optional.of(
                      new LastList(
                          run.places()
                              .results()
                              .resolve("work")
                              .resolve(run.place("generated") + ".list")))));
      if (prepared.problems().hasErrors()) {
        throw GoalFailure.of(prepared.problems());
      }
      if (run.oneOfSeveral() && generator.objections(prepared).hasErrors()) {
        throw GoalFailure.of(generator.objections(prepared));
      }
      return () -> report(run, folder, generator.write(prepared));
    }
  }

  private void report(GoalRun run, Path folder, GenerateResult generated) throws GoalFailure {
    if (generated.problems().hasErrors()) {
      throw GoalFailure.of(generated.problems());
    }
    run.problems().tell(generated.problems());
    run.result().result(generated);
    GenerateReport report =
        new GenerateReport(
            generated,
            run.places().displayForCaller().show(folder),
            new WayToOwners(run.edition()),
            RemoteSettings.given(next));
    run.say(report.apps());
    run.conclude(report.outcome());
  }

  /** Maven puts the environment into values, and everybody reads the catalog's page. */
  private void requireNoToken() throws GoalFailure {
    if (PublishedCatalog.token().filter(title::contains).isPresent()) {
      throw GoalFailure.ofSetting(
          "truenas.catalog.title holds the token to publish with",
          "a title for everybody",
          "Take it out; the title may come from somewhere else, with ${env...} in it.");
    }
  }

  /** Results lie elsewhere: what the definitions do not say would be refused, or removed. */
  private void requireFolderOfItsOwn(GoalRun run, Path folder) throws GoalFailure {
    ProjectPlaces places = run.places();
    Path result = resultPath(places, run.edition()).toAbsolutePath();
    if (result.startsWith(folder.toAbsolutePath())) {
      throw GoalFailure.of(
          Problems.of(
              List.of(
                  Problem.error(
                      Rule.FOREIGN_FILES,
                      Where.inFile(places.display().show(folder), 0, 0),
                      "truenas.output is a folder that holds results of goals: "
                          + places.display().show(result),
                      "a folder for the catalog alone, such as target/catalog",
                      "Choose another folder."))));
    }
  }
}
