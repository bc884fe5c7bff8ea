package dev.trainyard.catalog.source;

import dev.trainyard.catalog.write.TreeWriter;
import dev.trainyard.generator.edition.Content;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the files below a folder. */
final class FolderFiles {

  private static final String GIT = ".git";

  private FolderFiles() {}

  static SortedMap<String, Content> read(Path root) throws UnreadableSourceException {
    recover(root);
    if (!Files.isDirectory(root)) {
      throw new UnreadableSourceException("there is no folder " + root);
    }
    SortedMap<String, Content> files = new TreeMap<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return folder.equals(root.resolve(GIT))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              String path = root.relativize(file).toString();
              if (attributes.isRegularFile() && !path.equals(GIT)) {
                files.put(path.replace(file.getFileSystem().getSeparator(), "/"), content(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UnreadableSourceException("the folder " + root + " cannot be read: " + e, e);
    }
    return files;
  }

  /** A run that was cut off may have left the folder under another name. */
  private static void recover(Path root) throws UnreadableSourceException {
    try {
      TreeWriter.recover(root);
    } catch (IOException e) {
      throw new UnreadableSourceException(
          "the folder " + root + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Content content(Path file) throws IOException {
    Content content = Content.bytes(Files.readAllBytes(file));
    return Files.isExecutable(file) ? content.asExecutable() : content;
  }
}
