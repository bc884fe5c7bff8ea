package dev.trainyard.maven;

import dev.trainyard.catalog.diff.CatalogComparison;
import dev.trainyard.catalog.diff.CatalogDiff;
import dev.trainyard.catalog.diff.DiffJson;
import dev.trainyard.catalog.diff.DiffMarkdown;
import dev.trainyard.catalog.generate.CatalogGenerator;
import dev.trainyard.catalog.generate.CatalogInfo;
import dev.trainyard.catalog.generate.GenerateRequest;
import dev.trainyard.catalog.generate.GenerateResult;
import dev.trainyard.catalog.generate.LastUpdate;
import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.UnreadableSourceException;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.maven.definition.DisplayPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Tells what the definitions in the project would change for the owners of published apps: as
 * Markdown for the comment of a pull request, and as JSON for programs.
 *
 * <p>The goal fails when an upgrade breaks without a higher major version, or when a published
 * version would get other content. The project must be compiled: {@code mvn process-classes
 * truenas:diff}.
 *
 * @since 0.1.0
 */
@Mojo(name = "diff", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class DiffMojo extends AbstractMojo {

  /**
   * The published catalog; a folder, a git repository and a revision as {@code PATH#REVISION}, or
   * {@code none} before the first publication. Relative paths are below the module.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "truenas.diff.base",
      defaultValue = "${project.build.directory}/catalog.git#main",
      required = true)
  private String base;

  /**
   * The new catalog, written as the base is; when empty, the definitions in the project are
   * rendered, and versions published before count as kept.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.diff.head")
  private String head = "";

  /**
   * Folder for the reports {@code diff.md} and {@code diff.json}; any path, relative ones below the
   * module.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "truenas.diff.reports",
      defaultValue = "${project.build.directory}/truenas",
      required = true)
  private File reports;

  /**
   * Whether errors are reported without failing the build; {@code true} or {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.diff.reportOnly", defaultValue = "false")
  private boolean reportOnly;

  /**
   * Whether to do nothing; {@code true} or {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.skip", defaultValue = "false")
  private boolean skip;

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
    head = Objects.requireNonNullElse(head, "");
    if (skip) {
      getLog().info("Skipped: truenas.skip is true");
    } else if (head.isEmpty() && project.getPackaging().equals("pom")) {
      getLog().info("Skipped: the module has packaging pom and so no definitions");
    } else {
      try {
        compare();
      } catch (IOException e) {
        throw new MojoExecutionException("The catalogs could not be compared", e);
      }
    }
  }

  private void compare() throws IOException, MojoExecutionException, MojoFailureException {
    ProjectDefinitions definitions =
        new ProjectDefinitions(project, plugin, getLog(), "Nothing was compared");
    SortedMap<String, Content> published = read("truenas.diff.base", base, definitions);
    CatalogDiff diff =
        head.isEmpty()
            ? CatalogComparison.ofPublishing(published, rendered(definitions))
            : CatalogComparison.of(published, read("truenas.diff.head", head, definitions));
    report(diff, definitions);
    if (diff.problems().hasErrors() && !reportOnly) {
      throw new MojoFailureException(
          "The changes are not fit to be published: " + diff.problems().summary());
    }
  }

  private SortedMap<String, Content> read(
      String parameter, String source, ProjectDefinitions definitions) throws MojoFailureException {
    try {
      return CatalogSource.parse(source, project.getBasedir().toPath()).read();
    } catch (UnreadableSourceException e) {
      definitions.tell(
          Problems.of(
              List.of(
                  Problem.error(
                      Rule.DIFF_SOURCE,
                      Where.ofApp(""),
                      parameter + ": " + e.getMessage(),
                      CatalogSource.SHAPE,
                      "Set -D"
                          + parameter
                          + "; before the first publication -Dtruenas.diff.base="
                          + CatalogSource.NONE))));
      throw new MojoFailureException("Nothing was compared: " + e.getMessage());
    }
  }

  private SortedMap<String, Content> rendered(ProjectDefinitions definitions)
      throws IOException, MojoExecutionException, MojoFailureException {
    Path folder = reports.toPath().resolve("rendered");
    definitions.use(List.of(), apps -> render(apps, folder, definitions));
    try {
      return new CatalogSource.Folder(folder).read();
    } catch (UnreadableSourceException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private static GenerateResult render(List<App> apps, Path folder, ProjectDefinitions definitions)
      throws IOException, MojoFailureException {
    GenerateResult result =
        new CatalogGenerator()
            .generate(
                new GenerateRequest(
                    apps,
                    new HelmEdition(),
                    folder,
                    new CatalogInfo("", "", "main"),
                    LastUpdate.always(Instant.EPOCH)));
    definitions.tell(result.problems());
    if (result.problems().hasErrors()) {
      throw new MojoFailureException("Nothing was compared: " + result.problems().summary());
    }
    return result;
  }

  private void report(CatalogDiff diff, ProjectDefinitions definitions) throws IOException {
    Path folder = Files.createDirectories(reports.toPath());
    Files.writeString(folder.resolve("diff.md"), DiffMarkdown.of(diff));
    Files.writeString(folder.resolve("diff.json"), DiffJson.of(diff));
    definitions.tell(diff.problems());
    getLog().info(diff.summary());
    DisplayPath display = new DisplayPath(project.getBasedir().toPath());
    getLog().info("Report: " + display.show(folder.resolve("diff.md")) + " and diff.json");
  }
}
