package dev.trainyard.catalog.publish;

import static dev.trainyard.catalog.publish.Publishing.TIME;
import static dev.trainyard.catalog.publish.Publishing.app;
import static dev.trainyard.catalog.publish.Publishing.at;
import static dev.trainyard.catalog.publish.Publishing.branch;
import static dev.trainyard.catalog.publish.Publishing.publish;
import static dev.trainyard.catalog.publish.Publishing.to;
import static dev.trainyard.catalog.publish.Publishing.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.history.Entry;
import dev.trainyard.catalog.history.History;
import dev.trainyard.catalog.history.HistoryCheck;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.catalog.publish.PublishResult.Status;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.lib.Constants;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever others have put on a branch: it is passed on to the byte, or named in a problem. Nothing
 * of it is lost, and nothing ends in an exception.
 */
class OddBranchTest {

  private static final int ROUNDS = 40;

  private static final String PUBLISHED = "published.git";

  /** Of what is published once and only copied. */
  @TempDir private static Path shared;

  @TempDir private Path temp;
  private Path remote;
  private Publication publication;
  private BranchOfOthers others;

  @BeforeAll
  static void publishOnce() throws Exception {
    Path published = Git.bare(shared.resolve(PUBLISHED));
    PublishResult result =
        publish(
            to(branch(published.toString(), "main", shared.resolve("work"))), app("demo", "1.0.0"));
    assertThat(result.status()).isEqualTo(Status.PUBLISHED);
  }

