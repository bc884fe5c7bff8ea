package dev.trainyard.maven;

import dev.trainyard.catalog.git.PreviewName;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.catalog.publish.PublishResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What a successful action on a published catalog tells its reader.
 *
 * @param result what was done
 * @param target the repository, as shown
 * @param branch the branch
 * @param way how the catalog comes to its owners
 */
record PublishReport(PublishResult result, String target, String branch, WayToOwners way) {

  /** The versions. */
  List<String> versions() {
    List<String> lines = new ArrayList<>();
    for (Published app : result.apps()) {
      lines.add(
          app.train()
              + "/"
              + app.app()
              + " "
              + app.version()
              + (app.from().isEmpty() ? "" : " with the content of " + app.from()));
    }
    result.removed().forEach(folder -> lines.add("No longer kept: " + folder));
    return lines;
  }

  /** What became of the branch, and what comes next. */
  List<String> outcome() {
    List<String> lines = new ArrayList<>();
    switch (result.status()) {
      case PUBLISHED -> {
        lines.add(
            "Published commit %s with tree %s to branch %s of %s"
                .formatted(
                    result.commit().orElseThrow(), result.tree().orElseThrow(), branch, target));
        lines.add(
            !way.isAdded()
                ? "Next: " + way.instead()
                : PreviewName.ofBranch(branch).isPresent()
                    ? "Next: add the repository's URL with the branch "
                        + branch
                        + " on a TrueNAS machine for trials, or refresh there"
                    : "Next: add the repository's URL on TrueNAS in Apps > Manage Catalogs, or refresh"
                        + " there");
      }
      case DRY_RUN -> {
        lines.add("Dry run: nothing was pushed to " + target + "; the commit would say");
        result.message().lines().map(line -> "  " + line).forEach(lines::add);
        lines.add("Next: the same call without truenas.dryRun");
      }
      default ->
          lines.add(
              "Nothing to publish: branch %s of %s has all of it already"
                  .formatted(branch, target));
    }
    return lines;
  }
}
