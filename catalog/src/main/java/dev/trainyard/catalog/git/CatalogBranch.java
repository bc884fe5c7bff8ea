package dev.trainyard.catalog.git;

import dev.trainyard.catalog.git.Edit.NextCommit;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * A branch of a remote repository that only moves forward.
 *
 * <p>{@link #update} fetches the tip, asks what is to become of it, makes the commit without a work
 * tree and pushes it without force. When somebody else was faster it starts again from the new tip.
 * Until the push succeeds the remote is untouched; local files live in a temporary folder.
 */
public final class CatalogBranch {

  /** How long a server may say nothing. */
  static final Duration TIMEOUT = Duration.ofMinutes(1);

  private static final int ATTEMPTS = 25;

  private final RemoteAddress address;
  private final String branch;
  private final Pauses pauses;
  private final Workshop workshop;

  /**
   * A branch; nothing is read yet.
   *
   * @param address the repository
   * @param branch the branch's short name, such as {@code main}
   * @param access what the remote is shown
   * @param workFolder folder for temporary files; created when needed
   * @param pauses what happens between attempts
   * @param createMissing whether to create a repository in a local folder that is not there
   * @throws GitFailure when git does not allow the branch's name
   */
  public CatalogBranch(
      RemoteAddress address,
      String branch,
      Access access,
      Path workFolder,
      Pauses pauses,
      boolean createMissing)
      throws GitFailure {
    this(address, branch, access, workFolder, pauses, createMissing, TIMEOUT);
  }

  /** A branch on a server that may be silent for so long. */
  CatalogBranch(
      RemoteAddress address,
      String branch,
      Access access,
      Path workFolder,
      Pauses pauses,
      boolean createMissing,
      Duration timeout)
      throws GitFailure {
    this.address = Objects.requireNonNull(address, "address");
    this.branch = branch;
    this.workshop = new Workshop(address, branch, access, workFolder, createMissing, timeout);
    this.pauses = pauses;
    // As git check-ref-format --branch: neither a name of the tip nor an option; and no whole name
    // of a ref.
    if (!Repository.isValidRefName(Constants.R_HEADS + branch)
        || branch.equals(Constants.HEAD)
        || branch.equals("@")
        || branch.startsWith(Constants.R_REFS)
        || branch.startsWith("-")) {
      throw GitFailure.of(
          Rule.PUBLISH_SETTING,
          "\"" + branch + "\" is no name of a branch",
          "a short name, such as main, that git check-ref-format --branch accepts",
          "Choose another branch.");
    }
  }

  /** The branch's short name. */
  public String name() {
    return branch;
  }

  /** Whether the repository is one that would be created by a push. */
  public boolean isMissing() {
    return workshop.isMissing();
  }

  /** The repository. */
  public RemoteAddress address() {
    return address;
  }

  /**
   * What an update did.
   *
   * @param commit the new commit; empty when nothing was to be done
   * @param tree the tree of the new commit, or of the tip; empty when there is none
   * @param pushed whether the remote has the commit now
   * @param attempts how many times the commit was made
   * @param doubts warnings about what became of it
   */
  public record Outcome(
      Optional<String> commit,
      Optional<String> tree,
      boolean pushed,
      int attempts,
      List<Problem> doubts) {

    /** Copies the list. */
    public Outcome {
      doubts = List.copyOf(doubts);
    }
  }

  /** Something to be read from a branch. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads what is wanted; trees and commits cannot be used afterwards. */
    T from(Tip tip) throws GitFailure, IOException;
  }

  /**
   * Reads the branch.
   *
   * @throws GitFailure when it cannot be reached
   * @throws IOException when the folder for temporary files cannot be used
   */
  public <T> T read(Reading<T> reading) throws GitFailure, IOException {
    return workshop.work(
        false,
        (local, remote) -> {
          try (ObjectReader reader = local.newObjectReader()) {
            return reading.from(
                new Tip(reader, workshop.fetch(local, remote), siblings(local, remote)));
          }
        });
  }

  /**
   * Moves the branch forward by one commit, or not at all.
   *
   * @param edit says what the commit holds
   * @param author who wrote it and makes it
   * @param signing how it is signed
   * @param dryRun whether to do everything but the push
   * @throws GitFailure when it cannot be done; the remote is then as it was
   * @throws IOException when the folder for temporary files cannot be used
   */
  public Outcome update(Edit edit, Identity author, Optional<Signing> signing, boolean dryRun)
      throws GitFailure, IOException {
    return workshop.work(
        !dryRun,
        (local, remote) -> update(local, remote, edit, new Authorship(author, signing), dryRun));
  }

  private static Tip.Siblings siblings(Repository local, Remote remote) {
    return new Tip.Siblings() {
      @Override
      public Optional<ObjectId> fetch(String branch) throws GitFailure {
        return remote.fetch(local, branch);
      }

      @Override
      public SortedSet<String> names() throws GitFailure {
        return new TreeSet<>(remote.branches(local).keySet());
      }
    };
  }

  private Outcome update(
      Repository local, Remote remote, Edit edit, Authorship authorship, boolean dryRun)
      throws GitFailure, IOException {
    remote.requireOwn(branch);
    Outcome outcome = attempts(local, remote, edit, authorship, dryRun);
    Optional<Path> folder = address.folder().flatMap(RepositoryFolder::find);
    if (folder.isPresent() && outcome.pushed() && outcome.doubts().isEmpty()) {
      remote.here(
          folder.get(),
          target -> {
            BareRepository.settleHead(target, branch);
            return target;
          });
    }
    return outcome;
  }

  private Outcome attempts(
      Repository local, Remote remote, Edit edit, Authorship authorship, boolean dryRun)
      throws GitFailure, IOException {
    String last = "";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<ObjectId> before = workshop.fetch(local, remote);
      try (ObjectReader reader = local.newObjectReader()) {
        Tip tip = new Tip(reader, before, siblings(local, remote));
        Optional<NextCommit> next = edited(edit, tip, remote);
        if (next.isEmpty()) {
          return outcome(before, Optional.empty(), tip.tree().id(), attempt, Optional.empty());
        }
        authorship.requireNoSecret(next.get(), remote.secrets());
        ObjectId commit = authorship.commit(local, next.get(), before);
        if (dryRun) {
          return outcome(
              before, Optional.of(commit), next.get().tree().id(), attempt, Optional.empty());
        }
        Pushed pushed = push(local, remote, before, commit);
        if (pushed.isDone()) {
          return outcome(
              before,
              Optional.of(commit),
              next.get().tree().id(),
              attempt,
              Optional.of(pushed.doubts()));
        }
        last = pushed.refusal();
      }
      pause(attempt);
    }
    throw GitFailure.of(
        Rule.TARGET_BUSY,
        address
            + ": "
            + ATTEMPTS
            + " attempts to move branch "
            + branch
            + " forward failed, the last"
            + " with: "
            + last,
        "",
        "Publish again. If refs/heads/"
            + branch
            + ".lock lies in the repository and nobody uses it, git was killed there: delete the"
            + " file.");
  }

  /** Asks for the next commit; until then nothing is written, so all faults are the target's. */
  private static Optional<NextCommit> edited(Edit edit, Tip tip, Remote remote)
      throws GitFailure, IOException {
    try {
      return edit.on(tip);
    } catch (OddTreeException
        | MissingObjectException
        | IncorrectObjectTypeException
        | CorruptObjectException e) {
      throw e;
    } catch (IOException e) {
      throw remote.unreachable(e);
    }
  }

  /**
   * What became of an update.
   *
   * @param doubts what is doubtful about a push; empty when nothing was pushed
   */
  private static Outcome outcome(
      Optional<ObjectId> before,
      Optional<ObjectId> commit,
      String tree,
      int attempts,
      Optional<List<Problem>> doubts) {
    boolean exists = before.isPresent() || commit.isPresent();
    return new Outcome(
        commit.map(ObjectId::name),
        exists ? Optional.of(tree) : Optional.empty(),
        doubts.isPresent(),
        attempts,
        doubts.orElse(List.of()));
  }

  /**
   * What became of a push.
   *
   * @param refusal why it is worth to try again; empty when the remote has the commit
   * @param doubts warnings when that is the remote's word alone
   */
  private record Pushed(String refusal, List<Problem> doubts) {

    private static final Pushed DONE = new Pushed("", List.of());

    boolean isDone() {
      return refusal.isEmpty();
    }

    static Pushed refused(String reason) {
      return new Pushed(reason, List.of());
    }
  }

  private Pushed push(Repository local, Remote remote, Optional<ObjectId> before, ObjectId commit)
      throws GitFailure {
    Remote.Answer answer;
    try {
      answer =
          remote.push(local, List.of(new Remote.Move(branch, before, Optional.of(commit)))).get(0);
    } catch (IOException | RuntimeException e) {
      // The answer may have been lost after the remote had taken the commit.
      if (fetchAgain(local, remote, e).equals(Optional.of(commit))) {
        return Pushed.DONE;
      }
      throw remote.unreachable(e);
    }
    return switch (answer.outcome()) {
      case DONE -> new Pushed("", requireMoved(local, remote, commit));
      case MOVED_ON -> Pushed.refused("the branch has moved on");
      case REFUSED -> {
        String message = remote.shown(answer.message());
        if (!remote.fetch(local, branch).equals(before) || isLock(message)) {
          yield Pushed.refused(message);
        }
        throw GitFailure.of(
            Rule.TARGET_REFUSES,
            address + ": the push to " + branch + " was refused: " + message,
            "",
            "See what the repository's hooks, branch protection and file rights ask for.");
      }
    };
  }

  /**
   * A repository may take a push, say so, and make a review of it, something else or nothing, as
   * its hooks will. Somebody else may have gone on from there already.
   *
   * @return a warning when the branch cannot be looked at
   */
  private List<Problem> requireMoved(Repository local, Remote remote, ObjectId commit)
      throws GitFailure {
    Optional<ObjectId> now;
    try {
      now = remote.fetch(local, branch);
    } catch (GitFailure unknown) {
      return List.of(
          Problem.warning(
              Rule.TARGET,
              Where.ofApp(""),
              address
                  + ": the push to "
                  + branch
                  + " was accepted, and whether the branch has it could not be seen: "
                  + unknown.problems().get(0).found(),
              "",
              "Publish again when the repository can be reached; what is there stays as it is."));
    }
    if (now.isEmpty() || !isIn(local, commit, now.get())) {
      throw GitFailure.of(
          Rule.TARGET_REFUSES,
          address + ": the push to " + branch + " was accepted, and the branch does not have it",
          "",
          "See what the repository's hooks make of a push, and whether it waits for a review.");
    }
    return List.of();
  }

  private static boolean isIn(Repository local, ObjectId commit, ObjectId tip) {
    if (commit.equals(tip)) {
      return true;
    }
    try (RevWalk walk = new RevWalk(local)) {
      return walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(tip));
    } catch (IOException | RuntimeException unreadable) {
      return false;
    }
  }

  private Optional<ObjectId> fetchAgain(Repository local, Remote remote, Exception pushed)
      throws GitFailure {
    try {
      return remote.fetch(local, branch);
    } catch (GitFailure e) {
      GitFailure failure = remote.unreachable(pushed);
      failure.addSuppressed(e);
      throw failure;
    }
  }

  /** Words of JGit and git for a reference that somebody else is just writing. */
  private static boolean isLock(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return lower.contains("lock") || lower.contains("fetch first");
  }

  private void pause(int attempt) throws GitFailure {
    try {
      pauses.after(attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw GitFailure.of(
              Rule.TARGET_BUSY, address + ": interrupted between attempts", "", "Publish again.")
          .causedBy(e);
    }
  }
}
