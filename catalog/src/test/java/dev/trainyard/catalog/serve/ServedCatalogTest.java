package dev.trainyard.catalog.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.source.UnreadableSourceException;
import dev.trainyard.catalog.testing.GitCommand;
import dev.trainyard.catalog.testing.Published;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.catalog.testing.Trees;
import dev.trainyard.catalog.write.TreeWriter;
import dev.trainyard.generator.helm.HelmLayout;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedCatalogTest {

  @TempDir private Path folder;

  @Test
  void withoutRepositoryAndCatalogThereIsNothing() {
    assertThatThrownBy(
            () ->
                ServedCatalog.open(
                    SampleEdition.CATALOG.layout(), folder.resolve("b"), folder.resolve("a.git")))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContainingAll("there is no catalog in", "no git repository", "a.git");
  }

  @Test
  void aFolderThatIsNoRepositoryIsSaid() {
    assertThatThrownBy(() -> ServedCatalog.open(SampleEdition.CATALOG.layout(), folder, folder))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("is no git repository");
  }

  @Test
  void aRepositoryWithoutBranchIsSaid() throws Exception {
    Path bare = folder.resolve("empty.git");
    Git.init().setBare(true).setDirectory(bare.toFile()).call().close();

    assertThatThrownBy(() -> ServedCatalog.published(bare))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("has no branch");
  }

  @Test
  void aGeneratedFolderBecomesTheBranchMain() throws Exception {
    Files.writeString(folder.resolve("catalog.json"), "{}\n");
    try (ServedCatalog catalog =
        ServedCatalog.open(SampleEdition.CATALOG.layout(), folder, folder.resolve("none.git"))) {
      assertThat(catalog.branches()).containsExactly("main");
      assertThat(catalog.origin()).isEqualTo("the generated catalog in " + folder);
    }
  }

  @Test
  void whatWasGeneratedIsServedAlsoAfterAPublication() throws Exception {
    Published published = Published.in(folder);
    Path generated = folder.resolve("catalog");
    try (ServedCatalog catalog =
        ServedCatalog.open(SampleEdition.CATALOG.layout(), generated, published.bare())) {
      assertThat(catalog.origin()).isEqualTo("the published catalog in " + published.bare());
    }
    new TreeWriter().write(generated, Trees.of("catalog.json", "{}\n"));
    try (ServedCatalog catalog =
        ServedCatalog.open(SampleEdition.CATALOG.layout(), generated, published.bare())) {
      assertThat(catalog.origin()).isEqualTo("the generated catalog in " + generated);
    }
    Files.move(generated, folder.resolve(".catalog.trainyard-old"));
    try (ServedCatalog catalog =
        ServedCatalog.open(SampleEdition.CATALOG.layout(), generated, published.bare())) {
      assertThat(catalog.origin()).as("after a cut off run").startsWith("the generated catalog");
    }
  }

  @Test
  void whatLiesBesideAGeneratedCatalogIsNotServed() throws Exception {
    Path generated = folder.resolve("catalog");
    new TreeWriter().write(generated, Trees.of("catalog.json", "{}\n"));
    try (RandomAccessFile large = new RandomAccessFile(generated.resolve("big").toFile(), "rw")) {
      large.setLength(3L << 30);
    }

    try (ServedCatalog catalog =
        ServedCatalog.open(SampleEdition.CATALOG.layout(), generated, folder.resolve("a.git"))) {
      assertThat(catalog.origin()).endsWith("catalog, without what else lies there: big");
    }
    // Without its list everything in a train could be the catalog.
    Files.delete(generated.resolve(TreeWriter.LEDGER));
    Files.createDirectory(generated.resolve("stable"));
    Files.move(generated.resolve("big"), generated.resolve("stable/big"));
    assertThatThrownBy(
            () ->
                ServedCatalog.open(
                    SampleEdition.CATALOG.layout(), generated, folder.resolve("a.git")))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("has more than");
  }

  @Test
  void aShallowRepositoryIsRefused() throws Exception {
    Published published = Published.in(folder);
    published.commit("more", "more");
    new GitCommand(folder)
        .run("clone", "--quiet", "--bare", "--depth=1", "file://" + published.bare(), "shallow");

    assertThatThrownBy(() -> ServedCatalog.published(folder.resolve("shallow")))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContainingAll("is a shallow clone", "git fetch --unshallow");
  }

  @Test
  void fetchesAreShownOnOneLine() {
    assertThat(new Fetch("10.0.0.2", List.of("main", "v1"), 0, 1, 12).describe())
        .isEqualTo("10.0.0.2 fetched main, v1: 1 object, 12 bytes");
    assertThat(new Fetch("10.0.0.2", List.of("main"), 1, 20, 3 << 20).describe())
        .isEqualTo("10.0.0.2 fetched main (depth 1): 20 objects, 3.0 MiB");
  }

  /** A catalog that was written by hand has no list of what belongs to it. */
  @Test
  void ofAFolderWithoutAListThatIsServedWhichTrueNasReads() throws Exception {
    for (String file :
        List.of(
            "catalog.json",
            "README.md",
            "stable/demo/item.yaml",
            "stable/demo/1.0.0/.helmignore",
            ".env",
            "secrets.txt",
            "vendor/.git/config",
            "stable/demo/1.0.0/.git/config",
            ".idea/x/1.0.0/y")) {
      Path path = folder.resolve("hand").resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "{}\n");
    }

    try (ServedCatalog catalog =
            ServedCatalog.generated(HelmLayout.LAYOUT, folder.resolve("hand")).orElseThrow();
        RevWalk walk = new RevWalk(catalog.repository());
        TreeWalk tree = new TreeWalk(catalog.repository())) {
      tree.addTree(walk.parseCommit(catalog.repository().resolve("main")).getTree());
      tree.setRecursive(true);
      List<String> served = new ArrayList<>();
      while (tree.next()) {
        served.add(tree.getPathString());
      }
      assertThat(served)
          .containsExactly(
              "README.md",
              "catalog.json",
              "stable/demo/1.0.0/.helmignore",
              "stable/demo/item.yaml");
      assertThat(catalog.origin())
          .contains("without what else lies there: .env, .idea/", "secrets");
    }
  }

  @Test
  void aNameThatGitDoesNotTakeIsSaid() throws Exception {
    Path hand = folder.resolve("hand");
    Files.createDirectories(hand.resolve("stable/GIT~1"));
    Files.writeString(hand.resolve("stable/GIT~1/x"), "x");
    Files.writeString(hand.resolve("catalog.json"), "{}");

    assertThatThrownBy(() -> ServedCatalog.generated(HelmLayout.LAYOUT, hand))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("a name that git does not take");
  }
}
