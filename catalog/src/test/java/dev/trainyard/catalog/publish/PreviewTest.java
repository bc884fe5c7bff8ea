package dev.trainyard.catalog.publish;

import static dev.trainyard.catalog.publish.Publishing.TIME;
import static dev.trainyard.catalog.publish.Publishing.app;
import static dev.trainyard.catalog.publish.Publishing.at;
import static dev.trainyard.catalog.publish.Publishing.branch;
import static dev.trainyard.catalog.publish.Publishing.publish;
import static dev.trainyard.catalog.publish.Publishing.to;
import static dev.trainyard.catalog.publish.Publishing.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.PreviewBranches;
import dev.trainyard.catalog.git.PreviewBranches.Deletion;
import dev.trainyard.catalog.git.PreviewName;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.history.HistoryCheck;
import dev.trainyard.catalog.publish.PublishResult.Status;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.catalog.testing.Tags;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Previews of a catalog in a local repository, with the git command line as second opinion. */
class PreviewTest {

  private static final Instant LATER = TIME.plusSeconds(3600);
  private static final Instant LAST = LATER.plusSeconds(3600);

  @TempDir private Path temp;
  private Path remote;
  private CatalogBranch main;

  @BeforeEach
  void publishDemo() throws Exception {
    remote = Git.bare(temp.resolve("remote.git"));
    main = branch(remote.toString(), "main", temp.resolve("work"));
    publish(to(main), app("demo", "1.0.0"));
  }

  private PublishResult preview(Instant time, String name, CatalogEdition edition, App... apps)
      throws Exception {
    CatalogBranch branch = branch(remote.toString(), "preview/" + name, temp.resolve("work"));
    return new PreviewPublisher(() -> time)
        .publish(Publishing.in(to(branch), edition), "main", List.of(apps), Optional.empty(), 5);
  }

  private PublishResult preview(Instant time, String name, App... apps) throws Exception {
    return preview(time, name, SampleEdition.CATALOG, apps);
  }

  private String git(String... arguments) {
    return Git.run(remote, arguments);
  }

