package dev.trainyard.maven;

import dev.trainyard.catalog.Editions;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * What every goal does before and after its own work: it refuses properties without effect, removes
 * the result of an earlier run, skips when there is nothing to do, and writes its result, also when
 * it fails.
 */
abstract class GoalMojo implements Mojo {

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

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  @Inject private SettingsDecrypter decrypter;

  private Log log = new SystemStreamLog();

  private final UsedLogins logins = new UsedLogins();

  private EditionSelection selection = EditionSelection.ALL;

  /** Why there is no edition to work for; null when there is. */
  private GoalFailure wrongChoice;

  /** What is left to do once nothing stands in the way. */
  interface Work {
    /**
     * Does it.
     *
     * @throws GoalFailure when the goal cannot do what it was asked
     * @throws IOException when a file cannot be read or written
     */
    void act() throws GoalFailure, GitFailure, IOException;
  }

  /** Takes other editions than those of this version to be all that there are. */
  final void offer(Editions editions) {
    selection = new EditionSelection(editions);
  }

  /** The editions there are. */
  final EditionSelection selection() {
    return selection;
  }

  /** A log for texts of others, too. */
  @Override
  public final Log getLog() {
    return new CleanLog(log, logins);
  }

  @Override
  public final void setLog(Log log) {
    this.log = log;
  }

  /** What is fixed about the goal. */
  abstract GoalKind kind();

  /**
   * Does the goal's work.
   *
   * @throws GoalFailure when the goal cannot do what it was asked
   * @throws IOException when a file cannot be read or written
   */
  abstract void run(GoalRun run) throws GoalFailure, GitFailure, IOException;

  /** The folder of the file that machines read. */
  Path resultFolder(ProjectPlaces places) {
    return places.results();
  }

  /**
   * Finds everything that stands in the way of the goal's work and changes nothing. No edition is
   * worked for before this has gone well for all of them.
   *
   * @return what is left to do
   * @throws GoalFailure when the goal cannot do what it was asked
   * @throws IOException when a file cannot be read
   */
  Work prepare(GoalRun run) throws GoalFailure, GitFailure, IOException {
    return () -> run(run);
  }

  /** The file that machines read. */
  Path resultPath(ProjectPlaces places, CatalogEdition edition) {
    return resultFolder(places).resolve(selection.place(edition, kind().name()) + ".json");
  }

  /**
   * Folders that the goal writes into and that may not be links: in the catalog of somebody else
   * these lead to wherever that person likes.
   */
  List<Path> ownFolders(ProjectPlaces places) {
    return project.getFile() == null
        ? List.of(places.build(), places.results(), places.work())
        : List.of();
  }

  /**
   * The editions to do the work for; one for goals that have nothing to do with editions.
   *
   * @throws GoalFailure when the user named one that there is not
   */
  List<CatalogEdition> editions() throws GoalFailure {
    return selection.of(List.of()).subList(0, 1);
  }

  @Override
  public final void execute() throws MojoFailureException {
    QuietLibraries.ensure();
    try {
      List<CatalogEdition> chosen = chosen();
      ToldProblems people = new ToldProblems(getLog(), chosen.size());
      execute(
          chosen.stream().map(edition -> new Attempt(edition, chosen.size() > 1, people)).toList(),
          people);
    } catch (InvalidPathException e) {
      // Not even the place of the result can be named.
      GoalFailure failure = ofPath(e);
      failure.problems().describe().lines().forEach(getLog()::error);
      throw new MojoFailureException(failure.line(kind().outcomeOfFailure(), ""));
    }
  }

  /** The chosen editions; a wrong choice is told in the result of the first one of all. */
  private List<CatalogEdition> chosen() {
    try {
      return editions();
    } catch (GoalFailure e) {
      wrongChoice = e;
      return selection.editions().chosen(List.of()).subList(0, 1);
    }
  }

  private void execute(List<Attempt> attempts, ToldProblems people) throws MojoFailureException {
    try {
      List<GoalFailure> failures = new ArrayList<>();
      for (Attempt attempt : attempts) {
        attempt.prepare().ifPresent(failures::add);
      }
      people.flush();
      if (!failures.isEmpty()) {
        throw failed(failures, "");
      }
      List<String> done = new ArrayList<>();
      for (Attempt attempt : attempts) {
        Optional<GoalFailure> failure = attempt.act();
        if (failure.isPresent()) {
          throw failed(
              List.of(failure.get()),
              done.isEmpty()
                  ? ""
                  : " for "
                      + attempt.run.edition().name()
                      + ", after "
                      + String.join(", ", done)
                      + " was done");
        }
        done.add(attempt.run.edition().name());
      }
    } finally {
      // An unexpected exception, too, leaves results that say so.
      attempts.forEach(Attempt::end);
      people.flush();
    }
  }

  /**
   * Says in one line what editions have failed with, and counts what is told once as one.
   *
   * @param whereof for which of them nothing came of it; empty for all
   */
  private MojoFailureException failed(List<GoalFailure> failures, String whereof) {
    GoalFailure first = failures.get(0);
    Problems all =
        Problems.of(
            failures.stream().flatMap(failure -> failure.problems().all().stream()).toList());
    GoalFailure one =
        all.all().size() == first.problems().all().size() ? first : GoalFailure.of(all);
    return new MojoFailureException(
        Printable.of(
            logins.hiddenIn(RemoteAddress.masked(one.line(kind().outcomeOfFailure(), whereof)))));
  }

  /** The goal for one edition. */
  private final class Attempt {

    private final GoalRun run;
    private final Optional<Path> linked;
    private Work work = () -> {};
    private boolean done;

