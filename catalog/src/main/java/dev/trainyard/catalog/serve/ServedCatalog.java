package dev.trainyard.catalog.serve;

import dev.trainyard.catalog.layout.CatalogLayout;
import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.GitRepository;
import dev.trainyard.catalog.source.UnreadableSourceException;
import dev.trainyard.generator.edition.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/** The git repository that a server offers. */
public final class ServedCatalog implements AutoCloseable {

  private final Repository repository;
  private final Path origin;

  private ServedCatalog(Repository repository, Path origin) {
    this.repository = repository;
    this.origin = origin;
  }

  /**
   * Opens the published repository or, where there is none, makes one in memory from a generated
   * folder: one commit on {@code main} that depends on the files alone.
   *
   * @param repository a git repository; need not exist
   * @param folder a generated catalog; need not exist
   * @throws UnreadableSourceException when there is neither of them, or the repository has no
   *     branch
   */
  public static ServedCatalog open(Path repository, Path folder) throws UnreadableSourceException {
    if (Files.exists(repository)) {
      return published(repository);
    }
    SortedMap<String, Content> files;
    try {
      files = new CatalogSource.Folder(folder).read();
    } catch (UnreadableSourceException e) {
      throw new UnreadableSourceException(
          "there is no git repository "
              + repository
              + " and no catalog in "
              + folder
              + ": "
              + e.getMessage(),
          e);
    }
    if (!files.containsKey(CatalogLayout.CATALOG_JSON)) {
      throw new UnreadableSourceException(
          "there is no git repository " + repository + " and no catalog in " + folder);
    }
    try {
      return new ServedCatalog(MemoryRepository.of(files), folder);
    } catch (IOException e) {
      throw new UnreadableSourceException("the catalog in " + folder + " cannot be read: " + e, e);
    }
  }

  private static ServedCatalog published(Path path) throws UnreadableSourceException {
    ServedCatalog catalog = new ServedCatalog(GitRepository.open(path), path);
    try {
      if (catalog.branches().isEmpty()) {
        throw new UnreadableSourceException("the git repository " + path + " has no branch");
      }
      return catalog;
    } catch (IOException e) {
      catalog.close();
      throw new UnreadableSourceException(
          "the git repository " + path + " cannot be read: " + e.getMessage(), e);
    } catch (UnreadableSourceException e) {
      catalog.close();
      throw e;
    }
  }

  /** The short names of the branches, sorted. */
  public List<String> branches() throws IOException {
    return repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
        .map(Ref::getName)
        .map(Repository::shortenRefName)
        .sorted()
        .toList();
  }

  /** The repository or folder that the catalog comes from. */
  public Path origin() {
    return origin;
  }

  Repository repository() {
    return repository;
  }

  @Override
  public void close() {
    repository.close();
  }
}
