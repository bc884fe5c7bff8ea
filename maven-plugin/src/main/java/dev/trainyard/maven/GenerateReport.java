package dev.trainyard.maven;

import dev.trainyard.catalog.generate.GenerateResult;
import dev.trainyard.catalog.generate.GeneratedApp;
import java.util.ArrayList;
import java.util.List;

/**
 * What a successful run tells its reader.
 *
 * @param result what was done
 * @param folder the catalog's folder, as shown to somebody who is where Maven was called
 */
record GenerateReport(GenerateResult result, String folder) {

  /** One line for each app, a summary, and what comes next. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (GeneratedApp app : result.apps()) {
      lines.add(
          "%s/%s %s: %s, %d changed"
              .formatted(
                  app.train(),
                  app.name(),
                  app.version(),
                  count(app.files(), "file"),
                  app.changed()));
    }
    lines.add(
        "Catalog of %s in %s: %s written, %d deleted, %d unchanged"
            .formatted(
                count(result.apps().size(), "app"),
                folder,
                count(result.written(), "file"),
                result.deleted(),
                result.unchanged()));
    if (result.written() + result.deleted() > 0) {
      lines.add(
          "Next: try it with truenas:serve, which gives a NAS of your network a URL to add, or"
              + " publish it with truenas:publish");
    }
    return lines;
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
