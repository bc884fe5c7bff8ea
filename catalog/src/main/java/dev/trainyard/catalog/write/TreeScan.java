package dev.trainyard.catalog.write;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
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
 * @param folders every folder below the top
 * @param others symbolic links, devices, pipes, sockets; also the path {@code ""} when the folder
 *     itself is no folder
 */
record TreeScan(
    boolean exists,
    SortedMap<String, Long> files,
    SortedSet<String> folders,
    SortedSet<String> others) {

  static TreeScan of(Path root) throws IOException {
    boolean exists = Disk.exists(root);
    TreeScan scan = new TreeScan(exists, new TreeMap<>(), new TreeSet<>(), new TreeSet<>());
    if (exists) {
      Files.walkFileTree(root, scan.new Visitor(root));
    }
    return scan;
  }

  private final class Visitor extends SimpleFileVisitor<Path> {

    private final Path root;
    private final int prefix;

    Visitor(Path root) {
      this.root = root;
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
      throw DiskFailure.of("read", file, failure);
    }

    private String relative(Path path) {
      return path.toString().substring(prefix).replace(path.getFileSystem().getSeparator(), "/");
    }
  }
}