  @Test
  void aPreviewStandsOnThePublishedBranchAndLeavesItAlone() throws Exception {
    String before = git("rev-parse", "main");

    PublishResult result = preview(LATER, "pr-12", app("demo", "1.1.0"));

    assertThat(result.problems().all()).isEmpty();
    assertThat(result.status()).isEqualTo(Status.PUBLISHED);
    assertThat(result.apps()).extracting(app -> app.id()).containsExactly("stable/demo/1.1.0");
    assertThat(git("rev-parse", "main")).isEqualTo(before);
    assertThat(git("rev-parse", "preview/pr-12^")).isEqualTo(before);
    assertThat(git("rev-parse", "preview/pr-12")).isEqualTo(result.commit().orElseThrow());
    assertThat(git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
    assertThat(git("diff", "--name-status", "main", "preview/pr-12").lines())
        .contains("M\tREADME.md", "M\tcatalog.json", "A\tstable/demo/1.1.0/Chart.yaml")
        .noneMatch(line -> line.contains(".trainyard"));
    assertThat(git("log", "-1", "--format=%B", "preview/pr-12"))
        .isEqualTo(
            """
            Preview pr-12

            * stable/demo/1.1.0

            Preview-Of: main %s
            Preview-Tree: %s
            Definition-Commit: %s"""
                .formatted(
                    before, git("rev-parse", "preview/pr-12^{tree}"), Publishing.DEFINITIONS));
    assertThat(git("show", "preview/pr-12:README.md"))
        .contains("**A preview.** The branch `preview/pr-12`", "what branch `main` would hold")
        .contains("| Branch | `preview/pr-12` |");
    assertThat(git("show", "main:README.md")).doesNotContain("preview");
    Git.requireSound(remote, "preview/pr-12");
  }

  @Test
  void aPlainCloneNeverFindsAPreview() throws Exception {
    git("symbolic-ref", "HEAD", "refs/heads/master");

    preview(LATER, "pr-12", app("demo", "1.1.0"));

    assertThat(git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/master");
  }

  @Test
  void aVersionOfAPreviewMayChangeUntilItIsPublished() throws Exception {
    preview(LATER, "pr-12", with("notes", "one"), app("demo", "1.1.0"));
    PublishResult second = preview(LAST, "pr-12", with("notes", "two"), app("demo", "1.1.0"));
    PublishResult third = preview(LAST, "pr-12", with("notes", "two"), app("demo", "1.1.0"));
    PublishResult published = preview(LAST, "pr-12", with("notes", "three"), app("demo", "1.0.0"));

    assertThat(second.problems().all()).isEmpty();
    assertThat(second.status()).isEqualTo(Status.PUBLISHED);
    assertThat(git("show", "preview/pr-12:stable/demo/1.1.0/notes")).isEqualTo("two");
    assertThat(git("rev-list", "--count", "main..preview/pr-12")).isEqualTo("2");
    assertThat(third.status()).isEqualTo(Status.UNCHANGED);
    assertThat(published.status()).isEqualTo(Status.REFUSED);
    assertThat(published.problems().all())
        .extracting(Problem::rule)
        .containsExactly(Rule.PUBLISHED_VERSION);
  }

  @Test
  void whatTheProposalNoLongerHasIsGoneFromThePreview() throws Exception {
    preview(LATER, "pr-12", app("demo", "1.1.0"), app("other", "1.0.0"));
    preview(LAST, "pr-12", app("demo", "1.2.0"));

    assertThat(git("ls-tree", "--name-only", "preview/pr-12", "stable/", "stable/demo/").lines())
        .contains("stable/demo/1.0.0", "stable/demo/1.2.0")
        .doesNotContain("stable/demo/1.1.0", "stable/other");
  }

  @Test
  void aNasThatAddedThePreviewCanPull() throws Exception {
    preview(LATER, "pr-12", with("notes", "one"), app("demo", "1.1.0"));
    Path nas = temp.resolve("nas");
    Git.run(
        temp,
        "clone",
        "-q",
        "--branch",
        "preview/pr-12",
        "--depth",
        "1",
        "file://" + remote,
        nas.toString());

    preview(LATER, "pr-12", with("notes", "two"), app("demo", "1.1.0"));
    pull(nas);
    assertThat(nas.resolve("stable/demo/1.1.0/notes")).hasContent("two");

    publish(to(main), app("other", "1.0.0"));
    publish(to(main), app("third", "1.0.0"));
    preview(LAST, "pr-12", with("notes", "three"), app("demo", "1.1.0"));
    pull(nas);

    assertThat(nas.resolve("stable/demo/1.1.0/notes")).hasContent("three");
    assertThat(nas.resolve("stable/other/1.0.0/Chart.yaml")).exists();
    assertThat(Git.run(nas, "rev-list", "--count", "HEAD")).as("commits on the NAS").isEqualTo("3");
    assertThat(git("show", "preview/pr-12:.trainyard/history.jsonl"))
        .isEqualTo(git("show", "main:.trainyard/history.jsonl"));
    Git.requireSound(remote, "preview/pr-12");
    Git.run(nas, "fsck", "--strict");
  }

  /** What the middleware of TrueNAS does. */
  private static void pull(Path nas) {
    Git.run(nas, "checkout", "-q", "preview/pr-12");
    Git.run(nas, "pull", "-q");
    assertThat(Git.run(nas, "status", "--porcelain")).isEmpty();
  }

  @Test
  void versionsKeepTheirTimes() throws Exception {
    preview(LATER, "pr-12", app("demo", "1.1.0"));
    at(LATER).publish(to(main), List.of(app("other", "1.0.0")), Optional.empty(), 5);
    preview(LAST, "pr-12", app("demo", "1.1.0"), app("new", "1.0.0"));

    assertThat(lastUpdate("demo", "1.0.0")).contains("2026-03-01 10:00:00");
    assertThat(lastUpdate("demo", "1.1.0")).contains("2026-03-01 11:00:00");
    assertThat(lastUpdate("other", "1.0.0")).contains("2026-03-01 11:00:00");
    assertThat(lastUpdate("new", "1.0.0")).contains("2026-03-01 12:00:00");
  }

  private String lastUpdate(String app, String version) throws Exception {
    return new JsonMapper()
        .readTree(git("show", "preview/pr-12:stable/" + app + "/app_versions.json"))
        .path(version)
        .path("last_update")
        .toString();
  }

  @Test
  void oldVersionsGiveWayAsWhenPublishing() throws Exception {
    CatalogBranch branch = branch(remote.toString(), "preview/a", temp.resolve("work"));
    PublishResult result =
        new PreviewPublisher(() -> LATER)
            .publish(to(branch), "main", List.of(app("demo", "1.1.0")), Optional.of("edge"), 1);
    PublishResult stable =
        new PreviewPublisher(() -> LATER)
            .publish(to(branch), "main", List.of(app("demo", "1.1.0")), Optional.empty(), 1);

    assertThat(result.apps()).extracting(app -> app.id()).containsExactly("edge/demo/1.1.0");
    assertThat(result.removed()).isEmpty();
    assertThat(stable.removed()).containsExactly("stable/demo/1.0.0");
    assertThat(git("ls-tree", "-d", "--name-only", "preview/a").lines())
        .contains("stable")
        .doesNotContain("edge");
  }

  @Test
  void aDryRunLeavesNoBranch() throws Exception {
    CatalogBranch branch = branch(remote.toString(), "preview/a", temp.resolve("work"));
    PublishResult result =
        new PreviewPublisher(() -> LATER)
            .publish(to(branch, true), "main", List.of(app("demo", "1.1.0")), Optional.empty(), 5);

    assertThat(result.status()).isEqualTo(Status.DRY_RUN);
    assertThat(git("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
  }

  @Test
  void withoutAPublishedBranchThereIsNothingToPreview() throws Exception {
    CatalogBranch branch = branch(remote.toString(), "preview/a", temp.resolve("work"));
    PublishResult result =
        new PreviewPublisher(() -> LATER)
            .publish(to(branch), "production", List.of(app("demo", "1.1.0")), Optional.empty(), 5);

    assertThat(result.problems().all())
        .extracting(Problem::rule)
        .containsExactly(Rule.PREVIEW_BASE);
    assertThat(git("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PreviewPublisher(() -> LATER)
                    .publish(to(main), "main", List.of(), Optional.empty(), 5));
  }

  @Test
  void previewsDoNotShowInTheHistory() throws Exception {
    preview(LATER, "pr-12", app("demo", "1.1.0"));
    publish(to(main), app("demo", "1.1.0"));

    HistoryCheck check = HistoryCheck.of(SampleEdition.CATALOG, main);

    assertThat(check.problems().all()).isEmpty();
    assertThat(check.entries()).hasSize(2);
  }

  private PreviewBranches previews() throws Exception {
    return new PreviewBranches(
        RemoteAddress.of(remote.toString(), temp), Access.USUAL, temp.resolve("work"));
  }

  @Test
  void onlyPreviewsAreSeenAndDeleted() throws Exception {
    preview(LATER, "pr-1", app("demo", "1.1.0"));
    preview(LATER, "pr-2", app("demo", "1.1.0"));
    for (String other : List.of("production", "preview/a/b", "preview/Odd", "my/preview/a")) {
      git("update-ref", "refs/heads/" + other, "main");
    }
    git("update-ref", "refs/tags/preview/pr-1", "main");
    String others =
        git("for-each-ref")
            .lines()
            .filter(line -> !line.matches(".*refs/heads/preview/pr-[12]"))
            .collect(Collectors.joining("\n"));

    SortedMap<PreviewName, String> seen = previews().list();
    Deletion deletion = previews().delete(seen);

    assertThat(seen.keySet()).extracting(PreviewName::value).containsExactly("pr-1", "pr-2");
    assertThat(deletion.problems()).isEmpty();
    assertThat(deletion.deleted()).isEqualTo(seen.keySet());
    assertThat(git("for-each-ref")).isEqualTo(others);
    assertThat(previews().list()).isEmpty();
    assertThat(previews().delete(previews().list()).deleted()).isEmpty();
  }

  @Test
  void aBranchThatNoPreviewWasPublishedToIsNobodysToDelete() throws Exception {
    preview(LATER, "pr-1", app("demo", "1.1.0"));
    preview(LATER, "pr-2", app("demo", "1.1.0"));
    git("update-ref", "refs/heads/preview/mine", "main");
    String more =
        git(
            "-c",
            "user.name=Ada",
            "-c",
            "user.email=a@example.org",
            "commit-tree",
            "-p",
            "preview/pr-2",
            "-m",
            "More by hand",
            "preview/pr-2^{tree}");
    git("update-ref", "refs/heads/preview/pr-2", more);

    assertThat(previews().ofOthers(previews().list()))
        .extracting(PreviewName::value)
        .containsExactly("mine", "pr-2");
    assertThat(previews().ofOthers(new TreeMap<>())).isEmpty();
  }

  /** The message stays when somebody amends a commit or melts others into it. */
  @Test
  void aPreviewThatSomebodyHasAmendedIsSomebodysOwn() throws Exception {
    preview(LATER, "pr-1", app("demo", "1.1.0"));
    preview(LATER, "pr-2", app("demo", "1.1.0"));
    Path work = temp.resolve("amended");
    Git.run(temp, "clone", "-q", "-b", "preview/pr-1", remote.toString(), work.toString());
    Files.writeString(work.resolve("notes"), "three days of work");
    Git.run(work, "add", "notes");
    Git.run(
        work,
        "-c",
        "user.name=Bob",
        "-c",
        "user.email=b@example.org",
        "commit",
        "-q",
        "--amend",
        "--no-edit");
    Git.run(work, "push", "-q", "-f", "origin", "HEAD:preview/pr-1");
    String amended = git("rev-parse", "preview/pr-1");

    assertThat(previews().ofOthers(previews().list()))
        .extracting(PreviewName::value)
        .containsExactly("pr-1");
    assertThat(preview(LAST, "pr-1", app("demo", "1.2.0")).problems().all())
        .extracting(Problem::rule)
        .containsExactly(Rule.PREVIEW_CHANGED);
    assertThat(git("rev-parse", "preview/pr-1")).isEqualTo(amended);
  }

  /** A tag may name itself, as long as nobody compares it with its name. */
  @Test
  void aTagInThePlaceOfAPreviewIsSomebodysOwn() throws Exception {
    preview(LATER, "pr-1", app("demo", "1.1.0"));
    Tags.ofItself(remote, "refs/heads/preview/pr-2");

    assertThat(previews().ofOthers(previews().list()))
        .extracting(PreviewName::value)
        .containsExactly("pr-2");
  }

  /** What git would write and delete is the branch behind it. */
  @Test
  void anotherNameOfABranchIsNoPreview() throws Exception {
    preview(LATER, "pr-1", app("demo", "1.1.0"));
    git("symbolic-ref", "refs/heads/preview/pr-2", "refs/heads/preview/pr-1");
    git("symbolic-ref", "refs/heads/preview/pr-3", "refs/heads/person");
    String before = git("for-each-ref");

    assertThat(previews().ofOthers(previews().list()))
        .extracting(PreviewName::value)
        .containsExactly("pr-2");
    assertThat(preview(LATER, "pr-3", app("demo", "1.1.0")).problems().describe())
        .contains("TN311", "preview/pr-3 is a symbolic reference to refs/heads/person");
    assertThatExceptionOfType(GitFailure.class)
        .isThrownBy(() -> previews().delete(previews().list()))
        .withMessageContaining("preview/pr-2 is a symbolic reference");
    assertThat(git("for-each-ref")).isEqualTo(before);
  }

  /** The commits of a repository that borrows them are away with the disk they lie on. */
  @Test
  void aBranchWhoseCommitCannotBeReadIsNotTakenForAPreview() throws Exception {
    preview(LATER, "pr-1", app("demo", "1.1.0"));
    String commit = git("rev-parse", "preview/pr-1");
    Files.delete(remote.resolve("objects/" + commit.substring(0, 2) + "/" + commit.substring(2)));

    assertThatExceptionOfType(GitFailure.class)
        .isThrownBy(() -> previews().ofOthers(previews().list()))
        .withMessageContaining(commit);
  }

  @Test
  void noPreviewIsPublishedOntoABranchOfSomebodyElse() throws Exception {
    String mine =
        git(
            "-c",
            "user.name=Ada",
            "-c",
            "user.email=a@example.org",
            "commit-tree",
            "-p",
            "main",
            "-m",
            "My work",
            "main^{tree}");
    git("update-ref", "refs/heads/preview/pr-9", mine);

    PublishResult result = preview(LATER, "pr-9", app("demo", "1.1.0"));

    assertThat(result.problems().all())
        .extracting(Problem::rule)
        .containsExactly(Rule.PREVIEW_CHANGED);
    assertThat(git("rev-parse", "preview/pr-9")).isEqualTo(mine);
  }

  @Test
  void aPreviewThatMovedOnStays() throws Exception {
    preview(LATER, "pr-1", app("demo", "1.1.0"));
    preview(LATER, "pr-2", app("demo", "1.1.0"));
    preview(LATER, "pr-3", app("demo", "1.1.0"));
    SortedMap<PreviewName, String> seen = previews().list();
    PublishResult newer = preview(LAST, "pr-2", app("demo", "1.2.0"));
    git("update-ref", "-d", "refs/heads/preview/pr-3");

    Deletion deletion = previews().delete(seen);

    assertThat(deletion.deleted())
        .extracting(PreviewName::value)
        .as("one of them by somebody else")
        .containsExactly("pr-1", "pr-3");
    assertThat(deletion.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.PREVIEW_CHANGED);
              assertThat(problem.found()).startsWith("preview/pr-2 ");
            });
    assertThat(git("rev-parse", "preview/pr-2")).isEqualTo(newer.commit().orElseThrow());
  }

  /** More of them than the line of one command could name. */
  @Test
  void previewsOfAnyNumberAreDeleted() throws Exception {
    String tip = Git.run(remote, "rev-parse", "main");
    StringBuilder packed = new StringBuilder("# pack-refs with: peeled fully-peeled sorted \n");
    packed.append(tip).append(" refs/heads/main\n");
    for (int i = 1000; i < 1450; i++) {
      packed.append(tip).append(" refs/heads/preview/pr-").append(i).append('\n');
    }
    Files.writeString(remote.resolve("packed-refs"), packed);
    PreviewBranches previews = previews();

    Deletion deletion = previews.delete(previews.list());

    assertThat(deletion.problems()).isEmpty();
    assertThat(deletion.deleted()).hasSize(450);
    assertThat(Git.run(remote, "for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
  }

  @Test
  void aRepositoryThatRefusesToDelete() throws Exception {
    preview(LATER, "pr-1", app("demo", "1.1.0"));
    preview(LATER, "pr-2", app("demo", "1.1.0"));
    Path hook =
        Files.writeString(
            remote.resolve("hooks/update"),
            "#!/bin/sh\ntest \"$1\" != refs/heads/preview/pr-1 || { echo keep it >&2; exit 1; }\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));

    Deletion deletion = previews().delete(previews().list());

    assertThat(deletion.deleted()).extracting(PreviewName::value).containsExactly("pr-2");
    assertThat(deletion.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.TARGET_REFUSES);
              assertThat(problem.found()).contains("preview/pr-1", "hook declined");
            });
    assertThat(previews().list().keySet()).extracting(PreviewName::value).containsExactly("pr-1");
  }
}
