package dev.trainyard.maven;

import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.HttpProxy;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.RemoteRepository;

/** What all goals have in common that work on the repository of a published catalog. */
abstract class RepositoryMojo extends GoalMojo {

  private static final String TOKEN = "TRUENAS_PUBLISH_TOKEN";

  /**
   * Repository of the catalog; a local path, {@code file://}, {@code ssh://}, {@code
   * user@host:path}, {@code https://} or {@code http://}. Relative paths start at the module. The
   * default is a bare repository below the build directory, which is created when it is missing.
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

  @Parameter(defaultValue = "${settings}", readonly = true, required = true)
  private Settings settings;

  @Inject private SettingsDecrypter decrypter;

  /** Does the work on the repository, see {@link #run}. */
  abstract void work(ResultFile result, ProblemLog problems)
      throws GitFailure, IOException, MojoExecutionException, MojoFailureException;

  @Override
  final void run(ResultFile result, ProblemLog problems)
      throws GitFailure, MojoExecutionException, MojoFailureException {
    result.put("target", shownTarget());
    if (!hasTarget() && createsTarget()) {
      getLog()
          .warn(
              shownTarget()
                  + " goes away with mvn clean, and what was published with it; name a repository"
                  + " that stays in truenas.publish.target (see docs/publishing.md)");
    }
    try {
      work(result, problems);
    } catch (IOException e) {
      getLog().debug(e);
      throw failure(
          problems,
          Problems.of(
              List.of(
                  Problem.error(
                      Rule.TARGET,
                      Where.ofApp(""),
                      "files could not be read or written: " + RemoteAddress.masked(text(e)),
                      "",
                      "Check free space and rights of the build directory."))));
    }
  }

  private static String text(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  /** Fails the build for one setting. */
  static GitFailure setting(String found, String allowed, String fix) {
    return new GitFailure(
        List.of(Problem.error(Rule.PUBLISH_SETTING, Where.ofApp(""), found, allowed, fix)));
  }

  /** Whether the goal makes the default repository when it is missing. */
  boolean createsTarget() {
    return false;
  }

  /** The address for people. */
  final String shownTarget() throws GitFailure {
    return hasTarget() ? address().toString() : display().show(defaultTarget());
  }

  /** Whether the address was given. */
  final boolean hasTarget() {
    return target != null && !target.isBlank();
  }

  private Path defaultTarget() {
    return buildFolder().resolve("catalog.git");
  }

  /** The repository. */
  final RemoteAddress address() throws GitFailure {
    return RemoteAddress.of(hasTarget() ? target : defaultTarget().toString(), baseFolder());
  }

  /** The folder for temporary files. */
  final Path workFolder() {
    return resultFolder().resolve("work");
  }

  /** What the repository is shown. */
  final Access access() throws GitFailure {
    return new Access(
        login(),
        Optional.ofNullable(sshFolder).map(File::toPath),
        Optional.ofNullable(sshKey).map(File::toPath).stream().toList(),
        address().httpUrl().flatMap(this::proxy));
  }

  /** The proxy that Maven itself would take for a repository of artifacts at the same place. */
  private Optional<HttpProxy> proxy(String url) {
    RepositorySystemSession maven = session().getRepositorySession();
    RemoteRepository place = new RemoteRepository.Builder("target", "default", url).build();
    return Optional.ofNullable(maven.getProxySelector())
        .map(selector -> selector.getProxy(place))
        .map(
            proxy ->
                new HttpProxy(
                    proxy.getHost(),
                    proxy.getPort(),
                    login(
                        maven,
                        new RemoteRepository.Builder("target", "default", url)
                            .setProxy(proxy)
                            .build())));
  }

  private static Optional<Access.Login> login(
      RepositorySystemSession maven, RemoteRepository place) {
    try (AuthenticationContext context = AuthenticationContext.forProxy(maven, place)) {
      return Optional.ofNullable(context)
          .map(
              found ->
                  new Access.Login(
                      Objects.requireNonNullElse(found.get(AuthenticationContext.USERNAME), ""),
                      Objects.requireNonNullElse(found.get(AuthenticationContext.PASSWORD), "")));
    }
  }

  private Optional<Access.Login> login() throws GitFailure {
    if (server == null || server.isBlank()) {
      return Optional.ofNullable(System.getenv(TOKEN))
          .map(String::strip)
          .filter(token -> !token.isEmpty())
          .map(token -> new Access.Login("x-access-token", token));
    }
    Server found = settings.getServer(server);
    if (found == null) {
      throw setting(
          "truenas.publish.server names \"" + server + "\", which settings.xml does not have",
          "the id of a <server>",
          "Add it to settings.xml, or set " + TOKEN + " instead.");
    }
    SettingsDecryptionResult decrypted =
        decrypter.decrypt(new DefaultSettingsDecryptionRequest(found));
    for (SettingsProblem problem : decrypted.getProblems()) {
      getLog().warn("settings.xml, server " + server + ": " + problem.getMessage());
    }
    Server open = decrypted.getServer();
    return Optional.of(
        new Access.Login(
            Objects.requireNonNullElse(open.getUsername(), "x-access-token"),
            Objects.requireNonNullElse(open.getPassword(), "")));
  }
}
