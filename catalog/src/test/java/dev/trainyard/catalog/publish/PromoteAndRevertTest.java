package dev.trainyard.catalog.publish;

import static dev.trainyard.catalog.publish.Publishing.TIME;
import static dev.trainyard.catalog.publish.Publishing.app;
import static dev.trainyard.catalog.publish.Publishing.at;
import static dev.trainyard.catalog.publish.Publishing.branch;
import static dev.trainyard.catalog.publish.Publishing.to;
import static dev.trainyard.catalog.publish.Publishing.with;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.Editions;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.catalog.history.History;
import dev.trainyard.catalog.history.HistoryCheck;
import dev.trainyard.catalog.publish.PublishResult.Status;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.catalog.testing.TestApps;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.CodedRule;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromoteAndRevertTest {

  private static final String CHART =
      """
      apiVersion: "v2"
      name: "demo"
      version: "%s"
      appVersion: "26.1.0"
      home: "https://example.org/demo"
      annotations:
        title: "Demo"
      """;

  @TempDir private Path temp;
  private Path remote;
  private Publication publication;

  @BeforeEach
  void createRemote() {
    remote = Git.bare(temp.resolve("remote.git"));
    publication = to(branch(remote.toString(), "main", temp.resolve("work")));
  }

  /** Else what somebody changed would be published once more, with a line that vouches for it. */
  @Test
  void whatSomebodyHasChangedSinceIsNotTakenOver() throws Exception {
    publish(SampleEdition.CATALOG, "edge", "1.0.0");
    publish(SampleEdition.CATALOG, "edge", "1.1.0");
    BranchOfOthers others = new BranchOfOthers(remote);
    String file = "edge/demo/1.0.0/README.md";
    String content = show(file) + "\n";
    String tree = Git.run(remote, "rev-parse", "main^{tree}");
    others.put(file, "changed\n");
    String changed = Git.run(remote, "rev-parse", "main");
    others.put("other", "work\n");

    assertThat(promote("1.0.0", "edge", "stable").problems().describe())
        .contains("TN300", "edge/demo/1.0.0", "is not what was published: commit " + changed);
    assertThat(
            at(TIME).revert(publication, "edge", "demo", "1.0.0", "why", 5).problems().describe())
        .contains("TN300", changed);
    Git.run(remote, "update-ref", "refs/heads/main", changed);
    assertThat(promote("1.1.0", "edge", "stable").status()).isEqualTo(Status.PUBLISHED);

    Git.run(remote, "update-ref", "refs/heads/main", changed);
    others.put(file, content);
    assertThat(Git.run(remote, "rev-parse", "main^{tree}")).isEqualTo(tree);
    assertThat(promote("1.0.0", "edge", "stable").problems().all()).isEmpty();
  }

  @Test
  void whatSomebodyHasAddedByHandIsNotTakenOver() throws Exception {
    publish(SampleEdition.CATALOG, "edge", "1.0.0");
    new BranchOfOthers(remote).put("edge/demo/1.1.0/Chart.yaml", CHART.formatted("1.1.0"));

    assertThat(promote("1.1.0", "edge", "stable").problems().describe())
        .contains("TN300", "edge/demo/1.1.0", "has no line of the history for that");
  }

  @ParameterizedTest
  @ValueSource(strings = {"100644", "120000", "160000"})
  void whatSomebodyHasPutInThePlaceOfTheNewVersionStays(String mode) throws Exception {
    publish(chart("1.0.0", ""), "edge", "1.0.0");
    publish(chart("1.1.0", ""), "edge", "1.1.0");
    BranchOfOthers others = new BranchOfOthers(remote);
    for (String path : List.of("edge/demo/1.1.1", "stable/demo/1.1.0")) {
      others.put(path, mode, "1.0.0".getBytes(StandardCharsets.UTF_8));
    }
    String before = Git.run(remote, "rev-parse", "main");

    assertThat(
            at(TIME).revert(publication, "edge", "demo", "1.0.0", "why", 5).problems().describe())
        .contains("TN306", "edge/demo/1.1.1", "a folder, or nothing");
    assertThat(promote("1.1.0", "edge", "stable").problems().describe())
        .contains("TN306", "stable/demo/1.1.0", "a folder, or nothing");
    assertThat(Git.run(remote, "rev-parse", "main")).isEqualTo(before);
  }

  /** The line is there, in a commit that looks like the one that published the version. */
  @Test
  void aLineThatIsBroughtOnceMoreVouchesForNothing() throws Exception {
    publish(SampleEdition.CATALOG, "edge", "1.0.0");
    String first = Git.run(remote, "rev-parse", "main^{tree}");
    publish(SampleEdition.CATALOG, "edge", "1.1.0");
    String history = show(History.FILE) + "\n";
    String chart = show("edge/demo/1.1.0/Chart.yaml") + "\n";
    BranchOfOthers others = new BranchOfOthers(remote);
    others.commitTree(first);
    others.putAll(
        Map.of(
            History.FILE,
            history.getBytes(StandardCharsets.UTF_8),
            "edge/demo/1.1.0/Chart.yaml",
            chart.getBytes(StandardCharsets.UTF_8)));

    assertThat(promote("1.1.0", "edge", "stable").problems().describe())
        .contains("TN300", "commit " + Git.run(remote, "rev-parse", "main"));
  }

  @Test
  void promotingCopiesTheVeryTree() throws Exception {
    publish(SampleEdition.CATALOG, "edge", "1.0.0");
    publish(SampleEdition.CATALOG, "edge", "1.1.0");

    PublishResult result = promote("1.1.0", "edge", "stable");

    assertThat(result.status()).isEqualTo(Status.PUBLISHED);
    assertThat(Git.run(remote, "rev-parse", "main:stable/demo/1.1.0"))
        .isEqualTo(Git.run(remote, "rev-parse", "main:edge/demo/1.1.0"));
    assertThat(show("catalog.json")).contains("\"stable\"", "\"edge\"");
    assertThat(show("stable/demo/app_versions.json")).contains("1.1.0").doesNotContain("1.0.0\"");
    assertThat(Git.run(remote, "log", "-1", "--format=%B", "main"))
        .contains("Promote demo 1.1.0 in stable")
        .contains("* stable/demo/1.1.0 with the content of edge/demo/1.1.0");
    Git.requireSound(remote, "main");
  }

  @Test
  void promotingAgainDoesNothing() throws Exception {
    publish(SampleEdition.CATALOG, "edge", "1.0.0");
    promote("1.0.0", "edge", "stable");

    assertThat(promote("1.0.0", "edge", "stable").status()).isEqualTo(Status.UNCHANGED);
  }

  @Test
  void onlyPublishedVersionsArePromotedUpwards() throws Exception {
    publish(SampleEdition.CATALOG, "edge", "1.0.0");
    publish(SampleEdition.CATALOG, "stable", "2.0.0");
    publish(with("values.yaml", "port: 2\n"), "edge", "2.0.0");

    assertThat(rules(promote("3.0.0", "edge", "stable"))).containsExactly(Rule.NOT_PUBLISHED);
    assertThat(rules(promote("1.0.0", "edge", "stable"))).containsExactly(Rule.VERSION_ORDER);
    assertThat(rules(promote("2.0.0", "edge", "stable"))).containsExactly(Rule.PUBLISHED_VERSION);
    assertThat(rules(promote("2.0.0", "edge", "docs"))).containsExactly(Rule.TRAIN);
    assertThat(rules(promote("2.0.0", "edge", "edge"))).containsExactly(Rule.TRAIN);
  }

  @Test
  void revertingPublishesOldContentUnderAHigherNumber() throws Exception {
    publish(chart("1.0.0", ""), "stable", "1.0.0");
    publish(chart("1.1.0", ""), "stable", "1.1.0");
    String before = Git.run(remote, "rev-parse", "main");

    PublishResult result = revert("1.0.0", "health path is wrong; ask me@example.org");

    assertThat(result.status()).isEqualTo(Status.PUBLISHED);
    assertThat(result.apps()).extracting("version", "from").hasSize(1);
    assertThat(show("stable/demo/1.1.1/Chart.yaml"))
        .isEqualTo(CHART.formatted("1.1.1").stripTrailing());
    assertThat(show("stable/demo/1.1.1/templates/a.yaml"))
        .isEqualTo("labels:\n  helm.sh/chart: \"demo-1.1.1\"\n  other: \"demo-1.0.0\"");
    assertThat(show("stable/demo/1.1.1/CHANGELOG.md"))
        .startsWith("# Changes")
        .contains(
            "## 1.1.1\n\n- Reverts 1.1.0 to the content of 1.0.0: health path is wrong; ask ***");
    assertThat(show("stable/demo/1.1.1/values.yaml"))
        .isEqualTo(show("stable/demo/1.0.0/values.yaml"));
    assertThat(show("catalog.json")).contains("\"latest_version\": \"1.1.1\"");
    assertThat(Git.result(remote, "merge-base", "--is-ancestor", before, "main").code()).isZero();
    Git.requireSound(remote, "main");
  }

  @Test
  void thereIsNoWayBackBehindAOneWayVersion() throws Exception {
    publish(chart("1.0.0", ""), "stable", "1.0.0");
    publish(
        chart("1.1.0", "  \"trainyard.dev\\/one-way\":\n    the database\n    is converted\n"),
        "stable",
        "1.1.0");
    publish(chart("1.2.0", ""), "stable", "1.2.0");

    PublishResult refused = revert("1.0.0", "faulty");

    assertThat(rules(refused)).containsExactly(Rule.ONE_WAY);
    assertThat(refused.problems().describe())
        .contains("Chart.yaml:", "version 1.1.0 is one-way: the database is converted");
    assertThat(revert("1.1.0", "faulty").status()).isEqualTo(Status.PUBLISHED);
  }

  /** A call may have failed for another edition, and is made again. */
  @Test
  void whatIsRevertedAlreadyIsLeftAlone() throws Exception {
    publish(chart("1.0.0", ""), "stable", "1.0.0");
    publish(chart("1.1.0", ""), "stable", "1.1.0");
    revert("1.0.0", "health path is wrong");
    String before = Git.run(remote, "rev-parse", "main");

    PublishResult result = revert("1.0.0", "the health path is wrong");

    assertThat(result.status()).isEqualTo(Status.UNCHANGED);
    assertThat(Git.run(remote, "rev-parse", "main")).isEqualTo(before);
    // Published since, and faulty like the one before.
    publish(chart("1.2.0", ""), "stable", "1.2.0");
    assertThat(revert("1.0.0", "again").status()).isEqualTo(Status.PUBLISHED);
    assertThat(show("stable/demo/1.2.1/CHANGELOG.md")).contains("Reverts 1.2.0 to the content");
  }

  @Test
  void whatIsRevertedAlreadyIsLeftAloneThoughTheOldVersionIsGone() throws Exception {
    for (int i = 0; i < 5; i++) {
      publish(chart("1.0." + i, ""), "stable", "1.0." + i);
    }
    revert("1.0.0", "faulty");
    assertThat(Git.result(remote, "cat-file", "-e", "main:stable/demo/1.0.0").code()).isNotZero();

    assertThat(revert("1.0.0", "faulty").status()).isEqualTo(Status.UNCHANGED);
  }

  @Test
  void theNewestVersionIsNotRevertedToItself() throws Exception {
    publish(chart("1.0.0", ""), "stable", "1.0.0");

    assertThat(rules(revert("1.0.0", "why not"))).containsExactly(Rule.NOT_PUBLISHED);
    assertThat(rules(revert("0.9.0", "why not"))).containsExactly(Rule.NOT_PUBLISHED);
  }

  @Test
  void everyActionIsInTheHistory() throws Exception {
    publish(chart("1.0.0", ""), "edge", "1.0.0");
    publish(chart("1.1.0", ""), "edge", "1.1.0");
    promote("1.0.0", "edge", "stable");
    promote("1.1.0", "edge", "stable");
    revert("1.0.0", "faulty, seen at 192.0.2.7");

    HistoryCheck check = HistoryCheck.of(SampleEdition.CATALOG, publication.branch());

    assertThat(check.problems().all()).isEmpty();
    assertThat(check.entries())
        .extracting(entry -> entry.action().word())
        .containsExactly("publish", "publish", "promote", "promote", "revert");
    assertThat(check.entries().get(4).reason()).isEqualTo("faulty, seen at ***");
    assertThat(check.commit()).contains(Git.run(remote, "rev-parse", "main"));
    assertThat(show(".trainyard/HISTORY.md"))
        .contains("| 5 | 2026-03-01T10:00:00Z | Jörg | revert |", "faulty, seen at \\*\\*\\*");
  }

  private PublishResult publish(CatalogEdition edition, String train, String version)
      throws IOException {
    PublishResult result =
        at(TIME)
            .publish(
                Publishing.in(publication, edition),
                List.of(TestApps.app("stable", "demo", version)),
                Optional.of(train),
                5);
    assertThat(result.problems().all()).isEmpty();
    return result;
  }

  private PublishResult promote(String version, String from, String to) throws IOException {
    return at(TIME.plus(Duration.ofMinutes(1))).promote(publication, "demo", version, from, to, 5);
  }

  private PublishResult revert(String old, String reason) throws IOException {
    return at(TIME).revert(publication, "stable", "demo", old, reason, 5);
  }

  private static CatalogEdition chart(String version, String annotation) {
    return with(
        Map.of(
            "Chart.yaml",
            CHART.formatted(version) + annotation,
            "templates/a.yaml",
            "labels:\n  helm.sh/chart: \"demo-%s\"\n  other: \"demo-%<s\"\n".formatted(version)));
  }

  private static List<CodedRule> rules(PublishResult result) {
    assertThat(result.status()).isEqualTo(Status.REFUSED);
    return result.problems().all().stream().map(Problem::rule).toList();
  }

  private String show(String file) {
    return Git.run(remote, "show", "main:" + file);
  }

  /** What a link shows of another folder can change, and nobody would see it in the version. */
  @ParameterizedTest
  @ValueSource(strings = {"120000", "160000"})
  void aVersionThatShowsWhatLiesOutsideOfItIsCarriedNowhere(String mode) throws Exception {
    Path repository = Git.bare(temp.resolve("links.git"));
    Publication there = to(branch(repository.toString(), "main", temp.resolve("work")));
    Publishing.publish(there, app("demo", "1.0.0"));
    new BranchOfOthers(repository)
        .put("stable/demo/1.0.0/more", mode, "../../../.evil".getBytes(StandardCharsets.UTF_8));
    Publishing.publish(there, app("demo", "1.1.0"));

    for (PublishResult result :
        List.of(
            at(TIME).promote(there, "demo", "1.0.0", "stable", "edge", 5),
            at(TIME).revert(there, "stable", "demo", "1.0.0", "why", 5))) {
      assertThat(result.problems().describe())
          .contains("TN306", "stable/demo/1.0.0/more", "leads out of the version");
    }
  }

  /** A reason can come from anywhere, and Maven puts the environment into values. */
  @Test
  void aTokenIsNotPublishedWhateverTextItIsIn() throws Exception {
    Path repository = Git.bare(temp.resolve("token.git"));
    Access access =
        new Access(
            Optional.of(new Access.Login("x-access-token", "T0KEN/VALUE123")),
            Optional.empty(),
            List.of());
    Publication there = to(branch(repository.toString(), "main", temp.resolve("work"), access));
    Publishing.publish(there, app("demo", "1.0.0"));
    Publishing.publish(there, app("demo", "1.1.0"));
    String before = Git.run(repository, "rev-parse", "main");

    for (String reason : List.of("see T0KEN/VALUE123", "T0KEN%2FVALUE123")) {
      assertThat(at(TIME).revert(there, "stable", "demo", "1.0.0", reason, 5).problems().describe())
          .contains("TN305", "holds the token or password in use")
          .doesNotContain("VALUE123");
    }
    assertThat(Git.run(repository, "rev-parse", "main")).isEqualTo(before);
  }

  /** A page, an index and a chart write the characters of a text in ways of their own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ghp_abcdef1234567890",
        "pass*[word]|1234~#",
        "qu\"ote\\back\\1234",
        "<angle>&amp;1234",
        "it''s 'quoted' 1234",
        "${dollars}$$1234",
        "{{ braces }}1234",
        "\u00fcml\u00e4ut-pa\u00df"
      })
  void aTokenIsNotPublishedHoweverAFileWritesIt(String token) throws Exception {
    Path repository = Git.bare(temp.resolve("title.git"));
    Access access =
        new Access(
            Optional.of(new Access.Login("x-access-token", token)), Optional.empty(), List.of());
    Publication there = to(branch(repository.toString(), "main", temp.resolve("work"), access));

    for (CatalogEdition edition : Editions.ALL.chosen(List.of("helm", "compose"))) {
      Publication plain = Publishing.in(there, edition);
      for (Publication said : List.of(plain, titled(plain, "Apps " + token + " of mine"))) {
        App app = said == plain ? saying("It says " + token + ".") : saying("It says nothing.");
        PublishResult result = at(TIME).publish(said, List.of(app), Optional.empty(), 5);
        assertThat(result.problems().describe())
            .contains("TN305", "holds the token or password in use")
            .doesNotContain(token);
      }
    }
    assertThat(Git.run(repository, "for-each-ref")).isEmpty();
  }

  private static Publication titled(Publication publication, String title) {
    return new Publication(
        publication.branch(),
        publication.edition(),
        new CatalogInfo(title, PublicAddress.NONE, "main"),
        publication.author(),
        publication.signing(),
        publication.definitionCommit(),
        publication.dryRun());
  }

  private static App saying(String text) {
    return App.app(
        "demo",
        a -> {
          a.title("Demo").description(text).version("1.0.0").appVersion("1");
          a.home("https://example.org/").icon("https://example.org/i.svg").categories("test");
          a.maintainer("Me", "me@example.org", "").appReadme("Demo.").readme("Demo.");
          a.change("1.0.0", "Something.");
          a.workload(
              workload("web"),
              w ->
                  w.runAs(568, 568)
                      .container(
                          image("docker.io/example/demo", "1.0"),
                          c -> c.noHealthCheck("It waits.")));
        });
  }
}
