package dev.trainyard.catalog.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** A folder as git stores it, by its id; its entries are read when they are needed first. */
final class GitFolder implements TreeEntry {

  private NavigableMap<String, TreeEntry> entries;
  private ObjectId id;
  private boolean stored;

  private GitFolder(NavigableMap<String, TreeEntry> entries, ObjectId id, boolean stored) {
    this.entries = entries;
    this.id = id;
    this.stored = stored;
  }

  static GitFolder empty() {
    return new GitFolder(new TreeMap<>(), null, false);
  }

  static GitFolder of(ObjectId id) {
    return new GitFolder(null, id, true);
  }

  GitFolder copy() {
    GitFolder copy = new GitFolder(entries == null ? null : new TreeMap<>(entries), id, stored);
    if (entries != null) {
      copy.entries.replaceAll(
          (name, entry) -> entry instanceof GitFolder folder ? folder.copy() : entry);
    }
    return copy;
  }

  boolean isRead() {
    return entries != null;
  }

  void read(NavigableMap<String, TreeEntry> found) {
    entries = found;
  }

  /** The entries by name; to be changed only after {@link #touch}. */
  NavigableMap<String, TreeEntry> entries() {
    return entries;
  }

  /** Its entries are about to be others. */
  void touch() {
    id = null;
    stored = false;
  }

  @Override
  public int mode() {
    return FileMode.TYPE_TREE;
  }

  @Override
  public ObjectId id() {
    if (id == null) {
      byte[] bytes = bytes();
      id = idOf(Constants.TYPE_TREE, bytes, bytes.length);
    }
    return id;
  }

  /** Stores it and the folders in it, as far as they are new. */
  ObjectId write(ObjectInserter inserter) throws IOException {
    if (!stored) {
      for (TreeEntry entry : entries.values()) {
        if (entry instanceof GitFolder inner) {
          inner.write(inserter);
        }
      }
      id = inserter.insert(Constants.OBJ_TREE, bytes());
      stored = true;
    }
    return id;
  }

  /** A tree as git stores it, in the order of git: folders as if their names ended with a slash. */
  private byte[] bytes() {
    record Line(byte[] order, byte[] name, TreeEntry entry) {}
    List<Line> lines = new ArrayList<>(entries.size());
    entries.forEach(
        (name, entry) -> {
          byte[] bytes = EntryName.bytes(name);
          byte[] order = bytes;
          if (entry instanceof GitFolder) {
            order = Arrays.copyOf(bytes, bytes.length + 1);
            order[bytes.length] = '/';
          }
          lines.add(new Line(order, bytes, entry));
        });
    lines.sort(Comparator.comparing(Line::order, Arrays::compareUnsigned));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Line line : lines) {
      out.writeBytes(Constants.encodeASCII(Integer.toOctalString(line.entry().mode()) + " "));
      out.writeBytes(line.name());
      out.write(0);
      byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
      line.entry().id().copyRawTo(id, 0);
      out.writeBytes(id);
    }
    return out.toByteArray();
  }

  /**
   * The id of an object, by the digest of the JDK: that of JGit looks for attacks on SHA-1 in what
   * others have sent, and takes several times as long. What is stored goes through that all the
   * same.
   */
  static ObjectId idOf(String type, byte[] bytes, int length) {
    MessageDigest digest = Constants.newMessageDigest();
    digest.update(Constants.encodeASCII(type + " " + length + "\0"));
    digest.update(bytes, 0, length);
    return ObjectId.fromRaw(digest.digest());
  }
}
