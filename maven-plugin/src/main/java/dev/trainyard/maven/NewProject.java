package dev.trainyard.maven;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The project that an author begins with: a copy of the documentation's example.
 *
 * @param folder where it is made
 * @param version the version of Trainyard that it uses
 */
record NewProject(Path folder, String version) {

  private static final String IGNORE = ".gitignore";

  /** The files of the example, below docs/examples/own-catalog and below this class' package. */
  static final List<String> FILES =
      List.of(
          IGNORE,
          ".mvn/.gitkeep",
          "README.md",
          "pom.xml",
          "src/main/java/hello/Hello.java",
          "src/main/resources/META-INF/services/dev.trainyard.generator.model.AppDefinition",
          "src/test/java/hello/HelloTest.java");

  private static final Pattern VERSION =
      Pattern.compile("(<trainyard\\.version>)[^<]*(</trainyard\\.version>)");

  /**
   * What is in the way: whatever has the name of a file, and whatever but a folder that of a
   * folder. A link is none, since it leads elsewhere.
   */
  List<String> inTheWay() {
    SortedSet<String> found = new TreeSet<>();
    for (String file : FILES) {
      if (Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
        found.add(file);
      }
      for (int end = file.indexOf('/'); end >= 0; end = file.indexOf('/', end + 1)) {
        Path place = folder.resolve(file.substring(0, end));
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)
            && !Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
          found.add(file.substring(0, end));
        }
      }
    }
    return List.copyOf(found);
  }

  /** Writes the files; none may be there. */
  void write() throws IOException {
    for (String file : FILES) {
      Path to = folder.resolve(file);
      Files.createDirectories(to.getParent());
      Files.write(to, content(file), StandardOpenOption.CREATE_NEW);
    }
  }

  private byte[] content(String file) throws IOException {
    if (file.equals(IGNORE)) {
      // Archivers leave such a file out of jars.
      return "/target/\n".getBytes(StandardCharsets.UTF_8);
    }
    try (InputStream in = NewProject.class.getResourceAsStream("init/" + file)) {
      if (in == null) {
        throw new FileNotFoundException("the plugin lacks its own file init/" + file);
      }
      byte[] bytes = in.readAllBytes();
      return file.equals("pom.xml")
          ? VERSION
              .matcher(new String(bytes, StandardCharsets.UTF_8))
              .replaceAll("$1" + Matcher.quoteReplacement(version) + "$2")
              .getBytes(StandardCharsets.UTF_8)
          : bytes;
    }
  }
}
