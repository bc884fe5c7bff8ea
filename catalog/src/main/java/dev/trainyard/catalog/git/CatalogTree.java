package dev.trainyard.catalog.git;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The files of a commit, to be read and changed in memory; becomes a tree of git in the end. Paths
 * are those of git and may have any characters; what is put has a {@link RelativePath}.
 */
public final class CatalogTree {

  private static final int MAX_FILE = 64 << 20;

  private record Entry(ObjectId id, FileMode mode) {}

  private final ObjectReader reader;
  private final ObjectInserter inserter;
  private final NavigableMap<String, Entry> entries;

  /** What was put here, so that reading it again asks no disk. */
  private final Map<ObjectId, Content> fresh = new HashMap<>();

  private CatalogTree(
      ObjectReader reader, ObjectInserter inserter, NavigableMap<String, Entry> entries) {
    this.reader = reader;
    this.inserter = inserter;
    this.entries = entries;
  }

  /** The files of a tree. */
  static CatalogTree of(ObjectReader reader, ObjectInserter inserter, Optional<ObjectId> tree)
      throws IOException {
    NavigableMap<String, Entry> entries = new TreeMap<>();
    if (tree.isPresent()) {
      try (TreeWalk walk = new TreeWalk(reader)) {
        walk.addTree(tree.get());
        walk.setRecursive(true);
        while (walk.next()) {
          entries.put(walk.getPathString(), new Entry(walk.getObjectId(0), walk.getFileMode(0)));
        }
      }
    }
    return new CatalogTree(reader, inserter, entries);
  }

  /** A copy that changes on its own. */
  public CatalogTree copy() {
    return new CatalogTree(reader, inserter, new TreeMap<>(entries));
  }

  /** Whether there is no file at all. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The names of files and folders directly in a folder; the empty path is the root. */
  public SortedSet<String> names(String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    SortedSet<String> names = new TreeSet<>();
    String path = entries.ceilingKey(prefix);
    while (path != null && path.startsWith(prefix)) {
      int end = path.indexOf('/', prefix.length());
      if (end < 0) {
        names.add(path.substring(prefix.length()));
        path = entries.higherKey(path);
      } else {
        names.add(path.substring(prefix.length(), end));
        // '0' is the character after '/': past everything in that folder.
        path = entries.ceilingKey(path.substring(0, end) + "0");
      }
    }
    return names;
  }

  /** The paths of all files below a folder, from the root. */
  public List<String> files(String folder) {
    return new ArrayList<>(below(folder).keySet());
  }

  /** Whether a folder of this path has files. */
  public boolean hasFolder(String folder) {
    return !below(folder).isEmpty();
  }

  /** A file. */
  public Optional<Content> read(String path) throws IOException {
    Entry entry = entries.get(path);
    if (entry == null || entry.mode().getObjectType() != Constants.OBJ_BLOB) {
      return Optional.empty();
    }
    Content known = fresh.get(entry.id());
    if (known != null && known.executable() == entry.mode().equals(FileMode.EXECUTABLE_FILE)) {
      return Optional.of(known);
    }
    Content content = Content.bytes(reader.open(entry.id(), Constants.OBJ_BLOB).getBytes(MAX_FILE));
    return Optional.of(
        entry.mode().equals(FileMode.EXECUTABLE_FILE) ? content.asExecutable() : content);
  }

  /** Whether a file is there and has exactly this content and mode. */
  public boolean holds(String path, Content content) {
    return entryOf(content).equals(entries.get(path));
  }

  /** Whether two trees have the same files with the same bytes and modes. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CatalogTree tree && entries.equals(tree.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  /** Adds or replaces a file. */
  public void put(RelativePath path, Content content) throws IOException {
    Entry entry = entryOf(content);
    if (!entry.equals(entries.put(path.value(), entry))) {
      inserter.insert(Constants.OBJ_BLOB, content.toBytes());
      fresh.put(entry.id(), content);
    }
  }

  private static Entry entryOf(Content content) {
    return new Entry(
        idOf(content.toBytes()),
        content.executable() ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
  }

  /**
   * The id of a file, by the digest of the JDK: that of JGit looks for attacks on SHA-1 in what
   * others have sent, and takes several times as long. What is stored goes through that all the
   * same.
   */
  private static ObjectId idOf(byte[] bytes) {
    MessageDigest digest = Constants.newMessageDigest();
    digest.update(Constants.encodeASCII("blob " + bytes.length + "\0"));
    return ObjectId.fromRaw(digest.digest(bytes));
  }

  /** Removes a file, if it is there. */
  public void remove(String path) {
    entries.remove(path);
  }

  /** Removes everything below a folder. */
  public void removeFolder(String folder) {
    below(folder).clear();
  }

  /** Puts the files of one folder, byte for byte, below another; what was there is removed. */
  public void copyFolder(String from, String to) {
    SortedMap<String, Entry> copies = new TreeMap<>();
    below(from).forEach((path, entry) -> copies.put(to + path.substring(from.length()), entry));
    removeFolder(to);
    entries.putAll(copies);
  }

  /** The id that git gives to a folder; the empty path is the root. */
  public String folderId(String folder) throws IOException {
    return folder.isEmpty()
        ? write().name()
        : write(below(folder), path -> true, folder.length() + 1).name();
  }

  /** The id of the tree without one folder at the top. */
  public String idWithout(String folder) throws IOException {
    return write(entries, path -> !path.startsWith(folder + "/"), 0).name();
  }

  /** Stores the tree. */
  ObjectId write() throws IOException {
    return write(entries, path -> true, 0);
  }

  private ObjectId write(SortedMap<String, Entry> range, Predicate<String> chosen, int cut)
      throws IOException {
    DirCache index = DirCache.newInCore();
    DirCacheBuilder builder = index.builder();
    for (var file : range.entrySet()) {
      if (chosen.test(file.getKey())) {
        DirCacheEntry entry = new DirCacheEntry(file.getKey().substring(cut));
        entry.setFileMode(file.getValue().mode());
        entry.setObjectId(file.getValue().id());
        builder.add(entry);
      }
    }
    builder.finish();
    return index.writeTree(inserter);
  }

  private SortedMap<String, Entry> below(String folder) {
    return entries.subMap(folder + "/", true, folder + "0", false);
  }
}
