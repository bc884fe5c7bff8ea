package dev.trainyard.catalog.publish;

import static dev.trainyard.catalog.publish.Publishing.TIME;
import static dev.trainyard.catalog.publish.Publishing.app;
import static dev.trainyard.catalog.publish.Publishing.at;
import static dev.trainyard.catalog.publish.Publishing.branch;
import static dev.trainyard.catalog.publish.Publishing.to;
import static dev.trainyard.catalog.publish.Publishing.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.history.History;
import dev.trainyard.catalog.publish.PublishResult.Status;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.catalog.testing.TestApps;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogPublisherTest {

  @TempDir private Path temp;
  private Path remote;
  private Publication publication;

  @BeforeEach
  void createRemote() {
    remote = Git.bare(temp.resolve("remote.git"));
    publication = to(branch(remote.toString(), "main", temp.resolve("work")));
  }

  @Test
  void theFirstPublicationMakesBranchMainTheOneThatIsCloned() throws Exception {
    PublishResult result = publish(publication, app("demo", "1.0.0"), app("other", "0.1.0"));

    assertThat(result.status()).isEqualTo(Status.PUBLISHED);
    assertThat(result.problems().all()).isEmpty();
    Git.requireSound(remote, "main");
    assertThat(Git.run(remote, "symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
    assertThat(Git.run(remote, "rev-parse", "main")).isEqualTo(result.commit().orElseThrow());
    assertThat(Git.run(remote, "rev-parse", "main^{tree}")).isEqualTo(result.tree().orElseThrow());
    Git.run(
        temp, "clone", "--quiet", "--branch", "main", "--depth", "1", "file://" + remote, "clone");
    assertThat(temp.resolve("clone"))
        .isDirectoryContaining("glob:**/catalog.json")
        .isDirectoryContaining("glob:**/README.md");
    assertThat(
            Files.isExecutable(
                temp.resolve("clone/stable/demo/1.0.0/migrations/migrate_from_0.0.1")))
        .isTrue();
  }

  @Test
  void theCommitTellsWhoWhatAndFromWhere() throws Exception {
    publish(publication, app("demo", "1.0.0"), app("other", "0.1.0"));

    assertThat(Git.run(remote, "log", "-1", "--format=%an <%ae> %cn %cI%n%B", "main"))
        .isEqualTo(
            """
            Jörg <joerg@example.org> Jörg 2026-03-01T10:00:00+00:00
            Publish 2 versions

            * stable/demo/1.0.0
            * stable/other/0.1.0

            Definition-Commit: 1234567890123456789012345678901234567890
            History-Line: %s\
            """
                .formatted(
                    History.read(
                            Content.text(Git.run(remote, "show", "main:" + History.FILE) + "\n"))
                        .hash(1)));
    assertThat(
            Git.run(
                remote,
                "log",
                "-1",
                "--format=%(trailers:key=Definition-Commit,valueonly)",
                "main"))
        .startsWith(Publishing.DEFINITIONS);
  }

  @Test
  void whatIsPublishedAlreadyIsNotPublishedAgain() throws Exception {
    PublishResult first = publish(publication, app("demo", "1.0.0"));
    PublishResult second =
        at(TIME.plus(Duration.ofDays(1)))
            .publish(publication, List.of(app("demo", "1.0.0")), Optional.empty(), 5);

    assertThat(second.status()).isEqualTo(Status.UNCHANGED);
    assertThat(second.commit()).isEmpty();
    assertThat(second.tree()).isEqualTo(first.tree());
    assertThat(Git.run(remote, "rev-list", "--count", "main")).isEqualTo("1");
  }

  @Test
  void aPublishedVersionIsNeverChanged() throws Exception {
    publish(publication, app("demo", "1.0.0"), app("other", "1.0.0"));
    String before = Git.run(remote, "rev-parse", "main");

    PublishResult result = publish(with("values.yaml", "port: 1\n"), "demo", "1.0.0");

    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.problems().all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.PUBLISHED_VERSION);
              assertThat(problem.describe())
                  .contains("stable/demo/1.0.0", "different are values.yaml", "more than 1.0.0");
            });
    assertThat(Git.run(remote, "rev-parse", "main")).isEqualTo(before);
  }

  @Test
  void allChangedVersionsAreNamedAtOnceWithAddedAndRemovedFiles() throws Exception {
    publish(publication, app("demo", "1.0.0"), app("other", "1.0.0"));

    PublishResult result =
        at(TIME)
            .publish(
                Publishing.in(publication, with("templates/new.yaml", "a: b\n")),
                List.of(app("demo", "1.0.0"), app("other", "1.0.0")),
                Optional.empty(),
                5);

    assertThat(result.problems().all())
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem.found()).contains("templates/new.yaml"));
  }

  @Test
  void aNewVersionIsHigherThanAllPublishedOnes() throws Exception {
    publish(publication, app("demo", "1.10.0"));

    PublishResult result = publish(publication, app("demo", "1.9.0"));

    assertThat(result.problems().all()).extracting(Problem::rule).containsOnly(Rule.VERSION_ORDER);
  }

  @Test
  void lastUpdateIsWhenAVersionCameToTheBranch() throws Exception {
    publish(publication, app("demo", "1.0.0"), app("other", "1.0.0"));
    at(TIME.plus(Duration.ofDays(1)))
        .publish(publication, List.of(app("demo", "1.1.0")), Optional.empty(), 5);
    at(TIME.plus(Duration.ofDays(2)))
        .publish(publication, List.of(app("third", "1.0.0")), Optional.empty(), 5);

    assertThat(lastUpdates("stable/demo/app_versions.json"))
        .containsExactly("2026-03-02 10:00:00", "2026-03-01 10:00:00");
    assertThat(lastUpdates("catalog.json"))
        .containsExactly("2026-03-02 10:00:00", "2026-03-01 10:00:00", "2026-03-03 10:00:00");
  }

  @Test
  void aVersionWithSomethingOfSomebodyElseStays() throws Exception {
    at(TIME).publish(publication, List.of(app("demo", "1.0.0")), Optional.empty(), 1);
    new BranchOfOthers(remote).put("stable/demo/1.0.0/NOTES.md", "notes");
    String changed = Git.run(remote, "rev-parse", "main");

    PublishResult result =
        at(TIME).publish(publication, List.of(app("demo", "1.1.0")), Optional.empty(), 1);

    assertThat(result.status()).isEqualTo(Status.PUBLISHED);
    assertThat(result.removed()).isEmpty();
    assertThat(result.problems().describe())
        .contains("TN300", "stable/demo/1.0.0", "stays as it is not", changed);
    assertThat(Git.run(remote, "show", "main:stable/demo/1.0.0/NOTES.md")).isEqualTo("notes");
    assertThat(
            at(TIME)
                .publish(publication, List.of(app("demo", "1.2.0")), Optional.empty(), 1)
                .removed())
        .containsExactly("stable/demo/1.1.0");
  }

  @Test
  void theNewestVersionsAreKept() throws Exception {
    for (String version : List.of("1.2.0", "1.9.0", "1.10.0", "2.0.0")) {
      PublishResult result =
          at(TIME).publish(publication, List.of(app("demo", version)), Optional.empty(), 2);
      assertThat(result.problems().all()).isEmpty();
    }

    assertThat(files("stable/demo/")).contains("stable/demo/1.10.0/", "stable/demo/2.0.0/");
    assertThat(files("stable/demo/")).doesNotContain("stable/demo/1.9.0/", "stable/demo/1.2.0/");
    assertThat(Git.run(remote, "log", "-1", "--format=%B", "main"))
        .contains("Publish demo 2.0.0 in stable", "No longer kept:\n* stable/demo/1.9.0");
  }

  @Test
  void whatOthersHaveOnTheBranchStays() throws Exception {
    Path clone = temp.resolve("clone");
    Git.run(temp, "clone", "--quiet", remote.toString(), clone.toString());
    Git.run(clone, "checkout", "--quiet", "-b", "main");
    Files.writeString(clone.resolve("LICENSE"), "Apache\r\n");
    Files.createDirectories(clone.resolve("docs/Größe"));
    Files.writeString(clone.resolve("docs/Größe/a b.md"), "text\n");
    Git.run(clone, "add", ".");
    commit(clone);
    Git.run(clone, "push", "--quiet", "origin", "main");

    publish(publication, app("demo", "1.0.0"));
    publish(publication, app("other", "1.0.0"));

    Git.run(clone, "pull", "--quiet", "origin", "main");
    assertThat(clone.resolve("LICENSE")).hasContent("Apache\r\n");
    assertThat(clone.resolve("docs/Größe/a b.md")).hasContent("text\n");
    assertThat(clone.resolve("stable/demo/1.0.0/Chart.yaml")).exists();
    assertThat(clone.resolve("stable/other/1.0.0/Chart.yaml")).exists();
  }

  @Test
  void definitionsGoToAnotherTrain() throws Exception {
    PublishResult result =
        at(TIME).publish(publication, List.of(app("demo", "1.0.0")), Optional.of("edge"), 5);

    assertThat(result.apps()).extracting("train").containsExactly("edge");
    assertThat(files("")).contains("edge/").doesNotContain("stable/");
  }

  @Test
  void aTrainThatTrueNasPassesOverIsRefusedAndAppsThatWouldMeetThere() throws Exception {
    assertThat(
            at(TIME)
                .publish(publication, List.of(app("demo", "1.0.0")), Optional.of("docs"), 5)
                .problems()
                .all())
        .extracting(Problem::rule)
        .containsExactly(Rule.TRAIN);
    assertThat(
            at(TIME)
                .publish(
                    publication,
                    List.of(app("demo", "1.0.0"), TestApps.app("edge", "demo", "1.1.0")),
                    Optional.of("both"),
                    5)
                .problems()
                .all())
        .extracting(Problem::rule)
        .contains(Rule.APP_TWICE);
  }

  @Test
  void aDryRunShowsEverythingAndPushesNothing() throws Exception {
    PublishResult result =
        publish(
            to(branch(remote.toString(), "main", temp.resolve("work")), true), app("a", "1.0.0"));

    assertThat(result.status()).isEqualTo(Status.DRY_RUN);
    assertThat(result.message()).startsWith("Publish a 1.0.0 in stable\n");
    // Both hold the time, and would be others when published.
    assertThat(result.commit()).isEmpty();
    assertThat(result.tree()).isEmpty();
    assertThat(Git.run(remote, "for-each-ref")).isEmpty();
    assertThat(Git.run(remote, "count-objects")).startsWith("0 objects");
  }

  /** Items that nobody touches keep their index only as long as its form is that of today. */
  @Test
  void theFormOfTheIndexHasANumber() throws Exception {
    publish(publication, app("demo", "1.0.0"));

    assertThat(
            Git.run(
                remote,
                "rev-parse",
                "main:.trainyard/index-format",
                "main:catalog.json",
                "main:stable/demo/app_versions.json"))
        .as(
            "whoever changes what the index of a version holds raises its edition's indexFormat,"
                + " too")
        .isEqualTo(
            "f6b507f623b7c3fa2b23f74de9f8666fdfb3965b\n"
                + "964552ee7d65406b6a9f506c5bd788ea5b3af083\n"
                + "12bee9c88811ccf48495fc267c9866a2204182cd");
  }

  @Test
  void nothingTemporaryStays() throws Exception {
    publish(publication, app("demo", "1.0.0"));
    publish(publication, app("demo", "0.1.0"));

    try (Stream<Path> left = Files.list(temp.resolve("work"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aDamagedItemOnTheBranchIsNamed() throws Exception {
    Path clone = temp.resolve("clone");
    publish(publication, app("demo", "1.0.0"));
    Git.run(temp, "clone", "--quiet", remote.toString(), clone.toString());
    Files.writeString(clone.resolve("stable/demo/1.0.0/Chart.yaml"), "a: [\n");
    Git.run(clone, "add", ".");
    commit(clone);
    Git.run(clone, "push", "--quiet", "origin", "main");

    PublishResult result = publish(publication, app("other", "1.0.0"));

    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.problems().describe()).contains("stable/demo/1.0.0/Chart.yaml");
  }

  private PublishResult publish(CatalogEdition edition, String name, String version)
      throws IOException {
    return at(TIME)
        .publish(
            Publishing.in(publication, edition), List.of(app(name, version)), Optional.empty(), 5);
  }

  private static PublishResult publish(
      Publication publication, dev.trainyard.generator.model.App... apps) throws IOException {
    return Publishing.publish(publication, apps);
  }

  private static void commit(Path clone) {
    Git.run(
        clone,
        "-c",
        "user.name=o",
        "-c",
        "user.email=o@example.org",
        "commit",
        "--quiet",
        "-m",
        "Other");
  }

  private List<String> lastUpdates(String file) {
    return Git.run(remote, "show", "main:" + file)
        .lines()
        .filter(line -> line.contains("\"last_update\""))
        .map(line -> line.replaceAll(".*: \"|\",$", ""))
        .toList();
  }

  private String files(String folder) {
    return Git.run(remote, "ls-tree", "-r", "--name-only", "main", folder.isEmpty() ? "." : folder);
  }

  /** Nobody has asked to remove what others have written. */
  @Test
  void versionsThatWereThereBeforeAreKept() throws Exception {
    Path repository = Git.bare(temp.resolve("before.git"));
    Publication there = to(branch(repository.toString(), "main", temp.resolve("work")));
    BranchOfOthers others = new BranchOfOthers(repository);
    for (int i = 1; i <= 3; i++) {
      Map<String, byte[]> files = new TreeMap<>();
      SampleEdition.files("stable", "demo", "0.0." + i)
          .forEach((path, content) -> files.put(path.value(), content.toBytes()));
      others.putAll(files);
    }
    for (int i = 1; i <= 3; i++) {
      PublishResult result =
          at(TIME).publish(there, List.of(app("demo", "1.0." + i)), Optional.empty(), 2);
      assertThat(result.removed()).isEqualTo(i < 3 ? List.of() : List.of("stable/demo/1.0.1"));
    }

    assertThat(Git.run(repository, "ls-tree", "-d", "--name-only", "main:stable/demo").lines())
        .containsExactly("0.0.1", "0.0.2", "0.0.3", "1.0.2", "1.0.3");
  }
}
