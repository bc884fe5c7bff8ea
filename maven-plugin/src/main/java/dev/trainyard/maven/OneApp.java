package dev.trainyard.maven;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The app of a goal that works for one only, and the files that it writes for its owner. */
final class OneApp {

  private OneApp() {}

  /** The edition that hands apps over as one file. */
  static List<CatalogEdition> editions(EditionSelection selection) throws GoalFailure {
    return selection.of(selection.editions().names()).stream()
        .filter(edition -> edition.oneFile().isPresent())
        .limit(1)
        .toList();
  }

  /**
   * The app of this name, or the only one that the project defines.
   *
   * @param setting the parameter that names it
   * @param name its name; empty or null for the only one
   * @throws GoalFailure when there is no such app, or the edition objects to it
   */
  static App of(GoalRun run, ProjectApps definitions, String setting, String name)
      throws GoalFailure, IOException {
    List<App> apps =
        definitions.load(
            AppSelection.of(name == null || name.isBlank() ? List.of() : List.of(name)));
    if (apps.size() != 1) {
      throw GoalFailure.of(
          Rule.GOAL_SETTING,
          setting + " names no app, and the project defines " + apps.size(),
          String.join(", ", apps.stream().map(App::name).toList()),
          "Name one of them: -D" + setting + "=" + apps.get(0).name());
    }
    Problems problems = Problems.of(AppChecks.render(run.edition(), apps.get(0)).problems());
    if (problems.hasErrors()) {
      throw GoalFailure.of(problems);
    }
    return apps.get(0);
  }

  /**
   * Makes the folder of files with secrets. By default they lie in the repository of the
   * definitions, and are not for it.
   */
  static void prepare(GoalRun run, Path folder) throws GoalFailure, GitFailure, IOException {
    DefaultPublication around = new DefaultPublication(run.places().base());
    if (folder.toAbsolutePath().normalize().startsWith(around.folder().normalize())) {
      around.requireOwn();
      around.prepare();
      if (Files.isSymbolicLink(folder)) {
        throw GoalFailure.of(
            Rule.FILES,
            run.places().display().show(folder) + " is a link to another place",
            "a folder",
            "Remove the link, or name another folder.");
      }
    }
    Files.createDirectories(folder);
  }
}
