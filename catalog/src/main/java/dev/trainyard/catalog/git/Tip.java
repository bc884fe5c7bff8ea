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
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** The newest commit of a branch with everything behind it; a branch may not be there yet. */
public final class Tip {

  private final ObjectReader reader;
  private final Optional<ObjectId> commit;
  private final Siblings siblings;

  /** Fetches other branches. */
  @FunctionalInterface
  interface Siblings {
    Optional<ObjectId> fetch(String branch) throws GitFailure;
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

  /** The commit's id; empty when the branch is not there yet. */
  public Optional<String> commit() {
    return commit.map(ObjectId::name);
  }

  Optional<ObjectId> id() {
    return commit;
  }

  /** The files of the commit, to be changed at will. */
  public CatalogTree tree() throws IOException {
    return commit.isPresent() ? tree(commit.get()) : CatalogTree.of(reader, Optional.empty());
  }

  private CatalogTree tree(ObjectId id) throws IOException {
    try (RevWalk walk = new RevWalk(reader)) {
      return CatalogTree.of(reader, Optional.of(walk.parseCommit(id).getTree().getId()));
    }
  }

  /** The files of no commit at all. */
  public CatalogTree empty() {
    return CatalogTree.of(reader, Optional.empty());
  }

  /** The newest commit itself; empty when the branch is not there yet. */
  public Optional<Commit> newest() throws IOException {
    if (commit.isEmpty()) {
      return Optional.empty();
    }
    try (RevWalk walk = new RevWalk(reader)) {
      return Optional.of(new Commit(walk.parseCommit(commit.get())));
    }
  }

  /** The commits of the branch from the newest to the first, along first parents. */
  public List<Commit> commits() throws IOException {
    List<Commit> commits = new ArrayList<>();
    try (RevWalk walk = new RevWalk(reader)) {
      RevCommit current = commit.isPresent() ? walk.parseCommit(commit.get()) : null;
      while (current != null) {
        commits.add(new Commit(current));
        current =
            current.getParentCount() == 0 ? null : walk.parseCommit(current.getParent(0).getId());
      }
    }
    return commits;
  }

  /** One commit of the branch. */
  public final class Commit {

    private final RevCommit commit;

    private Commit(RevCommit commit) {
      this.commit = commit;
    }

    /** The id. */
    public String id() {
      return commit.name();
    }

    /** The id of the first parent; empty for the first commit. */
    public Optional<String> parent() {
      return commit.getParentCount() == 0
          ? Optional.empty()
          : Optional.of(commit.getParent(0).name());
    }

    /** The files of the commit. */
    public CatalogTree tree() {
      return CatalogTree.of(reader, Optional.of(commit.getTree().getId()));
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
    int depth = wanted.stream().mapToInt(path -> path.split("/").length).max().orElse(0);
    try (RevWalk walk = new RevWalk(reader);
        TreeWalk trees = new TreeWalk(reader)) {
      trees.setFilter(TreeFilter.ANY_DIFF);
      RevCommit current = commit.isPresent() ? walk.parseCommit(commit.get()) : null;
      while (current != null && !wanted.isEmpty()) {
        RevCommit parent =
            current.getParentCount() == 0 ? null : walk.parseCommit(current.getParent(0).getId());
        trees.reset();
        trees.addTree(current.getTree());
        if (parent == null) {
          trees.addTree(new EmptyTreeIterator());
        } else {
          trees.addTree(parent.getTree());
        }
        Instant time = Instant.ofEpochSecond(current.getCommitTime());
        while (trees.next()) {
          if (!trees.getFileMode(0).equals(FileMode.TREE)) {
            continue;
          }
          if (trees.getDepth() < depth - 1) {
            trees.enterSubtree();
          } else if (trees.getFileMode(1).equals(FileMode.MISSING)
              && wanted.remove(trees.getPathString())) {
            times.put(trees.getPathString(), time);
          }
        }
        current = parent;
      }
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new CorruptObjectException(commit.orElseThrow(), "a folder before it is cut off");
    }
    return times;
  }
}
