package dev.trainyard.maven;

import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.HttpProxy;
import dev.trainyard.catalog.git.Pauses;
import dev.trainyard.catalog.git.PreviewName;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.RemoteRepository;

/** The repository of a published catalog, as the parameters of a goal and Maven's settings say. */
final class PublishedCatalog {

  private static final String TOKEN = "TRUENAS_PUBLISH_TOKEN";

  private final RemoteSettings settings;
  private final GoalRun run;
  private final DefaultPublication unnamed;

  /** The repository; its address is put into the goal's result. */
  PublishedCatalog(RemoteSettings settings, GoalRun run) throws GitFailure {
    this.settings = settings;
    this.run = run;
    this.unnamed = DefaultPublication.of(run);
    run.result().put("target", shown());
  }

  /** The address for people. */
  String shown() throws GitFailure {
    return settings.target().isPresent()
        ? address().toString()
        : run.places().display().show(unnamed.repository());
  }

  /** The repository. */
  RemoteAddress address() throws GitFailure {
    if (settings.target().isEmpty()) {
      unnamed.requireOwn();
    }
    return RemoteAddress.of(
        settings.target().orElse(unnamed.repository().toString()), run.places().base());
  }

  /** Makes what the default repository needs beside it before it is created. */
  void prepare() throws IOException {
    if (settings.target().isEmpty()) {
      unnamed.prepare();
    }
  }

  /**
   * The branch that holds the catalog.
   *
   * @param create whether the default repository may be created
   */
  CatalogBranch branch(boolean create) throws GoalFailure, GitFailure {
    if (settings.branch().startsWith(PreviewName.FOLDER)) {
      throw GoalFailure.ofSetting(
          "truenas.catalog.branch is \"" + settings.branch() + "\"",
          "a branch outside " + PreviewName.FOLDER + ", whose branches are deleted by and by",
          "Name the published branch; a preview of it is published with truenas.preview.");
    }
    return branch(settings.branch(), create && settings.target().isEmpty());
  }

  /** The branch of a preview. */
  CatalogBranch branch(PreviewName preview) throws GoalFailure, GitFailure {
    return branch(preview.branch(), false);
  }

  private CatalogBranch branch(String name, boolean create) throws GoalFailure, GitFailure {
    return new CatalogBranch(address(), name, access(), workFolder(), Pauses.growing(), create);
  }

  /** The folder for temporary files. */
  Path workFolder() {
    return run.places().work();
  }

  /** What the repository is shown by those who publish to it. */
  Access access() throws GoalFailure, GitFailure {
    return access(loginToPublish());
  }

  /**
   * What the repository is shown when it is only read, and may be anybody's. The login to publish
   * with was given for the server of the target, and goes to no other one.
   *
   * @param ownServer id of a server in settings.xml that was named for this repository
   * @param target where the project publishes
   */
  Access accessToRead(Optional<String> ownServer, Optional<String> target)
      throws GoalFailure, GitFailure {
    if (ownServer.isPresent()) {
      return access(Optional.of(login("truenas.catalog.server", ownServer.get())));
    }
    return target.isPresent()
            && RemoteAddress.of(target.get(), run.places().base()).isOnServerOf(address())
        ? access()
        : access(Optional.empty());
  }

  private Access access(Optional<Access.Login> login) throws GoalFailure, GitFailure {
    if (settings.sshKey().isPresent()) {
      GivenKey.requireFile("truenas.publish.sshKey", settings.sshKey().get().toPath());
    }
    Access access =
        new Access(
            login,
            settings.sshFolder().map(File::toPath),
            settings.sshKey().map(File::toPath).stream().toList(),
            address().httpUrl().flatMap(this::proxy));
    run.logins().add(address(), access);
    return access;
  }

  /** The proxy that Maven itself would take for a repository of artifacts at the same place. */
  private Optional<HttpProxy> proxy(String url) {
    RepositorySystemSession maven = run.session().getRepositorySession();
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

  /** The token in the environment, if there is one. */
  static Optional<String> token() {
    return RemoteSettings.given(System.getenv(TOKEN));
  }

  private Optional<Access.Login> loginToPublish() throws GoalFailure {
    return settings.server().isEmpty()
        ? token().map(token -> new Access.Login("x-access-token", token))
        : Optional.of(login("truenas.publish.server", settings.server().get()));
  }

  private Access.Login login(String property, String id) throws GoalFailure {
    GivenKey.requireName(property, id, "the id of a <server>");
    Server found = run.session().getSettings().getServer(id);
    if (found == null) {
      throw GoalFailure.ofSetting(
          property + " names \"" + id + "\", which settings.xml does not have",
          "the id of a <server>",
          "Add it to settings.xml"
              + (property.startsWith("truenas.publish.")
                  ? ", or set " + TOKEN + " instead."
                  : "."));
    }
    SettingsDecryptionResult decrypted =
        run.decrypter().decrypt(new DefaultSettingsDecryptionRequest(found));
    for (SettingsProblem problem : decrypted.getProblems()) {
      run.problems()
          .tell(
              Problem.warning(
                  Rule.PUBLISH_SETTING,
                  Where.ofApp(""),
                  "settings.xml, server " + id + ": " + problem.getMessage(),
                  "a password that Maven can decrypt",
                  "Encrypt it anew with mvn --encrypt-password."));
    }
    Server open = decrypted.getServer();
    return new Access.Login(
        Objects.requireNonNullElse(open.getUsername(), "x-access-token"),
        Objects.requireNonNullElse(open.getPassword(), ""));
  }
}