    Attempt(CatalogEdition edition, boolean oneOfSeveral, ToldProblems people) {
      ProjectPlaces places = ProjectPlaces.of(project, session);
      ResultFile result =
          new ResultFile(
              kind().name(),
              resultPath(places, edition),
              text -> RemoteAddress.masked(places.display().relative(text)),
              logins);
      this.linked = ownFolders(places).stream().filter(Files::isSymbolicLink).findFirst();
      this.run =
          new GoalRun(
              edition,
              selection,
              oneOfSeveral,
              Optional.empty(),
              getLog(),
              logins,
              linked.isPresent() ? result.unwritten() : result,
              new ProblemLog(getLog(), people, edition.name(), result),
              places,
              project,
              session,
              plugin,
              decrypter);
    }

    Optional<GoalFailure> prepare() {
      return failureOf(
          () -> {
            requireOwnPlace();
            run.result().forget();
            hideResults();
            Optional<String> reason = reasonToSkip();
            if (reason.isPresent()) {
              getLog().info("Skipped: " + reason.get());
              run.result().status("skipped");
              return;
            }
            requireProperties();
            if (wrongChoice != null) {
              throw wrongChoice;
            }
            work = GoalMojo.this.prepare(run);
          });
    }

    Optional<GoalFailure> act() {
      return failureOf(
          () -> {
            work.act();
            run.result().write();
            done = true;
          });
    }

    private void requireProperties() throws GoalFailure {
      Set<String> given = session.getUserProperties().stringPropertyNames();
      List<Problem> problems =
          new ArrayList<>(
              PropertyNames.of(plugin.getMojos(), execution.getMojoDescriptor())
                  .problems(given, project.getProperties().stringPropertyNames()));
      problems.addAll(
          new Switches(execution, List.of(session.getUserProperties(), project.getProperties()))
              .problems());
      if (!problems.isEmpty()) {
        throw GoalFailure.of(Problems.of(problems));
      }
      LostSelection.refuse(execution, given);
    }

    private void requireOwnPlace() throws GoalFailure {
      if (linked.isPresent()) {
        throw GoalFailure.of(
            Rule.FILES,
            run.places().display().show(linked.get()) + " is a link to another place",
            "a folder, for the results of the goal",
            "Remove the link, or call the goal in another folder.");
      }
    }

    /**
     * Without a project the current folder may be a catalog that somebody has written by hand, and
     * what lies in it is committed sooner or later: TrueNAS would take the folder for a train.
     */
    private void hideResults() throws IOException {
      Path results = run.places().results();
      if (project.getFile() == null
          && resultPath(run.places(), run.edition()).startsWith(results)) {
        DefaultPublication.passOver(Files.createDirectories(results));
      }
    }

    private Optional<GoalFailure> failureOf(Work step) {
      try {
        step.act();
        return Optional.empty();
      } catch (GoalFailure e) {
        return Optional.of(failure(e, run.problems()));
      } catch (GitFailure e) {
        return Optional.of(failure(GoalFailure.of(e), run.problems()));
      } catch (InvalidPathException e) {
        return Optional.of(failure(ofPath(e), run.problems()));
      } catch (IOException e) {
        // A full disk or missing rights are for the user to mend, not a defect.
        return Optional.of(failure(ofFiles(e), run.problems()));
      } catch (OutOfMemoryError | StackOverflowError e) {
        return Optional.of(failure(ofMemory(e), run.problems()));
      }
    }

    void end() {
      if (!done) {
        writeFailed(run.result());
      }
    }
  }

  private static GoalFailure ofPath(InvalidPathException e) {
    return GoalFailure.ofPath(e, System.getProperty("sun.jnu.encoding", "an unknown encoding"));
  }

  /** The last resort: what others have written is read within limits that are too wide here. */
  private static GoalFailure ofMemory(VirtualMachineError e) {
    GoalFailure failure =
        e instanceof StackOverflowError
            ? GoalFailure.of(
                Rule.FILES,
                "what is read is nested too deep",
                "",
                "Look whether the catalog, branch or repository is the one that you mean, or give"
                    + " Maven more memory for that (MAVEN_OPTS=-Xss8m).")
            : GoalFailure.of(
                Rule.FILES,
                "what is read does not fit into the memory that Maven has: "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB",
                "",
                "Give Maven more memory (MAVEN_OPTS=-Xmx4g), or look whether the catalog, branch or"
                    + " repository is the one that you mean.");
    failure.initCause(e);
    return failure;
  }

  private static GoalFailure ofFiles(IOException e) {
    GoalFailure failure =
        GoalFailure.of(
            Rule.FILES,
            "files could not be read or written: "
                + RemoteAddress.masked(e.getClass().getSimpleName() + ": " + e.getMessage()),
            "",
            "Check free space and rights of the folders that the goal uses.");
    failure.initCause(e);
    return failure;
  }

  private GoalFailure failure(GoalFailure failure, ProblemLog problems) {
    Optional.ofNullable(failure.getCause()).ifPresent(getLog()::debug);
    problems.tell(failure.problems());
    return failure;
  }

  private void writeFailed(ResultFile result) {
    try {
      result.status("failed").write();
    } catch (IOException e) {
      getLog().error("The result of the goal could not be written: " + e);
    }
  }

  private Optional<String> reasonToSkip() {
    if (skip) {
      return Optional.of("truenas.skip is true");
    }
    return kind().needsDefinitions() && project.getPackaging().equals("pom")
        ? Optional.of("the module has packaging pom and so no definitions")
        : Optional.empty();
  }
}
