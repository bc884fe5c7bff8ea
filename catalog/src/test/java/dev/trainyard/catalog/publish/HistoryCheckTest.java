package dev.trainyard.catalog.publish;

import static dev.trainyard.catalog.publish.Publishing.AUTHOR;
import static dev.trainyard.catalog.publish.Publishing.TIME;
import static dev.trainyard.catalog.publish.Publishing.app;
import static dev.trainyard.catalog.publish.Publishing.at;
import static dev.trainyard.catalog.publish.Publishing.branch;
import static dev.trainyard.catalog.publish.Publishing.publish;
import static dev.trainyard.catalog.publish.Publishing.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.git.Edit.NextCommit;
import dev.trainyard.catalog.history.Action;
import dev.trainyard.catalog.history.BrokenHistoryException;
import dev.trainyard.catalog.history.Entry;
import dev.trainyard.catalog.history.History;
import dev.trainyard.catalog.history.HistoryCheck;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check of the history finds, and what it lets be. */
class HistoryCheckTest {

  private static final String PUBLISHED = "published.git";

  /** Of what is published once and only copied. */
  @TempDir private static Path shared;

  @TempDir private Path temp;
  private Path remote;
  private Publication publication;
  private BranchOfOthers others;

  @BeforeAll
  static void publishSome() throws Exception {
    Path published = Git.bare(shared.resolve(PUBLISHED));
    Publication first = to(branch(published.toString(), "main", shared.resolve("work")));
    publish(first, app("demo", "1.0.0"), app("other", "1.0.0"));
    publish(first, app("demo", "1.1.0"));
  }

  @BeforeEach
  void takeWhatIsPublished() throws Exception {
    remote = Git.copy(shared.resolve(PUBLISHED), temp.resolve("remote.git"));
    publication = to(branch(remote.toString(), "main", temp.resolve("work")));
    others = new BranchOfOthers(remote);
  }

  private List<String> found() throws Exception {
    return HistoryCheck.of(SampleEdition.CATALOG, publication.branch()).problems().all().stream()
        .map(Problem::found)
        .toList();
  }

  @Test
  void publicationsAndNotesOfPeopleAreSound() throws Exception {
    others.put("docs/notes.md", "x");
    publish(publication, app("demo", "1.2.0"));
    others.put("LICENSE", "x");

    assertThat(found()).isEmpty();
  }

  /** To a server it is a fast-forward. */
  @Test
  void aMergeThatLeavesOutWhatItMergesIsNoSoundHistory() throws Exception {
    String tip = Git.run(remote, "rev-parse", "main");
    String forged = merge("main^^{tree}", "main^", "main");
    assertThat(Git.result(remote, "merge-base", "--is-ancestor", tip, forged).code()).isZero();
    Git.run(remote, "update-ref", "refs/heads/main", forged);

    assertThat(found())
        .singleElement()
        .asString()
        .contains("merges another history, and changes or removes lines");
  }

  @Test
  void aMergeOfNotesIsSound() throws Exception {
    String before = Git.run(remote, "rev-parse", "main");
    others.put("docs/notes.md", "x");
    publish(publication, app("demo", "1.2.0"));
    Git.run(
        remote,
        "update-ref",
        "refs/heads/main",
        merge("main^{tree}", "main", merge("main~2^{tree}", before)));

    assertThat(found()).isEmpty();
  }

  private String merge(String tree, String... parents) {
    List<String> command =
        new ArrayList<>(
            List.of("-c", "user.name=Ada", "-c", "user.email=a@example.org", "commit-tree", tree));
    for (String parent : parents) {
      command.addAll(List.of("-p", parent));
    }
    command.addAll(List.of("-m", "Merge"));
    return Git.run(remote, command.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "stable/demo/1.0.0/values.yaml, changes stable/demo/1.0.0",
    "stable/demo/9.0.0/values.yaml, adds stable/demo/9.0.0",
    "edge/demo/1.0.0/values.yaml, adds edge/demo/1.0.0",
    "stable/demo/item.yaml, changes stable/demo/item.yaml",
    "stable/demo/app_versions.json, changes stable/demo/app_versions.json",
    "catalog.json, changes catalog.json",
    "README.md, changes README.md",
    ".trainyard/HISTORY.md, changes .trainyard/HISTORY.md"
  })
  void aCommitWithoutALineThatChangesWhatOwnersGet(String path, String said) throws Exception {
    others.put(path, "x");

    assertThat(found()).singleElement().asString().contains(said, "has no line");

    others.put("LICENSE", "more commits on top");
    assertThat(found()).singleElement().asString().contains(said);
  }

