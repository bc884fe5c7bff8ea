package dev.trainyard.catalog.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.util.MutableInteger;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * What counts of a commit. Its message is not kept, and its size and the number of its parents have
 * limits: a branch of others may have any number of commits, with anything in them.
 *
 * @param id its id
 * @param tree its files
 * @param parent the first of its parents; empty for the first commit
 * @param others its other parents, which a merge has
 * @param time when it was made, not before 1970 and not after 9999, by seconds
 */
record StoredCommit(
    ObjectId id, ObjectId tree, Optional<ObjectId> parent, List<ObjectId> others, Instant time) {

  /** Room for a message of 20,000 lines. */
  private static final int LARGEST = 1 << 20;

  /** As many as anybody merges at once; all of them are looked at. */
  private static final int MOST_PARENTS = 16;

  private static final String TREE = "tree ";
  private static final String PARENT = "parent ";
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  /**
   * Reads a commit.
   *
   * @throws org.eclipse.jgit.errors.IncorrectObjectTypeException when the object is something else
   * @throws CorruptObjectException when it is damaged, or far too large
   */
  static StoredCommit read(ObjectReader reader, ObjectId id) throws IOException {
    ObjectLoader loader = StoredObject.read(id, () -> reader.open(id, Constants.OBJ_COMMIT));
    if (loader.getSize() > LARGEST) {
      throw new CorruptObjectException(
          id,
          "a commit of " + loader.getSize() + " bytes, and no more than " + LARGEST + " are read");
    }
    byte[] raw = StoredObject.read(id, () -> loader.getCachedBytes(LARGEST));
    int end = TREE.length() + Constants.OBJECT_ID_STRING_LENGTH;
    ObjectId tree = id(id, raw, 0, TREE);
    List<ObjectId> parents = new ArrayList<>();
    int start = end + 1;
    while (RawParseUtils.match(raw, start, Constants.encodeASCII(PARENT)) >= 0) {
      if (parents.size() == MOST_PARENTS) {
        throw new CorruptObjectException(
            id, "a merge of more than " + MOST_PARENTS + " commits, and no more are read");
      }
      parents.add(id(id, raw, start, PARENT));
      start += PARENT.length() + Constants.OBJECT_ID_STRING_LENGTH + 1;
    }
    return new StoredCommit(
        id.copy(),
        tree,
        parents.stream().findFirst(),
        parents.stream().skip(1).toList(),
        time(raw));
  }

  /** What a commit says. */
  static String message(ObjectReader reader, ObjectId id) throws IOException {
    byte[] raw =
        StoredObject.read(id, () -> reader.open(id, Constants.OBJ_COMMIT).getCachedBytes(LARGEST));
    int start = RawParseUtils.commitMessage(raw, 0);
    return start < 0 ? "" : new String(raw, start, raw.length - start, StandardCharsets.UTF_8);
  }

  private static ObjectId id(ObjectId commit, byte[] raw, int start, String key)
      throws CorruptObjectException {
    int value = RawParseUtils.match(raw, start, Constants.encodeASCII(key));
    int end = value + Constants.OBJECT_ID_STRING_LENGTH;
    if (value < 0 || end >= raw.length || raw[end] != '\n') {
      throw new CorruptObjectException(commit, "no " + key.strip() + " in it");
    }
    try {
      return ObjectId.fromString(raw, value);
    } catch (IllegalArgumentException e) {
      throw new CorruptObjectException(commit, "no id of a " + key.strip() + " in it");
    }
  }

  private static Instant time(byte[] raw) {
    int name = RawParseUtils.committer(raw, 0);
    int start = name < 0 ? -1 : RawParseUtils.nextLF(raw, name, '>');
    long seconds = start < 0 ? 0 : RawParseUtils.parseLongBase10(raw, start, new MutableInteger());
    return Instant.ofEpochSecond(Math.max(0, Math.min(LAST_SECOND, seconds)));
  }
}
