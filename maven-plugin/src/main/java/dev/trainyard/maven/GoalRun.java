package dev.trainyard.maven;

import dev.trainyard.catalog.edition.CatalogEdition;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
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
 * @param trial whether it only tries what would come of it: it changes nothing and tells nobody
 * @param log for people
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
    boolean trial,
    Log log,
    ResultFile result,
    ProblemLog problems,
    ProjectPlaces places,
    MavenProject project,
    MavenSession session,
    PluginDescriptor plugin,
    SettingsDecrypter decrypter) {

  /** A run that changes nothing and tells nobody; what it cannot do, it still refuses. */
  GoalRun asTrial() {
    Log silent = new CleanLog(new SilentLog());
    ResultFile unread = result.unwritten();
    return new GoalRun(
        edition,
        editions,
        oneOfSeveral,
        true,
        silent,
        unread,
        new ProblemLog(silent, unread),
        places,
        project,
        session,
        plugin,
        decrypter);
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
    lines.forEach(log::info);
  }

  /** Tells people what came of it and what comes next; with it the output of Maven ends. */
  void conclude(List<String> lines) {
    if (!trial) {
      ClosingWords.of(session).say(log, lines);
    }
  }
}
