package dev.trainyard.catalog.source;

import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.read.FolderWalk;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.ReadingLimits;
import dev.trainyard.catalog.write.TreeWriter;
import dev.trainyard.generator.edition.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Repository;

/** Finds the files below a folder. */
final class FolderFiles {

  /**
   * A file on disk.
   *
   * @param path where it lies
   * @param kind what it is
   * @param size number of bytes
   */
  private record OnDisk(Path path, Kind kind, long size) implements PublishedFile {
    @Override
    public InputStream open() throws IOException {
      return kind.isFile() ? Files.newInputStream(path) : InputStream.nullInputStream();
    }

    @Override
    public Content content() throws IOException {
      Content content = Content.bytes(kind.isFile() ? Files.readAllBytes(path) : new byte[0]);
      return kind == Kind.PROGRAM ? content.asExecutable() : content;
    }

    @Override
    public Optional<String> target() throws IOException {
      return kind == Kind.LINK
          ? Optional.of(Files.readSymbolicLink(path).toString().replace('\\', '/'))
          : Optional.empty();
    }
  }

  /**
   * What cannot be looked into, such as a folder without the right to.
   *
   * @param failure why
   */
  private record Closed(IOException failure) implements PublishedFile {
    @Override
    public Kind kind() {
      return Kind.FILE_OR_PROGRAM;
    }

    @Override
    public long size() throws IOException {
      throw new IOException(failure.getMessage(), failure);
    }

    @Override
    public InputStream open() throws IOException {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  private FolderFiles() {}

  static OpenCatalog open(Path root) throws UnreadableSourceException {
    recover(root);
    if (!Files.isDirectory(root)) {
      throw UnreadableSourceException.missing("there is no folder " + root);
    }
    requireNoRepository(root);
    try {
      return new OpenCatalog(find(root.toRealPath()), () -> {});
    } catch (IOException e) {
      throw new UnreadableSourceException("the folder " + root + " cannot be read: " + e, e);
    }
  }

  /** The files of a repository are those of git; the catalogs are in its branches. */
  private static void requireNoRepository(Path root) throws UnreadableSourceException {
    if (!GitRepository.isBare(root)) {
      return;
    }
    try (Repository repository = GitRepository.open(root)) {
      throw new UnreadableSourceException(
          root
              + " is a git repository and no folder with a catalog: name one of its branches behind"
              + " a #, as in "
              + root
              + "#main; "
              + GitRepository.branches(repository));
    } catch (IOException e) {
      throw new UnreadableSourceException(
          "the git repository " + root + " cannot be read: " + e.getMessage(), e);
    }
  }

  static SortedMap<String, PublishedFile> find(Path root) throws IOException {
    SortedMap<String, PublishedFile> files = new TreeMap<>();
    Set<String> folders = new HashSet<>();
    FolderWalk.through(
        root,
        ReadingLimits.FILES,
        new FolderWalk.Visitor() {
          @Override
          public boolean enter(String path) throws IOException {
            if (path.chars().filter(c -> c == '/').count() >= ReadingLimits.FOLDERS) {
              throw new IOException("there are more than " + ReadingLimits.FOLDERS + " levels");
            }
            requireOther(folders.add(path), path);
            return true;
          }

          @Override
          public void file(String path, Path file, BasicFileAttributes attributes)
              throws IOException {
            requireOther(files.put(path, onDisk(file, attributes)) == null, path);
          }

          @Override
          public void failed(String path, Path file, IOException failure) throws IOException {
            if (path.isEmpty()) {
              throw failure;
            }
            files.put(path, new Closed(failure));
          }
        });
    return files;
  }

  /** What is not in the charset of the locale is replaced in names, which then may be the same. */
  private static void requireOther(boolean other, String path) throws IOException {
    if (!other) {
      throw new IOException(
          "several names in it are to Java one, "
              + Printable.of(path)
              + "; start Maven in a locale with UTF-8, such as LC_ALL=C.UTF-8, or rename them");
    }
  }

  private static OnDisk onDisk(Path file, BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return new OnDisk(file, PublishedFile.Kind.LINK, 0);
    }
    return attributes.isOther()
        ? new OnDisk(file, PublishedFile.Kind.DEVICE, 0)
        : new OnDisk(file, kind(attributes), attributes.size());
  }

  /** As git sees it: the owner's right counts, and some systems know no such right. */
  private static PublishedFile.Kind kind(BasicFileAttributes attributes) {
    if (!(attributes instanceof PosixFileAttributes posix)) {
      return PublishedFile.Kind.FILE_OR_PROGRAM;
    }
    return posix.permissions().contains(PosixFilePermission.OWNER_EXECUTE)
        ? PublishedFile.Kind.PROGRAM
        : PublishedFile.Kind.FILE;
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
}
