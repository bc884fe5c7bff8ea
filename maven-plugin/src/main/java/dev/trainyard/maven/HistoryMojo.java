package dev.trainyard.maven;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.git.Tip;
import dev.trainyard.catalog.history.Entry;
import dev.trainyard.catalog.history.History;
import dev.trainyard.catalog.history.HistoryCheck;
import dev.trainyard.catalog.history.Published;
import dev.trainyard.catalog.source.GitRepository;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows and checks the history of a published catalog: its lines must follow each other, and belong
 * to the commits of the branch.
 *
 * @since 0.1.0
 */
@Mojo(name = "history", threadSafe = true)
public final class HistoryMojo extends RepositoryMojo {

  /**
   * Branch that holds the catalog; the name of a git branch. TrueNAS proposes {@code main}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.catalog.branch", defaultValue = "main", required = true)
  private String branch;

  /**
   * Editions to check, separated by commas on the command line; names of editions, all of them when
   * empty. The first edition has the folders and branches as they are named, each other one those
   * with its name after a hyphen.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.editions")
  private List<String> editions = List.of();

  @Override
  List<CatalogEdition> editions() throws GoalFailure {
    return selection().of(editions);
  }

  @Override
  GoalKind kind() {
    return GoalKind.ofAnyPlace("history", "The history is not sound");
  }

  @Override
  void run(GoalRun run) throws GoalFailure, GitFailure, IOException {
    PublishedCatalog catalog = catalog(run.place(branch), run);
    run.result().put("branch", run.place(branch));
    HistoryCheck check =
        catalog
            .branch(false)
            .read(
                tip -> {
                  if (tip.commit().isEmpty() && !mayBeMissing(run)) {
                    throw missing(catalog.shown(), run.place(branch), tip);
                  }
                  return HistoryCheck.of(run.edition(), tip);
                });
    run.say(check.entries().stream().map(HistoryMojo::line).toList());
    run.result().put("entries", check.entries().size()).put("commit", check.commit().orElse(""));
    if (check.problems().hasErrors()) {
      throw GoalFailure.of(check.problems());
    }
    if (check.commit().isPresent() && check.entries().isEmpty()) {
      throw without(catalog.shown(), run.place(branch));
    }
    run.problems().tell(check.problems());
    if (check.commit().isEmpty()) {
      run.result().status("empty");
      run.conclude(
          List.of(
              "Nothing is published in branch " + run.place(branch) + " of " + catalog.shown()));
      return;
    }
    run.result().status("sound");
    run.conclude(
        List.of(
            "The history of branch %s of %s is sound: %d lines"
                .formatted(run.place(branch), catalog.shown(), check.entries().size())));
  }

  /** Whether nobody said that the edition is published. */
  private boolean mayBeMissing(GoalRun run) {
    return GivenNames.of(editions).isEmpty() && run.comesAlong();
  }

  /** A branch that is gone, or misspelt, must not pass for a sound one. */
  private static GitFailure missing(String repository, String branch, Tip tip) throws GitFailure {
    return new GitFailure(
        List.of(
            Problem.error(
                Rule.PUBLISH_SETTING,
                Where.ofApp(""),
                repository
                    + " has no branch "
                    + Printable.of(branch)
                    + "; "
                    + GitRepository.branches(tip.branches()),
                "a branch that a catalog was published to",
                "Name the branch in truenas.catalog.branch, and in truenas.editions the editions"
                    + " that are published; a branch that was deleted is restored with git from a"
                    + " clone made before.")));
  }

  /** Where nothing tells of publications, there is nothing that could be sound. */
  private static GitFailure without(String repository, String branch) {
    return new GitFailure(
        List.of(
            Problem.error(
                Rule.HISTORY,
                Where.ofApp(""),
                "branch "
                    + Printable.of(branch)
                    + " of "
                    + repository
                    + " has no history: no line in "
                    + History.FILE,
                "a branch that a catalog was published to",
                "Name the branch in truenas.catalog.branch. If a catalog was published to this one,"
                    + " somebody has replaced it: a clone made before has the true history.")));
  }

  private static String line(Entry entry) {
    return "%d %s %s %s %s %s"
        .formatted(
            entry.seq(),
            entry.time(),
            entry.actor(),
            entry.action().word(),
            entry.apps().stream().map(Published::id).collect(Collectors.joining(", ")),
            entry.reason())
        .stripTrailing();
  }
}
