package dev.trainyard.maven.definition;

import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds classes that describe apps and are named nowhere, which would else be passed over. */
final class UnregisteredDefinitions {

  private static final String CLASS = ".class";

  private final URLClassLoader classPath;
  private final DisplayPath display;

  UnregisteredDefinitions(URLClassLoader classPath, DisplayPath display) {
    this.classPath = classPath;
    this.display = display;
  }

  List<Problem> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Set<String> registered =
        ServiceFiles.read(classPath, display).stream()
            .map(ServiceEntry::provider)
            .collect(Collectors.toSet());
    List<Problem> problems = new ArrayList<>();
    for (String name : classNames(folder)) {
      if (!registered.contains(name) && describesApp(name)) {
        problems.add(
            Problem.warning(
                Rule.UNREGISTERED,
                new Where("", name, display.show(folder.resolve(ServiceFiles.NAME)), 0, 0),
                "the class implements AppDefinition and is not named there, so it is no app",
                "",
                "add the line \""
                    + name
                    + "\" to src/main/resources/"
                    + ServiceFiles.NAME
                    + "; a class that shall be no app is not public, or abstract"));
      }
    }
    return problems;
  }

  private static List<String> classNames(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(file -> file.endsWith(CLASS))
          .map(file -> file.substring(0, file.length() - CLASS.length()).replaceAll("[/\\\\]", "."))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      // So the stream says that a folder cannot be read, or is gone by now.
      throw e.getCause();
    }
  }

  /** Loads the class without running any of its code. */
  private boolean describesApp(String name) {
    try {
      Class<?> type = Class.forName(name, false, classPath);
      return AppDefinition.class.isAssignableFrom(type)
          && Modifier.isPublic(type.getModifiers())
          && !Modifier.isAbstract(type.getModifiers())
          && type.getConstructor() != null;
    } catch (ReflectiveOperationException | LinkageError e) {
      // What cannot be loaded is no app; a definition of that kind fails by name.
      return false;
    }
  }
}
