package dev.trainyard.catalog.source;

import dev.trainyard.generator.edition.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Reads the files of one revision without checking it out. */
final class RevisionFiles {

  private RevisionFiles() {}

  static SortedMap<String, Content> read(Path path, String revision)
      throws UnreadableSourceException {
    try (Repository repository = GitRepository.open(path);
        RevWalk commits = new RevWalk(repository);
        ObjectReader objects = repository.newObjectReader();
        TreeWalk tree = new TreeWalk(objects)) {
      ObjectId id = revision.isEmpty() ? null : repository.resolve(revision);
      if (id == null) {
        throw new UnreadableSourceException(
            "the git repository " + path + " has no revision \"" + revision + "\"");
      }
      tree.addTree(commits.parseTree(id));
      tree.setRecursive(true);
      SortedMap<String, Content> files = new TreeMap<>();
      while (tree.next()) {
        FileMode mode = tree.getFileMode(0);
        if (mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE) {
          Content content = Content.bytes(objects.open(tree.getObjectId(0)).getBytes());
          files.put(
              tree.getPathString(),
              mode == FileMode.EXECUTABLE_FILE ? content.asExecutable() : content);
        }
      }
      return files;
    } catch (RevisionSyntaxException e) {
      throw new UnreadableSourceException(
          "\"" + revision + "\" is no revision of the git repository " + path, e);
    } catch (IOException e) {
      throw new UnreadableSourceException(
          "revision \""
              + revision
              + "\" of the git repository "
              + path
              + " cannot be read: "
              + e.getMessage(),
          e);
    }
  }
}
