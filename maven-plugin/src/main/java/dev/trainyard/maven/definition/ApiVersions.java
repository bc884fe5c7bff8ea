package dev.trainyard.maven.definition;

/**
 * The two versions of the definition API that meet when a definition runs.
 *
 * @param plugin version the plugin runs definitions with; empty when unknown
 * @param project version the project was compiled against; empty when unknown
 */
public record ApiVersions(String plugin, String project) {

  /** Whether both are known and not the same. */
  public boolean differ() {
    return !plugin.isEmpty() && !project.isEmpty() && !plugin.equals(project);
  }

  /** One sentence that names both. */
  public String describe() {
    return "the project uses trainyard-generator "
        + nameOf(project)
        + ", truenas-maven-plugin runs definitions with "
        + nameOf(plugin);
  }

  private static String nameOf(String version) {
    return version.isEmpty() ? "of unknown version" : version;
  }
}
