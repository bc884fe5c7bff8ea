package dev.trainyard.maven;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
          ".mvn/jvm.config",
          "README.md",
          "pom.xml",
          "src/main/java/hello/Hello.java",
          "src/main/resources/META-INF/services/dev.trainyard.generator.model.AppDefinition",
          "src/test/java/hello/HelloTest.java");

  private static final Pattern VERSION =
      Pattern.compile("(<trainyard\\.version>)[^<]*(</trainyard\\.version>)");

  /**
   * What is in the way: whatever has the name of a file and is not what another call has left of
   * it, and whatever but a folder that of a folder. A link is none, since it leads elsewhere.
   *
   * @throws IOException when a file cannot be read
   */
  List<String> inTheWay() throws IOException {
    SortedSet<String> found = new TreeSet<>();
    for (String file : FILES) {
      Path place = folder.resolve(file);
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !isBegun(place, content(file))) {
        found.add(file);
      }
      for (int end = file.indexOf('/'); end >= 0; end = file.indexOf('/', end + 1)) {
        Path around = folder.resolve(file.substring(0, end));
        if (Files.exists(around, LinkOption.NOFOLLOW_LINKS)
            && !Files.isDirectory(around, LinkOption.NOFOLLOW_LINKS)) {
          found.add(file.substring(0, end));
        }
      }
    }
    return List.copyOf(found);
  }

  /** Whether a file holds the beginning of what it shall hold, so that nothing is lost with it. */
  private static boolean isBegun(Path file, byte[] content) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || Files.size(file) > content.length) {
      return false;
    }
    byte[] there = Files.readAllBytes(file);
    return Arrays.equals(there, 0, there.length, content, 0, there.length);
  }

  /**
   * Writes the files, all of them or none; what is in the way stays.
   *
   * @throws IOException when something is in the way, or cannot be written
   */
  void write() throws IOException {
    List<Path> made = new ArrayList<>();
    try {
      for (String file : FILES) {
        Path to = folder.resolve(file);
        byte[] content = content(file);
        createFolders(to.getParent(), made);
        if (isBegun(to, content)) {
          Files.delete(to);
        }
        try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
          made.add(to);
          out.write(content);
        }
      }
    } catch (IOException e) {
      Collections.reverse(made);
      for (Path one : made) {
        delete(one, e);
      }
      throw e;
    }
  }

  private static void createFolders(Path wanted, List<Path> made) throws IOException {
    if (Files.isDirectory(wanted)) {
      return;
    }
    if (wanted.getParent() != null) {
      createFolders(wanted.getParent(), made);
    }
    Files.createDirectory(wanted);
    made.add(wanted);
  }

  private static void delete(Path path, IOException cause) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      // Somebody uses the folder already.
      cause.addSuppressed(e);
    }
  }

  private byte[] content(String file) throws IOException {
    if (file.equals(IGNORE)) {
      // Archivers leave such a file out of jars.
      return "/target/\n/.trainyard/\n".getBytes(StandardCharsets.UTF_8);
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
