package dev.trainyard.catalog.publish;

import static dev.trainyard.catalog.publish.Publishing.TIME;
import static dev.trainyard.catalog.publish.Publishing.app;
import static dev.trainyard.catalog.publish.Publishing.at;
import static dev.trainyard.catalog.publish.Publishing.branch;
import static dev.trainyard.catalog.publish.Publishing.publish;
import static dev.trainyard.catalog.publish.Publishing.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trainyard.catalog.edition.Carrying;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.SampleEdition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionProofTest {

  private static final String FROM = "stable/demo/1.0.0";
  private static final String TO = "proven/demo/1.0.0";
  private static final Carrying CARRYING = Carrying.promotion("demo", "1.0.0", "stable", "proven");
  private static final Carrying NOWHERE = Carrying.promotion("b", "1.0.0", "a", "c");

  @TempDir private Path temp;
  private Path remote;
  private CatalogBranch main;
  private PublishResult promotion;

  @BeforeEach
  void promote() throws Exception {
    remote = Git.bare(temp.resolve("remote.git"));
    main = branch(remote.toString(), "main", temp.resolve("work"));
    publish(to(main), app("demo", "1.0.0"));
    promotion = at(TIME).promote(to(main), "demo", "1.0.0", "stable", "proven", 5);
  }

  @Test
  void bothFoldersAreTheTreeThatGitNames() throws Exception {
    PromotionProof proof =
        PromotionProof.of(SampleEdition.CATALOG, main, promotion.commit(), CARRYING);

    assertThat(proof.commit()).isEqualTo(promotion.commit().orElseThrow());
    assertThat(Git.run(remote, "rev-parse", "main:" + FROM, "main:" + TO).lines())
        .containsExactly(proof.tree(), proof.tree());
  }

  @Test
  void theCommitOfThePromotionCountsWhateverCameLater() throws Exception {
    push(() -> Files.writeString(temp.resolve("clone/" + TO + "/Chart.yaml"), "changed"));

    assertThat(PromotionProof.of(SampleEdition.CATALOG, main, promotion.commit(), CARRYING).tree())
        .isNotEmpty();
    assertThatExceptionOfType(GitFailure.class)
        .isThrownBy(
            () -> PromotionProof.of(SampleEdition.CATALOG, main, Optional.empty(), CARRYING))
        .satisfies(
            failure ->
                assertThat(failure.problems().get(0).found())
                    .contains(
                        Git.run(remote, "rev-parse", "main"),
                        FROM + " is the tree " + Git.run(remote, "rev-parse", "main:" + FROM),
                        TO + " is " + Git.run(remote, "rev-parse", "main:" + TO)));
  }

  @Test
  void aModeOfAFileMakesADifference() throws Exception {
    push(() -> temp.resolve("clone/" + TO + "/Chart.yaml").toFile().setExecutable(true));

    assertThatExceptionOfType(GitFailure.class)
        .isThrownBy(
            () -> PromotionProof.of(SampleEdition.CATALOG, main, Optional.empty(), CARRYING));
  }

  @Test
  void whatIsNotThereProvesNothing() {
    assertThatExceptionOfType(GitFailure.class)
        .isThrownBy(
            () -> PromotionProof.of(SampleEdition.CATALOG, main, promotion.commit(), NOWHERE));
    assertThatExceptionOfType(GitFailure.class)
        .isThrownBy(
            () ->
                PromotionProof.of(
                    SampleEdition.CATALOG, main, Optional.of("0".repeat(40)), CARRYING));
  }

  private interface Change {
    void inClone() throws Exception;
  }

  private void push(Change change) throws Exception {
    Path clone = temp.resolve("clone");
    Git.run(temp, "clone", "-q", "--branch", "main", remote.toString(), clone.toString());
    change.inClone();
    Git.run(
        clone,
        "-c",
        "user.name=x",
        "-c",
        "user.email=x@example.org",
        "commit",
        "-q",
        "-a",
        "-m",
        "Change");
    Git.run(clone, "push", "-q", "origin", "main");
  }
}
