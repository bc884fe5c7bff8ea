package dev.trainyard.catalog.source;

import dev.trainyard.catalog.git.Isolation;
import dev.trainyard.catalog.git.RepositoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/** Opens git repositories on disk. */
public final class GitRepository {

  private GitRepository() {}

  /** Whether there is a repository, bare or in the folder's {@code .git}. */
  public static boolean exists(Path path) {
    Isolation.ensure();
    return isRepository(path) || isRepository(path.resolve(Constants.DOT_GIT));
  }

  /**
   * Opens a repository; the caller closes it. What git is told by user and machine has no say.
   *
   * @param path a bare repository, or a folder with one in {@code .git}
   * @throws UnreadableSourceException when there is none
   */
  public static Repository open(Path path) throws UnreadableSourceException {
    if (!exists(path)) {
      throw new UnreadableSourceException(
          Files.exists(path) ? path + " is no git repository" : "there is no folder " + path);
    }
    Path folder = isRepository(path) ? path : path.resolve(Constants.DOT_GIT);
    try {
      return RepositoryFolder.open(folder);
    } catch (IOException e) {
      throw new UnreadableSourceException(
          "the git repository " + path + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private static boolean isRepository(Path folder) {
    return RepositoryFolder.holdsRepository(folder);
  }
}
