package dev.trainyard.catalog.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** The newest commit of a branch of a remote repository, in a temporary one of its own. */
public final class FetchedCommit implements AutoCloseable {

  private final TemporaryFolder folder;
  private final Path repository;
  private final String commit;

  private FetchedCommit(TemporaryFolder folder, Path repository, String commit) {
    this.folder = folder;
    this.repository = repository;
    this.commit = commit;
  }

  /**
   * Fetches a commit; its history stays where it is.
   *
   * @param address the repository
   * @param name the short name of a branch or tag; empty for the branch that the remote proposes
   * @param access what the remote is shown
   * @param workFolder folder for temporary files; created when needed
   * @return empty when the repository has no such branch or tag
   * @throws GitFailure when the repository cannot be reached
   * @throws IOException when the folder for temporary files cannot be used
   */
  public static Optional<FetchedCommit> of(
      RemoteAddress address, String name, Access access, Path workFolder)
      throws GitFailure, IOException {
    Isolation.ensure();
    TemporaryFolder folder = TemporaryFolder.in(workFolder, "fetched-");
    boolean done = false;
    Path place = folder.path().resolve("git");
    try (Remote remote = new Remote(address, access, CatalogBranch.TIMEOUT);
        Repository local = BareRepository.create(place, "main")) {
      Optional<ObjectId> commit = remote.fetchAlone(local, name);
      done = commit.isPresent();
      return commit.map(id -> new FetchedCommit(folder, place, id.name()));
    } finally {
      if (!done) {
        folder.close();
      }
    }
  }

  /** The repository that holds it. */
  public Path repository() {
    return repository;
  }

  /** Its id. */
  public String commit() {
    return commit;
  }

  /** Removes the temporary repository. */
  @Override
  public void close() {
    try {
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
