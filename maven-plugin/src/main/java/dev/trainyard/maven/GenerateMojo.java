package dev.trainyard.maven;

import dev.trainyard.catalog.generate.CatalogGenerator;
import dev.trainyard.catalog.generate.CatalogInfo;
import dev.trainyard.catalog.generate.GenerateRequest;
import dev.trainyard.catalog.generate.GenerateResult;
import dev.trainyard.catalog.generate.LastUpdate;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
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

  @Override
  String goal() {
    return "generate";
  }

  @Override
  String outcomeOfFailure() {
    return "No catalog was written";
  }

  @Override
  void run(ResultFile result, ProblemLog problems)
      throws GitFailure, IOException, MojoExecutionException, MojoFailureException {
    String folder = display().show(output.toPath());
    result.put("folder", folder);
    if (resultPath().toAbsolutePath().startsWith(output.toPath().toAbsolutePath())) {
      throw failure(
          problems,
          Problems.of(
              List.of(
                  Problem.error(
                      Rule.FOREIGN_FILES,
                      Where.inFile(folder, 0, 0),
                      "truenas.output is a folder that holds results of goals: "
                          + display().show(resultPath()),
                      "a folder for the catalog alone, such as target/catalog",
                      "Choose another folder."))));
    }
    Instant lastUpdate = lastUpdate(problems);
    try (ProjectApps definitions = new ProjectApps(project(), plugin(), problems)) {
      GenerateResult generated =
          new CatalogGenerator()
              .generate(
                  new GenerateRequest(
                      definitions.load(AppSelection.of(apps), outcomeOfFailure()),
                      new HelmEdition(),
                      output.toPath(),
                      new CatalogInfo(
                          title,
                          RemoteAddress.toBePublished(Objects.requireNonNullElse(url, "")),
                          branch),
                      LastUpdate.always(lastUpdate)));
      if (generated.problems().hasErrors()) {
        throw failure(problems, generated.problems());
      }
      problems.tell(generated.problems());
      result.result(generated);
      new GenerateReport(generated, displayForCaller().show(output.toPath()))
          .lines()
          .forEach(getLog()::info);
    }
  }

  private Instant lastUpdate(ProblemLog problems) throws MojoFailureException {
    try {
      return BuildTime.parse(outputTimestamp);
    } catch (IllegalArgumentException e) {
      throw failure(
          problems, Rule.GOAL_SETTING, e.getMessage(), "", "Correct the property in the POM.");
    }
  }
}
