package dev.trainyard.catalog.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Makes commits on main that no well-behaved program would make.
 *
 * @param repository a bare repository
 */
record BranchOfOthers(Path repository) {

  private static final String MAIN = Constants.R_HEADS + "main";
  private static final String OTHER_COMMIT = "1111111111111111111111111111111111111111";

  /**
   * What lies at a path.
   *
   * @param mode in the words of git, such as {@code 100644}
   * @param id the object
   */
  private record Entry(FileMode mode, ObjectId id) {}

  private interface Change {
    void in(Map<String, Entry> files, ObjectInserter objects) throws IOException;
  }

  /** Adds or replaces one file, whatever its path. */
  void put(String path, byte[] content) throws IOException {
    put(path, "100644", content);
  }

  void put(String path, String text) throws IOException {
    put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Adds or replaces one entry with a mode of git.
   *
   * @throws AssertionError when a file lies where the path needs a folder, or a folder at the path
   */
  void put(String path, String mode, byte[] content) throws IOException {
    commit((files, objects) -> add(files, path, mode, content, objects));
  }

  private static void add(
      Map<String, Entry> files, String path, String mode, byte[] content, ObjectInserter objects)
      throws IOException {
    assertThat(files.keySet())
        .as("what is in the way of %s", path)
        .noneMatch(other -> path.startsWith(other + "/") || other.startsWith(path + "/"));
    FileMode kind = FileMode.fromBits(Integer.parseInt(mode, 8));
    ObjectId id =
        kind == FileMode.GITLINK
            ? ObjectId.fromString(OTHER_COMMIT)
            : objects.insert(Constants.OBJ_BLOB, content);
    files.put(path, new Entry(kind, id));
  }

  /** Adds files in one commit, by their paths. */
  void putAll(Map<String, byte[]> contents) throws IOException {
    commit(
        (files, objects) -> {
          for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            add(files, file.getKey(), "100644", file.getValue(), objects);
          }
        });
  }

  /** Removes a file or folder. */
  void remove(String path) throws IOException {
    commit(
        (files, objects) ->
            assertThat(
                    files
                        .keySet()
                        .removeIf(file -> file.equals(path) || file.startsWith(path + "/")))
                .as("%s was there", path)
                .isTrue());
  }

  /** Puts a link, submodule or file in the place of whatever is there. */
  void replace(String path, String mode, String content) throws IOException {
    remove(path);
    put(path, mode, content.getBytes(StandardCharsets.UTF_8));
  }

  private void commit(Change change) throws IOException {
    try (Repository git = open();
        ObjectInserter objects = git.newObjectInserter();
        ObjectReader reader = git.newObjectReader()) {
      Map<String, Entry> files = new TreeMap<>();
      ObjectId before = git.resolve(MAIN + "^{tree}");
      if (before != null) {
        DirCache cache = DirCache.read(reader, before);
        for (int i = 0; i < cache.getEntryCount(); i++) {
          DirCacheEntry entry = cache.getEntry(i);
          files.put(
              entry.getPathString(), new Entry(entry.getFileMode(), entry.getObjectId().copy()));
        }
      }
      change.in(files, objects);
      DirCache cache = DirCache.newInCore();
      DirCacheBuilder builder = cache.builder();
      files.forEach(
          (path, file) -> {
            DirCacheEntry entry = new DirCacheEntry(path);
            entry.setFileMode(file.mode());
            entry.setObjectId(file.id());
            builder.add(entry);
          });
      builder.finish();
      commit(git, objects, cache.writeTree(objects));
    }
  }

  /** Commits a tree. */
  void commitTree(String tree) throws IOException {
    try (Repository git = open();
        ObjectInserter objects = git.newObjectInserter()) {
      commit(git, objects, ObjectId.fromString(tree));
    }
  }

  private static void commit(Repository git, ObjectInserter objects, ObjectId tree)
      throws IOException {
    ObjectId parent = git.resolve(MAIN);
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    if (parent != null) {
      commit.setParentId(parent);
    }
    PersonIdent other = new PersonIdent("o", "o@x");
    commit.setAuthor(other);
    commit.setCommitter(other);
    commit.setMessage("By others\n");
    ObjectId made = objects.insert(commit);
    objects.flush();
    RefUpdate update = git.updateRef(MAIN);
    update.setNewObjectId(made);
    assertThat(update.forceUpdate())
        .isIn(RefUpdate.Result.NEW, RefUpdate.Result.FORCED, RefUpdate.Result.FAST_FORWARD);
  }

  /**
   * An object, as raw bytes that git would not make.
   *
   * @param type such as {@link Constants#OBJ_TREE}
   */
  String object(int type, byte[] bytes) throws IOException {
    try (Repository git = open();
        ObjectInserter objects = git.newObjectInserter()) {
      ObjectId made = objects.insert(type, bytes);
      objects.flush();
      return made.name();
    }
  }

  private Repository open() throws IOException {
    return new FileRepositoryBuilder().setGitDir(repository.toFile()).setBare().build();
  }
}
