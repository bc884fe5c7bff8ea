package dev.trainyard.maven;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.PreviewBranches;
import dev.trainyard.catalog.git.PreviewBranches.Deletion;
import dev.trainyard.catalog.git.PreviewName;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Deletes previews: one whose pull request is closed, or all but those of open pull requests.
 *
 * <p>Only branches below {@code preview/} can be deleted, and only as they were seen: a preview
 * that somebody publishes to at the same time stays, and the goal fails. A branch whose newest
 * commit published no preview, or has been amended since, is somebody's own, and stays. Needs no
 * project where a target is given.
 *
 * @since 0.1.0
 */
@Mojo(name = "clean-previews", requiresProject = false, threadSafe = true)
public final class CleanPreviewsMojo extends RepositoryMojo {

  /**
   * The one preview to delete; its name, such as {@code pr-12}. One that is not there is deleted
   * already.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.preview")
  private String preview;

  /**
   * The previews that stay while all others are deleted, separated by commas on the command line;
   * names, or {@code none} to delete all of them.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.previews.keep")
  private List<String> keepPreviews = List.of();

  /**
   * Whether to show what would be deleted and delete nothing; {@code true} or {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  GoalKind kind() {
    return GoalKind.ofAnyPlace("clean-previews", "Not all previews were deleted");
  }

  @Override
  void run(GoalRun run) throws GoalFailure, GitFailure, IOException {
    if (target().isEmpty() && !DefaultPublication.of(run).project()) {
      // What lies there may come with the catalog of somebody else, and git runs its hooks.
      throw GoalFailure.ofSetting(
          "truenas.publish.target is not set, and there is no project here that would publish to "
              + DefaultPublication.PATH,
          "the address of the repository",
          "Name it with -Dtruenas.publish.target, or call the goal beside the POM.");
    }
    PublishedCatalog catalog = catalog("", run);
    PreviewSelection selection =
        PreviewSelection.of(preview, keepPreviews, run.editions().editions());
    PreviewBranches previews =
        new PreviewBranches(catalog.address(), catalog.access(), catalog.workFolder());
    SortedMap<PreviewName, String> there = previews.list();
    SortedMap<PreviewName, String> chosen = new TreeMap<>(there);
    chosen.keySet().removeIf(name -> !selection.deletes(name));
    SortedSet<PreviewName> ofOthers = previews.ofOthers(chosen);
    chosen.keySet().removeAll(ofOthers);
    Deletion deletion =
        dryRun ? new Deletion(new TreeSet<>(chosen.keySet()), List.of()) : previews.delete(chosen);
    SortedMap<PreviewName, String> kept = new TreeMap<>(there);
    kept.keySet().removeAll(deletion.deleted());
    run.result().put("deleted", texts(deletion.deleted())).put("kept", texts(kept.keySet()));
    run.say(
        deletion.deleted().stream()
            .map(
                name ->
                    (dryRun ? "Would delete " : "Deleted ")
                        + name.branch()
                        + ", was "
                        + there.get(name))
            .toList());
    List<Problem> problems = new ArrayList<>(deletion.problems());
    ofOthers.forEach(name -> problems.add(ofOthers(name, selection.stay())));
    if (problems.stream().anyMatch(Problem::isError)) {
      throw GoalFailure.of(Problems.of(problems));
    }
    run.problems().tell(Problems.of(problems));
    run.result()
        .status(dryRun ? "dry_run" : deletion.deleted().isEmpty() ? "unchanged" : "deleted");
    run.conclude(
        List.of(
            "Previews of %s: %d %s, %d left"
                .formatted(
                    catalog.shown(),
                    deletion.deleted().size(),
                    dryRun ? "to delete" : "deleted",
                    kept.size())));
  }

  /** A preview that was named is expected to go; of all others only those go that are some. */
  private static Problem ofOthers(PreviewName name, boolean unnamed) {
    String found =
        name.branch() + " has a newest commit that published no preview or was amended, and stays";
    String fix = "Delete the branch with git if nobody needs it.";
    return unnamed
        ? Problem.warning(Rule.PREVIEW_CHANGED, Where.ofApp(""), found, "", fix)
        : Problem.error(
            Rule.PREVIEW_CHANGED,
            Where.ofApp(""),
            found,
            "a branch whose newest commit is of truenas:publish",
            fix);
  }

  private static List<String> texts(Collection<PreviewName> names) {
    return names.stream().map(PreviewName::value).toList();
  }
}
