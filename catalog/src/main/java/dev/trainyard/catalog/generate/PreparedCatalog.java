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
  private final String made;
  private final Problems problems;

  /**
   * A catalog.
   *
   * @param files all files of it; incomplete when there are errors
   * @param made how they were made, for the list of what was written
   */
  PreparedCatalog(
      GenerateRequest request,
      RenderedApps rendered,
      SortedMap<RelativePath, Content> files,
      String made,
      Problems problems) {
    this.request = request;
    this.rendered = rendered;
    this.files = files;
    this.made = made;
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

  String made() {
    return made;
  }

  /** Everything that was found; with an error it cannot be written. */
  public Problems problems() {
    return problems;
  }
}
