package dev.trainyard.catalog.git;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** The newest commit of a branch with everything behind it; a branch may not be there yet. */
public final class Tip {

  private final ObjectReader reader;
  private final Optional<ObjectId> commit;
  private final Siblings siblings;
  private final LinkTargets links = new LinkTargets();

  /** The other branches. */
  interface Siblings {
    /** Fetches the newest commit of one. */
    Optional<ObjectId> fetch(String branch) throws GitFailure;

    /** Their short names. */
    SortedSet<String> names() throws GitFailure;
  }

  Tip(ObjectReader reader, Optional<ObjectId> commit, Siblings siblings) {
    this.reader = reader;
    this.commit = commit;
    this.siblings = siblings;
  }

  /**
   * The newest commit of another branch of the same repository, which is fetched now.
   *
   * @param branch the branch's short name
   * @throws GitFailure when the repository cannot be reached
   */
  public Tip sibling(String branch) throws GitFailure {
    return new Tip(reader, siblings.fetch(branch), siblings);
  }

  /**
   * The short names of all branches that the repository has now.
   *
   * @throws GitFailure when the repository cannot be reached
   */
  public SortedSet<String> branches() throws GitFailure {
    return siblings.names();
  }

  /** The commit's id; empty when the branch is not there yet. */
  public Optional<String> commit() {
    return commit.map(ObjectId::name);
  }

  Optional<ObjectId> id() {
    return commit;
  }

  /** The files of the commit, to be changed at will. */
  public CatalogTree tree() throws IOException {
    Optional<Commit> newest = newest();
    return newest.isPresent() ? newest.get().tree() : empty();
  }

  /** The files of no commit at all. */
  public CatalogTree empty() {
    return CatalogTree.of(reader, Optional.empty(), links);
  }

  /** The newest commit itself; empty when the branch is not there yet. */
  public Optional<Commit> newest() throws IOException {
    return commit.isPresent()
        ? Optional.of(new Commit(StoredCommit.read(reader, commit.get()), commit.get(), 1, 2))
        : Optional.empty();
  }

  /**
   * What somebody reads of a branch.
   *
   * @param <T> what is read
   */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads it. */
    T read() throws GitFailure, IOException;
  }

  /** What is read; empty when it is damaged, missing, or odd: anybody may have put it there. */
  public static <T> Optional<T> ifReadable(Reading<T> reading) throws GitFailure, IOException {
    try {
      return Optional.of(reading.read());
    } catch (OddTreeException
        | CorruptObjectException
        | IncorrectObjectTypeException
        | MissingObjectException unreadable) {
      return Optional.empty();
    }
  }

  /** One commit of the branch. */
  public final class Commit {

    private final StoredCommit commit;

    // A damaged repository can have a commit among its own ancestors. One that was passed on the
    // way is remembered, and another one after twice as many steps: a circle meets it again.
    private final ObjectId passed;
    private final long steps;
    private final long longest;

    private Commit(StoredCommit commit, ObjectId passed, long steps, long longest) {
      this.commit = commit;
      this.passed = passed;
      this.steps = steps;
      this.longest = longest;
    }

    /** The id. */
    public String id() {
      return commit.id().name();
    }

    /** The id of the first parent; empty for the first commit. */
    public Optional<String> parent() {
      return commit.parent().map(ObjectId::name);
    }

    /** The first parent; empty for the first commit. */
    public Optional<Commit> before() throws IOException {
      if (commit.parent().isEmpty()) {
        return Optional.empty();
      }
      StoredCommit parent = StoredCommit.read(reader, commit.parent().get());
      if (parent.id().equals(passed)) {
        throw new CorruptObjectException(passed, "it is among its own ancestors");
      }
      return Optional.of(
          steps < longest
              ? new Commit(parent, passed, steps + 1, longest)
              : new Commit(parent, parent.id(), 1, 2 * longest));
    }

    /** What it says. */
    public String message() throws IOException {
      return StoredCommit.message(reader, commit.id());
    }

    /** The files of the other commits that a merge brings in. */
    public List<CatalogTree> merged() throws IOException {
      List<CatalogTree> merged = new ArrayList<>();
      for (ObjectId other : commit.others()) {
        merged.add(
            CatalogTree.of(reader, Optional.of(StoredCommit.read(reader, other).tree()), links));
      }
      return merged;
    }

    /** The files of the commit. */
    public CatalogTree tree() {
      return CatalogTree.of(reader, Optional.of(commit.tree()), links);
    }
  }

  /**
   * When folders appeared on the branch: the time of the commit since which each has been there.
   *
   * @param folders paths, all of as many segments; those that the tip does not have are left out
   */
  public Map<String, Instant> appeared(Collection<String> folders) throws IOException {
    Map<String, Instant> times = new HashMap<>();
    Set<String> wanted = new HashSet<>(folders);
    Set<String> around = new HashSet<>();
    for (String path : wanted) {
      for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
        around.add(path.substring(0, end));
      }
    }
    int depth = wanted.stream().mapToInt(path -> path.split("/").length).max().orElse(0);
    try (TreeWalk trees = new TreeWalk(reader)) {
      trees.setFilter(TreeFilter.ANY_DIFF);
      Optional<Commit> current = newest();
      while (current.isPresent() && !wanted.isEmpty()) {
        StoredCommit now = current.get().commit;
        Optional<Commit> parent = current.get().before();
        trees.reset();
        StoredObject.read(
            now.id(),
            () -> {
              trees.addTree(now.tree());
              if (parent.isEmpty()) {
                trees.addTree(new EmptyTreeIterator());
              } else {
                trees.addTree(parent.get().commit.tree());
              }
              while (trees.next()) {
                if (!trees.getFileMode(0).equals(FileMode.TREE)) {
                  continue;
                }
                if (trees.getDepth() < depth - 1) {
                  // What else is on the branch may be any amount.
                  if (around.contains(trees.getPathString())) {
                    trees.enterSubtree();
                  }
                } else if (trees.getFileMode(1).equals(FileMode.MISSING)
                    && wanted.remove(trees.getPathString())) {
                  times.put(trees.getPathString(), now.time());
                }
              }
              return times;
            });
        current = parent;
      }
    }
    return times;
  }
}
