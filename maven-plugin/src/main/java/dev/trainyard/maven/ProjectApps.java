package dev.trainyard.maven;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.maven.definition.ApiVersions;
import dev.trainyard.maven.definition.DefinitionLoader;
import dev.trainyard.maven.definition.Definitions;
import dev.trainyard.maven.definition.DisplayPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** The apps that a project and its dependencies define; usable until closed. */
final class ProjectApps implements AutoCloseable {

  private final MavenProject project;
  private final ProblemLog problems;
  private final DisplayPath display;
  private final DefinitionLoader loader;

  ProjectApps(MavenProject project, PluginDescriptor plugin, ProblemLog problems)
      throws MojoExecutionException, IOException {
    this.project = project;
    this.problems = problems;
    this.display = new DisplayPath(project.getBasedir().toPath());
    this.loader =
        new DefinitionLoader(
            classPath(project), display, apiVersions(project, plugin, problems.log()));
  }

  /**
   * The chosen apps; what is wrong is told.
   *
   * @param outcome what comes of it when there is something wrong, such as {@code No catalog was
   *     written}
   */
  List<App> load(AppSelection selection, String outcome) throws IOException, MojoFailureException {
    Definitions definitions = loader.load(this::ends);
    List<Problem> unregistered =
        loader.unregistered(Path.of(project.getBuild().getOutputDirectory()));
    unregistered.forEach(problems::tell);
    return chosenFrom(definitions, selection, outcome);
  }

  /** Nobody comes back to the goal: its result has to be written here. */
  private void ends(Problem problem) {
    problems.tell(problem);
    try {
      problems.result().status("failed").write();
    } catch (IOException e) {
      problems.log().debug(e);
    }
  }

  private List<App> chosenFrom(Definitions definitions, AppSelection selection, String outcome)
      throws MojoFailureException {
    if (definitions.isEmpty()) {
      throw noDefinitions(outcome);
    }
    if (!definitions.faults().isEmpty()) {
      throw faulty(definitions, outcome);
    }
    try {
      return selection.from(definitions.apps());
    } catch (IllegalArgumentException e) {
      problems.tell(
          Problem.error(
              Rule.GOAL_SETTING,
              Where.ofApp(""),
              e.getMessage(),
              "",
              "Name apps of the project, or leave the setting out."));
      throw new MojoFailureException(outcome + ": " + e.getMessage());
    }
  }

  private MojoFailureException noDefinitions(String outcome) {
    problems.tell(
        Problem.error(
            Rule.NO_DEFINITION,
            Where.ofApp(""),
            "no app definition found",
            "classes named in %s, in %s or a runtime dependency"
                .formatted(
                    DefinitionLoader.SERVICES_FILE,
                    display.show(Path.of(project.getBuild().getOutputDirectory()))),
            "Name your definition in src/main/resources/%s, and compile first: mvn process-classes"
                    .formatted(DefinitionLoader.SERVICES_FILE)
                + " truenas:generate; a module that has none says so by"
                + " <truenas.skip>true</truenas.skip>, modules with packaging pom are skipped"
                + " anyway."));
    return new MojoFailureException(outcome + ": no app definition found");
  }

  private MojoFailureException faulty(Definitions definitions, String outcome) {
    problems.tell(definitions.faults());
    Problems inOthers =
        Problems.of(definitions.apps().stream().map(App::problems).flatMap(List::stream).toList());
    problems.tell(inOthers);
    int count = definitions.faults().size();
    return new MojoFailureException(
        outcome
            + ": "
            + count
            + (count == 1 ? " definition" : " definitions")
            + " failed"
            + (inOthers.all().isEmpty() ? "" : "; " + inOthers.summary() + " in the others"));
  }

  private static List<Path> classPath(MavenProject project) throws MojoExecutionException {
    try {
      return project.getRuntimeClasspathElements().stream().map(Path::of).toList();
    } catch (DependencyResolutionRequiredException e) {
      throw new MojoExecutionException("The project's class path is not known", e);
    }
  }

  private static ApiVersions apiVersions(MavenProject project, PluginDescriptor plugin, Log log) {
    ApiVersions versions =
        new ApiVersions(apiVersion(plugin.getArtifacts()), apiVersion(project.getArtifacts()));
    if (versions.differ()) {
      log.warn("Two versions of the definition API: " + versions.describe());
    }
    return versions;
  }

  private static String apiVersion(Collection<Artifact> artifacts) {
    return artifacts.stream()
        .filter(artifact -> artifact.getGroupId().equals("dev.trainyard"))
        .filter(artifact -> artifact.getArtifactId().equals("trainyard-generator"))
        .map(Artifact::getBaseVersion)
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
