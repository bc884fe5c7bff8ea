package dev.trainyard.catalog.write;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What lies in a folder, by relative path with {@code /} between segments. Links are listed, not
 * followed; the {@code .git} at the top is passed over.
 *
 * @param exists whether there is a folder at all
 * @param files size in bytes of every regular file
 * @param folders every folder below the top that was looked into
 * @param foreign every other folder, with {@code /} at its end; nothing below it is listed
 * @param others symbolic links, devices, pipes, sockets; also the path {@code ""} when the folder
 *     itself is no folder
 */
record TreeScan(
    boolean exists,
    SortedMap<String, Long> files,
    SortedSet<String> folders,
    SortedSet<String> foreign,
    SortedSet<String> others) {

  /**
   * Looks into a folder.
   *
   * @param known the folders below it to look into
   */
  static TreeScan of(Path root, Set<String> known) throws IOException {
    boolean exists = Disk.exists(root);
    TreeScan scan =
        new TreeScan(exists, new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    if (exists) {
      Files.walkFileTree(root, scan.new Visitor(root, known));
    }
    return scan;
  }

  private final class Visitor extends SimpleFileVisitor<Path> {

    private final Path root;
    private final Set<String> known;
    private final int prefix;

    Visitor(Path root, Set<String> known) {
      this.root = root;
      this.known = known;
      this.prefix = root.toString().length() + 1;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (folder.equals(root)) {
        return FileVisitResult.CONTINUE;
      }
      String path = relative(folder);
      if (path.equals(Places.GIT)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (!known.contains(path)) {
        foreign.add(path + "/");
        return FileVisitResult.SKIP_SUBTREE;
      }
      folders.add(path);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String path = file.equals(root) ? "" : relative(file);
      if (path.equals(Places.GIT)) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isRegularFile() && !path.isEmpty()) {
        files.put(path, attributes.size());
      } else {
        others.add(path);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (!file.equals(root) && Files.isDirectory(file) && !known.contains(relative(file))) {
        foreign.add(relative(file) + "/");
        return FileVisitResult.CONTINUE;
      }
      throw DiskFailure.of("read", file, failure);
    }

    private String relative(Path path) {
      return path.toString().substring(prefix).replace(path.getFileSystem().getSeparator(), "/");
    }
  }
}
