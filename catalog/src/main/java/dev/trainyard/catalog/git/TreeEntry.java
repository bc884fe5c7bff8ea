package dev.trainyard.catalog.git;

import dev.trainyard.generator.edition.Content;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** What a folder of a {@link CatalogTree} may hold. */
sealed interface TreeEntry permits TreeEntry.Leaf, GitFolder {

  /** The id that git gives to it. */
  ObjectId id();

  /** The bits that git has for it, also those that are unusual. */
  int mode();

  /**
   * A file, link or submodule.
   *
   * @param mode the bits as git has them, also those that are unusual
   */
  record Leaf(int mode, ObjectId id) implements TreeEntry {

    /** The entry of a file. */
    static Leaf of(Content content) {
      byte[] bytes = content.toBytes();
      return new Leaf(
          (content.executable() ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE).getBits(),
          GitFolder.idOf(Constants.TYPE_BLOB, bytes, bytes.length));
    }

    boolean isFile() {
      return is(FileMode.TYPE_FILE);
    }

    boolean isLink() {
      return is(FileMode.TYPE_SYMLINK);
    }

    boolean isSubmodule() {
      return is(FileMode.TYPE_GITLINK);
    }

    private boolean is(int type) {
      return (mode & FileMode.TYPE_MASK) == type;
    }

    boolean isExecutable() {
      return FileMode.fromBits(mode) == FileMode.EXECUTABLE_FILE;
    }
  }
}
