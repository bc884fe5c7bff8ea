package dev.trainyard.maven;

import dev.trainyard.catalog.Editions;
import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.DuplicateParameterException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.eclipse.aether.DefaultRepositorySystemSession;

/** Goals of a module, without a Maven around them. */
final class TestGoal {

  private TestGoal() {}

  /** A server whose password was never locked. */
  private record Open(Server server) implements SettingsDecryptionResult {
    @Override
    public Server getServer() {
      return server;
    }

    @Override
    public List<Server> getServers() {
      return List.of(server);
    }

    @Override
    public Proxy getProxy() {
      return null;
    }

    @Override
    public List<Proxy> getProxies() {
      return List.of();
    }

    @Override
    public List<SettingsProblem> getProblems() {
      return List.of();
    }
  }

  private static Server server(String id, String user, String password) {
    Server server = new Server();
    server.setId(id);
    server.setUsername(user);
    server.setPassword(password);
    return server;
  }

  /**
   * A goal that can be executed. In the settings are the servers {@code reading}, of {@code reader}
   * and {@code reading-password}, and {@code publishing} in the same way.
   *
   * @param base the module's folder
   * @param said hears what is told
   * @param settings fields of the goal by their names
   */
  static GoalMojo of(
      GoalMojo goal,
      Path base,
      Editions editions,
      List<String> said,
      Map<String, Object> settings) {
    MavenProject project = new MavenProject(model(base));
    project.setFile(base.resolve("pom.xml").toFile());
    return of(goal, base, editions, said, settings, project);
  }

  /** The same where there is no project, in the folder that Maven was called in. */
  static GoalMojo withoutProject(
      GoalMojo goal,
      Path base,
      Editions editions,
      List<String> said,
      Map<String, Object> settings) {
    return of(
        goal,
        base,
        editions,
        said,
        settings,
        new MavenProject(model(base)) {
          @Override
          public File getBasedir() {
            return base.toFile();
          }
        });
  }

  private static Model model(Path base) {
    Model model = new Model();
    model.setGroupId("demo");
    model.setArtifactId("demo");
    model.setVersion("1");
    model.setPackaging("jar");
    Build build = new Build();
    build.setDirectory(base.resolve("target").toString());
    build.setOutputDirectory(base.resolve("target/classes").toString());
    build.setSourceDirectory(base.resolve("src/main/java").toString());
    Resource resources = new Resource();
    resources.setDirectory(base.resolve("src/main/resources").toString());
    build.addResource(resources);
    model.setBuild(build);
    return model;
  }

  private static GoalMojo of(
      GoalMojo goal,
      Path base,
      Editions editions,
      List<String> said,
      Map<String, Object> settings,
      MavenProject project) {
    DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    Properties system = new Properties();
    system.setProperty("user.dir", base.toString());
    request.setSystemProperties(system);
    request.setServers(
        List.of(
            server("reading", "reader", "reading-password"),
            server("publishing", "publisher", "publishing-password")));
    @SuppressWarnings("deprecation")
    MavenSession session =
        new MavenSession(
            null, new DefaultRepositorySystemSession(), request, new DefaultMavenExecutionResult());
    PluginDescriptor plugin = new PluginDescriptor();
    plugin.setArtifacts(List.of());
    goal.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence content) {
            said.add(content.toString());
          }

          @Override
          public void error(CharSequence content) {
            said.add(content.toString());
          }
        });
    goal.offer(editions);
    set(goal, "project", project);
    set(goal, "session", session);
    set(goal, "plugin", plugin);
    set(goal, "decrypter", (SettingsDecrypter) asked -> new Open(asked.getServers().get(0)));
    MojoDescriptor mojo = new MojoDescriptor();
    Parameter skip = new Parameter();
    skip.setName("skip");
    try {
      mojo.addParameter(skip);
    } catch (DuplicateParameterException e) {
      throw new AssertionError(e);
    }
    set(goal, "execution", new MojoExecution(mojo));
    settings.forEach((name, value) -> set(goal, name, value));
    return goal;
  }

  private static void set(Object goal, String name, Object value) {
    for (Class<?> type = goal.getClass(); type != null; type = type.getSuperclass()) {
      try {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        field.set(goal, value);
        return;
      } catch (NoSuchFieldException e) {
        // One of a class above.
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
    throw new AssertionError("no field " + name);
  }
}
