package dev.trainyard.maven;

import dev.trainyard.catalog.generate.CatalogInfo;
import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.DefinitionsRepository;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Identity;
import dev.trainyard.catalog.git.Pauses;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.git.Signing;
import dev.trainyard.catalog.publish.Publication;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** What all goals have in common that work on the branch of a published catalog. */
abstract class BranchMojo extends AbstractMojo {

  private static final String TOKEN = "TRUENAS_PUBLISH_TOKEN";
  private static final Identity NOBODY = new Identity("Trainyard", "trainyard@localhost");

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
   * Branch that holds the catalog; the name of a git branch. TrueNAS proposes {@code main}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.catalog.branch", defaultValue = "main", required = true)
  private String branch;

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

  @Parameter(defaultValue = "${settings}", readonly = true, required = true)
  private Settings settings;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  @Inject private SettingsDecrypter decrypter;

  /** Does the goal's work. */
  abstract void run() throws GitFailure, IOException, MojoExecutionException, MojoFailureException;

  /** The goal's name. */
  abstract String goal();

  /** What to say first when nothing came of it, such as {@code Nothing was published}. */
  abstract String outcomeOfFailure();

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    PropertyNames.of(plugin.getMojos())
        .warnings(session.getUserProperties().stringPropertyNames())
        .forEach(getLog()::warn);
    if (skip) {
      getLog().info("Skipped: truenas.skip is true");
    } else if (project.getPackaging().equals("pom")) {
      getLog().info("Skipped: the module has packaging pom and so no definitions");
    } else {
      attempt();
    }
  }

  private void attempt() throws MojoExecutionException, MojoFailureException {
    try {
      run();
    } catch (GitFailure e) {
      getLog().debug(e);
      fail(Problems.of(e.problems()));
    } catch (IOException e) {
      // A full disk or missing rights are for the user to mend, not a defect.
      getLog().debug(e);
      fail(
          Problems.of(
              List.of(
                  Problem.error(
                      Rule.TARGET,
                      Where.ofApp(""),
                      "files could not be read or written: " + RemoteAddress.masked(text(e)),
                      "",
                      "Check free space and rights of the build directory and of a local target;"
                          + " run Maven with -X for the stack trace."))));
    }
  }

  private static String text(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  /** Logs the problems, writes the result and fails the build. */
  final void fail(Problems problems) throws MojoExecutionException, MojoFailureException {
    new ProblemLog(getLog()).log(problems);
    write(new ResultFile(goal()).status("failed").problems(problems));
    throw new MojoFailureException(outcomeOfFailure() + ": " + problems.summary());
  }

  /** Fails the build for one setting. */
  static GitFailure setting(String found, String allowed, String fix) {
    return new GitFailure(
        List.of(Problem.error(Rule.PUBLISH_SETTING, Where.ofApp(""), found, allowed, fix)));
  }

  /** Writes the machine-readable result. */
  final void write(ResultFile result) throws MojoExecutionException {
    try {
      result.target(shownTarget()).branch(branch).write(buildFolder().resolve("truenas"));
    } catch (IOException e) {
      throw new MojoExecutionException("The result of the goal could not be written", e);
    }
  }

  /** The address for people. */
  final String shownTarget() {
    return hasTarget() ? RemoteAddress.masked(target.strip()) : defaultTarget().toString();
  }

  private boolean hasTarget() {
    return target != null && !target.isBlank();
  }

  private Path defaultTarget() {
    return buildFolder().resolve("catalog.git");
  }

  private Path buildFolder() {
    return Path.of(project.getBuild().getDirectory());
  }

  final MavenProject project() {
    return project;
  }

  final PluginDescriptor plugin() {
    return plugin;
  }

  /**
   * The branch to work on.
   *
   * @param create whether the default repository may be created
   */
  final CatalogBranch branch(boolean create) throws GitFailure {
    String address = hasTarget() ? target : defaultTarget().toString();
    return new CatalogBranch(
        RemoteAddress.of(address, project.getBasedir().toPath()),
        branch,
        new Access(
            login(),
            Optional.ofNullable(sshFolder).map(File::toPath),
            Optional.ofNullable(sshKey).map(File::toPath).stream().toList()),
        buildFolder().resolve("truenas/work"),
        Pauses.growing(),
        create && !hasTarget());
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

  /** The settings of a commit, as parameters give them. */
  record CommitSettings(
      String authorName, String authorEmail, String sign, String signingKey, boolean dryRun) {

    private Identity author(Optional<DefinitionsRepository> definitions) {
      Identity usual = definitions.flatMap(DefinitionsRepository::identity).orElse(NOBODY);
      return new Identity(
          authorName == null || authorName.isBlank() ? usual.name() : authorName.strip(),
          authorEmail == null || authorEmail.isBlank() ? usual.email() : authorEmail.strip());
    }

    private Optional<Signing> signing() throws GitFailure {
      String format = sign.strip().toLowerCase(Locale.ROOT);
      if (format.equals("none")) {
        return Optional.empty();
      }
      for (Signing.Format known : Signing.Format.values()) {
        if (known.word().equals(format) && signingKey != null && !signingKey.isBlank()) {
          return Optional.of(new Signing(known, signingKey.strip()));
        }
      }
      throw setting(
          "truenas.publish.sign is \""
              + sign
              + "\" and truenas.publish.signingKey is "
              + (signingKey == null ? "not set" : "\"" + signingKey + "\""),
          "none, or ssh and the file of a key, or openpgp and the id of a key",
          "Correct the two settings.");
    }
  }

  /** Everything that an action on the catalog needs to know. */
  final Publication publication(
      CommitSettings settings,
      String title,
      String url,
      Optional<DefinitionsRepository> definitions,
      boolean create)
      throws GitFailure {
    return new Publication(
        branch(create),
        new CatalogInfo(title, Objects.requireNonNullElse(url, ""), branch),
        settings.author(definitions),
        settings.signing(),
        definitions.map(DefinitionsRepository::describeCommit).orElse(""),
        settings.dryRun());
  }

  /** The repository of the project, if there is one. */
  final Optional<DefinitionsRepository> definitions() throws IOException {
    return DefinitionsRepository.around(project.getBasedir().toPath());
  }

  final String branchName() {
    return branch;
  }
}
