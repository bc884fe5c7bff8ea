package dev.trainyard.maven;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The names that restrict a run to some apps.
 *
 * @param names the app names; none means all apps
 */
record AppSelection(Set<String> names) {

  /** Trims the names and leaves out empty ones. */
  static AppSelection of(List<String> names) {
    return new AppSelection(new LinkedHashSet<>(GivenNames.of(names)));
  }

  /**
   * The chosen apps, in their order.
   *
   * @throws GoalFailure when a name belongs to no app
   */
  List<App> from(List<App> apps) throws GoalFailure {
    if (names.isEmpty()) {
      return apps;
    }
    Set<String> known = apps.stream().map(App::name).collect(Collectors.toCollection(TreeSet::new));
    List<String> unknown = names.stream().filter(name -> !known.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw GoalFailure.of(
          Rule.GOAL_SETTING,
          "truenas.apps names "
              + String.join(", ", unknown)
              + ", which the project does not define",
          String.join(", ", known),
          "Name apps of the project, or leave the setting out.");
    }
    return apps.stream().filter(app -> names.contains(app.name())).toList();
  }
}
