package dev.trainyard.catalog.git;

import dev.trainyard.catalog.read.ReadingLimits;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Reads folders and files of a repository, as far as they are within what a catalog may have. */
final class TreeObjects {

  private static final int MAX_FILE = 16 << 20;

  /**
   * Of a file at the top or one folder below it: there lies what tells of a whole catalog, the
   * index and the history, and grows with it. A hundred thousand publications have room.
   */
  private static final int MAX_OVERVIEW = 64 << 20;

  private static final int MAX_FOLDER = 16 << 20;

  /** What an object takes in memory beside its bytes. */
  private static final long FOLDER_TAKES = 256;

  private static final long ENTRY_TAKES = 100;

  /** Of a folder; no file system has longer ones. */
  static final int LONGEST_PATH = 4096;

  private final ObjectReader reader;
  private final LinkTargets links;

  /** What the folders that were read take. */
  private long taken;

  private TreeObjects(ObjectReader reader, LinkTargets links, long taken) {
    this.reader = reader;
    this.links = links;
    this.taken = taken;
  }

  TreeObjects(ObjectReader reader, LinkTargets links) {
    this(reader, links, 0);
  }

  /** The same objects, of which as much is read. */
  TreeObjects copy() {
    return new TreeObjects(reader, links, taken);
  }

  /** Where a link leads to; empty when no system has a path as long. */
  Optional<String> target(ObjectId link) throws IOException {
    return links.of(link, this::readTarget);
  }

  private Optional<String> readTarget(ObjectId link) throws IOException {
    ObjectLoader loader = open(link, Constants.OBJ_BLOB);
    return loader.getSize() > LONGEST_PATH
        ? Optional.empty()
        : Optional.of(
            EntryName.of(StoredObject.read(link, () -> loader.getCachedBytes(LONGEST_PATH))));
  }

  /** A folder may name a file as a folder, or the other way round. */
  ObjectLoader open(ObjectId id, int type) throws IOException {
    try {
      return StoredObject.read(id, () -> reader.open(id, type));
    } catch (IncorrectObjectTypeException e) {
      throw new CorruptObjectException(id, e.getMessage());
    }
  }

  /**
   * The bytes of a file.
   *
   * @throws OddTreeException when it is larger than any file of a catalog
   */
  byte[] load(String path, ObjectId id) throws IOException {
    ObjectLoader loader = open(id, Constants.OBJ_BLOB);
    int most = most(path);
    if (loader.getSize() > most) {
      throw new OddTreeException(
          path,
          "has " + loader.getSize() + " bytes",
          "at most " + most,
          "Take the file out of the branch, or publish to a branch of its own.");
    }
    return StoredObject.read(id, () -> loader.getCachedBytes(most));
  }

  /** How many bytes a file of this path may have. */
  static int most(String path) {
    return path.indexOf('/') == path.lastIndexOf('/') ? MAX_OVERVIEW : MAX_FILE;
  }

  /** How many bytes a file has, without unpacking it. */
  long size(ObjectId id) throws IOException {
    try {
      return StoredObject.read(id, () -> reader.getObjectSize(id, Constants.OBJ_BLOB));
    } catch (IncorrectObjectTypeException e) {
      throw new CorruptObjectException(id, e.getMessage());
    }
  }

  /** The entries of a folder, read now if that was not done before. */
  NavigableMap<String, TreeEntry> entries(GitFolder folder, String path) throws IOException {
    if (!folder.isRead()) {
      folder.read(parse(folder.id(), path));
    }
    return folder.entries();
  }

  private NavigableMap<String, TreeEntry> parse(ObjectId id, String path) throws IOException {
    ObjectLoader loader = open(id, Constants.OBJ_TREE);
    if (loader.getSize() > MAX_FOLDER) {
      throw odd(path, "is a folder with far too many entries");
    }
    NavigableMap<String, TreeEntry> entries = new TreeMap<>();
    CanonicalTreeParser parser = new CanonicalTreeParser();
    try {
      parser.reset(StoredObject.read(id, () -> loader.getCachedBytes(MAX_FOLDER)));
      while (!parser.eof()) {
        byte[] name = new byte[parser.getNameLength()];
        parser.getName(name, 0);
        int mode = parser.getEntryRawMode();
        ObjectId entry = parser.getEntryObjectId();
        String text = EntryName.of(name);
        require(text, path);
        if (entry.equals(ObjectId.zeroId())) {
          throw odd(path, "has an entry of the name \"" + text + "\" that is nothing");
        }
        boolean isFolder = (mode & FileMode.TYPE_MASK) == FileMode.TYPE_TREE;
        if (entries.put(text, isFolder ? GitFolder.of(entry) : new TreeEntry.Leaf(mode, entry))
            != null) {
          throw odd(path, "has two entries of the name \"" + text + "\"");
        }
        parser.next(1);
      }
      taken += FOLDER_TAKES + loader.getSize() + entries.size() * ENTRY_TAKES;
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new CorruptObjectException(id, "the tree is cut off");
    }
    if (taken > ReadingLimits.FOLDERS_BYTES) {
      throw tooMuch("");
    }
    return entries;
  }

  /** Refuses what no clone can be checked out with. */
  static void require(String name, String path) throws OddTreeException {
    if (name.isEmpty()
        || name.equals(".")
        || name.equals("..")
        || name.equalsIgnoreCase(Constants.DOT_GIT)
        || name.indexOf('/') >= 0) {
      throw odd(path, "has an entry of the name \"" + name + "\", which git does not check out");
    }
  }

  private static OddTreeException odd(String path, String found) {
    return new OddTreeException(
        path.isEmpty() ? "the branch" : path,
        found,
        "folders that git and TrueNAS can check out",
        "Look at the branch with git ls-tree and repair it, or publish to a branch of its own.");
  }

  static OddTreeException tooMuch(String path) {
    return odd(path, "holds more folders than a catalog has, or deeper ones");
  }
}
