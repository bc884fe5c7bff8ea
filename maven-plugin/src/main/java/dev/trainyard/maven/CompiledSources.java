package dev.trainyard.maven;

import dev.trainyard.generator.problem.Rule;
import dev.trainyard.maven.definition.DisplayPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/**
 * Whether the classes of a project are those of its sources. A goal that is called without the
 * phase that compiles works with what was compiled some time before, and a commit of the catalog
 * would name definitions that say something else.
 *
 * <p>Times tell: a source is newer than the class of its name, or, where there is none, than all
 * classes. What the call itself has compiled is not asked, as some compilers leave a class as it is
 * when a source has changed in a comment only.
 */
final class CompiledSources {

  /** Of these nothing is compiled yet. */
  private static final Set<String> EARLY =
      Set.of(
          "pre-clean",
          "clean",
          "post-clean",
          "pre-site",
          "site",
          "post-site",
          "site-deploy",
          "validate",
          "initialize",
          "generate-sources",
          "process-sources",
          "generate-resources",
          "process-resources");

  /** Folders of sources beside that of Java, which plugins alone know of. */
  private static final List<String> LANGUAGES = List.of("kotlin", "groovy", "scala", "clojure");

  private static final Set<String> SOURCES = Set.of("java", "kt", "groovy", "scala", "clj");

  private final MavenSession session;
  private final String goal;
  private final DisplayPath display;
  private final List<Path> stale = new ArrayList<>();

  private CompiledSources(MavenSession session, String goal, DisplayPath display) {
    this.session = session;
    this.goal = goal;
    this.display = display;
  }

  /**
   * Refuses classes that are older than their sources.
   *
   * @param goal the name of the goal that is called
   * @param classPath of the project: modules of the same build are looked at as well
   */
  static void requireNew(GoalRun run, String goal, Collection<Path> classPath)
      throws GoalFailure, IOException {
    CompiledSources sources = new CompiledSources(run.session(), goal, run.places().display());
    if (!sources.compiledByThisCall()) {
      try {
        for (MavenProject module : modules(run)) {
          if (classPath.contains(Path.of(module.getBuild().getOutputDirectory()))) {
            sources.look(module);
          }
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      sources.requireNone();
    }
  }

  private boolean compiledByThisCall() {
    for (String part : Objects.requireNonNullElse(session.getGoals(), List.<String>of())) {
      if (part.matches(".*:" + goal + "(@.*)?")) {
        return false;
      }
      if (!part.contains(":") && !EARLY.contains(part)) {
        return true;
      }
    }
    return false;
  }

  private static Set<MavenProject> modules(GoalRun run) {
    Set<MavenProject> modules = new LinkedHashSet<>(List.of(run.project()));
    modules.addAll(Objects.requireNonNullElse(run.session().getProjects(), List.of()));
    return modules;
  }

  /** Folders of what the modules of a call are made from; need not exist. */
  static Set<Path> folders(GoalRun run) {
    Set<Path> folders = new LinkedHashSet<>();
    for (MavenProject module : modules(run)) {
      folders.addAll(roots(module));
      module.getBuild().getResources().stream()
          .map(resource -> Path.of(resource.getDirectory()))
          .forEach(folders::add);
      // What the build makes itself is made from something else.
      Path build = Path.of(module.getBuild().getDirectory());
      folders.removeIf(folder -> folder.startsWith(build));
    }
    return folders;
  }

  private void look(MavenProject module) throws IOException {
    Path classes = Path.of(module.getBuild().getOutputDirectory());
    Path build = Path.of(module.getBuild().getDirectory());
    FileTime newest =
        files(classes).stream()
            .filter(file -> extension(file).equals("class"))
            .map(CompiledSources::time)
            .max(FileTime::compareTo)
            .orElse(FileTime.fromMillis(0));
    for (Path root : roots(module)) {
      // What the build makes itself is as old as what it is made from, which is looked at.
      if (!root.startsWith(build)) {
        for (Path source : files(root)) {
          if (SOURCES.contains(extension(source)) && isNewer(source, root, classes, newest)) {
            stale.add(source);
          }
        }
      }
    }
    for (Resource resource : module.getBuild().getResources()) {
      resources(resource, build, classes);
    }
  }

  private static Set<Path> roots(MavenProject module) {
    Set<Path> roots = new LinkedHashSet<>();
    Stream.concat(
            Stream.ofNullable(module.getBuild().getSourceDirectory()),
            module.getCompileSourceRoots().stream())
        .map(Path::of)
        .forEach(roots::add);
    Optional<Path> java = roots.stream().findFirst();
    java.ifPresent(root -> LANGUAGES.forEach(language -> roots.add(root.resolveSibling(language))));
    return roots;
  }

  private static boolean isNewer(Path source, Path root, Path classes, FileTime newest) {
    String path = root.relativize(source).toString();
    String name = path.substring(0, path.length() - extension(source).length() - 1);
    return Stream.of(name + ".class", name + "Kt.class")
            .map(classes::resolve)
            .filter(Files::exists)
            .findFirst()
            .map(CompiledSources::time)
            .orElse(newest)
            .compareTo(time(source))
        < 0;
  }

  /** Copies stay as they are while their content is the same, whatever the time says. */
  private void resources(Resource resource, Path build, Path classes) throws IOException {
    Path root = Path.of(resource.getDirectory());
    Path target =
        resource.getTargetPath() == null ? classes : classes.resolve(resource.getTargetPath());
    if (root.startsWith(build)) {
      return;
    }
    for (Path file : files(root)) {
      Path copy = target.resolve(root.relativize(file).toString());
      if (Files.isRegularFile(copy)
          && time(copy).compareTo(time(file)) < 0
          && (resource.isFiltering() || Files.mismatch(file, copy) >= 0)) {
        stale.add(file);
      }
    }
  }

  private void requireNone() throws GoalFailure {
    if (stale.isEmpty()) {
      return;
    }
    stale.sort(null);
    throw GoalFailure.of(
        Rule.STALE_CLASSES,
        display.show(stale.get(0))
            + (stale.size() == 1 ? " is" : " and " + (stale.size() - 1) + " more sources are")
            + " newer than what was compiled of "
            + (stale.size() == 1 ? "it" : "them")
            + ", so the definitions are those of a former state",
        "classes that are not older than their sources",
        "Compile in the same call: mvn process-classes truenas:" + goal);
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
