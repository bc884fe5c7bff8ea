package dev.trainyard.maven;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.generator.problem.Rule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes a project with one app, its test, and everything that {@code mvn generate} needs. Replaces
 * no file, and needs no project: {@code mvn dev.trainyard:truenas-maven-plugin:init}.
 *
 * @since 0.1.0
 */
@Mojo(name = "init", requiresProject = false, threadSafe = true)
public final class InitMojo extends GoalMojo {

  /**
   * Folder of the new project; any path, by default the current folder. It is made when it is
   * missing.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.init.folder", defaultValue = ".", required = true)
  private String folder;

  @Override
  GoalKind kind() {
    return GoalKind.ofAnyPlace("init", "No project was made");
  }

  @Override
  Path resultPath(ProjectPlaces places, CatalogEdition edition) {
    return projectFolder().resolve("target/truenas/init.json");
  }

  @Override
  List<Path> ownFolders(ProjectPlaces places) {
    Path target = projectFolder().resolve("target");
    return List.of(target, target.resolve("truenas"));
  }

  /** Without a project the current folder is the only one that a relative path can start at. */
  private Path projectFolder() {
    return ProjectPlaces.place(new File(folder));
  }

  @Override
  void run(GoalRun run) throws GoalFailure, IOException {
    NewProject project = new NewProject(projectFolder(), run.plugin().getVersion());
    String shown = run.places().displayForCaller().show(projectFolder());
    List<String> inTheWay = project.inTheWay();
    if (!inTheWay.isEmpty()) {
      throw GoalFailure.of(
          Rule.PROJECT_EXISTS,
          shown + " has " + String.join(", ", inTheWay) + " already",
          "a folder without these files",
          "Choose another folder: -Dtruenas.init.folder=NAME");
    }
    project.write();
    run.result().status("made").put("files", NewProject.FILES);
    run.say(NewProject.FILES);
    run.conclude(
        List.of(
            "Project in " + shown + ": " + NewProject.FILES.size() + " files",
            "Next: " + (shown.equals(".") ? "" : "cd " + shown + ", then ") + "mvn generate"));
  }
}
