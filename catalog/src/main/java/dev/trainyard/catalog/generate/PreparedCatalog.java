package dev.trainyard.catalog.generate;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problems;
import java.util.SortedMap;

/** A catalog before it is written: rendered, indexed and judged. */
public final class PreparedCatalog {

  private final GenerateRequest request;
  private final RenderedApps rendered;
  private final SortedMap<RelativePath, Content> files;
  private final Problems problems;

  /**
   * A catalog.
   *
   * @param files all files of it; incomplete when there are errors
   */
  PreparedCatalog(
      GenerateRequest request,
      RenderedApps rendered,
      SortedMap<RelativePath, Content> files,
      Problems problems) {
    this.request = request;
    this.rendered = rendered;
    this.files = files;
    this.problems = problems;
  }

  GenerateRequest request() {
    return request;
  }

  RenderedApps rendered() {
    return rendered;
  }

  SortedMap<RelativePath, Content> files() {
    return files;
  }

  /** Everything that was found; with an error it cannot be written. */
  public Problems problems() {
    return problems;
  }
}
