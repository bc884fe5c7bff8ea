package dev.trainyard.catalog.source;

import dev.trainyard.catalog.git.Isolation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;

/**
 * Where in a git repository a catalog lies.
 *
 * @param repository the folder of the repository's files
 * @param below the catalog's folder, from the root of the work tree, with {@code /} between
 *     segments; empty for the root
 * @param revision the revision that the catalog is, or is a change of
 */
record WorkPlace(Path repository, String below, String revision) {

  private static final String POINTER = "gitdir:";

  /** No system has longer paths. */
  private static final int POINTER_BYTES = 1 << 16;

  /** The place of a catalog; empty when it lies in no repository. */
  static Optional<WorkPlace> of(CatalogSource source) {
    try {
      if (source instanceof CatalogSource.Revision revision) {
        return GitRepository.exists(revision.repository())
            ? Optional.of(new WorkPlace(revision.repository(), "", revision.name()))
            : around(revision.repository().toRealPath(), revision.name());
      }
      return source instanceof CatalogSource.Folder folder && Files.isDirectory(folder.path())
          ? around(folder.path().toRealPath(), Constants.HEAD)
          : Optional.empty();
    } catch (IOException e) {
      // Whoever reads the catalog itself says what is wrong with it.
      return Optional.empty();
    }
  }

  private static Optional<WorkPlace> around(Path folder, String revision) throws IOException {
    Isolation.ensure();
    for (Path root = folder; root != null; root = root.getParent()) {
      Path git = root.resolve(Constants.DOT_GIT);
      if (Files.exists(git)) {
        String below =
            root.relativize(folder).toString().replace(root.getFileSystem().getSeparator(), "/");
        return repository(root, git).map(found -> new WorkPlace(found, below, revision));
      }
    }
    return Optional.empty();
  }

  /** A folder, or the file that a linked work tree and a submodule have in its place. */
  private static Optional<Path> repository(Path root, Path git) throws IOException {
    Path found = git;
    if (Files.isRegularFile(git) && Files.size(git) <= POINTER_BYTES) {
      String text = new String(Files.readAllBytes(git), StandardCharsets.UTF_8).strip();
      if (!text.startsWith(POINTER)) {
        return Optional.empty();
      }
      try {
        found = root.resolve(text.substring(POINTER.length()).strip()).normalize();
      } catch (InvalidPathException e) {
        return Optional.empty();
      }
    }
    return Optional.of(found).filter(GitRepository::exists);
  }
}
