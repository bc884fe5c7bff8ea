package dev.trainyard.maven;

import dev.trainyard.catalog.git.DefinitionsRepository;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.write.FolderBusyException;
import dev.trainyard.catalog.write.FolderLock;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of files with secrets, while one run reads and writes them: another one would keep
 * secrets that are written over meanwhile.
 */
final class SecretFolder implements AutoCloseable {

  private static final String LOCK = ".trainyard.lock";

  private final Path folder;
  private final boolean made;
  private final FolderLock lock;

  private SecretFolder(Path folder, boolean made, FolderLock lock) {
    this.folder = folder;
    this.made = made;
    this.lock = lock;
  }

  /**
   * Makes the folder if need be, and keeps others out of it. By default it lies in the repository
   * of the definitions, and is not for it; of another one that git would take files from, it warns.
   *
   * @throws GoalFailure when a link has its place, or another run works in it
   */
  static SecretFolder of(GoalRun run, Path folder) throws GoalFailure, GitFailure, IOException {
    DefaultPublication around = DefaultPublication.of(run);
    boolean ofProject = folder.toAbsolutePath().normalize().startsWith(around.folder().normalize());
    if (ofProject) {
      around.requireOwnFolder();
      around.prepare();
      if (Files.isSymbolicLink(folder)) {
        throw GoalFailure.of(
            Rule.FILES,
            run.places().display().show(folder) + " is a link to another place",
            "a folder",
            "Remove the link, or name another folder.");
      }
    }
    boolean made = !Files.exists(folder);
    Files.createDirectories(folder);
    if (ofProject) {
      // The one around it may be of somebody who passes over something else only.
      DefaultPublication.passOver(folder);
    }
    if (DefinitionsRepository.wouldTake(folder.resolve("secrets.yaml"))) {
      run.problems()
          .tell(
              Problems.of(
                  List.of(
                      Problem.warning(
                          Rule.FILES,
                          Where.ofApp(""),
                          run.places().display().show(folder)
                              + " gets files with secrets, and git add would take them",
                          "a folder that git passes over",
                          "Name it in .gitignore, or choose a folder outside of the work tree."))));
    }
    try {
      return new SecretFolder(folder, made, FolderLock.acquire(folder.resolve(LOCK)));
    } catch (FolderBusyException e) {
      throw GoalFailure.of(
          Rule.FILES,
          "another run is writing in " + run.places().display().show(folder),
          "one run at a time, so that no secret is lost",
          "Run this goal again when the other one has ended.");
    }
  }

  /** The folder, which is there. */
  Path path() {
    return folder;
  }

  /** Lets others in; a folder that was made for nothing goes again. */
  @Override
  public void close() throws IOException {
    lock.close();
    if (made) {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException e) {
        // It holds what it was made for.
      }
    }
  }
}
