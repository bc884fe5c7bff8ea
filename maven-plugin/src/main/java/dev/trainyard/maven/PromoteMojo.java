package dev.trainyard.maven;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.publish.CatalogPublisher;
import java.io.IOException;
import java.time.InstantSource;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Copies a published version from one train to another, byte for byte.
 *
 * @since 0.1.0
 */
@Mojo(name = "promote", threadSafe = true)
public final class PromoteMojo extends CommitMojo {

  /**
   * App to promote; the name of a published app.
   *
   * @since 0.1.0
   */
  @Parameter(property = "app")
  private String app;

  /**
   * Version to promote; a published version of the app, {@code X.Y.Z}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "version")
  private String version;

  /**
   * Train that has the version; the name of a train.
   *
   * @since 0.1.0
   */
  @Parameter(property = "from")
  private String from;

  /**
   * Train that gets the version; the name of a train.
   *
   * @since 0.1.0
   */
  @Parameter(property = "to")
  private String to;

  @Override
  String goal() {
    return "promote";
  }

  @Override
  String outcomeOfFailure() {
    return "Nothing was promoted";
  }

  @Override
  void work(ResultFile result, ProblemLog problems)
      throws GitFailure, IOException, MojoFailureException {
    result.put("branch", branchName());
    report(
        new CatalogPublisher(InstantSource.system())
            .promote(
                publication(definitions(), false),
                required("app", app, "the name of a published app"),
                required("version", version, "a published version of the app"),
                required("from", from, "the train that has the version"),
                required("to", to, "the train that gets the version"),
                keep()),
        result,
        problems);
  }
}
