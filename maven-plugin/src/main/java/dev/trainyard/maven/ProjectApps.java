package dev.trainyard.maven;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.generate.AppRenderer;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.maven.definition.ApiVersions;
import dev.trainyard.maven.definition.DefinitionLoader;
import dev.trainyard.maven.definition.Definitions;
import dev.trainyard.maven.definition.DisplayPath;
import dev.trainyard.maven.definition.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/** The apps that a project and its dependencies define; usable until closed. */
final class ProjectApps implements AutoCloseable {

  private final MavenProject project;
  private final ProblemLog problems;
  private final ProblemLog last;
  private final DisplayPath display;
  private final CatalogEdition edition;
  private final DefinitionLoader loader;

  /**
   * Opens the class path of the module that a goal runs for.
   *
   * @throws GoalFailure when it is not known, or is older than the sources
   */
  ProjectApps(GoalRun run, GoalKind goal) throws GoalFailure, IOException {
    this.project = run.project();
    this.problems = run.problems();
    this.last = run.inEarnest().problems();
    this.display = run.places().display();
    this.edition = run.edition();
    List<Path> classPath = classPath(project);
    CompiledSources.requireNew(run, goal.name(), classPath);
    this.loader =
        new DefinitionLoader(classPath, display, apiVersions(project, run.plugin(), problems));
  }

  /** The chosen apps; what is wrong with others is told. */
  List<App> load(AppSelection selection) throws GoalFailure, IOException {
    Definitions definitions = loader.load(this::ends);
    List<Problem> unregistered =
        loader.unregistered(Path.of(project.getBuild().getOutputDirectory()));
    unregistered.forEach(problems::tell);
    return chosenFrom(definitions, selection);
  }

  /** Nobody comes back to the goal: its result has to be written here. */
  void ends(Problem problem) {
    last.tellLast(problem);
    try {
      last.result().status("failed").write();
    } catch (IOException e) {
      last.log().debug(e);
    }
  }

  private List<App> chosenFrom(Definitions definitions, AppSelection selection) throws GoalFailure {
    if (definitions.isEmpty()) {
      throw noDefinitions();
    }
    if (!definitions.faults().isEmpty()) {
      throw faulty(definitions);
    }
    return selection.from(definitions.apps());
  }

  private GoalFailure noDefinitions() {
    return GoalFailure.of(
        Rule.NO_DEFINITION,
        "no app definition found",
        "classes named in %s, in %s or a runtime dependency"
            .formatted(
                DefinitionLoader.SERVICES_FILE,
                display.show(Path.of(project.getBuild().getOutputDirectory()))),
        "Name your definition in src/main/resources/%s, and compile first: mvn process-classes"
                .formatted(DefinitionLoader.SERVICES_FILE)
            + " truenas:generate; a module that has none says so by"
            + " <truenas.skip>true</truenas.skip>, modules with packaging pom are skipped"
            + " anyway.");
  }

  private GoalFailure faulty(Definitions definitions) {
    List<Problem> all = new ArrayList<>();
    for (Fault fault : definitions.faults()) {
      all.add(fault.problem());
      fault.cause().ifPresent(thrown -> thrown.trace().lines().forEach(problems.log()::debug));
    }
    // What the edition cannot express of them as well, so that all is told in one run.
    Problems inOthers = Problems.of(AppRenderer.render(definitions.apps(), edition).problems());
    all.addAll(inOthers.all());
    int count = definitions.faults().size();
    return GoalFailure.of(Problems.of(all))
        .saying(
            count
                + (count == 1 ? " definition" : " definitions")
                + " failed"
                + (inOthers.all().isEmpty() ? "" : "; " + inOthers.summary() + " in the others"));
  }

  private static List<Path> classPath(MavenProject project) throws GoalFailure {
    try {
      return project.getRuntimeClasspathElements().stream().map(Path::of).toList();
    } catch (DependencyResolutionRequiredException e) {
      throw GoalFailure.of(
          Rule.NO_DEFINITION,
          "the project's class path is not known: " + e.getMessage(),
          "a project whose dependencies are resolved",
          "Compile in the same call: mvn process-classes truenas:generate.");
    }
  }

  private static ApiVersions apiVersions(
      MavenProject project, PluginDescriptor plugin, ProblemLog problems) {
    ApiVersions versions =
        new ApiVersions(apiVersion(plugin.getArtifacts()), apiVersion(project.getArtifacts()));
    if (versions.differ()) {
      problems.tell(
          Problem.warning(
              Rule.DEFINITION_API,
              Where.ofApp(""),
              "two versions of the definition API: " + versions.describe(),
              "the same version of trainyard-generator and truenas-maven-plugin",
              "Give both the same version in the POM."));
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
