package dev.trainyard.maven;

import dev.trainyard.maven.definition.DisplayPath;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Where things lie that belong to a module, or to the current folder when there is no project.
 *
 * @param base the module's folder
 * @param build its build directory
 * @param caller the folder in which somebody called Maven
 */
record ProjectPlaces(Path base, Path build, Path caller) {

  /** The places of a module. */
  static ProjectPlaces of(MavenProject project, MavenSession session) {
    File folder = project.getBasedir();
    return new ProjectPlaces(
        (folder == null ? Path.of("") : folder.toPath()).toAbsolutePath(),
        place(new File(project.getBuild().getDirectory())),
        Path.of(
            Optional.ofNullable(session.getSystemProperties().getProperty("user.dir"))
                .orElseGet(session::getExecutionRootDirectory)));
  }

  /**
   * A configured path. Without a project, Maven leaves its directory in the defaults as an
   * expression below the current directory, which stands for the project then.
   */
  static Path place(File configured) {
    return Path.of(configured.getPath().replace("${project.basedir}", "."))
        .toAbsolutePath()
        .normalize();
  }

  /** Where results lie unless a goal has a parameter for that. */
  Path results() {
    return build.resolve("truenas");
  }

  /** Where goals have what they need while they run, in folders of their own. */
  Path work() {
    return results().resolve("work");
  }

  /** For paths in messages about the module. */
  DisplayPath display() {
    return new DisplayPath(base);
  }

  /** For paths that somebody is to go to from where Maven was called. */
  DisplayPath displayForCaller() {
    return new DisplayPath(caller);
  }
}
