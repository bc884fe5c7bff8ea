package dev.trainyard.catalog.generate;

import dev.trainyard.generator.problem.Problems;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run did.
 *
 * @param output the catalog's root
 * @param apps the apps, sorted by train and name; empty when errors stopped the run
 * @param written files created or replaced
 * @param deleted files removed because nothing describes them any more
 * @param unchanged files left as they were
 * @param problems everything found; when it has errors, nothing was written
 */
public record GenerateResult(
    Path output,
    List<GeneratedApp> apps,
    int written,
    int deleted,
    int unchanged,
    Problems problems) {

  /** Copies the list. */
  public GenerateResult {
    apps = List.copyOf(apps);
  }
}
