package dev.trainyard.maven.definition;

import dev.trainyard.generator.model.AppDefinition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the services files of a class path by the rules of {@link java.util.ServiceLoader}: UTF-8,
 * one class name a line, {@code #} starts a comment, repetitions are ignored. ServiceLoader itself
 * stops at the first fault and does not tell the line.
 */
final class ServiceFiles {

  /** The name of a services file on the class path. */
  static final String NAME = "META-INF/services/" + AppDefinition.class.getName();

  private ServiceFiles() {}

  /** The definitions named on a class path, in its order. */
  static Collection<ServiceEntry> read(URLClassLoader classPath, DisplayPath display)
      throws IOException {
    Map<String, ServiceEntry> entries = new LinkedHashMap<>();
    for (URL file : Collections.list(classPath.findResources(NAME))) {
      URLConnection connection = file.openConnection();
      // A cached jar stays open after the build, and on Windows locked.
      connection.setUseCaches(false);
      String origin = origin(connection, display);
      List<String> lines;
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
        lines = reader.lines().toList();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      for (int number = 1; number <= lines.size(); number++) {
        String provider = lines.get(number - 1).replaceFirst("#.*", "").strip();
        if (!provider.isEmpty()) {
          entries.putIfAbsent(provider, new ServiceEntry(provider, origin + ":" + number));
        }
      }
    }
    return entries.values();
  }

  private static String origin(URLConnection connection, DisplayPath display) throws IOException {
    if (connection instanceof JarURLConnection jar) {
      return Path.of(URI.create(jar.getJarFileURL().toString())).getFileName() + "!/" + NAME;
    }
    return display.show(Path.of(URI.create(connection.getURL().toString())));
  }
}
