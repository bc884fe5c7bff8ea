package dev.trainyard.maven;

/**
 * Keeps what the HTTP server says of itself out of Maven's log, unless somebody wants to read it.
 */
final class QuietServer {

  private QuietServer() {}

  /** To be called before the server's classes are loaded; Maven offers no other way. */
  static void ensure() {
    for (String prefix : new String[] {"org.slf4j.simpleLogger.log.", "maven.logger.log."}) {
      String name = prefix + "org.eclipse.jetty";
      if (System.getProperty(name) == null) {
        System.setProperty(name, "warn");
      }
    }
  }
}
