package dev.trainyard.maven;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.maven.definition.DisplayPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * What every goal does before and after its own work: it warns of unknown properties, removes the
 * result of an earlier run, skips when there is nothing to do, and writes its result, also when it
 * fails.
 */
abstract class GoalMojo extends AbstractMojo {

  /**
   * Whether to do nothing; {@code true} or {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.skip", defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  /** A log for texts of others, too. */
  @Override
  public final Log getLog() {
    return new CleanLog(super.getLog());
  }

  /** The goal's name. */
  abstract String goal();

  /** What to say first when nothing came of it, such as {@code Nothing was published}. */
  abstract String outcomeOfFailure();

  /**
   * Does the goal's work.
   *
   * @param result what machines are told; it has a status afterwards
   * @param problems where everything is told that is wrong
   * @throws MojoFailureException when the goal cannot do what it was asked; the reasons have been
   *     told
   */
  abstract void run(ResultFile result, ProblemLog problems)
      throws GitFailure, IOException, MojoExecutionException, MojoFailureException;

  /** Whether the goal makes no sense in a module with packaging {@code pom}. */
  boolean needsDefinitions() {
    return true;
  }

  /** The file that machines read. */
  Path resultPath() {
    return resultFolder().resolve(goal() + ".json");
  }

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    PropertyNames.of(plugin.getMojos())
        .warnings(session.getUserProperties().stringPropertyNames())
        .forEach(getLog()::warn);
    ResultFile result = new ResultFile(goal(), resultPath(), this::shown);
    forget(result);
    Optional<String> reason = reasonToSkip();
    if (reason.isPresent()) {
      getLog().info("Skipped: " + reason.get());
      write(result.status("skipped"));
    } else {
      attempt(result, new ProblemLog(getLog(), result));
    }
  }

  private Optional<String> reasonToSkip() {
    if (skip) {
      return Optional.of("truenas.skip is true");
    }
    return needsDefinitions() && project.getPackaging().equals("pom")
        ? Optional.of("the module has packaging pom and so no definitions")
        : Optional.empty();
  }

  private void attempt(ResultFile result, ProblemLog problems)
      throws MojoExecutionException, MojoFailureException {
    boolean done = false;
    try {
      work(result, problems);
      done = true;
    } finally {
      // An unexpected exception, too, leaves a result that says so.
      if (!done) {
        result.status("failed");
      }
      write(result);
    }
  }

  private void work(ResultFile result, ProblemLog problems)
      throws MojoExecutionException, MojoFailureException {
    try {
      run(result, problems);
    } catch (GitFailure e) {
      getLog().debug(e);
      throw failure(problems, Problems.of(e.problems()));
    } catch (IOException e) {
      // A full disk or missing rights are for the user to mend, not a defect.
      getLog().debug(e);
      throw failure(
          problems,
          Rule.FILES,
          "files could not be read or written: "
              + RemoteAddress.masked(e.getClass().getSimpleName() + ": " + e.getMessage()),
          "",
          "Check free space and rights of the folders that the goal uses.");
    }
  }

  /** Tells what is wrong, and what to throw for it. */
  final MojoFailureException failure(ProblemLog log, Problems problems) {
    log.tell(problems);
    return new MojoFailureException(Printable.of(outcomeOfFailure() + ": " + problems.summary()));
  }

  /** Tells the one thing that is wrong, and what to throw for it. */
  final MojoFailureException failure(
      ProblemLog log, Rule rule, String found, String allowed, String fix) {
    log.tell(Problem.error(rule, Where.ofApp(""), found, allowed, fix));
    return new MojoFailureException(
        Printable.of(outcomeOfFailure() + ": " + RemoteAddress.masked(found)));
  }

  private void forget(ResultFile result) throws MojoExecutionException {
    try {
      result.forget();
    } catch (IOException e) {
      throw new MojoExecutionException("The result of an earlier run could not be deleted", e);
    }
  }

  private static void write(ResultFile result) throws MojoExecutionException {
    try {
      result.write();
    } catch (IOException e) {
      throw new MojoExecutionException("The result of the goal could not be written", e);
    }
  }

  /** A text for machines elsewhere: without secrets and without the place of the project. */
  private String shown(String text) {
    return RemoteAddress.masked(display().relative(text));
  }

  final MavenSession session() {
    return session;
  }

  final MavenProject project() {
    return project;
  }

  final PluginDescriptor plugin() {
    return plugin;
  }

  /** The module's folder; without a project the current one. */
  final Path baseFolder() {
    File folder = project.getBasedir();
    return (folder == null ? Path.of("") : folder.toPath()).toAbsolutePath();
  }

  final DisplayPath display() {
    return new DisplayPath(baseFolder());
  }

  /** For paths that somebody is to go to who called Maven above the module. */
  final DisplayPath displayForCaller() {
    return new DisplayPath(Path.of(session.getExecutionRootDirectory()));
  }

  final Path buildFolder() {
    return place(new File(project.getBuild().getDirectory()));
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
  final Path resultFolder() {
    return buildFolder().resolve("truenas");
  }
}
