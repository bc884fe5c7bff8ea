package dev.trainyard.maven;

import dev.trainyard.catalog.edition.CatalogEdition;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * One run of a goal: what Maven knows about it, and whom it tells what.
 *
 * @param edition the edition it works for
 * @param editions all editions there are, each with its own places
 * @param oneOfSeveral whether the goal works for other editions as well
 * @param tried the run of which it only tries what would come: it changes nothing and tells nobody;
 *     none for one in earnest
 * @param log for people
 * @param logins what others are shown and may repeat
 * @param result for machines; has a status when the goal has ended well
 * @param problems where everything is told that is wrong
 * @param places where things lie
 * @param project the module
 * @param session the build
 * @param plugin this plugin
 * @param decrypter opens passwords of settings.xml
 */
record GoalRun(
    CatalogEdition edition,
    EditionSelection editions,
    boolean oneOfSeveral,
    Optional<GoalRun> tried,
    Log log,
    UsedLogins logins,
    ResultFile result,
    ProblemLog problems,
    ProjectPlaces places,
    MavenProject project,
    MavenSession session,
    PluginDescriptor plugin,
    SettingsDecrypter decrypter) {

  /** A run that changes nothing and tells nobody; what it cannot do, it still refuses. */
  GoalRun asTrial() {
    Log silent = silent();
    ResultFile unread = result.unwritten();
    return new GoalRun(
        edition,
        editions,
        oneOfSeveral,
        Optional.of(this),
        silent,
        logins,
        unread,
        new ProblemLog(silent, new ToldProblems(silent, 1), edition.name(), unread),
        places,
        project,
        session,
        plugin,
        decrypter);
  }

  private static Log silent() {
    return (Log)
        Proxy.newProxyInstance(
            Log.class.getClassLoader(),
            new Class<?>[] {Log.class},
            (log, method, arguments) -> method.getReturnType() == boolean.class ? false : null);
  }

  /** Whether it only tries what would come of it. */
  boolean trial() {
    return tried.isPresent();
  }

  /** The run that tells what must be heard even of a trial. */
  GoalRun inEarnest() {
    return tried.orElse(this);
  }

  /**
   * Whether the edition comes along with the first one: nobody asked for it in particular, so where
   * nothing of it is published yet there is nothing wrong.
   */
  boolean comesAlong() {
    return oneOfSeveral && !edition.name().equals(editions.all().get(0).name());
  }

  /** Where the edition has its own of a branch or a report. */
  String place(String base) {
    return editions.place(edition, base);
  }

  /** Where the edition has its own of a folder. */
  Path place(File folder) {
    return Path.of(place(folder.getPath()));
  }

  /** Tells people what was done, one line after the other. */
  void say(List<String> lines) {
    lines.forEach(line -> log.info(oneOfSeveral ? edition.name() + ": " + line : line));
  }

  /** Tells people what came of it and what comes next; with it the output of Maven ends. */
  void conclude(List<String> lines) {
    if (!trial()) {
      ClosingWords.of(session).say(log, project.getId() + " " + result.goal(), lines);
    }
  }
}
