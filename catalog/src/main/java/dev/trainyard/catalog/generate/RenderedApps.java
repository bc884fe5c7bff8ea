package dev.trainyard.catalog.generate;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an edition made of the apps of a catalog: a pure function of them.
 *
 * @param apps the apps without errors, sorted by train, name and version
 * @param problems what is wrong with any of them
 */
public record RenderedApps(List<RenderedApp> apps, List<Problem> problems) {

  /** Copies both lists. */
  public RenderedApps {
    apps = List.copyOf(apps);
    problems = List.copyOf(problems);
  }

  /** Whether any problem is an error. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }

  /** The files of all apps. */
  public SortedMap<RelativePath, Content> files() {
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    apps.forEach(app -> files.putAll(app.files()));
    return files;
  }
}
