package dev.trainyard.catalog.git;

import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.util.FS;

/**
 * A branch of a repository in a local folder, to be pushed to without a server in between: JGit's
 * own, run inside the process, would leave files without an owner's name when it is killed, and
 * collect garbage in a thread that ends with the process.
 */
final class LocalTarget implements AutoCloseable {

  private static final List<String> HOOKS =
      List.of("pre-receive", "update", "post-receive", "post-update", "reference-transaction");

  private final Path folder;
  private final String branch;
  private Optional<Turn> turn = Optional.empty();

  LocalTarget(Path folder, String branch) {
    this.folder = folder;
    this.branch = branch;
  }

  /** Whether a push to the repository in a folder runs programs, which only git itself does. */
  static boolean hasHooks(Path folder) throws IOException {
    try (Repository target = BareRepository.open(folder)) {
      return hasHooks(target);
    }
  }

  private static boolean hasHooks(Repository target) {
    return HOOKS.stream().anyMatch(hook -> FS.DETECTED.findHook(target, hook) != null);
  }

  /** Another way to push, which knows the repository's hooks. */
  @FunctionalInterface
  interface WithHooks {
    String push() throws GitFailure, IOException;
  }

  /**
   * Moves the branch to a commit that follows its tip. The turn that this takes is kept until this
   * is closed, so that a second attempt meets no other publisher.
   *
   * @param local where the commit is
   * @param before the tip that the commit follows; empty for none
   * @param withHooks how to push when the repository has hooks
   * @return empty when the branch has the commit now; else why it is worth to try again
   * @throws IOException when the repository cannot be written; it is then as it was
   */
  String push(Repository local, Optional<ObjectId> before, ObjectId commit, WithHooks withHooks)
      throws GitFailure, IOException {
    try (Repository target = BareRepository.open(folder)) {
      Optional<String> obstacle = clear(target);
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
      if (!tip(target).equals(before)) {
        return "the branch has moved on";
      }
      if (hasHooks(target)) {
        String failure = withHooks.push();
        if (failure.isEmpty()) {
          BareRepository.settleHead(folder, branch);
        }
        return failure;
      }
      return push(local, target, before, commit);
    }
  }

  /** Clears up after a push that was killed, even if nothing is to be pushed now. */
  void settle() throws GitFailure, IOException {
    try (Repository target = BareRepository.open(folder)) {
      if (PushNote.isLeft(target)) {
        clear(target);
      } else if (turn.isEmpty()) {
        Turn.sweep(target);
      }
      if (tip(target).isPresent()) {
        BareRepository.settleHead(folder, branch);
      }
    }
  }

  private Optional<String> clear(Repository target) throws GitFailure, IOException {
    if (turn.isEmpty()) {
      turn = Optional.of(Turn.await(target));
    }
    return turn.get().clear(target);
  }

  private String push(
      Repository local, Repository target, Optional<ObjectId> before, ObjectId commit)
      throws GitFailure, IOException {
    Path noted = target.getCommonDirectory().toPath();
    try (PackWriter writer = new PackWriter(new PackConfig(target), local.newObjectReader())) {
      writer.setDeltaBaseAsOffset(true);
      writer.preparePack(
          NullProgressMonitor.INSTANCE,
          Set.of(commit),
          target.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
              .map(Ref::getObjectId)
              .collect(Collectors.toSet()));
      ObjectId pack = writer.computeName();
      new PushNote(ref(), commit, pack).write(noted);
      PackFiles.of(target, pack).write(writer);
      String failure = move(before, commit);
      if (failure.isEmpty()) {
        BareRepository.settleHead(folder, branch);
      }
      return failure;
    } finally {
      PushNote.remove(noted);
    }
  }

  private String move(Optional<ObjectId> before, ObjectId commit) throws GitFailure, IOException {
    // Opened anew: this one knows the new pack.
    try (Repository target = BareRepository.open(folder)) {
      RefUpdate update = target.updateRef(ref());
      update.setExpectedOldObjectId(before.orElse(ObjectId.zeroId()));
      update.setNewObjectId(commit);
      update.setRefLogMessage("push", true);
      RefUpdate.Result result = update.update();
      return switch (result) {
        case NEW, FAST_FORWARD, NO_CHANGE -> "";
        case LOCK_FAILURE, REJECTED ->
            tip(target).equals(before) ? ref() + " is locked" : "the branch has moved on";
        default ->
            throw GitFailure.of(
                Rule.TARGET_REFUSES,
                folder + ": branch " + branch + " could not be moved: " + result,
                "",
                "Check the repository with git fsck, and the rights to its files.");
      };
    }
  }

  private Optional<ObjectId> tip(Repository target) throws IOException {
    return Optional.ofNullable(target.exactRef(ref())).map(Ref::getObjectId);
  }

  private String ref() {
    return Constants.R_HEADS + branch;
  }

  @Override
  public void close() {
    turn.ifPresent(Turn::close);
  }
}