  @ParameterizedTest
  @CsvSource({
    "stable/demo/9.0.0, 120000, adds stable/demo/9.0.0",
    "stable/demo/9.0.0, 160000, adds stable/demo/9.0.0",
    "stable/evil, 120000, adds stable/evil",
    "stable/evil, 160000, adds stable/evil",
    "edge, 120000, adds edge",
    "edge, 160000, adds edge"
  })
  void aLinkOrSubmoduleIsWhatItStandsFor(String path, String mode, String said) throws Exception {
    others.put(path, mode, "../.evil".getBytes(StandardCharsets.UTF_8));

    assertThat(found()).singleElement().asString().contains(said, "has no line");
    PublishResult result = publish(publication, app("third", "1.0.0"));
    assertThat(result.status()).isEqualTo(PublishResult.Status.REFUSED);
    assertThat(result.problems().describe()).contains("TN306", path, "is a link or submodule");
  }

  /** By attributes git changes what it checks out, and so every version that owners get. */
  @ParameterizedTest
  @CsvSource({
    ".gitattributes, *.yaml working-tree-encoding=UTF-16",
    "stable/.gitattributes, * text eol=crlf",
    "stable/demo/.gitattributes, *.md ident",
    "stable/other/.gitattributes, [attr]odd filter=x"
  })
  void attributesThatChangeWhatIsClonedCountLikeAChange(String path, String line) throws Exception {
    others.put(path, "# notes\n" + line + "\n");

    assertThat(found()).singleElement().asString().contains("adds " + path, "has no line");
    PublishResult result = publish(publication, app("demo", "1.2.0"));
    assertThat(result.status()).isEqualTo(PublishResult.Status.REFUSED);
    assertThat(result.problems().describe()).contains("TN306", path, line);
  }

  /** Git ends lines at a line feed alone, and knows three blanks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "*.yaml text\rworking-tree-encoding=UTF-16",
        "*.yaml\rident",
        "\r*.yaml ident",
        "\u2003# ident eol=crlf",
        "*.yaml\u000bx ident\u2028 eol=crlf"
      })
  void attributesAreReadAsGitReadsThem(String line) throws Exception {
    others.put(".gitattributes", line + "\n");

    assertThat(found()).singleElement().asString().contains("adds .gitattributes", "has no line");
    assertThat(publish(publication, app("demo", "1.2.0")).status())
        .isEqualTo(PublishResult.Status.REFUSED);
  }

  /** The pattern of TrueNAS knows all letters, and a line break at the end; 22.02 knows more. */
  @ParameterizedTest
  @ValueSource(strings = {"stäble", "stable\n", "ix-migrations", "ix-dev"})
  void whatSomeReleaseTakesForATrainIsSeen(String train) throws Exception {
    others.put(train + "/evil/1.0.0/Chart.yaml", "name: evil\n");

    assertThat(found()).singleElement().asString().contains("/evil/1.0.0", "has no line");
    PublishResult result = publish(publication, app("demo", "1.2.0"));
    assertThat(result.status()).isEqualTo(PublishResult.Status.REFUSED);
    assertThat(result.problems().describe()).contains("TN306", "takes it for a train");
  }

  @ParameterizedTest
  @ValueSource(strings = {"library", "docs", ".hidden", "my notes", "ix-migrations"})
  void whatNoReleaseTakesForATrainIsNobodysBusiness(String folder) throws Exception {
    others.put(folder + (folder.equals("ix-migrations") ? "/1.json" : "/a/1.0.0/x"), "x");

    assertThat(found()).isEmpty();
    assertThat(publish(publication, app("demo", "1.2.0")).problems().all()).isEmpty();
  }

