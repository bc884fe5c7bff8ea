package dev.trainyard.maven;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.publish.CatalogPublisher;
import java.io.IOException;
import java.time.InstantSource;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Publishes the content of an old version under a new, higher number, so that every NAS with a
 * faulty version is offered it as an update. Refused behind versions that are one-way.
 *
 * @since 0.1.0
 */
@Mojo(name = "revert", threadSafe = true)
public final class RevertMojo extends CommitMojo {

  /**
   * App to revert; the name of a published app.
   *
   * @since 0.1.0
   */
  @Parameter(property = "app")
  private String app;

  /**
   * Version whose content comes back; a published version of the app, {@code X.Y.Z}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "to")
  private String to;

  /**
   * Why, shown in changelog, commit and history; any text, secrets and addresses in it are masked.
   *
   * @since 0.1.0
   */
  @Parameter(property = "reason")
  private String reason;

  /**
   * Train of the app; the name of a train.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.train", defaultValue = "stable", required = true)
  private String train;

  @Override
  String goal() {
    return "revert";
  }

  @Override
  String outcomeOfFailure() {
    return "Nothing was reverted";
  }

  @Override
  void work(ResultFile result, ProblemLog problems)
      throws GitFailure, IOException, MojoFailureException {
    result.put("branch", branchName());
    report(
        new CatalogPublisher(InstantSource.system())
            .revert(
                publication(definitions(), false),
                train.strip(),
                required("app", app, "the name of a published app"),
                required("to", to, "the version whose content comes back"),
                required("reason", reason, "why the newest version is faulty"),
                keep()),
        branchName(),
        result,
        problems);
  }
}
