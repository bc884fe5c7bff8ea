package dev.trainyard.catalog.serve;

import dev.trainyard.generator.edition.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/**
 * Makes a repository of a folder's files that leaves nothing on disk. The same files give the same
 * commit: author and time are fixed.
 */
final class MemoryRepository {

  private static final String MAIN = Constants.R_HEADS + "main";
  private static final PersonIdent AUTHOR =
      new PersonIdent("Trainyard", "trainyard@localhost", Instant.EPOCH, ZoneOffset.UTC);

  private MemoryRepository() {}

  static Repository of(SortedMap<String, Content> files) throws IOException {
    // The only repository of JGit without a folder; internal, so look here when JGit is updated.
    Repository repository = new InMemoryRepository(new DfsRepositoryDescription("catalog"));
    try (ObjectInserter objects = repository.newObjectInserter()) {
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree(files, objects));
      commit.setAuthor(AUTHOR);
      commit.setCommitter(AUTHOR);
      commit.setEncoding(StandardCharsets.UTF_8);
      commit.setMessage("Generated catalog\n");
      ObjectId id = objects.insert(commit);
      objects.flush();
      RefUpdate main = repository.updateRef(MAIN);
      main.setNewObjectId(id);
      require(main.update(), RefUpdate.Result.NEW);
    }
    RefUpdate.Result head = repository.updateRef(Constants.HEAD).link(MAIN);
    if (head != RefUpdate.Result.NO_CHANGE) {
      require(head, RefUpdate.Result.NEW, RefUpdate.Result.FORCED);
    }
    return repository;
  }

  private static ObjectId tree(SortedMap<String, Content> files, ObjectInserter objects)
      throws IOException {
    DirCache index = DirCache.newInCore();
    DirCacheBuilder builder = index.builder();
    for (Map.Entry<String, Content> file : files.entrySet()) {
      DirCacheEntry entry = new DirCacheEntry(file.getKey());
      entry.setFileMode(
          file.getValue().executable() ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
      entry.setObjectId(objects.insert(Constants.OBJ_BLOB, file.getValue().toBytes()));
      builder.add(entry);
    }
    builder.finish();
    return index.writeTree(objects);
  }

  private static void require(RefUpdate.Result result, RefUpdate.Result... expected)
      throws IOException {
    for (RefUpdate.Result one : expected) {
      if (result == one) {
        return;
      }
    }
    throw new IOException("the branch in memory could not be set: " + result);
  }
}
