package dev.trainyard.maven;

import dev.trainyard.catalog.git.GitFailure;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals ask that reach a published catalog. */
abstract class RepositoryMojo extends GoalMojo {

  /**
   * Repository of the published catalog; a local path, {@code file://}, {@code ssh://}, {@code
   * user@host:path}, {@code https://} or {@code http://}. Relative paths start at the module. The
   * default is a bare repository in {@code .trainyard/catalog.git} below the module, which {@code
   * publish} creates when it is missing. Another catalog that is only read is shown the login to
   * publish with when it is on the same server, with the same scheme, host and port.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.target")
  private String target;

  /**
   * Server of settings.xml with user name and password or token for {@code https://}; an id.
   * Without it the environment variable {@code TRUENAS_PUBLISH_TOKEN} is used, if it is set.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.server")
  private String server;

  /**
   * Private key for {@code ssh://}; a file, by default the usual ones in the folder for SSH. Keys
   * of a running agent are offered in any case.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.sshKey")
  private File sshKey;

  /**
   * Folder with {@code known_hosts}, {@code config} and keys; any folder, by default {@code .ssh}
   * in the user's home. A host whose key is not in {@code known_hosts} is refused.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.sshFolder")
  private File sshFolder;

  /**
   * The published catalog.
   *
   * @param branch the branch that holds it
   */
  final PublishedCatalog catalog(String branch, GoalRun run) throws GitFailure {
    return at(target, branch, run);
  }

  /**
   * A catalog elsewhere, reached as the published one is.
   *
   * @param address its repository
   * @param branch the branch that holds it
   */
  final PublishedCatalog at(String address, String branch, GoalRun run) throws GitFailure {
    return new PublishedCatalog(RemoteSettings.of(address, branch, server, sshKey, sshFolder), run);
  }

  /** Where the project publishes, if that is said. */
  final Optional<String> target() {
    return RemoteSettings.given(target);
  }
}
