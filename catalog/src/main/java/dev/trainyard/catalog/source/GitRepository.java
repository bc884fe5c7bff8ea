package dev.trainyard.catalog.source;

import dev.trainyard.catalog.git.Isolation;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.git.RepositoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/** Opens git repositories on disk. */
public final class GitRepository {

  private static final int SHOWN = 10;

  private GitRepository() {}

  /** Whether there is a repository, bare or in the folder's {@code .git}. */
  public static boolean exists(Path path) {
    Isolation.ensure();
    return RepositoryFolder.in(path).isPresent();
  }

  /**
   * Opens a repository; the caller closes it. What git is told by user and machine has no say.
   *
   * @param path a bare repository, or a folder with one in {@code .git}
   * @throws UnreadableSourceException when there is none
   */
  public static Repository open(Path path) throws UnreadableSourceException {
    Isolation.ensure();
    Optional<Path> folder = RepositoryFolder.in(path);
    if (folder.isEmpty()) {
      throw new UnreadableSourceException(
          Files.exists(path) ? path + " is no git repository" : "there is no folder " + path);
    }
    try {
      return RepositoryFolder.open(folder.get());
    } catch (IOException e) {
      throw new UnreadableSourceException(
          "the git repository " + path + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** Whether the folder has a repository's own files, and so none of a branch. */
  static boolean isBare(Path folder) {
    Isolation.ensure();
    return RepositoryFolder.in(folder).filter(folder::equals).isPresent();
  }

  /** The branches there are, for people who have named none of them: {@code it has main, ...}. */
  static String branches(Repository repository) throws IOException {
    return branches(
        repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
            .map(branch -> branch.getName().substring(Constants.R_HEADS.length()))
            .sorted()
            .toList());
  }

  /**
   * The same of any repository.
   *
   * @param names short names of all its branches
   */
  public static String branches(Collection<String> names) {
    if (names.isEmpty()) {
      return "it has no branches";
    }
    return (names.size() == 1 ? "it has the branch " : "it has the branches ")
        + names.stream().limit(SHOWN).map(Printable::of).collect(Collectors.joining(", "))
        + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
  }
}
