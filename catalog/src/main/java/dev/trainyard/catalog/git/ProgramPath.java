package dev.trainyard.catalog.git;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where programs lie.
 *
 * @param folders the folders, the first one first
 * @param endings what the names of programs end with
 */
public record ProgramPath(List<Path> folders, List<String> endings) {

  /** Copies the lists. */
  public ProgramPath {
    folders = List.copyOf(folders);
    endings = List.copyOf(endings);
  }

  /** The path of this process. */
  public static ProgramPath ofProcess() {
    return of(System.getenv("PATH"), System.getenv("PATHEXT"));
  }

  /**
   * The path of an environment; folders that are not absolute are left out.
   *
   * @param path its variable {@code PATH}; null when there is none
   * @param endings its variable {@code PATHEXT}, which only Windows has; null when there is none
   */
  static ProgramPath of(String path, String endings) {
    List<Path> folders = new ArrayList<>();
    for (String folder : (path == null ? "" : path).split(File.pathSeparator)) {
      try {
        if (Path.of(folder).isAbsolute()) {
          folders.add(Path.of(folder));
        }
      } catch (InvalidPathException e) {
        // Nothing can lie there.
      }
    }
    return new ProgramPath(folders, endings == null ? List.of("") : List.of(".exe"));
  }

  /** The first program of a name. */
  public Optional<Path> find(String name) {
    return folders.stream()
        .flatMap(folder -> endings.stream().map(ending -> folder.resolve(name + ending)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
