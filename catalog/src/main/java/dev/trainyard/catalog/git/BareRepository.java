package dev.trainyard.catalog.git;

import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Repositories in local folders. */
final class BareRepository {

  private BareRepository() {}

  /** Whether a folder holds a repository. */
  static boolean exists(Path folder) {
    return RepositoryFolder.find(folder).isPresent();
  }

  /** Creates an empty repository in a folder that is not there yet. */
  static Repository create(Path folder, String branch) throws IOException {
    Repository repository =
        new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
    repository.create(true);
    head(repository, branch);
    return repository;
  }

  /** Creates a repository, completely or not at all; another process may do the same. */
  static void createWhole(Path folder, String branch) throws IOException {
    Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
    try (TemporaryFolder draft = TemporaryFolder.in(parent, drafts(folder))) {
      create(draft.path().resolve("git"), branch).close();
      Files.move(draft.path().resolve("git"), folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      // Another process was faster; what it made is as good.
    } catch (FileSystemException e) {
      if (!exists(folder)) {
        throw e;
      }
    }
  }

  /** Removes what was left beside a repository by those who were killed when they created it. */
  static void sweepDrafts(Path folder) throws IOException {
    TemporaryFolder.sweep(folder.toAbsolutePath().getParent(), drafts(folder));
  }

  private static String drafts(Path folder) {
    return folder.getFileName() + ".new-";
  }

  /** Writes objects into one pack: a large catalog has too many for a file each. */
  static ObjectInserter inserter(Repository repository) {
    return repository.getObjectDatabase() instanceof ObjectDirectory directory
        ? directory.newPackInserter()
        : repository.newObjectInserter();
  }

  /** Opens a repository in a folder. */
  static Repository open(Path folder) throws IOException {
    return RepositoryFolder.open(RepositoryFolder.find(folder).orElse(folder));
  }

  /** The folder with the objects of a repository on disk. */
  static Path objects(Repository repository) {
    return ((ObjectDirectory) repository.getObjectDatabase()).getDirectory().toPath();
  }

  /** Lets a repository borrow the objects in the folder of another instead of copying them. */
  static void borrow(Repository repository, Path objects) throws IOException {
    Path info = Files.createDirectories(objects(repository).resolve("info"));
    Files.write(
        info.resolve("alternates"),
        (objects.toAbsolutePath() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Lets HEAD name a branch if the one it names does not exist, so that a plain clone finds the
   * catalog; never a preview. Where somebody works, or has a branch, HEAD is his. When somebody
   * else is just changing HEAD, that is left to a later publication.
   */
  static void settleHead(Repository repository, String branch) throws IOException {
    if (PreviewName.ofBranch(branch).isPresent()) {
      return;
    }
    Ref head = repository.exactRef(Constants.HEAD);
    boolean unborn = head == null || head.getLeaf().getObjectId() == null;
    Set<String> branches =
        repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
            .map(ref -> ref.getName().substring(Constants.R_HEADS.length()))
            .filter(name -> PreviewName.ofBranch(name).isEmpty())
            .collect(Collectors.toSet());
    if (repository.isBare() && unborn && branches.equals(Set.of(branch))) {
      head(repository, branch);
    }
  }

  private static void head(Repository repository, String branch) throws IOException {
    RefUpdate update = repository.updateRef(Constants.HEAD);
    update.disableRefLog();
    RefUpdate.Result result = update.link(Constants.R_HEADS + branch);
    if (result != RefUpdate.Result.NEW
        && result != RefUpdate.Result.FORCED
        && result != RefUpdate.Result.NO_CHANGE
        && result != RefUpdate.Result.LOCK_FAILURE) {
      throw new IOException("HEAD could not be set to " + branch + ": " + result);
    }
  }

  /**
   * What is to be said against changing a branch: the files on disk would no longer be those of the
   * branch, or it is only another name of one, which git would change in its place.
   */
  static Optional<GitFailure> objection(Repository repository, RemoteAddress address, String branch)
      throws IOException {
    Ref ref = repository.exactRef(Constants.R_HEADS + branch);
    if (ref != null && ref.isSymbolic()) {
      return Optional.of(
          GitFailure.of(
              Rule.TARGET_REFUSES,
              address
                  + ": branch "
                  + branch
                  + " is a symbolic reference to "
                  + ref.getTarget().getName(),
              "a branch",
              "Choose another branch, or take the reference away: git symbolic-ref --delete "
                  + Constants.R_HEADS
                  + branch));
    }
    if (!repository.isBare() && branch.equals(repository.getBranch())) {
      return Optional.of(
          GitFailure.of(
              Rule.TARGET_REFUSES,
              address + " has branch " + branch + " checked out",
              "a bare repository, or another branch",
              "Create one: git init --bare FOLDER, or choose another branch."));
    }
    return Optional.empty();
  }
}
