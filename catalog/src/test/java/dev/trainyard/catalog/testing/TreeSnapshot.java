package dev.trainyard.catalog.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything below a folder as text, to compare folders with each other and over time. */
public final class TreeSnapshot {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));

  private TreeSnapshot() {}

  /** Mode and content of every file, mode of every folder, target of every link. */
  public static SortedMap<String, String> of(Path folder) {
    SortedMap<String, String> entries = new TreeMap<>();
    each(folder, path -> entries.put(name(folder, path), describe(path)));
    return entries;
  }

  /** The same with time stamps, and with the folder itself under the empty name. */
  public static SortedMap<String, String> withTimes(Path folder) {
    SortedMap<String, String> entries = new TreeMap<>();
    each(
        folder,
        path ->
            entries.put(
                name(folder, path),
                Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS) + " " + describe(path)));
    entries.put("", time(folder));
    return entries;
  }

  /** The content of every file, without {@code .git} and the list of what was written. */
  public static SortedMap<String, String> contents(Path folder) {
    SortedMap<String, String> entries = new TreeMap<>();
    each(
        folder,
        path -> {
          String name = name(folder, path);
          if (Files.isRegularFile(path)
              && !name.equals(".trainyard.sha256")
              && !name.equals(".git")
              && !name.startsWith(".git/")) {
            entries.put(name, new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
          }
        });
    return entries;
  }

  /** Gives every file and folder a time stamp of long ago, so that any change of one shows. */
  public static void age(Path folder) {
    each(
        folder,
        path -> {
          if (!Files.isSymbolicLink(path)) {
            Files.setLastModifiedTime(path, LONG_AGO);
          }
        });
    try {
      Files.setLastModifiedTime(folder, LONG_AGO);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String time(Path folder) {
    try {
      return Files.getLastModifiedTime(folder).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String describe(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "-> " + Files.readSymbolicLink(path);
    }
    String mode =
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    return Files.isDirectory(path)
        ? mode + " folder"
        : mode + " " + new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
  }

  private static String name(Path folder, Path path) {
    return folder.relativize(path).toString();
  }

  private interface Visit {
    void visit(Path path) throws IOException;
  }

  private static void each(Path folder, Visit visit) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.filter(p -> !p.equals(folder))::iterator) {
        visit.visit(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
