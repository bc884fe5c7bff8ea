package dev.trainyard.maven;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.util.List;

/** The app of a goal that works for one only. */
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
}
