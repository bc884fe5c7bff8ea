package dev.trainyard.catalog.source;

import dev.trainyard.catalog.git.Deadline;
import dev.trainyard.catalog.git.Isolation;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.git.RepositoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.BranchConfig;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** Opens git repositories on disk. */
public final class GitRepository {

  private static final int SHOWN = 10;

  private static final String OF_BRANCH = "@{";
  private static final Pattern HEAD = Pattern.compile("^@(?=$|[~^:])");

  /** What a revision begins with, up to what is said about it: {@code main~1}, {@code main:x}. */
  private static final Pattern NAME = Pattern.compile("^(?:[^~^:@]|@(?!\\{))++");

  /** Written by git itself at the top of a repository: {@code HEAD}, {@code FETCH_HEAD}. */
  private static final Pattern OF_GIT = Pattern.compile("[A-Z_]*HEAD");

  /** Where a short name may be that of a branch: {@code main}, {@code origin/main}, either way. */
  private static final List<String> BRANCHES =
      List.of(Constants.R_HEADS, Constants.R_REMOTES, Constants.R_REFS);

  private static final Pattern UPSTREAM = Pattern.compile("(.*?)@\\{(?i:u|upstream)}(.*)");

  private GitRepository() {}

  /** Whether there is a repository, bare or in the folder's {@code .git}. */
  public static boolean exists(Path path) {
    Isolation.ensure();
    return RepositoryFolder.in(path).isPresent();
  }

  /**
   * Opens a repository; the caller closes it. What git is told by user and machine has no say.
   *
   * @param path a bare repository, or a folder with one in {@code .git}
   * @throws UnreadableSourceException when there is none
   */
  public static Repository open(Path path) throws UnreadableSourceException {
    Isolation.ensure();
    Optional<Path> folder = RepositoryFolder.in(path);
    if (folder.isEmpty()) {
      throw new UnreadableSourceException(
          Files.exists(path) ? path + " is no git repository" : "there is no folder " + path);
    }
    try {
      return Deadline.OF_FOLDER.keep(() -> RepositoryFolder.open(folder.get()));
    } catch (IOException e) {
      throw new UnreadableSourceException(
          "the git repository " + path + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /**
   * The object that a revision names, as git has it: {@code @} is {@code HEAD}, and behind a branch
   * {@code @{upstream}} is what it follows, {@code @{1}} what it was before. Times are not read. Of
   * a branch and a tag with one name it is the branch, as {@code git clone --branch} and TrueNAS
   * have it: whoever may push a tag does not choose what a catalog is held against.
   *
   * @return null when there is no such object
   * @throws RevisionSyntaxException when it is no revision
   * @throws IOException also when several branches have the name: whoever proposes something
   *     chooses the name of a branch here, which may be that of a remote's
   */
  static ObjectId resolve(Repository repository, String revision) throws IOException {
    return Deadline.OF_FOLDER.keep(() -> found(repository, revision, false));
  }

  /**
   * The same of what a proposal is held against. A branch here and a tag with one name are refused
   * as well, as the branch may be the proposal.
   */
  static ObjectId resolveBase(Repository repository, String revision) throws IOException {
    return Deadline.OF_FOLDER.keep(() -> found(repository, revision, true));
  }

  private static ObjectId found(Repository repository, String revision, boolean isBase)
      throws IOException {
    String name = HEAD.matcher(revision).replaceAll(Constants.HEAD);
    if (ObjectId.isId(name)) {
      // JGit would look for a branch or tag of that name first.
      return ObjectId.fromString(name);
    }
    Matcher upstream = UPSTREAM.matcher(name);
    if (upstream.matches()) {
      name = upstream(repository, upstream.group(1), revision) + upstream.group(2);
    }
    if (name.contains(OF_BRANCH)) {
      RepositoryFolder.requireLogs(repository);
    }
    try {
      Optional<String> full = withFullName(repository, name, isBase);
      return full.isPresent() ? repository.resolve(full.get()) : null;
    } catch (NumberFormatException e) {
      throw new RevisionSyntaxException(e.getMessage(), revision);
    }
  }

  /** JGit prefers tags, as git does, which at least warns. Empty for a full name of nothing. */
  private static Optional<String> withFullName(
      Repository repository, String revision, boolean isBase) throws IOException {
    Matcher beginning = NAME.matcher(revision);
    String name = beginning.find() ? beginning.group() : "";
    if (ObjectId.isId(name)
        || !Repository.isValidRefName(Constants.R_HEADS + name)
        || OF_GIT.matcher(name).matches() && repository.exactRef(name) != null) {
      return Optional.of(revision);
    }
    if (name.startsWith(Constants.R_REFS)) {
      // JGit would go on to a tag that has all of this for its name.
      return repository.exactRef(name) == null ? Optional.empty() : Optional.of(revision);
    }
    List<String> found = new ArrayList<>();
    for (String folder : BRANCHES) {
      if (repository.exactRef(folder + name) != null) {
        found.add(folder);
      }
    }
    if (isBase
        && found.contains(Constants.R_HEADS)
        && repository.exactRef(Constants.R_TAGS + name) != null) {
      found.add(Constants.R_TAGS);
    }
    if (found.size() > 1) {
      throw new IOException(
          found.stream().map(folder -> folder + name).collect(Collectors.joining(" and "))
              + " are there; write the full name of the one that is meant");
    }
    return Optional.of(found.isEmpty() ? revision : found.get(0) + revision);
  }

  /** JGit itself takes that of the remote {@code origin}, whichever the branch follows. */
  private static String upstream(Repository repository, String branch, String revision)
      throws IOException {
    String own =
        branch.isEmpty() || branch.equals(Constants.HEAD)
            ? Repository.shortenRefName(repository.getFullBranch())
            : branch;
    try {
      String followed = new BranchConfig(repository.getConfig(), own).getTrackingBranch();
      if (followed != null) {
        return followed;
      }
    } catch (IllegalArgumentException e) {
      // JGit repeats what it does not understand of a configuration, and that may be of any file.
    }
    throw new RevisionSyntaxException("it follows no branch", revision);
  }

  /** What is said of a text that is no revision. */
  static String noRevision(String shown, String revision, Path repository) {
    return shown
        + " is no revision of the git repository "
        + repository
        + (revision.contains(OF_BRANCH)
            ? " (of what has @{…}, a branch that follows another has @{upstream}, and one with a log"
                + " @{1})"
            : "");
  }

  /** Whether the folder has a repository's own files, and so none of a branch. */
  static boolean isBare(Path folder) {
    Isolation.ensure();
    return RepositoryFolder.in(folder).filter(folder::equals).isPresent();
  }

  /** The short names of the branches, sorted. */
  public static List<String> branchesOf(Repository repository) throws IOException {
    return Deadline.OF_FOLDER.keep(
        () ->
            repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
                .map(branch -> branch.getName().substring(Constants.R_HEADS.length()))
                .sorted()
                .toList());
  }

  /** The branches there are, for people who have named none of them: {@code it has main, ...}. */
  static String branches(Repository repository) throws IOException {
    return branches(branchesOf(repository));
  }

  /**
   * The same of any repository.
   *
   * @param names short names of all its branches
   */
  public static String branches(Collection<String> names) {
    if (names.isEmpty()) {
      return "it has no branches";
    }
    return (names.size() == 1 ? "it has the branch " : "it has the branches ")
        + names.stream().limit(SHOWN).map(Printable::of).collect(Collectors.joining(", "))
        + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
  }
}
