package dev.trainyard.maven;

import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * One run of a goal: what Maven knows about it, and whom it tells what.
 *
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
    Log log,
    ResultFile result,
    ProblemLog problems,
    ProjectPlaces places,
    MavenProject project,
    MavenSession session,
    PluginDescriptor plugin,
    SettingsDecrypter decrypter) {

  /** Tells people what was done, one line after the other. */
  void say(List<String> lines) {
    lines.forEach(log::info);
  }

  /** Tells people what came of it and what comes next; with it the output of Maven ends. */
  void conclude(List<String> lines) {
    ClosingWords.of(session).say(log, lines);
  }
}
