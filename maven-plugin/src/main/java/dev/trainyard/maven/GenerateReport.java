package dev.trainyard.maven;

import dev.trainyard.catalog.generate.GenerateResult;
import java.util.List;
import java.util.Optional;

/**
 * What a successful run tells its reader.
 *
 * @param result what was done
 * @param folder the catalog's folder, as shown to somebody who is where Maven was called
 * @param way how the catalog comes to its owners
 * @param next what comes next, if the project says so
 */
record GenerateReport(
    GenerateResult result, String folder, WayToOwners way, Optional<String> next) {

  /** One line for each app. */
  List<String> apps() {
    return result.apps().stream()
        .map(
            app ->
                "%s/%s %s: %s, %d changed"
                    .formatted(
                        app.train(),
                        app.name(),
                        app.version(),
                        count(app.files(), "file"),
                        app.changed()))
        .toList();
  }

  /** What was made, where, and what comes next. */
  List<String> outcome() {
    return List.of(
        "Catalog of %s in %s: %s written, %d deleted, %d unchanged"
            .formatted(
                count(result.apps().size(), "app"),
                folder,
                count(result.written(), "file"),
                result.deleted(),
                result.unchanged()),
        "Next: "
            + next.orElse(
                way.isAdded()
                    ? "mvn truenas:serve -Dtruenas.serve.host=0.0.0.0 gives a NAS of your network a"
                        + " URL to try it, mvn process-classes truenas:publish publishes it"
                    : way.instead()));
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
