package dev.trainyard.catalog.source;

import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.git.StoredObject;
import dev.trainyard.catalog.read.PublishedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A catalog that another one is to replace, and what both come from as far as git knows. */
public final class BaseCatalog implements AutoCloseable {

  private final String shown;
  private final OpenCatalog base;
  private final Optional<SortedMap<String, PublishedFile>> common;
  private final boolean ofProposal;

  private BaseCatalog(
      String shown,
      OpenCatalog base,
      Optional<SortedMap<String, PublishedFile>> common,
      boolean ofProposal) {
    this.shown = shown;
    this.base = base;
    this.common = common;
    this.ofProposal = ofProposal;
  }

  /**
   * Opens the base of a proposal.
   *
   * @param text what a user wrote: a revision of the git repository that the proposal lies in, such
   *     as {@code origin/main}, or else a source as {@link CatalogSource#parse(String, Path,
   *     Access, Path)} reads it; where the proposal lies in a repository, a folder is absolute or
   *     begins with a dot
   * @param place the name of the source of this edition, for one that all editions share; what is a
   *     revision of the proposal's repository is the same for all
   * @param proposal where the proposal comes from
   * @param folder what relative paths are relative to
   * @param access what a remote repository is shown
   * @param work folder for temporary files; created when needed
   * @throws UnreadableSourceException when there is no such revision and no such source
   */
  public static BaseCatalog open(
      String text,
      UnaryOperator<String> place,
      CatalogSource proposal,
      Path folder,
      Access access,
      Path work)
      throws UnreadableSourceException {
    boolean named = text.equals(CatalogSource.NONE) || text.contains("#") || text.contains("://");
    Optional<WorkPlace> around = named ? Optional.empty() : WorkPlace.of(proposal);
    if (around.isPresent()) {
      Optional<BaseCatalog> revision = revision(around.get(), text);
      if (revision.isPresent()) {
        return revision.get();
      }
    }
    if (around.isPresent() && !isPlace(text)) {
      // A proposal may bring a folder of the name of a revision that is missing here.
      throw new UnreadableSourceException(
          noRevision(text, around.get()) + "; a folder is written with ./ before it");
    }
    try {
      CatalogSource source = CatalogSource.parse(place.apply(text), folder, access, work);
      return new BaseCatalog(source.shown(), source.open(), Optional.empty(), false);
    } catch (UnreadableSourceException e) {
      throw around.isEmpty() || e.isMissing() && !place.apply(text).equals(text)
          ? e
          : new UnreadableSourceException(
              noRevision(text, around.get()) + ", and " + e.getMessage(), e);
    }
  }

  /** Whether a text that is no revision is, by its form, a folder or an address. */
  private static boolean isPlace(String text) {
    return text.startsWith(".")
        || RemoteAddress.isOfAnotherHost(text)
        || Path.of(text).isAbsolute();
  }

  private static String noRevision(String text, WorkPlace around) {
    return GitRepository.noRevision(
        RemoteAddress.mayHoldLogin(text) ? "it" : "\"" + text + "\"", text, around.repository());
  }

  private static Optional<BaseCatalog> revision(WorkPlace place, String name)
      throws UnreadableSourceException {
    Repository repository = GitRepository.open(place.repository());
    ObjectReader objects = repository.newObjectReader();
    Runnable closing =
        () -> {
          objects.close();
          repository.close();
        };
    boolean found = false;
    try {
      ObjectId id = GitRepository.resolveBase(repository, name);
      if (id == null) {
        return Optional.empty();
      }
      SortedMap<String, PublishedFile> files = files(objects, id, place.below());
      Optional<SortedMap<String, PublishedFile>> common = Optional.empty();
      Optional<ObjectId> ancestor = ancestor(repository, id, place.revision());
      if (ancestor.isPresent() && !ancestor.get().equals(id)) {
        common = Optional.of(files(objects, ancestor.get(), place.below()));
      }
      found = true;
      return Optional.of(new BaseCatalog(name, new OpenCatalog(files, closing), common, true));
    } catch (RevisionSyntaxException e) {
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      // JGit reads damaged objects with exceptions of all kinds.
      throw new UnreadableSourceException(
          "revision \""
              + name
              + "\" of the git repository "
              + place.repository()
              + " cannot be read: "
              + e.getMessage(),
          e);
    } finally {
      if (!found) {
        closing.run();
      }
    }
  }

  /** What lies below a folder in a commit or tree; nothing when there is no such folder. */
  private static SortedMap<String, PublishedFile> files(
      ObjectReader objects, ObjectId id, String below) throws IOException {
    ObjectId tree = id;
    if (!below.isEmpty()) {
      try (TreeWalk folder = TreeWalk.forPath(objects, below, RevisionFiles.tree(objects, id))) {
        if (folder == null || !folder.isSubtree()) {
          return Collections.unmodifiableSortedMap(new TreeMap<>());
        }
        tree = folder.getObjectId(0);
      }
    }
    return RevisionFiles.find(objects, tree);
  }

  /** Where two lines of commits part; empty when one of them is none, or is cut off before. */
  private static Optional<ObjectId> ancestor(Repository repository, ObjectId base, String revision)
      throws IOException {
    ObjectId head = GitRepository.resolve(repository, revision);
    try (RevWalk commits = new RevWalk(repository)) {
      if (head == null) {
        return Optional.empty();
      }
      commits.setRevFilter(RevFilter.MERGE_BASE);
      for (ObjectId end : List.of(head, base)) {
        ObjectId peeled = StoredObject.peeled(commits.getObjectReader(), end);
        if (!(commits.parseAny(peeled) instanceof RevCommit commit)) {
          return Optional.empty();
        }
        commits.markStart(commit);
      }
      RevCommit found = commits.next();
      // Of several, each may lack what the other has: git would merge them first. Without one, all
      // that the base has beyond the proposal counts as taken away.
      return commits.next() == null
          ? Optional.ofNullable(found).map(RevCommit::getId)
          : Optional.empty();
    }
  }

  /** What a user would write for it, without any login. */
  public String shown() {
    return shown;
  }

  /** Whether it is a revision of the repository that the proposal lies in. */
  public boolean isOfProposal() {
    return ofProposal;
  }

  /** Everything by path below the catalog's root. */
  public SortedMap<String, PublishedFile> files() {
    return base.files();
  }

  /**
   * The same of the commit that base and proposal both come from; empty when nobody knows, or when
   * it is the base itself.
   */
  public Optional<SortedMap<String, PublishedFile>> common() {
    return common;
  }

  @Override
  public void close() {
    base.close();
  }
}
