package dev.trainyard.catalog.publish;

import static dev.trainyard.catalog.publish.Publishing.TIME;
import static dev.trainyard.catalog.publish.Publishing.app;
import static dev.trainyard.catalog.publish.Publishing.at;
import static dev.trainyard.catalog.publish.Publishing.branch;
import static dev.trainyard.catalog.publish.Publishing.publish;
import static dev.trainyard.catalog.publish.Publishing.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.history.HistoryCheck;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check of the history finds, and what it lets be. */
class HistoryCheckTest {

  @TempDir private Path temp;
  private Path remote;
  private Publication publication;
  private BranchOfOthers others;

  @BeforeEach
  void publishSome() throws Exception {
    remote = Git.bare(temp.resolve("remote.git"));
    publication = to(branch(remote.toString(), "main", temp.resolve("work")));
    others = new BranchOfOthers(remote, temp);
    publish(publication, app("demo", "1.0.0"), app("other", "1.0.0"));
    publish(publication, app("demo", "1.1.0"));
  }

  private List<String> found() throws Exception {
    return HistoryCheck.of(SampleEdition.CATALOG.layout(), publication.branch())
        .problems()
        .all()
        .stream()
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

  @ParameterizedTest
  @CsvSource({
    "stable/demo/1.0.0/values.yaml, changes stable/demo/1.0.0",
    "stable/demo/9.0.0/values.yaml, adds stable/demo/9.0.0",
    "edge/demo/1.0.0/values.yaml, adds edge/demo/1.0.0",
    "stable/demo/item.yaml, changes stable/demo/item.yaml",
    "stable/demo/app_versions.json, changes stable/demo/app_versions.json",
    "catalog.json, changes catalog.json"
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
}
