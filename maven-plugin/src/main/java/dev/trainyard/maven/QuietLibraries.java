package dev.trainyard.maven;

import java.util.Map;

/**
 * Keeps what libraries say of themselves out of Maven's log, unless somebody asks for it there by
 * its name: it repeats what servers send and the traces of exceptions that are told as problems.
 */
final class QuietLibraries {

  private static final Map<String, String> LEVELS =
      Map.of(
          "org.eclipse.jgit", "off",
          "org.apache.sshd", "off",
          "org.eclipse.jetty", "warn");

  private QuietLibraries() {}

  /** To be called before any of their classes is loaded; Maven offers no other way. */
  static void ensure() {
    for (String prefix : new String[] {"org.slf4j.simpleLogger.log.", "maven.logger.log."}) {
      LEVELS.forEach(
          (library, level) -> {
            if (System.getProperty(prefix + library) == null) {
              System.setProperty(prefix + library, level);
            }
          });
    }
  }
}
