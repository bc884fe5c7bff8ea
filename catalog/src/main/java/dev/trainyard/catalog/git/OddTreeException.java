package dev.trainyard.catalog.git;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;

/**
 * Something on the branch that no catalog has, and that cannot be passed on as it is. Ends as the
 * {@link GitFailure} with its problem.
 */
public final class OddTreeException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * What is odd.
   *
   * @param path what it is about, from the root
   * @param found what was found there
   * @param allowed what may be there
   * @param fix what to do
   */
  public OddTreeException(String path, String found, String allowed, String fix) {
    super(path + " " + found);
    this.problem =
        Problem.error(
            Rule.PUBLISHED_CATALOG,
            Where.inFile(Printable.of(path), 0, 0),
            Printable.of(found),
            allowed,
            fix);
  }

  GitFailure failure() {
    return new GitFailure(java.util.List.of(problem)).causedBy(this);
  }
}
