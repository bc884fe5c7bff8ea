package dev.trainyard.catalog.git;

import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.IndexDiff;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.FileTreeIterator;

/**
 * The repository that holds the definitions; only read.
 *
 * @param commit the commit that is checked out; empty before the first
 * @param branch the branch that is checked out; empty when none is
 * @param uncommitted tracked files that differ from the commit, and sources that git does not know
 * @param identity user.name and user.email for this repository, when both are set
 */
public record DefinitionsRepository(
    Optional<String> commit,
    Optional<String> branch,
    SortedSet<String> uncommitted,
    Optional<Identity> identity) {

  private static final int SHOWN = 10;

  /**
   * Reads the repository that a folder belongs to.
   *
   * @return empty when there is none
   */
  public static Optional<DefinitionsRepository> around(Path folder) throws IOException {
    Isolation.ensure();
    FileRepositoryBuilder builder =
        new FileRepositoryBuilder().setMustExist(true).findGitDir(folder.toFile());
    if (builder.getGitDir() == null) {
      return Optional.empty();
    }
    try (Repository repository = builder.build()) {
      return repository.isBare() ? Optional.empty() : Optional.of(read(repository));
    } catch (RepositoryNotFoundException e) {
      return Optional.empty();
    }
  }

  private static DefinitionsRepository read(Repository repository) throws IOException {
    Config user = Isolation.userConfig();
    Config own = repository.getConfig();
    String lineEnds = user.getString("core", null, "autocrlf");
    if (lineEnds != null && own.getString("core", null, "autocrlf") == null) {
      // In memory only: how the files of this work tree were checked out.
      own.setString("core", null, "autocrlf", lineEnds);
    }
    Optional<ObjectId> head = Optional.ofNullable(repository.resolve(Constants.HEAD));
    String full = repository.getFullBranch();
    return new DefinitionsRepository(
        head.map(ObjectId::name),
        full != null && full.startsWith(Constants.R_HEADS)
            ? Optional.of(Repository.shortenRefName(full))
            : Optional.empty(),
        uncommitted(repository),
        setting(own, user, "name")
            .flatMap(name -> setting(own, user, "email").map(email -> new Identity(name, email))));
  }

  private static Optional<String> setting(Config own, Config user, String key) {
    return Optional.ofNullable(own.getString("user", null, key))
        .or(() -> Optional.ofNullable(user.getString("user", null, key)));
  }

  private static SortedSet<String> uncommitted(Repository repository) throws IOException {
    IndexDiff diff = new IndexDiff(repository, Constants.HEAD, new FileTreeIterator(repository));
    diff.diff();
    SortedSet<String> files = new TreeSet<>(diff.getAdded());
    files.addAll(diff.getChanged());
    files.addAll(diff.getRemoved());
    files.addAll(diff.getMissing());
    files.addAll(diff.getModified());
    files.addAll(diff.getConflicting());
    diff.getUntracked().stream().filter(DefinitionsRepository::isSource).forEach(files::add);
    return files;
  }

  /** What a build makes is untracked, too, where nobody has told git to ignore it. */
  private static boolean isSource(String path) {
    return ("/" + path).contains("/src/") || ("/" + path).endsWith("/pom.xml");
  }

  /**
   * Refuses definitions that are not what the commit holds.
   *
   * @throws GitFailure when files differ
   */
  public void requireCommitted() throws GitFailure {
    if (!uncommitted.isEmpty()) {
      throw GitFailure.of(
          Rule.DEFINITIONS_STATE,
          uncommitted.size()
              + (uncommitted.size() == 1 ? " file is" : " files are")
              + " not committed: "
              + uncommitted.stream().limit(SHOWN).collect(Collectors.joining(", "))
              + (uncommitted.size() > SHOWN ? ", …" : ""),
          "a work tree in which every source is committed",
          "Commit or stash the changes; to publish them anyway set truenas.publish.allowDirty.");
    }
  }

  /**
   * Refuses definitions from another branch.
   *
   * @throws GitFailure when another branch, or none, is checked out
   */
  public void requireBranch(String wanted) throws GitFailure {
    if (!branch.equals(Optional.of(wanted))) {
      throw GitFailure.of(
          Rule.DEFINITIONS_STATE,
          branch
              .map(name -> "branch " + name + " is checked out")
              .orElse("no branch is checked out (detached HEAD)"),
          "branch " + wanted,
          "Check out " + wanted + ", or change truenas.publish.fromBranch.");
    }
  }

  /** What the catalog's commits say about where the definitions come from; may be empty. */
  public String describeCommit() {
    return commit.map(id -> uncommitted.isEmpty() ? id : id + "-dirty").orElse("");
  }
}
