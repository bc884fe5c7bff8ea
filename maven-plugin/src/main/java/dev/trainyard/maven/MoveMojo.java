package dev.trainyard.maven;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.generator.edition.Installed;
import dev.trainyard.generator.edition.InstalledApps;
import dev.trainyard.generator.edition.OneFile;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Turns what a NAS with TrueNAS SCALE 22.02 to 24.04 knows of an installed app into answers for
 * {@code truenas:compose}, for 24.10 and later. Data stays where it is: each storage becomes the
 * directory that the app has used. Secrets that were generated go along.
 *
 * <p>The files are written for their owner alone. The first lines of the answers say what is left
 * to do and what could not be moved.
 *
 * @since 0.1.0
 */
@Mojo(name = "move", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class MoveMojo extends GoalMojo {

  /**
   * The app that is to be moved; the name of a defined app.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.move.app")
  private String app = "";

  /**
   * What the NAS tells of the app; files, or folders of files, separated by commas: what {@code
   * midclt call chart.release.query} prints, the Secrets of the release, or those of a backup of
   * TrueNAS, which have the answers in them.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.move.from")
  private File[] from = {};

  /**
   * The name that the app has on the NAS; needed where the files tell of several that are installed
   * from it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.move.name")
  private String installedName = "";

  /**
   * Folder of the answers and secrets; any path, relative ones below the module.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "truenas.move.output",
      defaultValue = "${project.basedir}/.trainyard/compose",
      required = true)
  private File movedTo;

  @Override
  GoalKind kind() {
    return GoalKind.ofDefinitions("move", "Nothing was moved");
  }

  /** Only one edition has the goal; its files need no name of it. */
  @Override
  Path resultPath(ProjectPlaces places, CatalogEdition edition) {
    return resultFolder(places).resolve(kind().name() + ".json");
  }

  @Override
  List<CatalogEdition> editions() throws GoalFailure {
    return OneApp.editions(selection());
  }

  @Override
  void run(GoalRun run) throws GoalFailure, GitFailure, IOException {
    List<InstalledApps.Export> exports = exports(run);
    try (ProjectApps definitions = new ProjectApps(run, kind())) {
      App chosen = OneApp.of(run, definitions, "truenas.move.app", app);
      InstalledApps.Result found = installed(run, chosen, exports);
      Installed installed = found.installed().orElseThrow();
      OneFile.Result moved =
          run.edition().oneFile().orElseThrow().moved(chosen, installed, found.problems());
      run.problems().tell(Problems.of(moved.problems()));
      try (SecretFolder held = SecretFolder.of(run, movedTo.toPath())) {
        write(run, chosen, installed, moved, held.path());
      }
    }
  }

  private InstalledApps.Result installed(
      GoalRun run, App chosen, List<InstalledApps.Export> exports) throws GoalFailure {
    InstalledApps reader =
        selection().of(selection().editions().names()).stream()
            .flatMap(edition -> edition.installedApps().stream())
            .findFirst()
            .orElseThrow();
    InstalledApps.Result result =
        reader.read(
            new InstalledApps.Request(
                chosen, installedName == null ? "" : installedName.strip(), exports));
    if (result.installed().isEmpty()) {
      throw GoalFailure.of(Problems.of(result.problems()));
    }
    return result;
  }

  private void write(
      GoalRun run, App chosen, Installed installed, OneFile.Result moved, Path folder)
      throws GoalFailure, IOException {
    for (String file : moved.files().keySet()) {
      // Answers that somebody has looked through are no more what was written.
      if (Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
        throw GoalFailure.of(
            Rule.FILES,
            run.places().display().show(folder.resolve(file)) + " is there already",
            "",
            "Move it away, or choose another folder or name.");
      }
    }
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> file : moved.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      new ReportFile(path, any -> false).writePrivately(file.getValue());
      String shown = run.places().displayForCaller().show(path);
      run.result().put(lines.isEmpty() ? "answers" : "secrets", shown);
      lines.add(
          lines.isEmpty()
              ? "Answers of %s in %s; its first lines say what to do with it"
                  .formatted(installed.name(), shown)
              : "Secrets in " + shown);
    }
    run.result().put("app", chosen.name()).put("name", installed.name());
    run.result().status("written");
    run.conclude(lines);
  }

  private List<InstalledApps.Export> exports(GoalRun run) throws GoalFailure, IOException {
    List<InstalledApps.Export> exports = new ArrayList<>();
    for (File given : from == null ? new File[0] : from) {
      for (Path file : files(given.toPath())) {
        exports.add(
            new InstalledApps.Export(
                run.places().display().show(file), GivenFile.read(run, "truenas.move.from", file)));
      }
    }
    if (exports.isEmpty()) {
      throw GoalFailure.of(
          Rule.GOAL_SETTING,
          "truenas.move.from names no file",
          "what chart.release.query prints and the Secrets of the release, or a folder of a backup",
          "docs/moving-to-24.10.md has the commands that export them.");
    }
    return exports;
  }

  private static List<Path> files(Path given) throws IOException {
    if (!Files.isDirectory(given)) {
      return List.of(given);
    }
    try (Stream<Path> inside = Files.list(given)) {
      return inside
          .filter(
              file -> Files.isRegularFile(file) && !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }
}
