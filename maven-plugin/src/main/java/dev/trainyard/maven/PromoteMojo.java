package dev.trainyard.maven;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.publish.CatalogPublisher;
import dev.trainyard.catalog.publish.PromotionProof;
import dev.trainyard.catalog.publish.PublishResult;
import dev.trainyard.generator.problem.Problems;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Copies a published version from one train to another, byte for byte, and proves by the published
 * commit that both are the same.
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
    String name = required("app", app, "the name of a published app");
    String number = required("version", version, "a published version of the app");
    String source = required("from", from, "the train that has the version");
    String copy = required("to", to, "the train that gets the version");
    PublishResult done =
        new CatalogPublisher(InstantSource.system())
            .promote(publication(definitions(), false), name, number, source, copy, keep());
    report(done, branchName(), result, problems);
    if (done.status() != PublishResult.Status.DRY_RUN) {
      String folder = "/" + name + "/" + number;
      prove(done.commit(), source + folder, copy + folder, result, problems);
    }
  }

  private void prove(
      Optional<String> commit, String source, String copy, ResultFile result, ProblemLog problems)
      throws IOException, MojoFailureException {
    try {
      PromotionProof proof = PromotionProof.of(branch(false), commit, source, copy);
      result.put("sameTree", proof.tree());
      getLog()
          .info(
              "Same bytes: %s and %s of commit %s are both the tree %s"
                  .formatted(source, copy, proof.commit(), proof.tree()));
    } catch (GitFailure e) {
      problems.tell(Problems.of(e.problems()));
      throw new MojoFailureException(
          "Promoted, but not proved to be the same bytes: " + e.problems().get(0).found());
    }
  }
}
