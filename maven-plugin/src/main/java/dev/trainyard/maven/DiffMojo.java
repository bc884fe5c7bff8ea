package dev.trainyard.maven;

import dev.trainyard.catalog.diff.CatalogComparison;
import dev.trainyard.catalog.diff.CatalogDiff;
import dev.trainyard.catalog.diff.ComparedCatalog;
import dev.trainyard.catalog.diff.DiffJson;
import dev.trainyard.catalog.diff.DiffMarkdown;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.generate.AppRenderer;
import dev.trainyard.catalog.generate.RenderedApps;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.lint.Acceptances;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.UnreadableSourceException;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

  private static final String BASE = "truenas.diff.base";
  private static final String HEAD = "truenas.diff.head";

  /**
   * The published catalog; a folder, a git repository and a revision as {@code PATH#REVISION}, or
   * {@code none} before the first publication. Relative paths are below the module. Each edition
   * but the first has the folder or branch with its name after a hyphen; when that is not there,
   * all of it counts as new.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = BASE,
      defaultValue = "${project.basedir}/.trainyard/catalog.git#main",
      required = true)
  private String base;

  /**
   * The new catalog, written as the base is; when empty, the definitions in the project are
   * rendered, and versions published before count as kept. When named, it is one of the first
   * edition unless editions are named as well.
   *
   * @since 0.1.0
   */
  @Parameter(property = HEAD)
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
   * Editions to compare, separated by commas on the command line; names of editions, all of them
   * when empty. The first edition has the folders and branches as they are named, each other one
   * those with its name after a hyphen.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.editions")
  private List<String> editions = List.of();

  @Override
  List<CatalogEdition> editions() throws GoalFailure {
    List<CatalogEdition> chosen = selection().of(editions);
    return head().isEmpty() || !GivenNames.of(editions).isEmpty() ? chosen : chosen.subList(0, 1);
  }

  @Override
  GoalKind kind() {
    return new GoalKind("diff", "Nothing was compared", head().isEmpty());
  }

  @Override
  Path resultFolder(ProjectPlaces places) {
    return reports.toPath();
  }

  private String head() {
    return Objects.requireNonNullElse(head, "");
  }

  @Override
  void run(GoalRun run) throws GoalFailure, GitFailure, IOException {
    ReportFile markdown =
        new ReportFile(reports.toPath().resolve(run.place("diff") + ".md"), DiffMarkdown::isReport);
    markdown.forget();
    run.result().put("result", "error");
    DefaultPublication unnamed = DefaultPublication.of(run);
    if (unnamed.holds(base)) {
      unnamed.requireOwn();
    }
    CatalogDiff diff = compare(run);
    run.result().status(diff.isEmpty() ? "unchanged" : "changed").putAll(DiffJson.of(diff));
    markdown.write(run.logins().hiddenIn(DiffMarkdown.of(diff)));
    List<String> outcome =
        List.of(
            diff.summary(),
            "Report: "
                + run.places().displayForCaller().show(markdown.file())
                + " and "
                + run.place("diff")
                + ".json");
    if (diff.problems().hasErrors() && !reportOnly) {
      run.say(outcome);
      throw GoalFailure.of(diff.problems())
          .saying(diff.problems().summary())
          .after("The changes are not fit to be published");
    }
    run.problems().tell(diff.problems());
    run.conclude(outcome);
  }

  private CatalogDiff compare(GoalRun run) throws GoalFailure, IOException {
    SortedMap<String, PublishedFile> rendered =
        head().isEmpty() ? rendered(run) : Collections.emptySortedMap();
    try (DiffSource published = open(BASE, base, run)) {
      if (head().isEmpty()) {
        return judged(
            run,
            CatalogComparison.ofPublishing(run.edition(), published.files(), rendered),
            rendered);
      }
      try (DiffSource next = open(HEAD, head, run)) {
        return judged(
            run,
            CatalogComparison.of(run.edition(), published.files(), next.files()),
            next.files());
      }
    } catch (DiffSource.Unreadable e) {
      throw unreadable(e.property(), "the catalog cannot be read: " + e.getMessage());
    }
  }

  private static CatalogDiff judged(
      GoalRun run, CatalogDiff diff, SortedMap<String, PublishedFile> files) {
    return diff.with(Problems.of(Acceptances.noted(run.edition(), files, diff.problems().all())));
  }

  private static DiffSource open(String property, String source, GoalRun run) throws GoalFailure {
    DiffSource opened;
    try {
      opened = DiffSource.open(property, place(source, run), run.places().base());
    } catch (UnreadableSourceException e) {
      if (property.equals(BASE) && e.isMissing() && run.comesAlong()) {
        run.say(List.of(e.getMessage() + ": all of this edition counts as new"));
        return open(BASE, CatalogSource.NONE, run);
      }
      throw unreadable(property, e.getMessage());
    }
    Optional<String> objection =
        ComparedCatalog.objection(run.edition(), run.editions().all(), opened.files());
    if (objection.isPresent()) {
      opened.close();
      throw unreadable(property, place(source, run) + " " + objection.get());
    }
    return opened;
  }

  private static String place(String source, GoalRun run) {
    return source.equals(CatalogSource.NONE) ? source : run.place(source);
  }

  private static GoalFailure unreadable(String property, String found) {
    return GoalFailure.of(
            Rule.DIFF_SOURCE,
            property + ": " + found,
            CatalogSource.SHAPE,
            "Set -D"
                + property
                + (property.equals(BASE)
                    ? "; before the first publication -D" + BASE + "=" + CatalogSource.NONE
                    : ""))
        .saying(found);
  }

  private SortedMap<String, PublishedFile> rendered(GoalRun run) throws GoalFailure, IOException {
    try (ProjectApps definitions = new ProjectApps(run, kind())) {
      RenderedApps rendered =
          AppRenderer.render(definitions.load(AppSelection.of(List.of())), run.edition());
      Problems found = Problems.of(rendered.problems());
      if (found.hasErrors()) {
        throw GoalFailure.of(found);
      }
      run.problems().tell(found);
      SortedMap<String, PublishedFile> files = new TreeMap<>();
      rendered.files().forEach((path, file) -> files.put(path.value(), PublishedFile.of(file)));
      return files;
    }
  }
}
