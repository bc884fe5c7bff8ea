package dev.trainyard.catalog.generate;

import dev.trainyard.catalog.write.WantedFiles;
import dev.trainyard.generator.problem.Problems;
import java.util.List;

/** A catalog before it is written: rendered, indexed and judged. */
public final class PreparedCatalog {

  private final GenerateRequest request;
  private final List<RenderedApp> rendered;
  private final List<SameApp> same;
  private final WantedFiles files;
  private final Problems problems;

  /**
   * A catalog.
   *
   * @param rendered the apps that were rendered
   * @param same the apps that are as the last run left them
   * @param files all files of it; incomplete when there are errors
   */
  PreparedCatalog(
      GenerateRequest request,
      List<RenderedApp> rendered,
      List<SameApp> same,
      WantedFiles files,
      Problems problems) {
    this.request = request;
    this.rendered = List.copyOf(rendered);
    this.same = List.copyOf(same);
    this.files = files;
    this.problems = problems;
  }

  GenerateRequest request() {
    return request;
  }

  List<RenderedApp> rendered() {
    return rendered;
  }

  List<SameApp> same() {
    return same;
  }

  WantedFiles files() {
    return files;
  }

  /** Everything that was found; with an error it cannot be written. */
  public Problems problems() {
    return problems;
  }
}
