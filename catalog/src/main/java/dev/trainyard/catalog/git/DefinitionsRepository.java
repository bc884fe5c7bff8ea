package dev.trainyard.catalog.git;

import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;

/**
 * The repository that holds the definitions, as git itself sees it with all settings of the user;
 * only read.
 *
 * @param commit the commit that is checked out; empty before the first
 * @param branch the branch that is checked out; empty when none is
 * @param uncommitted tracked files that differ from the commit, and sources that git does not know
 *     and is not told to ignore
 * @param identity user.name and user.email for this repository, when both are set
 */
public record DefinitionsRepository(
    Optional<String> commit,
    Optional<String> branch,
    SortedSet<String> uncommitted,
    Optional<Identity> identity) {

  private static final int SHOWN = 10;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Two letters of state and a blank come before a path. */
  private static final int STATE = 3;

  /**
   * Reads the repository that a folder belongs to.
   *
   * @param sources folders of sources, beside those called {@code src}; need not exist or belong to
   *     the repository
   * @return empty when there is none
   * @throws GitFailure when there is one, and git is not installed or refuses to read it
   */
  public static Optional<DefinitionsRepository> around(Path folder, Collection<Path> sources)
      throws GitFailure, IOException {
    if (!isBelowGit(folder.toAbsolutePath().normalize())) {
      return Optional.empty();
    }
    if (!GitProgram.isInstalled()) {
      throw unread(folder, "there is no git on the PATH");
    }
    GitProgram git = GitProgram.ofUser(folder);
    GitProgram.Said inside = git.run(LONGEST, "rev-parse", "--is-inside-work-tree");
    if (inside.code() != 0) {
      throw unread(folder, Printable.of(inside.err().strip()));
    }
    return inside.out().strip().equals("true")
        ? Optional.of(read(git, folder, sources))
        : Optional.empty();
  }

  /**
   * Whether {@code git add} would take a file for the work tree around it.
   *
   * @param file need not exist; its folder does
   * @return false outside of a work tree, and where git is not installed
   */
  public static boolean wouldTake(Path file) throws IOException {
    Path path = file.toAbsolutePath().normalize();
    Path folder = path.getParent();
    return folder != null
        && isBelowGit(folder)
        && GitProgram.isInstalled()
        // 0 is ignored, 128 is no work tree.
        && GitProgram.ofUser(folder)
                .run(LONGEST, "check-ignore", "--quiet", "--", path.toString())
                .code()
            == 1;
  }

  /** Whether a folder or one around it has a {@code .git}, a folder or the file of a work tree. */
  private static boolean isBelowGit(Path folder) {
    for (Path place = folder; place != null; place = place.getParent()) {
      if (Files.exists(place.resolve(".git"))) {
        return true;
      }
    }
    return false;
  }

  private static GitFailure unread(Path folder, String reason) {
    return GitFailure.of(
        Rule.DEFINITIONS_STATE,
        "the state of the work tree around " + folder + " is not known: " + reason,
        "a work tree that git can read",
        "Let git status work here: install git, or follow its advice.");
  }

  private static DefinitionsRepository read(GitProgram git, Path folder, Collection<Path> sources)
      throws GitFailure, IOException {
    Optional<String> name = answer(git, "config", "--get", "user.name");
    Optional<String> email = answer(git, "config", "--get", "user.email");
    return new DefinitionsRepository(
        answer(git, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"),
        // Git's own short name says more where a tag has the name of the branch.
        answer(git, "symbolic-ref", "--quiet", "HEAD")
            .map(ref -> ref.replaceFirst("^" + Constants.R_HEADS, "")),
        uncommitted(git, folder, sources),
        name.isPresent() && email.isPresent()
            ? Optional.of(new Identity(name.get(), email.get()))
            : Optional.empty());
  }

  private static Optional<String> answer(GitProgram git, String... command) throws IOException {
    GitProgram.Said said = git.run(LONGEST, command);
    return Optional.of(said.out().strip()).filter(text -> said.code() == 0 && !text.isEmpty());
  }

  private static SortedSet<String> uncommitted(
      GitProgram git, Path folder, Collection<Path> sources) throws GitFailure, IOException {
    String shown = git.run(LONGEST, "rev-parse", "--show-toplevel").out();
    // Its name may end with blanks.
    Path top = Path.of(shown.replaceFirst("\\R\\z", "")).toRealPath();
    List<Path> roots = new ArrayList<>();
    for (Path source : sources) {
      if (Files.exists(source)) {
        roots.add(source.toRealPath());
      }
    }
    GitProgram.Said status =
        git.run(
            LONGEST,
            "--no-optional-locks",
            "status",
            "--porcelain",
            "-z",
            "--no-renames",
            "--untracked-files=all");
    if (status.code() != 0) {
      throw unread(folder, Printable.of(status.err().strip()));
    }
    SortedSet<String> files = new TreeSet<>();
    for (String line : Arrays.asList(status.out().split("\0"))) {
      if (line.length() > STATE) {
        String path = line.substring(STATE);
        if (!line.startsWith("??") || isSource(path, top, roots)) {
          files.add(Printable.of(path));
        }
      }
    }
    return files;
  }

  /** What a build makes is untracked, too, where nobody has told git to ignore it. */
  private static boolean isSource(String path, Path top, List<Path> roots) {
    return ("/" + path).contains("/src/")
        || ("/" + path).endsWith("/pom.xml")
        || roots.stream().anyMatch(root -> isBelow(path, top, root));
  }

  /** The name of a file of somebody else may be one that this system has no path for. */
  private static boolean isBelow(String path, Path top, Path root) {
    try {
      return top.resolve(path).startsWith(root);
    } catch (InvalidPathException e) {
      return root.equals(top);
    }
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
          "a work tree in which every source is committed or ignored",
          "Commit, stash or ignore the changes; to publish them anyway set"
              + " truenas.publish.allowDirty.");
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
