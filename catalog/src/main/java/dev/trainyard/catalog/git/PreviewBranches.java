package dev.trainyard.catalog.git;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * The preview branches of a remote repository. Branches outside {@code preview/}, and those inside
 * whose names are no {@link PreviewName}, are neither seen nor touched.
 */
public final class PreviewBranches {

  private final RemoteAddress address;
  private final Access access;
  private final Path workFolder;

  /**
   * The previews of a repository; nothing is read yet.
   *
   * @param address the repository
   * @param access what the remote is shown
   * @param workFolder folder for temporary files; created when needed
   */
  public PreviewBranches(RemoteAddress address, Access access, Path workFolder) {
    this.address = Objects.requireNonNull(address, "address");
    this.access = Objects.requireNonNull(access, "access");
    this.workFolder = Objects.requireNonNull(workFolder, "workFolder");
  }

  /**
   * What a deletion did.
   *
   * @param deleted the previews that are gone now
   * @param problems one for each preview that is still there
   */
  public record Deletion(SortedSet<PreviewName> deleted, List<Problem> problems) {

    /** Copies the collections. */
    public Deletion {
      deleted = Collections.unmodifiableSortedSet(new TreeSet<>(deleted));
      problems = List.copyOf(problems);
    }
  }

  /**
   * The previews with the ids of their newest commits.
   *
   * @throws GitFailure when the repository cannot be reached
   * @throws IOException when the folder for temporary files cannot be used
   */
  public SortedMap<PreviewName, String> list() throws GitFailure, IOException {
    return inWorkshop(this::list);
  }

  /**
   * Those of some branches whose newest commit publishes no preview: somebody else made them, or
   * works on them. They are nobody's to delete.
   *
   * @param seen the previews with the ids of the commits they were seen at
   * @return those that are somebody else's; one that has moved on meanwhile is not among them
   * @throws GitFailure when the repository cannot be reached
   * @throws IOException when the folder for temporary files cannot be used
   */
  public SortedSet<PreviewName> ofOthers(SortedMap<PreviewName, String> seen)
      throws GitFailure, IOException {
    if (seen.isEmpty()) {
      return new TreeSet<>();
    }
    return inWorkshop(
        (local, remote) -> {
          SortedMap<String, ObjectId> branches = new TreeMap<>();
          seen.forEach((name, id) -> branches.put(name.branch(), ObjectId.fromString(id)));
          SortedMap<String, Remote.Told> told = remote.told(local, branches);
          return seen.keySet().stream()
              .filter(name -> told.containsKey(name.branch()))
              .filter(
                  name -> {
                    Remote.Told newest = told.get(name.branch());
                    return !name.isPublishedBy(newest.message(), newest.tree());
                  })
              .collect(Collectors.toCollection(TreeSet::new));
        });
  }

  /**
   * Deletes previews that are still as they were seen. One that somebody published to meanwhile
   * stays, and so does one that the repository refuses to delete.
   *
   * @param seen the previews with the ids of the commits they were seen at
   * @throws GitFailure when the repository cannot be reached
   * @throws IOException when the folder for temporary files cannot be used
   */
  public Deletion delete(SortedMap<PreviewName, String> seen) throws GitFailure, IOException {
    if (seen.isEmpty()) {
      return new Deletion(new TreeSet<>(), List.of());
    }
    return inWorkshop(
        (local, remote) -> {
          for (PreviewName name : seen.keySet()) {
            remote.requireOwn(name.branch());
          }
          return delete(local, remote, seen);
        });
  }

  private interface Work<T> {
    T in(Repository local, Remote remote) throws GitFailure, IOException;
  }

  private <T> T inWorkshop(Work<T> work) throws GitFailure, IOException {
    Isolation.ensure();
    try (TemporaryFolder temporary = TemporaryFolder.in(workFolder, "previews-");
        Repository local = BareRepository.create(temporary.path().resolve("git"), "main");
        Remote remote = new Remote(address, access, CatalogBranch.TIMEOUT)) {
      return work.in(local, remote);
    }
  }

  private SortedMap<PreviewName, String> list(Repository local, Remote remote) throws GitFailure {
    SortedMap<PreviewName, String> previews = new TreeMap<>();
    remote
        .branches(local)
        .forEach(
            (branch, id) ->
                PreviewName.ofBranch(branch).ifPresent(name -> previews.put(name, id.name())));
    return previews;
  }

  private Deletion delete(Repository local, Remote remote, SortedMap<PreviewName, String> seen)
      throws GitFailure {
    List<Remote.Move> moves = new ArrayList<>();
    seen.forEach(
        (name, id) ->
            moves.add(
                new Remote.Move(
                    name.branch(), Optional.of(ObjectId.fromString(id)), Optional.empty())));
    List<Remote.Answer> answers;
    try {
      answers = remote.push(local, moves);
    } catch (IOException | RuntimeException e) {
      // The answer may have been lost after the remote had deleted them.
      GitFailure failure = remote.unreachable(e);
      if (Collections.disjoint(list(local, remote).keySet(), seen.keySet())) {
        return new Deletion(new TreeSet<>(seen.keySet()), List.of());
      }
      throw failure;
    }
    Map<PreviewName, String> now = list(local, remote);
    SortedSet<PreviewName> deleted = new TreeSet<>();
    List<Problem> problems = new ArrayList<>();
    for (Remote.Answer answer : answers) {
      PreviewName name = PreviewName.ofBranch(answer.move().branch()).orElseThrow();
      if (!now.containsKey(name)) {
        deleted.add(name);
      } else if (answer.outcome() == Remote.Outcome.MOVED_ON
          || !now.get(name).equals(seen.get(name))) {
        problems.add(changed(name));
      } else {
        problems.add(
            refused(
                name,
                answer.outcome() == Remote.Outcome.DONE
                    ? "the deletion was accepted, and it is still there"
                    : remote.shown(answer.message())));
      }
    }
    return new Deletion(deleted, problems);
  }

  private static Problem changed(PreviewName name) {
    return Problem.error(
        Rule.PREVIEW_CHANGED,
        Where.ofApp(""),
        name.branch() + " was published to while it was about to be deleted",
        "",
        "Delete it again when its pull request is closed.");
  }

  private Problem refused(PreviewName name, String message) {
    return Problem.error(
        Rule.TARGET_REFUSES,
        Where.ofApp(""),
        address + ": the deletion of " + name.branch() + " was refused: " + message,
        "",
        "See what the repository's hooks, branch protection and file rights ask for.");
  }
}
