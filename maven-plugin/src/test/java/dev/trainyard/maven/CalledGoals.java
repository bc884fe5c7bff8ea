package dev.trainyard.maven;

import dev.trainyard.catalog.Editions;
import dev.trainyard.maven.definition.ClassPathFolder;
import dev.trainyard.maven.it.BuiltProject;
import dev.trainyard.maven.it.Projects;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.plugin.logging.SystemStreamLog;

/**
 * Goals of a module, called by the properties of the command line and without the seconds that a
 * Maven takes to start: the plugin's descriptor says which parameters they set and what is so by
 * default.
 */
final class CalledGoals {

  private static final Path PROJECTS = Path.of("src", "it");

  private final Path base;
  private final PluginDescriptor plugin;
  private final List<String> said = new ArrayList<>();
  private List<String> typed = List.of();
  private String lastWords;

  private CalledGoals(Path base, PluginDescriptor plugin) {
    this.base = base;
    this.plugin = plugin;
  }

  /** Goals of a module in an empty folder. */
  static CalledGoals in(Path base) throws Exception {
    Files.createDirectories(base.resolve("target/classes"));
    try (Reader descriptor =
        new InputStreamReader(
            Objects.requireNonNull(
                GenerateMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml")),
            StandardCharsets.UTF_8)) {
      PluginDescriptor plugin = new PluginDescriptorBuilder().build(descriptor);
      plugin.setArtifacts(List.of());
      return new CalledGoals(base, plugin);
    }
  }

  /** Copies a folder or file of the projects that are built with Maven into the module. */
  CalledGoals with(String path) throws IOException {
    Path from = PROJECTS.resolve(path);
    Path to = base.resolve(from.getFileName());
    Projects.copy(from.toFile(), to.toFile());
    return this;
  }

  /** Writes a file of the module. */
  CalledGoals file(String path, String text) throws IOException {
    Path file = base.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** Changes a file of the module so many seconds after now. */
  CalledGoals touch(String path, int seconds) throws IOException {
    Files.setLastModifiedTime(
        base.resolve(path), FileTime.from(Instant.now().plusSeconds(seconds)));
    return this;
  }

  /** Ends a goal that waits for its end, once it has said this. */
  CalledGoals endingAt(String said) {
    lastWords = said;
    return this;
  }

  /** What stands on the command line from now on, beside properties. */
  CalledGoals typed(String... parts) {
    typed = List.of(parts);
    return this;
  }

  /** What the module has compiled. */
  ClassPathFolder classes() {
    return new ClassPathFolder(base.resolve("target/classes"));
  }

  /** Compiles the definition of one app without mistakes; again, if there is one already. */
  CalledGoals define(String version) throws IOException {
    ClassPathFolder classes = classes();
    if (!Files.exists(base.resolve("target/classes/demo/DemoApps.class"))) {
      String apps =
          Files.readString(PROJECTS.resolve("setup/demo-apps/src/main/java/demo/DemoApps.java"));
      classes.source("demo.DemoApps", apps.substring(apps.indexOf(';') + 1));
    }
    classes
        .definition(
            "demo.Demo",
            "public App define() { return DemoApps.named(\"demo\", \"" + version + "\"); }")
        .services("demo.Demo")
        .compile(classes);
    return this;
  }

  /**
   * Calls a goal that does what it was asked.
   *
   * @param goal its name
   * @param properties what stands behind {@code -D} on the command line
   */
  void call(String goal, String... properties) {
    try {
      run(goal, properties);
    } catch (MojoFailureException e) {
      throw new AssertionError(String.join("\n", said), e);
    }
  }

  /** Calls a goal that fails. */
  void fail(String goal, String... properties) {
    try {
      run(goal, properties);
    } catch (MojoFailureException e) {
      said.add("[ERROR] Failed to execute goal " + goal + ": " + e.getMessage());
      return;
    }
    throw new AssertionError(goal + " did not fail:\n" + String.join("\n", said));
  }

  /** What the goals have left so far and what they have said. */
  BuiltProject left() {
    BuiltProject left = new BuiltProject(base.toFile(), String.join("\n", said));
    left.logsNot("at dev.trainyard", "NullPointerException");
    return left;
  }

  private void run(String name, String... properties) throws MojoFailureException {
    Map<String, String> given = new LinkedHashMap<>();
    for (String property : properties) {
      int equals = property.indexOf('=');
      given.put(
          equals < 0 ? property : property.substring(0, equals),
          equals < 0 ? "true" : property.substring(equals + 1));
    }
    MojoDescriptor called = plugin.getMojo(name);
    Map<String, Object> fields = new HashMap<>();
    for (Parameter parameter : called.getParameters()) {
      if (!parameter.isEditable()) {
        continue;
      }
      String text = text(parameter, given);
      if (text != null) {
        fields.put(parameter.getName(), value(parameter.getType(), text));
      }
    }
    fields.put("plugin", plugin);
    fields.put("execution", new MojoExecution(called));
    GoalMojo goal = TestGoal.of(made(called), base, Editions.ALL, said, fields);
    goal.setLog(log());
    given.forEach(session(goal).getUserProperties()::setProperty);
    session(goal).getRequest().setGoals(typed);
    goal.execute();
  }

  private static GoalMojo made(MojoDescriptor called) {
    try {
      return (GoalMojo)
          Class.forName(called.getImplementation()).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static MavenSession session(GoalMojo goal) {
    try {
      Field session = GoalMojo.class.getDeclaredField("session");
      session.setAccessible(true);
      return (MavenSession) session.get(goal);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private String text(Parameter parameter, Map<String, String> given) {
    String property = PropertyNames.property(parameter).orElse("");
    if (given.containsKey(property)) {
      return given.get(property);
    }
    String usual = parameter.getDefaultValue();
    if (usual == null || usual.equals("${project.build.outputTimestamp}")) {
      return null;
    }
    return usual
        .replace("${project.build.directory}", base.resolve("target").toString())
        .replace("${project.basedir}", base.toString())
        .replace("${project.name}", "demo");
  }

  private Object value(String type, String text) {
    return switch (type) {
      case "java.lang.String" -> text;
      // Maven takes an empty part for nothing.
      case "java.util.List" ->
          Stream.of(text.split(",", -1)).map(part -> part.isEmpty() ? null : part).toList();
      case "java.io.File" -> file(text);
      case "java.io.File[]" -> Stream.of(text.split(",")).map(this::file).toArray(File[]::new);
      case "boolean" -> Boolean.valueOf(text);
      case "int" -> Integer.valueOf(text);
      default -> throw new AssertionError(type);
    };
  }

  private File file(String path) {
    return base.resolve(path).toFile();
  }

  /** As Maven shows lines. */
  private SystemStreamLog log() {
    return new SystemStreamLog() {
      @Override
      public void info(CharSequence content) {
        said.add("[INFO] " + content);
        if (lastWords != null && content.toString().contains(lastWords)) {
          Thread.currentThread().interrupt();
        }
      }

      @Override
      public void warn(CharSequence content) {
        said.add("[WARNING] " + content);
      }

      @Override
      public void error(CharSequence content) {
        said.add("[ERROR] " + content);
      }
    };
  }
}