  @Test
  void attributesThatChangeNothingOnANasAreNobodysBusiness() throws Exception {
    others.put(".gitattributes", "* text=auto eol=lf\n*.png binary -diff\n# ident\n");
    others.put("docs/.gitattributes", "* ident\n");

    assertThat(publish(publication, app("demo", "1.2.0")).problems().all()).isEmpty();
    assertThat(found()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stable", "stable/demo", "stable/demo/1.0.0"})
  void aLinkThatTakesThePlaceOfWhatWasPublished(String path) throws Exception {
    others.replace(path, "120000", "../.evil");

    assertThat(found()).anySatisfy(text -> assertThat(text).contains("adds " + path + ","));
  }

  @Test
  void aLinkWithTheBytesOfTheFileThatItReplaces() throws Exception {
    others.put(
        "stable/demo/item.yaml",
        "120000",
        (Git.run(remote, "show", "main:stable/demo/item.yaml") + "\n")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(found()).contains(changedBy("stable/demo/item.yaml"));
  }

  private String changedBy(String path) {
    return "commit "
        + Git.run(remote, "rev-parse", "main")
        + " changes "
        + path
        + ", and has no line for that";
  }

  @Test
  void aLinkAtTheTopCountsOnceItLeadsToAFolder() throws Exception {
    others.put("docs/NOTICE", "x");
    others.put("NOTICE", "120000", "docs/NOTICE".getBytes(StandardCharsets.UTF_8));
    assertThat(publish(publication, app("demo", "1.2.0")).problems().describe()).isEmpty();
    assertThat(found()).isEmpty();

    others.remove("docs/NOTICE");
    others.put("docs/NOTICE/hello/9.9.9/Chart.yaml", "x");
    assertThat(found()).singleElement().asString().contains("adds NOTICE");
  }

  @Test
  void aCommitWithoutALineThatRemovesAVersion() throws Exception {
    others.remove("stable/demo/1.0.0");

    assertThat(found()).singleElement().asString().contains("removes stable/demo/1.0.0");
  }

  @Test
  void aLineThatWasChanged() throws Exception {
    String history = Git.run(remote, "show", "main:.trainyard/history.jsonl") + "\n";
    others.put(".trainyard/history.jsonl", history.replace("J\u00f6rg", "Jorg"));

    assertThat(found()).singleElement().asString().contains("line 2 does not hold the hash");
  }

  @Test
  void aChangeThatWasTakenBack() throws Exception {
    String history = Git.run(remote, "show", "main:.trainyard/history.jsonl") + "\n";
    others.put(".trainyard/history.jsonl", history.replace("1.1.0", "6.6.6"));
    others.put(".trainyard/history.jsonl", history);

    assertThat(found()).singleElement().asString().contains("changes or removes lines");
  }

  @Test
  void aHistoryThatWasRemovedAndBroughtBack() throws Exception {
    String history = Git.run(remote, "show", "main:.trainyard/history.jsonl") + "\n";
    others.remove(".trainyard");
    others.put(".trainyard/history.jsonl", history);

    assertThat(found()).anyMatch(text -> text.contains("adds 2 lines at once"));
  }

  @Test
  void versionsThatAreNoLongerKeptAreNoChange() throws Exception {
    at(TIME.plus(Duration.ofDays(1)))
        .publish(publication, List.of(app("demo", "1.2.0")), Optional.empty(), 1);

    assertThat(Git.run(remote, "ls-tree", "--name-only", "main:stable/demo"))
        .doesNotContain("1.0.0");
    assertThat(found()).isEmpty();
  }

  private interface Change {
    void in(CatalogTree tree) throws IOException;
  }

  /** Commits a change under a line that is well made, whatever it says. */
  private void claim(Action action, String version, String from, String reason, Change change)
      throws Exception {
    claim(action, version, from, reason, change, line -> History.TRAILER + line);
  }

  /**
   * Commits such a change.
   *
   * @param message what the commit says, by the hash of the line
   */
  private void claim(
      Action action,
      String version,
      String from,
      String reason,
      Change change,
      UnaryOperator<String> message)
      throws Exception {
    String[] segments = version.split("/");
    Published claimed = new Published(segments[0], segments[1], segments[2], from);
    publication
        .branch()
        .update(
            tip -> {
              CatalogTree tree = tip.tree();
              change.in(tree);
              Entry line =
                  new Entry(
                      0,
                      TIME,
                      "x",
                      action,
                      List.of(claimed),
                      reason,
                      "",
                      tip.commit().orElseThrow(),
                      tree.idWithout(History.FOLDER),
                      Entry.SUCCESS,
                      "");
              try {
                History history = History.read(tree.read(History.FILE).orElseThrow()).plus(line);
                tree.put(new RelativePath(History.FILE), history.content());
                String says = message.apply(history.hash(history.entries().size()));
                return Optional.of(new NextCommit(tree, says, TIME));
              } catch (BrokenHistoryException e) {
                throw new AssertionError(e);
              }
            },
            AUTHOR,
            Optional.empty(),
            false);
  }

  /** However long the history is, and whatever of it is compared to the byte. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Promote demo 1.0.0 in edge",
        History.TRAILER + "0000000000000000000000000000000000000000000000000000000000000000",
        History.TRAILER + "%s\n\nmore"
      })
  void aLineThatItsCommitDoesNotName(String message) throws Exception {
    claim(
        Action.PROMOTE,
        "edge/demo/1.0.0",
        "stable/demo/1.0.0",
        "",
        tree -> tree.copyFolder("stable/demo/1.0.0", "edge/demo/1.0.0"),
        message::formatted);

    assertThat(found())
        .singleElement()
        .asString()
        .contains("line 3 is not the one that its commit", Git.run(remote, "rev-parse", "main"));
  }

  private static final RelativePath EVIL = new RelativePath("edge/demo/1.0.0/templates/evil.yaml");

  @Test
  void aPromotionWithOtherContentThanItSays() throws Exception {
    claim(
        Action.PROMOTE,
        "edge/demo/1.0.0",
        "stable/demo/1.0.0",
        "",
        tree -> tree.copyFolder("stable/demo/1.0.0", "edge/demo/1.0.0"));
    assertThat(found()).isEmpty();

    Git.run(remote, "update-ref", "refs/heads/main", "main~1");
    claim(
        Action.PROMOTE,
        "edge/demo/1.0.0",
        "stable/demo/1.0.0",
        "",
        tree -> {
          tree.copyFolder("stable/demo/1.0.0", "edge/demo/1.0.0");
          tree.put(EVIL, Content.text("kind: Evil\n"));
        });
    assertThat(found())
        .singleElement()
        .asString()
        .contains(
            "says that edge/demo/1.0.0 has the content of stable/demo/1.0.0, which it has not");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nowhere", "stable/demo/1.1.0", "stable/other/1.0.0", "edge/demo/1.0.0", "/"})
  void aPromotionFromElsewhereThanItSays(String from) throws Exception {
    claim(
        Action.PROMOTE,
        "edge/demo/1.0.0",
        from,
        "",
        tree -> tree.copyFolder("stable/demo/1.0.0", "edge/demo/1.0.0"));

    assertThat(found()).singleElement().asString().contains("says that edge/demo/1.0.0 has");
  }

  @Test
  void aPublicationFromDefinitionsIsNoCopy() throws Exception {
    claim(
        Action.PUBLISH,
        "edge/demo/1.0.0",
        "stable/demo/1.0.0",
        "",
        tree -> tree.copyFolder("stable/demo/1.0.0", "edge/demo/1.0.0"));

    assertThat(found()).singleElement().asString().contains("says that edge/demo/1.0.0 has");
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void aVersionThatWasNotAdded(Action action) throws Exception {
    claim(
        action,
        "stable/demo/1.0.0",
        "",
        "",
        tree -> tree.put(new RelativePath("x"), Content.text("x")));
    assertThat(found())
        .singleElement()
        .asString()
        .contains("says that stable/demo/1.0.0 was added, which was not");
  }

  @Test
  void aRevertToOtherContentThanItSays() throws Exception {
    at(TIME).revert(publication, "stable", "demo", "1.0.0", "token: x, see\u00071.2.3.4", 1);
    assertThat(found()).isEmpty();
    assertThat(Git.run(remote, "ls-tree", "--name-only", "main:stable/demo"))
        .contains("1.1.1")
        .doesNotContain("1.0.0");

    String reverted = "stable/demo/1.1.2";
    Change sound =
        tree -> {
          tree.copyFolder("stable/demo/1.1.1", reverted);
          tree.put(
              new RelativePath(reverted + "/Chart.yaml"),
              Content.text(
                  tree.read(reverted + "/Chart.yaml")
                      .orElseThrow()
                      .toText()
                      .replace("1.1.1", "1.1.2")));
        };
    claim(Action.REVERT, reverted, "stable/demo/1.1.1", "faulty", sound);
    assertThat(found()).singleElement().asString().contains("says that " + reverted + " has");
  }

  /** Names that no edition makes may be those of others, and are carried as they are. */
  @Test
  void whatOthersHaveNamedIsCarriedAllTheSame() throws Exception {
    for (String version : List.of("1.0.0", "1.1.0")) {
      claim(
          Action.PUBLISH,
          "stable/\u00e4pp/" + version,
          "",
          "",
          tree -> tree.copyFolder("stable/demo/" + version, "stable/\u00e4pp/" + version));
    }
    claim(
        Action.REVERT,
        "stable/\u00e4pp/1.1.1",
        "stable/\u00e4pp/1.0.0",
        "",
        tree -> tree.copyFolder("stable/\u00e4pp/1.0.0", "stable/\u00e4pp/1.1.1"));

    assertThat(found()).singleElement().asString().contains("pp/1.1.1 has the content of");
    assertThat(
            at(TIME)
                .promote(publication, "\u00e4pp", "1.0.0", "stable", "edge", 5)
                .problems()
                .all())
        .isNotEmpty();
    assertThat(
            at(TIME).revert(publication, "stable", "\u00e4pp", "1.0.0", "why", 5).problems().all())
        .isNotEmpty();
  }
}
