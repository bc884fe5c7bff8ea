package dev.trainyard.maven;

import dev.trainyard.catalog.diff.CatalogComparison;
import dev.trainyard.catalog.diff.CatalogDiff;
import dev.trainyard.catalog.diff.DiffJson;
import dev.trainyard.catalog.diff.DiffMarkdown;
import dev.trainyard.catalog.generate.AppRenderer;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.OpenCatalog;
import dev.trainyard.catalog.source.UnreadableSourceException;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
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
    markdown().forget();
    result.put("result", "error");
    CatalogDiff diff = compare(problems);
    result.status(diff.isEmpty() ? "unchanged" : "changed").putAll(DiffJson.of(diff));
    report(diff, problems);
    if (diff.problems().hasErrors() && !reportOnly) {
      throw new MojoFailureException(
          "The changes are not fit to be published: " + diff.problems().summary());
    }
  }

  private ReportFile markdown() {
    return new ReportFile(reports.toPath().resolve("diff.md"), DiffMarkdown::isReport);
  }

  private CatalogDiff compare(ProblemLog problems)
      throws IOException, MojoExecutionException, MojoFailureException {
    SortedMap<String, PublishedFile> rendered =
        head().isEmpty() ? rendered(problems) : Collections.emptySortedMap();
    try (OpenCatalog published = open("truenas.diff.base", base, problems)) {
      if (head().isEmpty()) {
        return CatalogComparison.ofPublishing(published.files(), rendered);
      }
      try (OpenCatalog next = open("truenas.diff.head", head, problems)) {
        return CatalogComparison.of(published.files(), next.files());
      }
    } catch (IOException e) {
      throw unreadable("truenas.diff", "a catalog cannot be read: " + e.getMessage(), problems);
    }
  }

  private OpenCatalog open(String parameter, String source, ProblemLog problems)
      throws MojoFailureException {
    try {
      return CatalogSource.parse(source, baseFolder()).open();
    } catch (UnreadableSourceException e) {
      throw unreadable(parameter, e.getMessage(), problems);
    }
  }

  private MojoFailureException unreadable(String parameter, String found, ProblemLog problems) {
    problems.tell(
        Problems.of(
            List.of(
                Problem.error(
                    Rule.DIFF_SOURCE,
                    Where.ofApp(""),
                    parameter + ": " + found,
                    CatalogSource.SHAPE,
                    "Set -D"
                        + parameter
                        + "; before the first publication -Dtruenas.diff.base="
                        + CatalogSource.NONE))));
    return new MojoFailureException(outcomeOfFailure() + ": " + found);
  }

  private SortedMap<String, PublishedFile> rendered(ProblemLog problems)
      throws IOException, MojoExecutionException, MojoFailureException {
    try (ProjectApps definitions = new ProjectApps(project(), plugin(), problems)) {
      Rendered rendered =
          AppRenderer.render(
              definitions.load(AppSelection.of(List.of()), outcomeOfFailure()), new HelmEdition());
      Problems found = Problems.of(rendered.problems());
      if (found.hasErrors()) {
        throw failure(problems, found);
      }
      problems.tell(found);
      SortedMap<String, PublishedFile> files = new TreeMap<>();
      rendered.files().forEach((path, file) -> files.put(path.value(), PublishedFile.of(file)));
      return files;
    }
  }

  private void report(CatalogDiff diff, ProblemLog problems) throws IOException {
    markdown().write(DiffMarkdown.of(diff));
    problems.tell(diff.problems());
    getLog().info(diff.summary());
    getLog().info("Report: " + display().show(markdown().file()) + " and diff.json");
  }
}