  @BeforeEach
  void takeWhatIsPublished() throws Exception {
    remote = Git.copy(shared.resolve(PUBLISHED), temp.resolve("remote.git"));
    publication = to(branch(remote.toString(), "main", temp.resolve("work")));
    others = new BranchOfOthers(remote);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stable/demo/1.0.0/my notes.txt",
        "stable/demo/notes\\of mine",
        "stable/demo/1.0.0/a\nb",
        "docs/größe/ü",
        ".github/workflows/a b.yaml",
        "a\ttab"
      })
  void namesOfAnyKindStay(String path) throws Exception {
    others.put(path, "x");

    PublishResult result = publish(publication, app("other", "1.0.0"));

    assertThat(result.problems().describe()).isEmpty();
    assertThat(Git.run(remote, "show", "main:" + path)).isEqualTo("x");
    Git.requireSound(remote, "main");
  }

  @ParameterizedTest
  @CsvSource({
    "stable/my app/1.0.0/x, my app",
    "stable/demo/not a version/x, not a version",
    "stable/demo/latest/x, latest",
    "scripts/tools/check.sh, scripts",
    "assets/icons/a.png, assets",
    "stable/empty/x, empty"
  })
  void whatTrueNasWouldTakeForAnAppIsNamed(String path, String named) throws Exception {
    others.put(path, "x");

    PublishResult result = publish(publication, app("other", "1.0.0"));

    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.problems().describe()).contains(named);
  }

  @ParameterizedTest
  @CsvSource({
    "stable, 120000", "stable, 160000", "stable, 100644",
    "stable/demo, 120000", "stable/demo, 160000", "catalog.json, 120000",
    "README.md, 160000", ".trainyard, 100644", "stable/demo/item.yaml, 120000"
  })
  void somethingElseInTheWayIsNotReplaced(String path, String mode) throws Exception {
    others.replace(path, mode, "/tmp");
    String before = Git.run(remote, "rev-parse", "main");

    PublishResult result = publish(publication, app("demo", "1.1.0"));

    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.problems().all())
        .extracting(Problem::rule)
        .containsAnyOf(Rule.PUBLISHED_CATALOG, Rule.ITEM_FILE);
    assertThat(result.problems().describe()).contains(path);
    assertThat(Git.run(remote, "rev-parse", "main")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {".git", ".GIT", "..", ".", ""})
  void namesThatNoCloneCanHaveAreNamed(String name) throws Exception {
    String blob = Git.run(remote, "rev-parse", "main:README.md");
    String inner =
        others.object(
            Constants.OBJ_TREE,
            tree("40000", name, others.object(Constants.OBJ_TREE, tree("100644", "x", blob))));
    others.commitTree(inner);

    PublishResult result = publish(publication, app("other", "1.0.0"));

    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.problems().all())
        .singleElement()
        .satisfies(problem -> assertThat(problem.rule()).isEqualTo(Rule.PUBLISHED_CATALOG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"main", "main^{tree}", "main:catalog.json"})
  void aDamagedObjectIsToldAsOne(String object) throws Exception {
    // What git makes itself lies in packs.
    others.put("catalog.json", Git.run(remote, "show", "main:catalog.json") + "\n\n");
    String id = Git.run(remote, "rev-parse", object);
    Path file = remote.resolve("objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
    Files.delete(file);
    try (OutputStream out = new DeflaterOutputStream(Files.newOutputStream(file))) {
      out.write(("tree " + "1".repeat(100)).getBytes(StandardCharsets.US_ASCII));
    }

    PublishResult result = publish(publication, app("other", "1.0.0"));

    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.problems().describe()).contains("TN310", "damaged");
  }

  private String oddTree() throws IOException {
    String blob = Git.run(remote, "rev-parse", "main:README.md");
    return others.object(Constants.OBJ_TREE, tree("100644", "..", blob));
  }

  /** What was there between two publications, and is there no more, stops nobody. */
  @Test
  void anOddCommitThatWasRepairedIsNothingToStopAt() throws Exception {
    others.put("stable/demo/item.yaml", "screenshots: [mine]\n");
    String whole = Git.run(remote, "rev-parse", "main^{tree}");
    others.commitTree(oddTree());
    others.commitTree(whole);

    PublishResult result = publish(publication, app("demo", "1.1.0"));

    assertThat(result.status()).isEqualTo(Status.PUBLISHED);
    assertThat(result.problems().describe()).contains("stable/demo/item.yaml", "is replaced");
  }

  @Test
  void anEntryThatIsNothingIsNamed() throws Exception {
    others.commitTree(others.object(Constants.OBJ_TREE, tree("100644", "x", "0".repeat(40))));

    PublishResult result = publish(publication, app("other", "1.0.0"));

    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.problems().describe()).contains("\"x\" that is nothing");
  }

  /** JGit reads no folder that is larger than that, and says so in an exception of its own. */
  @Test
  void aFolderOfFormerDaysThatIsTooLargeToBeReadIsTold() throws Exception {
    String whole = Git.run(remote, "rev-parse", "main^{tree}");
    byte[] blob = HexFormat.of().parseHex(Git.run(remote, "rev-parse", "main:README.md"));
    ByteArrayOutputStream folder = new ByteArrayOutputStream(60 << 20);
    for (int i = 0; folder.size() <= 50 << 20; i++) {
      folder.writeBytes(("100644 %08d\0".formatted(i)).getBytes(StandardCharsets.US_ASCII));
      folder.writeBytes(blob);
    }
    Git.run(remote, "config", "core.compression", "0");
    others.commitTree(others.object(Constants.OBJ_TREE, folder.toByteArray()));
    others.commitTree(whole);
    others.remove(".trainyard");

    PublishResult result = publish(publication, app("demo", "1.1.0"));

    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.problems().describe()).contains("TN310", "too large to be read");
  }

  /** Whoever may push any branch stops no publication to another one. */
  @Test
  void whatLiesOnOtherBranchesStopsNoNewOne() throws Exception {
    others.commitTree(oddTree());
    Publication another = to(branch(remote.toString(), "another", temp.resolve("work")));

    assertThat(publish(another, app("demo", "1.0.0")).status()).isEqualTo(Status.PUBLISHED);
  }

  private static byte[] tree(String mode, String name, String id) {
    ByteArrayOutputStream tree = new ByteArrayOutputStream();
    tree.writeBytes((mode + " " + name + "\0").getBytes(StandardCharsets.UTF_8));
    tree.writeBytes(HexFormat.of().parseHex(id));
    return tree.toByteArray();
  }

  @Test
  void aTrainThatDiffersInCaseOnlyIsRefused() throws Exception {
    String before = Git.run(remote, "rev-parse", "main");

    PublishResult published =
        at(TIME).publish(publication, List.of(app("demo", "1.0.0")), Optional.of("Stable"), 5);
    PublishResult promoted = at(TIME).promote(publication, "demo", "1.0.0", "stable", "STABLE", 5);

    assertThat(published.problems().describe()).contains("TN306 error Stable: would differ from");
    assertThat(promoted.problems().describe()).contains("TN306 error STABLE: would differ from");
    assertThat(Git.run(remote, "rev-parse", "main")).isEqualTo(before);
  }

  @Test
  void aFileOfOthersThatDiffersInCaseOnlyIsNamed() throws Exception {
    others.put("stable/Other", "x");

    assertThat(publish(publication, app("other", "1.0.0")).problems().describe())
        .contains("stable/other", "\"Other\"");
  }

  /** A reference can name whatever somebody has written into its file. */
  @ParameterizedTest
  @ValueSource(strings = {"blob", "tree", "tag"})
  void aBranchThatIsNoCommitIsNamed(String kind) throws Exception {
    String commit = Git.run(remote, "rev-parse", "main");
    String id =
        switch (kind) {
          case "blob" -> Git.run(remote, "rev-parse", "main:README.md");
          case "tree" -> Git.run(remote, "rev-parse", "main^{tree}");
          default ->
              others.object(
                  Constants.OBJ_TAG,
                  ("object " + commit + "\ntype commit\ntag x\ntagger o <o@x> 1 +0000\n\nx\n")
                      .getBytes(StandardCharsets.UTF_8));
        };
    Files.writeString(remote.resolve("refs/heads/main"), id + "\n");

    requireUnreadable("is not a commit");
  }

  @Test
  void aListOfBranchesThatIsDamagedIsToldWithItsReason() throws Exception {
    Files.writeString(remote.resolve("packed-refs"), "garbage\n");

    requireUnreadable("packed-refs");
  }

  /** One small file of git can be the text of any number of versions. */
  @Test
  void textsOfVersionsThatNoIndexCanHoldAreNamed() throws Exception {
    byte[] text = "a b\n".repeat(250_000).getBytes(StandardCharsets.UTF_8);
    others.putAll(
        IntStream.range(0, 40)
            .mapToObj(i -> "stable/demo/0.0." + i + "/README.md")
            .collect(Collectors.toMap(path -> path, path -> text)));

    assertThat(publish(publication, app("other", "1.0.0")).problems().describe())
        .contains("TN306 error stable/demo: has 4", "keepVersions");
  }

  @Test
  void aCommitOfAnySizeIsNotRead() throws Exception {
    String commit = Git.run(remote, "rev-parse", "main");
    String large =
        Git.run(remote, "cat-file", "commit", "main")
            .replaceFirst("\n", "\n" + ("parent " + commit + "\n").repeat(60_000));
    Git.run(
        remote,
        "update-ref",
        "refs/heads/main",
        others.object(Constants.OBJ_COMMIT, large.getBytes(StandardCharsets.UTF_8)));

    requireUnreadable("a commit of 28");
  }

  @Test
  void aCommitThatIsAmongItsOwnAncestorsEndsNothing() throws Exception {
    // The content of another object under the names of two: no hash is looked at in a folder.
    String first = Git.run(remote, "rev-parse", "main");
    String second =
        others.object(
            Constants.OBJ_COMMIT,
            Git.run(remote, "cat-file", "commit", "main").getBytes(StandardCharsets.UTF_8));
    String circle =
        Git.run(remote, "cat-file", "commit", "main")
            .replaceFirst("\n", "\nparent " + second + "\n");
    String third = others.object(Constants.OBJ_COMMIT, circle.getBytes(StandardCharsets.UTF_8));
    Files.move(loose(third), loose(second), StandardCopyOption.REPLACE_EXISTING);
    Git.run(remote, "update-ref", "--no-deref", "refs/heads/main", first);
    Files.writeString(remote.resolve("refs/heads/main"), second + "\n");

    assertThat(problemsOfHistory()).asString().contains("among its own ancestors");
    assertThat(publish(publication, app("other", "1.0.0")).status()).isNotNull();
  }

  private Path loose(String id) {
    return remote.resolve("objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
  }

  private void requireUnreadable(String reason) throws IOException {
    assertThat(publish(publication, app("other", "1.0.0")).problems().describe())
        .contains("TN310 error", remote.toString(), reason);
    assertThat(problemsOfHistory()).asString().contains("TN310", reason);
  }

  @Test
  void aFileThatIsFarTooLargeIsNamed() throws Exception {
    others.put("stable/demo/1.0.0/README.md", new byte[20 << 20]);

    PublishResult result = publish(publication, app("other", "1.0.0"));

    assertThat(result.problems().describe())
        .contains("stable/demo/1.0.0/README.md", Integer.toString(20 << 20));
  }

  @Test
  void aHistoryOfAnyNumberOfPublicationsGoesOn() throws Exception {
    History history =
        History.read(Content.text(Git.run(remote, "show", "main:" + History.FILE) + "\n"));
    Entry line = history.entries().get(0);
    Published app = new Published("stable", "a".repeat(30), "1.0.0", "");
    History longer =
        history.plus(
            new Entry(
                0,
                line.time(),
                line.actor(),
                line.action(),
                Collections.nCopies(200_000, app),
                "",
                line.definitionCommit(),
                line.parent(),
                line.tree(),
                line.result(),
                ""));
    others.put(History.FILE, longer.content().toBytes());
    assertThat(longer.content().size()).isGreaterThan(16 << 20);

    PublishResult result = publish(publication, app("demo", "1.1.0"));

    assertThat(result.problems().describe()).isEmpty();
    assertThat(result.status()).isEqualTo(Status.PUBLISHED);
  }

  @Test
  void aHistoryWhoseLineEndsWereConvertedIsRefused() throws Exception {
    String history = Git.run(remote, "show", "main:.trainyard/history.jsonl");
    others.put(".trainyard/history.jsonl", history + "\r\n");

    assertThat(publish(publication, app("other", "1.0.0")).problems().all())
        .extracting(Problem::rule)
        .containsExactly(Rule.HISTORY);
  }

  @Test
  void anAppWithoutItsListingIsNotPromoted() throws Exception {
    others.remove("stable/demo/item.yaml");

    PublishResult result = at(TIME).promote(publication, "demo", "1.0.0", "stable", "edge", 5);

    assertThat(result.problems().all()).extracting(Problem::rule).contains(Rule.ITEM_FILE);
  }

  @Test
  void aPageOfSomebodyElseStays() throws Exception {
    others.put("README.md", "# Mine, by hand\n");

    PublishResult result = publish(publication, app("other", "1.0.0"));

    assertThat(result.status()).isEqualTo(Status.PUBLISHED);
    assertThat(result.problems().describe()).contains("README.md", "stays as it is");
    assertThat(Git.run(remote, "show", "main:README.md")).isEqualTo("# Mine, by hand");
  }

  @Test
  void aForeignCatalogJsonIsNotReplacedUnlessItIsAnIndex() throws Exception {
    Path fresh = Git.bare(temp.resolve("fresh.git"));
    BranchOfOthers owner = new BranchOfOthers(fresh);
    owner.put("catalog.json", "{\"photos\": [1, 2]}");
    Publication there = to(branch(fresh.toString(), "main", temp.resolve("work")));

    assertThat(publish(there, app("demo", "1.0.0")).problems().describe())
        .contains("TN306 error", "catalog.json");

    owner.put("catalog.json", "{\"stable\": {}}");
    PublishResult second = publish(there, app("demo", "1.0.0"));
    assertThat(second.status()).isEqualTo(Status.PUBLISHED);
    assertThat(second.problems().describe()).contains("TN306 warning", "catalog.json");
    assertThat(publish(there, app("demo", "1.1.0")).problems().all()).isEmpty();
  }

  /** An index that others have changed is made anew, although the apps are as they were. */
  @Test
  void anIndexThatOthersHaveChangedIsMended() throws Exception {
    String whole = Git.run(remote, "show", "main:catalog.json");
    others.put("catalog.json", whole.replace("demo", "d3mo") + "\n");
    others.put("stable/demo/app_versions.json", "{}\n");

    publish(publication, app("other", "1.0.0"));

    assertThat(Git.run(remote, "show", "main:catalog.json")).contains("\"demo\"");
    assertThat(Git.run(remote, "show", "main:stable/demo/app_versions.json")).contains("1.0.0");
  }

  /** Apps that are not read again have the same index as when all of them are. */
  @Test
  void theIndexIsTheSameWhetherOrNotAllIsReadAgain() throws Exception {
    publish(publication, app("alpha", "1.0.0"), app("zeta", "1.0.0"));
    publish(publication, app("demo", "1.1.0"));
    String quick = index();
    others.put("LICENSE", "x");
    others.remove("catalog.json");

    publish(publication, app("demo", "1.1.0"));

    assertThat(index()).isEqualTo(quick);
  }

  private String index() {
    return Git.run(remote, "show", "main:catalog.json", "main:README.md")
        + Git.run(remote, "ls-tree", "-r", "main", "stable");
  }

  @Test
  void aVersionOfAnyLengthIsJustNotPublished() throws Exception {
    String endless = "9".repeat(300_000) + ".0.0";

    assertThat(at(TIME).promote(publication, "demo", endless, "stable", "edge", 5).problems().all())
        .extracting(Problem::rule)
        .contains(Rule.NOT_PUBLISHED);
    assertThat(at(TIME).revert(publication, "stable", "demo", endless, "why", 5).problems().all())
        .extracting(Problem::rule)
        .contains(Rule.NOT_PUBLISHED);
  }

  /** Random entries in random places: published with all of it there, or refused with a code. */
  @Test
  void randomBranches() throws Exception {
    Random random = new Random(20261129);
    String[] names = {
      "stable",
      "edge",
      "demo",
      "1.0.0",
      "item.yaml",
      "Chart.yaml",
      "questions.yaml",
      "README.md",
      "catalog.json",
      ".trainyard",
      "history.jsonl",
      "a b",
      "ü",
      "docs",
      "-",
      "x\\y",
      "CON"
    };
    String[] modes = {"100644", "100755", "120000", "160000"};
    String clean = Git.run(remote, "rev-parse", "main");
    for (int round = 0; round < ROUNDS; round++) {
      Git.run(remote, "update-ref", "refs/heads/main", clean);
      StringBuilder path = new StringBuilder(names[random.nextInt(names.length)]);
      for (int i = random.nextInt(4); i > 0; i--) {
        path.append('/').append(names[random.nextInt(names.length)]);
      }
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      Git.Result there = Git.result(remote, "cat-file", "-t", "main:" + path);
      if (there.code() == 0) {
        others.remove(path.toString());
      }
      try {
        others.put(path.toString(), modes[random.nextInt(modes.length)], bytes);
      } catch (AssertionError conflict) {
        continue; // A file where the path needs a folder.
      }
      String before = Git.run(remote, "rev-parse", "main");
      String entry = Git.run(remote, "ls-tree", "-r", "main", "--", path.toString());

      PublishResult result =
          at(TIME)
              .publish(
                  Publishing.in(publication, with("n", "n")),
                  List.of(app("demo", "1.1.0")),
                  Optional.empty(),
                  5);

      if (result.status() == Status.PUBLISHED) {
        if (!entry.contains("catalog.json") && !entry.contains("demo/item.yaml")) {
          assertThat(Git.run(remote, "ls-tree", "-r", "main", "--", path.toString()))
              .as(path.toString())
              .isEqualTo(entry);
        }
      } else {
        assertThat(result.problems().hasErrors()).as(path.toString()).isTrue();
        assertThat(Git.run(remote, "rev-parse", "main")).isEqualTo(before);
      }
      assertThat(problemsOfHistory()).isNotNull();
    }
  }

  private String problemsOfHistory() throws IOException {
    try {
      return HistoryCheck.of(SampleEdition.CATALOG, publication.branch()).problems().describe();
    } catch (GitFailure e) {
      return Problems.of(e.problems()).describe();
    }
  }
}
