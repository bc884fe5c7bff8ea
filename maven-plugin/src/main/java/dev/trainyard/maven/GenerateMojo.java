package dev.trainyard.maven;

import dev.trainyard.catalog.generate.CatalogGenerator;
import dev.trainyard.catalog.generate.CatalogInfo;
import dev.trainyard.catalog.generate.GenerateRequest;
import dev.trainyard.catalog.generate.GenerateResult;
import dev.trainyard.catalog.generate.LastUpdate;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.maven.definition.DisplayPath;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

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
public final class GenerateMojo extends AbstractMojo {

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
   * Whether to do nothing; {@code true} or {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.skip", defaultValue = "false")
  private boolean skip;

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

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    PropertyNames.of(plugin.getMojos())
        .warnings(session.getUserProperties().stringPropertyNames())
        .forEach(getLog()::warn);
    if (skip) {
      getLog().info("Skipped: truenas.skip is true");
    } else if (project.getPackaging().equals("pom")) {
      getLog().info("Skipped: the module has packaging pom and so no definitions");
    } else {
      generate();
    }
  }

  private void generate() throws MojoExecutionException, MojoFailureException {
    DisplayPath display = new DisplayPath(project.getBasedir().toPath());
    String folder = display.show(output.toPath());
    Instant lastUpdate = lastUpdate();
    try (ProjectApps definitions = new ProjectApps(project, plugin, getLog())) {
      GenerateResult result =
          new CatalogGenerator()
              .generate(
                  new GenerateRequest(
                      definitions.load(AppSelection.of(apps), "No catalog was written"),
                      new HelmEdition(),
                      output.toPath(),
                      new CatalogInfo(title, Objects.requireNonNullElse(url, ""), branch),
                      LastUpdate.always(lastUpdate)));
      new ProblemLog(getLog()).log(result.problems());
      if (result.problems().hasErrors()) {
        throw new MojoFailureException("No catalog was written: " + result.problems().summary());
      }
      new GenerateReport(result, folder).lines().forEach(getLog()::info);
    } catch (IOException e) {
      throw new MojoExecutionException("The catalog in " + folder + " could not be written", e);
    }
  }

  private Instant lastUpdate() throws MojoFailureException {
    try {
      return BuildTime.parse(outputTimestamp);
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException(e.getMessage());
    }
  }
}
