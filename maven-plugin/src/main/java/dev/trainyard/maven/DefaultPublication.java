package dev.trainyard.maven;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The repository that is published to when none is named. It outlives {@code mvn clean}, and git
 * passes over its folder. There is none without a project: in the catalog of somebody else such a
 * folder is a part of what he has written.
 *
 * @param base the module's folder
 * @param project whether there is a project
 */
record DefaultPublication(Path base, boolean project) {

  /** Its path below the module. */
  static final String PATH = ".trainyard/catalog.git";

  /** That of the project of a goal. */
  static DefaultPublication of(GoalRun run) {
    return new DefaultPublication(run.places().base(), run.project().getFile() != null);
  }

  /** The folder around the repository, for what outlives {@code mvn clean}. */
  Path folder() {
    return base.resolve(PATH).getParent();
  }

  /** A bare repository; need not exist. */
  Path repository() {
    return base.resolve(PATH);
  }

  /** Whether a source is a revision of the repository, by its path. */
  boolean holds(String source) {
    try {
      int hash = source.lastIndexOf('#');
      return hash >= 0
          && base.resolve(source.substring(0, hash)).normalize().equals(repository().normalize());
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * Makes sure that the repository is the one of this module: a link in the repository of the
   * definitions, or a file by which git finds another one, could lead elsewhere.
   *
   * @throws GitFailure when it is not; never when there is nothing
   */
  void requireOwn() throws GitFailure {
    requireOwnFolder();
    if (!project && Files.exists(repository(), LinkOption.NOFOLLOW_LINKS)) {
      throw elsewhere(
          repository(), "is that of no project: there is none here", "a project's own", "folder");
    }
    for (Path place :
        List.of(repository(), repository().resolve("objects"), repository().resolve("refs"))) {
      requireNoLink(place);
    }
    for (Path place :
        List.of(
            repository().resolveSibling(repository().getFileName() + ".git"),
            repository().resolve(".git"),
            repository().resolve("commondir"),
            repository().resolve("objects/info/alternates"))) {
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        throw elsewhere(
            place, "leads git to another repository", "a repository of its own", "file");
      }
    }
  }

  /** Makes sure that the folder around it is one of this module, whatever is in it. */
  void requireOwnFolder() throws GitFailure {
    requireNoLink(folder());
  }

  private void requireNoLink(Path place) throws GitFailure {
    if (Files.isSymbolicLink(place)) {
      throw elsewhere(place, "is a link to another place", "a folder", "link");
    }
  }

  private GitFailure elsewhere(Path place, String what, String allowed, String name) {
    return new GitFailure(
        List.of(
            Problem.error(
                Rule.TARGET,
                Where.ofApp(""),
                base.relativize(place) + " " + what,
                allowed,
                "Remove the "
                    + name
                    + ", or name a repository in truenas.publish.target, truenas.catalog,"
                    + " truenas.check.base, truenas.diff.base or truenas.serve.repository, whichever"
                    + " the goal has.")));
  }

  /**
   * Makes the folder around it, which holds nothing for the repository of the definitions.
   *
   * @throws java.nio.file.FileAlreadyExistsException when a link or something else has its name
   */
  void prepare() throws IOException {
    if (!Files.isDirectory(folder(), LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(folder());
    }
    passOver(folder());
  }

  /**
   * Lets git pass over a folder and all that lies in it.
   *
   * @throws java.nio.file.FileAlreadyExistsException when a link or something else is in the way
   */
  static void passOver(Path folder) throws IOException {
    Path ignore = folder.resolve(".gitignore");
    if (!Files.isRegularFile(ignore, LinkOption.NOFOLLOW_LINKS)) {
      // Not through a link that somebody has put into the repository of the definitions.
      Files.writeString(ignore, "*\n", StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
  }
}
