package dev.trainyard.catalog.serve;

import dev.trainyard.catalog.git.Deadline;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.git.StoredObject;
import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.GitRepository;
import dev.trainyard.catalog.source.OpenCatalog;
import dev.trainyard.catalog.source.UnreadableSourceException;
import dev.trainyard.catalog.write.TreeWriter;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.dircache.InvalidPathException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/** The git repository that a server offers. */
public final class ServedCatalog implements AutoCloseable {

  /** It is served from memory. */
  private static final long MOST_GENERATED = 512L << 20;

  private static final int SHOWN = 10;

  private final Repository repository;
  private final String origin;

  private ServedCatalog(Repository repository, String origin) {
    this.repository = repository;
    this.origin = origin;
  }

  /**
   * Opens what was generated or, where there is no such folder, what was published.
   *
   * @param layout where things lie in the catalog
   * @param folder a generated catalog; need not exist
   * @param repository a git repository; need not exist
   * @throws UnreadableSourceException when there is neither of them, or it cannot be served
   */
  public static ServedCatalog open(Layout layout, Path folder, Path repository)
      throws UnreadableSourceException {
    Optional<ServedCatalog> generated = generated(layout, folder);
    if (generated.isPresent()) {
      return generated.get();
    }
    if (Files.exists(repository)) {
      return published(repository);
    }
    throw new UnreadableSourceException(
        "there is no catalog in " + folder + " and no git repository " + repository);
  }

  /**
   * Makes a repository in memory from a generated folder: one commit on {@code main} that depends
   * on the files alone. Empty when there is no catalog in the folder.
   *
   * @throws UnreadableSourceException when the folder cannot be read
   */
  static Optional<ServedCatalog> generated(Layout layout, Path folder)
      throws UnreadableSourceException {
    try {
      // A run that was cut off may have left the folder under another name, and one that goes on
      // may put another tree in its place.
      return TreeWriter.whole(folder, () -> read(layout, folder));
    } catch (InvalidPathException e) {
      throw new UnreadableSourceException(
          "the catalog in "
              + folder
              + " has a name that git does not take: "
              + Printable.of(String.valueOf(e.getMessage())),
          e);
    } catch (IOException e) {
      throw new UnreadableSourceException(
          "the catalog in " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Optional<ServedCatalog> read(Layout layout, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    SortedMap<String, Content> files = new TreeMap<>();
    SortedSet<String> others = new TreeSet<>();
    try (OpenCatalog catalog = new CatalogSource.Folder(folder).open()) {
      Set<String> written = TreeWriter.written(folder);
      long bytes = 0;
      for (var file : catalog.files().entrySet()) {
        if (written.isEmpty()
            ? !isOfCatalog(layout, file.getKey())
            : !written.contains(file.getKey())) {
          others.add(file.getKey());
        } else if (file.getValue().kind().isFile()) {
          bytes += file.getValue().size();
          if (bytes > MOST_GENERATED) {
            throw new IOException("it has more than " + MOST_GENERATED + " bytes");
          }
          files.put(file.getKey(), file.getValue().content());
        }
      }
      files.remove(TreeWriter.LEDGER);
      if (!files.containsKey(layout.index())) {
        return Optional.empty();
      }
      return Optional.of(
          new ServedCatalog(
              MemoryRepository.of(files), "the generated catalog in " + folder + without(others)));
    } catch (UnreadableSourceException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Of a catalog that somebody else has made: what TrueNAS reads, and the page for visitors. */
  private static boolean isOfCatalog(Layout layout, String path) {
    List<String> segments = List.of(path.split("/"));
    if (segments.stream().anyMatch(Constants.DOT_GIT::equalsIgnoreCase)) {
      return false;
    }
    String trains = layout.train("");
    return layout.indexes().contains(path)
        || layout.page().equals(path)
        || !layout.sources().isEmpty() && path.startsWith(layout.sources() + "/")
        || path.startsWith(trains)
            && path.indexOf('/', trains.length()) > 0
            && layout.isTrain(path.substring(trains.length(), path.indexOf('/', trains.length())));
  }

  /** What is nobody's catalog is not offered to the network. */
  private static String without(SortedSet<String> others) {
    return others.isEmpty()
        ? ""
        : ", without what else lies there: "
            + others.stream().limit(SHOWN).map(Printable::of).collect(Collectors.joining(", "))
            + (others.size() > SHOWN ? " and " + (others.size() - SHOWN) + " more" : "");
  }

  /**
   * Opens a published repository; each request sees it as it is then.
   *
   * @throws UnreadableSourceException when there is none, it has no branch, or its history is cut
   *     off: those who clone it whole could not
   */
  public static ServedCatalog published(Path path) throws UnreadableSourceException {
    ServedCatalog catalog =
        new ServedCatalog(GitRepository.open(path), "the published catalog in " + path);
    try {
      if (catalog.branches().isEmpty()) {
        throw new UnreadableSourceException("the git repository " + path + " has no branch");
      }
      if (!catalog.repository.getObjectDatabase().getShallowCommits().isEmpty()) {
        throw new UnreadableSourceException(
            "the git repository "
                + path
                + " is a shallow clone, which TrueNAS 22.02 and 22.12 cannot clone again;"
                + " git fetch --unshallow gets the rest of its history");
      }
      requireEndsOfTags(catalog.repository);
      return catalog;
    } catch (IOException | RuntimeException e) {
      catalog.close();
      throw new UnreadableSourceException(
          "the git repository " + path + " cannot be read: " + e.getMessage(), e);
    } catch (UnreadableSourceException e) {
      catalog.close();
      throw e;
    }
  }

  /** JGit tells whoever asks what each tag leads to, and would look for it without end. */
  private static void requireEndsOfTags(Repository repository) throws IOException {
    List<Ref> refs = Deadline.OF_FOLDER.keep(() -> repository.getRefDatabase().getRefs());
    try (ObjectReader objects = repository.newObjectReader()) {
      for (Ref ref : refs) {
        if (ref.getObjectId() != null && objects.has(ref.getObjectId())) {
          StoredObject.peeled(objects, ref.getObjectId());
        }
      }
    }
  }

  /** The short names of the branches, sorted. */
  public List<String> branches() throws IOException {
    return GitRepository.branchesOf(repository);
  }

  /** What is served, and from where, for people. */
  public String origin() {
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
