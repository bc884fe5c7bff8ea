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
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

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
public final class DiffMojo extends GoalMojo {

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

  @Override
  String goal() {
    return "diff";
  }

  @Override
  String outcomeOfFailure() {
    return "Nothing was compared";
  }

  @Override
  boolean needsDefinitions() {
    return head().isEmpty();
  }

  @Override
  Path resultPath() {
    return reports.toPath().resolve("diff.json");
  }

  private String head() {
    return Objects.requireNonNullElse(head, "");
  }

  @Override
  void run(ResultFile result, ProblemLog problems)
      throws IOException, MojoExecutionException, MojoFailureException {
    Files.deleteIfExists(markdown());
    result.put("result", "error");
    SortedMap<String, Content> published = read("truenas.diff.base", base, problems);
    CatalogDiff diff =
        head().isEmpty()
            ? CatalogComparison.ofPublishing(published, rendered(problems))
            : CatalogComparison.of(published, read("truenas.diff.head", head, problems));
    result.status(diff.isEmpty() ? "unchanged" : "changed").putAll(DiffJson.of(diff));
    report(diff, problems);
    if (diff.problems().hasErrors() && !reportOnly) {
      throw new MojoFailureException(
          "The changes are not fit to be published: " + diff.problems().summary());
    }
  }

  private Path markdown() {
    return reports.toPath().resolve("diff.md");
  }

  private SortedMap<String, Content> read(String parameter, String source, ProblemLog problems)
      throws MojoFailureException {
    try {
      return CatalogSource.parse(source, baseFolder()).read();
    } catch (UnreadableSourceException e) {
      problems.tell(
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
      throw new MojoFailureException(outcomeOfFailure() + ": " + e.getMessage());
    }
  }

  private SortedMap<String, Content> rendered(ProblemLog problems)
      throws IOException, MojoExecutionException, MojoFailureException {
    Path folder = reports.toPath().resolve("rendered");
    try (ProjectApps definitions = new ProjectApps(project(), plugin(), problems)) {
      GenerateResult generated =
          new CatalogGenerator()
              .generate(
                  new GenerateRequest(
                      definitions.load(AppSelection.of(List.of()), outcomeOfFailure()),
                      new HelmEdition(),
                      folder,
                      new CatalogInfo("", "", "main"),
                      LastUpdate.always(Instant.EPOCH)));
      if (generated.problems().hasErrors()) {
        throw failure(problems, generated.problems());
      }
      problems.tell(generated.problems());
    }
    try {
      return new CatalogSource.Folder(folder).read();
    } catch (UnreadableSourceException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private void report(CatalogDiff diff, ProblemLog problems) throws IOException {
    Files.createDirectories(reports.toPath());
    Files.writeString(markdown(), DiffMarkdown.of(diff));
    problems.tell(diff.problems());
    getLog().info(diff.summary());
    getLog().info("Report: " + display().show(markdown()) + " and diff.json");
  }
}
