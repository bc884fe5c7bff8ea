package dev.trainyard.catalog.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * A repository in memory out of random bytes, which are read as steps: each adds an object, which
 * may name objects added before. The last commit is the tip.
 */
public final class RandomRepository {

  private static final String[] MODES = {
    "40000", "100644", "100755", "120000", "160000", "100664", "040000", "0", "777777", "4000000000"
  };
  private static final String[] NAMES = {
    "stable",
    "demo",
    "1.0.0",
    "item.yaml",
    "Chart.yaml",
    "catalog.json",
    ".trainyard",
    "history.jsonl",
    "README.md",
    ".git",
    "..",
    "a b",
    "x\\y",
    ".gitmodules",
    "edge",
    ""
  };
  private static final int UNSIGNED = 0xFF;
  private static final int MOST_OBJECTS = 4_000;

  /**
   * What was made.
   *
   * @param tip the last commit
   */
  public record Made(Repository repository, ObjectId tip) {

    /** What is read of a branch whose newest commit is the tip. */
    public Tip tip(ObjectReader reader) {
      return new Tip(reader, Optional.of(tip), null);
    }
  }

  private final byte[] input;
  private final ObjectInserter objects;
  private final List<ObjectId> blobs = new ArrayList<>();
  private final List<ObjectId> trees = new ArrayList<>();
  private final List<ObjectId> commits = new ArrayList<>();
  private int at;

  private RandomRepository(byte[] input, ObjectInserter objects) {
    this.input = input;
    this.objects = objects;
  }

  /** Makes it; empty when the steps make no commit that can be fetched. */
  public static Optional<Made> of(byte[] input) throws IOException {
    Repository repository = new InMemoryRepository(new DfsRepositoryDescription("random"));
    try (ObjectInserter objects = repository.newObjectInserter()) {
      RandomRepository random = new RandomRepository(input, objects);
      while (random.at < input.length
          && random.blobs.size() + random.trees.size() + random.commits.size() < MOST_OBJECTS) {
        random.step();
      }
      if (random.commits.isEmpty()) {
        random.commit();
      }
      objects.flush();
      ObjectId tip = random.commits.get(random.commits.size() - 1);
      try (RevWalk walk = new RevWalk(repository)) {
        walk.parseCommit(tip);
      } catch (IOException | RuntimeException e) {
        // git checks the commits that it fetches.
        return Optional.empty();
      }
      return Optional.of(new Made(repository, tip));
    }
  }

  private int next() {
    return at < input.length ? input[at++] & UNSIGNED : 0;
  }

  private byte[] bytes() {
    int length = Math.min(next(), input.length - at);
    at += length;
    return Arrays.copyOfRange(input, at - length, at);
  }

  private ObjectId one(List<ObjectId> of) {
    int index = next();
    return of.isEmpty() ? ObjectId.zeroId() : of.get(index % of.size());
  }

  private void step() throws IOException {
    switch (next() % 6) {
      case 0 -> blobs.add(objects.insert(Constants.OBJ_BLOB, bytes()));
      case 1 -> tree(1 + next() % 8);
      case 2 -> trees.add(objects.insert(Constants.OBJ_TREE, bytes()));
      case 3 -> commit();
      case 4 -> nest(next());
      default -> history();
    }
  }

  private void tree(int entries) throws IOException {
    ByteArrayOutputStream tree = new ByteArrayOutputStream();
    for (int i = 0; i < entries; i++) {
      int mode = next() % MODES.length;
      int name = next();
      byte[] called = name < NAMES.length ? NAMES[name].getBytes(StandardCharsets.UTF_8) : bytes();
      entry(tree, MODES[mode], called, one(mode == 0 ? trees : blobs));
    }
    trees.add(objects.insert(Constants.OBJ_TREE, tree.toByteArray()));
  }

  private static void entry(ByteArrayOutputStream tree, String mode, byte[] name, ObjectId id) {
    tree.writeBytes((mode + " ").getBytes(StandardCharsets.US_ASCII));
    tree.writeBytes(name);
    tree.write(0);
    byte[] raw = new byte[Constants.OBJECT_ID_LENGTH];
    id.copyRawTo(raw, 0);
    tree.writeBytes(raw);
  }

  /** Folders in folders, many of them or each with the next one twice. */
  private void nest(int depth) throws IOException {
    boolean twice = next() % 2 == 0;
    for (int i = 0; i < depth * (twice ? 1 : 8); i++) {
      ByteArrayOutputStream tree = new ByteArrayOutputStream();
      ObjectId inner = trees.isEmpty() ? one(trees) : trees.get(trees.size() - 1);
      entry(tree, "40000", new byte[] {'a'}, inner);
      if (twice) {
        entry(tree, "40000", new byte[] {'b'}, inner);
      }
      trees.add(objects.insert(Constants.OBJ_TREE, tree.toByteArray()));
    }
  }

  /** The last tree, with a history beside it. */
  private void history() throws IOException {
    ByteArrayOutputStream folder = new ByteArrayOutputStream();
    ObjectId line = objects.insert(Constants.OBJ_BLOB, bytes());
    entry(folder, "100644", "history.jsonl".getBytes(StandardCharsets.US_ASCII), line);
    ByteArrayOutputStream tree = new ByteArrayOutputStream();
    entry(
        tree,
        "40000",
        ".trainyard".getBytes(StandardCharsets.US_ASCII),
        objects.insert(Constants.OBJ_TREE, folder.toByteArray()));
    entry(tree, "40000", "stable".getBytes(StandardCharsets.US_ASCII), one(trees));
    trees.add(objects.insert(Constants.OBJ_TREE, tree.toByteArray()));
  }

  private void commit() throws IOException {
    ObjectId tree =
        trees.isEmpty()
            ? objects.insert(Constants.OBJ_TREE, new byte[0])
            : trees.get(trees.size() - 1);
    StringBuilder commit = new StringBuilder("tree " + tree.name() + "\n");
    for (int parents = Math.min(next() % 4, commits.size()); parents > 0; parents--) {
      commit.append("parent ").append(one(commits).name()).append('\n');
    }
    commit.append("author a <b> 1 +0000\ncommitter a <b> 1 +0000\n");
    byte[] text =
        (commit + new String(bytes(), StandardCharsets.ISO_8859_1) + "\n\nm\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    commits.add(objects.insert(Constants.OBJ_COMMIT, text));
  }

  /** Inputs of every kind. */
  public static List<byte[]> seeds() {
    byte[] file = {0, 1, 'x'};
    byte[] version = {1, 0, 1, 4, 0};
    byte[] app = {1, 0, 0, 2, 0};
    byte[] train = {1, 0, 0, 1, 1};
    byte[] root = {1, 1, 0, 0, 2, 1, 5, 0};
    byte[] commit = {3, 0, 0};
    byte[] child = {3, 1, 0, 0};
    return List.of(
        joined(file, version, app, train, root, commit),
        joined(file, version, app, train, root, commit, new byte[] {5, 2, '{', '}', 3}, child),
        joined(new byte[] {4, 100, 0}, commit),
        joined(new byte[] {4, (byte) 200, 1}, new byte[] {4, (byte) 200, 1}, root, commit),
        joined(file, new byte[] {1, 3, 1, 9, 0, 3, 10, 0, 4, 3, 0, 7, 3, 'a', 'b', 'c', 0}, commit),
        joined(new byte[] {2, 4, '1', ' ', 'a', 0}, commit));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(joined::writeBytes);
    return joined.toByteArray();
  }
}
