package dev.trainyard.catalog.publish;

import static dev.trainyard.catalog.publish.Publishing.app;
import static dev.trainyard.catalog.publish.Publishing.branch;
import static dev.trainyard.catalog.publish.Publishing.publish;
import static dev.trainyard.catalog.publish.Publishing.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.publish.PublishResult.Status;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.TestApps;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the branch says of what its items were made of changes nothing but the time it takes. */
class PublishedModelsTest {

  @TempDir private Path temp;
  private Path remote;
  private Publication publication;

  @BeforeEach
  void publishOnce() throws Exception {
    remote = Git.bare(temp.resolve("remote.git"));
    publication = helm(branch(remote.toString(), "main", temp.resolve("work")));
    assertThat(publish(publication, app("a", "1.0.0"), app("b", "1.0.0")).status())
        .isEqualTo(Status.PUBLISHED);
  }

  @Test
  void everyItemHasALine() {
    assertThat(models().lines()).hasSize(2).allMatch(line -> line.matches("[0-9a-f]{64} .*"));
    assertThat(models()).contains(" stable/a\n").endsWith(" stable/b");
  }

  @Test
  void anUnchangedAppKeepsItsLineAndAChangedOneGetsAnother() throws Exception {
    String before = models();

    PublishResult result = publish(publication, app("a", "1.0.0"), app("b", "1.1.0"));

    assertThat(result.apps()).hasSize(1);
    assertThat(models().lines().toList().get(0)).isEqualTo(before.lines().toList().get(0));
    assertThat(models().lines().toList().get(1)).isNotEqualTo(before.lines().toList().get(1));
    assertThat(publish(publication, app("a", "1.0.0"), app("b", "1.1.0")).status())
        .isEqualTo(Status.UNCHANGED);
  }

  @Test
  void theSameTreeComesOfALineThatSaysNothing() throws Exception {
    commit(".trainyard/models", "0".repeat(64) + " stable/a\nnonsense\n");

    PublishResult result = publish(publication, app("a", "1.0.0"), app("b", "1.1.0"));

    assertThat(result.status()).isEqualTo(Status.PUBLISHED);
    assertThat(models().lines()).hasSize(2).noneMatch(line -> line.startsWith("0000"));
  }

  @Test
  void filesThatSomebodyHasChangedAreRefusedAsEver() throws Exception {
    commit("stable/a/1.0.0/values.yaml", "changed: true\n");

    assertThat(publish(publication, app("a", "1.0.0"), app("b", "1.1.0")).problems().all())
        .extracting(Problem::rule)
        .containsExactly(Rule.PUBLISHED_VERSION);
  }

  @Test
  void aWarningIsToldEveryTime() throws Exception {
    Problem warning = Problem.warning(Rule.FILES, Where.ofApp("b"), "is odd", "", "Look.");
    App odd = TestApps.app("stable", "b", "1.1.0", warning);
    for (int i = 0; i < 2; i++) {
      assertThat(publish(publication, app("a", "1.0.0"), odd).problems().all())
          .containsExactly(warning);
    }
    assertThat(models()).doesNotContain("stable/b");
  }

  @Test
  void wrongDefinitionsAreToldAlsoWhereTheTargetCannotBeReached() throws Exception {
    Problem error = Problem.error(Rule.FILES, Where.ofApp("b"), "is wrong", "", "Mend it.");
    App wrong = TestApps.app("stable", "b", "1.1.0", error);
    Path nowhere = temp.resolve("nowhere.git");
    assertThat(
            publish(helm(branch(nowhere.toString(), "main", temp.resolve("work"))), wrong)
                .problems()
                .all())
        .containsExactly(error);
    CatalogBranch created =
        new CatalogBranch(
            RemoteAddress.of(nowhere.toString(), temp),
            "main",
            Access.USUAL,
            temp.resolve("work"),
            failed -> Thread.yield(),
            true);
    assertThat(publish(helm(created), wrong).problems().all()).containsExactly(error);
    assertThat(nowhere).doesNotExist();
  }

  private static Publication helm(CatalogBranch branch) {
    return Publishing.in(to(branch), new HelmCatalog());
  }

  private String models() {
    return Git.run(remote, "show", "main:.trainyard/models");
  }

  private void commit(String path, String text) throws IOException {
    Path clone = temp.resolve("clone");
    Git.run(temp, "clone", "--quiet", "--branch", "main", "file://" + remote, "clone");
    Files.writeString(clone.resolve(path), text);
    Git.run(clone, "add", ".");
    Git.run(
        clone,
        "-c",
        "user.name=Eve",
        "-c",
        "user.email=eve@example.org",
        "commit",
        "--quiet",
        "-m",
        "Change");
    Git.run(clone, "push", "--quiet", "origin", "main");
  }
}
