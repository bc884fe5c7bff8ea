package dev.trainyard.catalog.git;

import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * Where commits for a branch of a remote repository are made: a repository in a temporary folder
 * that uses the objects of the remote one where that lies in a folder of this machine.
 *
 * @param address the remote repository
 * @param branch the branch's short name
 * @param access what the remote is shown
 * @param workFolder folder for temporary files; created when needed
 * @param createMissing whether to create a repository in a local folder that is not there
 * @param timeout how long a server may say nothing
 */
record Workshop(
    RemoteAddress address,
    String branch,
    Access access,
    Path workFolder,
    boolean createMissing,
    Duration timeout) {

  /** What is done there. */
  interface Work<T> {
    T in(Repository local, Remote remote) throws GitFailure, IOException;
  }

  /**
   * Does something.
   *
   * @param create whether to create a repository that is missing, if that is wanted
   * @throws GitFailure when the remote cannot be reached, or what it has be read
   * @throws IOException when the folder for temporary files cannot be used
   */
  <T> T work(boolean create, Work<T> work) throws GitFailure, IOException {
    Isolation.ensure();
    try (Remote remote = new Remote(address, access, timeout)) {
      if (create && createMissing) {
        createFolder(remote);
      }
      try (TemporaryFolder temporary = TemporaryFolder.in(workFolder, "branch-");
          Repository local = BareRepository.create(temporary.path().resolve("git"), branch)) {
        borrow(local, remote);
        return work.in(local, remote);
      }
    } catch (OddTreeException e) {
      throw e.failure();
    } catch (MissingObjectException | IncorrectObjectTypeException | CorruptObjectException e) {
      throw GitFailure.of(
              Rule.TARGET,
              address + ": the repository is damaged or cut off: " + e.getMessage(),
              "",
              "Check it with git fsck; a clone made before may have what is missing. If it is a"
                  + " shallow clone, git fetch --unshallow gets the rest.")
          .causedBy(e);
    } catch (IOException e) {
      throw new IOException(
          "the folder for temporary files, " + workFolder + ", cannot be used: " + e.getMessage(),
          e);
    }
  }

  private void createFolder(Remote remote) throws GitFailure {
    Optional<Path> folder = address.folder();
    if (folder.isEmpty()) {
      return;
    }
    try {
      if (BareRepository.exists(folder.get())) {
        BareRepository.sweepDrafts(folder.get());
      } else {
        BareRepository.createWhole(folder.get(), branch);
      }
    } catch (IOException e) {
      throw remote.unreachable(e);
    }
  }

  /** Uses the objects of a repository in a local folder where they are. */
  private void borrow(Repository local, Remote remote) throws GitFailure, IOException {
    Optional<Path> folder = address.folder().flatMap(RepositoryFolder::find);
    if (folder.isEmpty()) {
      return;
    }
    Optional<Path> objects =
        remote.here(
            folder.get(),
            origin ->
                origin.getObjectDatabase().getShallowCommits().isEmpty()
                    ? Optional.of(BareRepository.objects(origin))
                    : Optional.empty());
    if (objects.isEmpty()) {
      throw GitFailure.of(
          Rule.TARGET,
          address + " is a shallow clone: its history is cut off (--depth)",
          "a repository with its whole history",
          "Get the rest with git fetch --unshallow; in a pipeline check out with fetch-depth: 0.");
    }
    BareRepository.borrow(local, objects.get());
  }

  /** Whether the repository is one that would be created by a push. */
  boolean isMissing() {
    return createMissing
        && address.folder().filter(path -> !BareRepository.exists(path)).isPresent();
  }

  /** The tip of the branch; empty when there is none. */
  Optional<ObjectId> fetch(Repository local, Remote remote) throws GitFailure {
    return isMissing() ? Optional.empty() : remote.fetch(local, branch);
  }
}
