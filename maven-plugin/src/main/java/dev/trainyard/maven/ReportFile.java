package dev.trainyard.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A file that a goal writes anew in each run. What the goal has not written, known by its content,
 * is neither replaced nor deleted, and nothing is written through a link.
 *
 * @param file where it is
 * @param own whether a content that begins so is one that the goal writes
 */
record ReportFile(Path file, Predicate<String> own) {

  private static final String UUID_SHAPE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /** By so many bytes a report is known; what is there may have any size. */
  private static final int HEAD = 4096;

  /**
   * Deletes the report of an earlier run, so that nobody takes it for the one of this run.
   *
   * @throws FileAlreadyExistsException when something else is there
   */
  void forget() throws IOException {
    requireOwn();
    Files.deleteIfExists(file);
  }

  /**
   * Writes the file, completely or not at all: somebody may be waiting for it to appear.
   *
   * @throws FileAlreadyExistsException when something else is there
   */
  void write(String text) throws IOException {
    write(text, new FileAttribute<?>[0]);
  }

  /**
   * The same of a file that nobody else may read, not even before it is complete.
   *
   * @throws FileAlreadyExistsException when something else is there
   */
  void writePrivately(String text) throws IOException {
    boolean rights = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    write(
        text,
        rights
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0]);
  }

  private void write(String text, FileAttribute<?>[] rights) throws IOException {
    requireOwn();
    Path folder = Files.createDirectories(Objects.requireNonNull(file.getParent(), "parent"));
    removeDrafts(folder);
    // A name that nobody could have taken before.
    Path draft = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".new");
    try {
      Files.createFile(draft, rights);
      Files.writeString(draft, text, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Removes what runs have left that were killed while they wrote; those of today may go on. */
  private void removeDrafts(Path folder) throws IOException {
    Pattern draft =
        Pattern.compile(Pattern.quote(file.getFileName() + ".") + UUID_SHAPE + "\\.new");
    FileTime recent = FileTime.from(Instant.now().minus(1, ChronoUnit.DAYS));
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(
            folder, path -> draft.matcher(path.getFileName().toString()).matches())) {
      for (Path one : all) {
        if (Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)
            && Files.getLastModifiedTime(one, LinkOption.NOFOLLOW_LINKS).compareTo(recent) < 0) {
          Files.deleteIfExists(one);
        }
      }
    }
  }

  private String head() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
    }
  }

  /** Whether something is there that the goal has not written. */
  boolean isForeign() throws IOException {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && own.test(head()));
  }

  private void requireOwn() throws IOException {
    if (isForeign()) {
      throw new FileAlreadyExistsException(
          file.toString(),
          null,
          "it is no earlier report of this goal and stays as it is; move it away, or have the"
              + " report written elsewhere");
    }
  }
}
