package dev.trainyard.catalog.source;

import dev.trainyard.catalog.git.StoredObject;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.ReadingLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Finds the files of one revision without checking it out. */
final class RevisionFiles {

  /** No system has longer links. */
  private static final int LINK_BYTES = 1 << 16;

  /**
   * A file of a commit.
   *
   * @param objects reads it
   * @param identity its id
   * @param kind what it is
   */
  private record Blob(ObjectReader objects, ObjectId identity, Kind kind) implements PublishedFile {
    @Override
    public long size() throws IOException {
      return kind.isFile() ? ask(() -> objects.getObjectSize(identity, Constants.OBJ_BLOB)) : 0;
    }

    @Override
    public InputStream open() throws IOException {
      return kind.isFile()
          ? ask(() -> objects.open(identity, Constants.OBJ_BLOB).openStream())
          : InputStream.nullInputStream();
    }

    @Override
    public Optional<String> target() throws IOException {
      return kind == Kind.LINK
          ? Optional.of(
              new String(
                  ask(() -> objects.open(identity, Constants.OBJ_BLOB).getCachedBytes(LINK_BYTES)),
                  StandardCharsets.UTF_8))
          : Optional.empty();
    }

    private interface Question<T> {
      T answer() throws IOException;
    }

    private <T> T ask(Question<T> question) throws IOException {
      // One reader serves one thread at a time.
      synchronized (objects) {
        try {
          return question.answer();
        } catch (RuntimeException e) {
          throw new IOException("the object " + identity.name() + " is damaged", e);
        }
      }
    }
  }

  private RevisionFiles() {}

  static OpenCatalog open(Path path, String revision) throws UnreadableSourceException {
    Repository repository = GitRepository.open(path);
    ObjectReader objects = repository.newObjectReader();
    Runnable closing =
        () -> {
          objects.close();
          repository.close();
        };
    boolean found = false;
    try {
      OpenCatalog catalog =
          new OpenCatalog(find(objects, commit(repository, path, revision)), closing);
      found = true;
      return catalog;
    } catch (RevisionSyntaxException e) {
      throw new UnreadableSourceException(
          GitRepository.noRevision("\"" + revision + "\"", revision, path), e);
    } catch (IOException | RuntimeException e) {
      // JGit reads damaged objects with exceptions of all kinds.
      throw new UnreadableSourceException(
          "revision \""
              + revision
              + "\" of the git repository "
              + path
              + " cannot be read: "
              + e.getMessage(),
          e);
    } finally {
      if (!found) {
        closing.run();
      }
    }
  }

  private static ObjectId commit(Repository repository, Path path, String revision)
      throws IOException, UnreadableSourceException {
    ObjectId id = revision.isEmpty() ? null : GitRepository.resolve(repository, revision);
    if (id == null) {
      throw UnreadableSourceException.missing(
          "the git repository "
              + path
              + " has no revision \""
              + revision
              + "\"; "
              + GitRepository.branches(repository));
    }
    return id;
  }

  /** Everything in a commit or tree. */
  static SortedMap<String, PublishedFile> find(ObjectReader objects, ObjectId id)
      throws IOException {
    return StoredObject.read(id, () -> walk(objects, id));
  }

  /** The tree of a commit, or of what a tag names. */
  static RevTree tree(ObjectReader objects, ObjectId id) throws IOException {
    try (RevWalk commits = new RevWalk(objects)) {
      return commits.parseTree(StoredObject.peeled(objects, id));
    }
  }

  private static SortedMap<String, PublishedFile> walk(ObjectReader objects, ObjectId id)
      throws IOException {
    try (TreeWalk tree = new TreeWalk(objects)) {
      tree.addTree(tree(objects, id));
      SortedMap<String, PublishedFile> files = new TreeMap<>();
      int entries = 0;
      long paths = 0;
      while (tree.next()) {
        FileMode mode = tree.getFileMode(0);
        paths += tree.getPathLength();
        if (++entries > ReadingLimits.FILES) {
          throw new IOException("there are more than " + ReadingLimits.FILES + " files or folders");
        }
        if (paths > ReadingLimits.PATHS) {
          throw new IOException(
              "all paths together have more than " + ReadingLimits.PATHS + " characters");
        }
        if (mode == FileMode.TREE) {
          enter(tree);
        } else {
          files.put(tree.getPathString(), new Blob(objects, tree.getObjectId(0), kind(mode)));
        }
      }
      return files;
    }
  }

  private static void enter(TreeWalk tree) throws IOException {
    if (tree.getDepth() >= ReadingLimits.FOLDERS) {
      throw new IOException("there are more than " + ReadingLimits.FOLDERS + " levels");
    }
    tree.enterSubtree();
  }

  private static PublishedFile.Kind kind(FileMode mode) {
    if (mode == FileMode.SYMLINK) {
      return PublishedFile.Kind.LINK;
    }
    if (mode == FileMode.GITLINK) {
      return PublishedFile.Kind.SUBMODULE;
    }
    return mode == FileMode.EXECUTABLE_FILE ? PublishedFile.Kind.PROGRAM : PublishedFile.Kind.FILE;
  }
}
