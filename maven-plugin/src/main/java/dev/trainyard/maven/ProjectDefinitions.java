package dev.trainyard.maven;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.maven.definition.ApiVersions;
import dev.trainyard.maven.definition.DefinitionLoader;
import dev.trainyard.maven.definition.Definitions;
import dev.trainyard.maven.definition.DisplayPath;
import dev.trainyard.maven.definition.Fault;
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

/**
 * The app definitions on a project's runtime class path, for one goal.
 *
 * @param project the project
 * @param plugin this plugin
 * @param log where problems are told
 * @param failed what did not happen when the definitions are at fault, such as {@code No catalog
 *     was written}
 */
record ProjectDefinitions(MavenProject project, PluginDescriptor plugin, Log log, String failed) {

  /** What a goal does with the apps, while the code of the project is loaded. */
  @FunctionalInterface
  interface Use<T> {
    /** Uses the apps. */
    T with(List<App> apps) throws IOException, MojoExecutionException, MojoFailureException;
  }

  /**
   * Runs the definitions and hands over their apps.
   *
   * @param names the names of the apps wanted; all when empty
   * @throws MojoFailureException when a definition is at fault or there is none; all problems are
   *     on the log then
   */
  <T> T use(List<String> names, Use<T> use)
      throws IOException, MojoExecutionException, MojoFailureException {
    DisplayPath display = new DisplayPath(project.getBasedir().toPath());
    try (DefinitionLoader loader = new DefinitionLoader(classPath(), display, apiVersions())) {
      return use.with(chosen(load(loader), names, display));
    }
  }

  /** Tells every problem by its severity. */
  void tell(Problems problems) {
    for (Problem problem : problems.all()) {
      problem.describe().lines().forEach(problem.isError() ? log::error : log::warn);
    }
  }

  private static Definitions load(DefinitionLoader loader) throws MojoExecutionException {
    try {
      return loader.load();
    } catch (IOException e) {
      throw new MojoExecutionException(
          "The files " + DefinitionLoader.SERVICES_FILE + " could not be read", e);
    }
  }

  private List<App> chosen(Definitions definitions, List<String> names, DisplayPath display)
      throws MojoFailureException {
    if (definitions.isEmpty()) {
      throw none(display);
    }
    if (!definitions.faults().isEmpty()) {
      throw faulty(definitions);
    }
    try {
      return AppSelection.of(names).from(definitions.apps());
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException(e.getMessage());
    }
  }

  private MojoFailureException none(DisplayPath display) {
    error(
        """
        error: no app definition found; neither %s nor a runtime dependency has the file %s
            fix: name your definition in src/main/resources/%2$s
            fix: compile first: mvn process-classes truenas:generate
            fix: in a module without definitions set <truenas.skip>true</truenas.skip>; \
        modules with packaging pom are skipped by themselves\
        """
            .formatted(
                display.show(Path.of(project.getBuild().getOutputDirectory())),
                DefinitionLoader.SERVICES_FILE));
    return new MojoFailureException(failed + ": no app definition found");
  }

  private MojoFailureException faulty(Definitions definitions) {
    for (Fault fault : definitions.faults()) {
      error(fault.describe());
      fault.cause().ifPresent(cause -> log.debug(cause));
    }
    Problems problems =
        Problems.of(definitions.apps().stream().map(App::problems).flatMap(List::stream).toList());
    tell(problems);
    int count = definitions.faults().size();
    return new MojoFailureException(
        failed
            + ": "
            + count
            + (count == 1 ? " definition" : " definitions")
            + " failed"
            + (problems.all().isEmpty() ? "" : "; " + problems.summary() + " in the others"));
  }

  private void error(String text) {
    text.lines().forEach(log::error);
  }

  private List<Path> classPath() throws MojoExecutionException {
    try {
      return project.getRuntimeClasspathElements().stream().map(Path::of).toList();
    } catch (DependencyResolutionRequiredException e) {
      throw new MojoExecutionException("The project's class path is not known", e);
    }
  }

  private ApiVersions apiVersions() {
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
}
