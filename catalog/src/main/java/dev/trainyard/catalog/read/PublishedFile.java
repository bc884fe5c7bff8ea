package dev.trainyard.catalog.read;

import dev.trainyard.generator.edition.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** A file of a catalog. Nothing of it is read before it is asked for. */
public interface PublishedFile {

  /** What there can be under a name. */
  enum Kind {
    /** A file. */
    FILE,
    /** A file that may be run. */
    PROGRAM,
    /** A file on a system that does not know programs from others. */
    FILE_OR_PROGRAM,
    /** A symbolic link. */
    LINK,
    /** A submodule of git. */
    SUBMODULE,
    /** A device, pipe or socket. */
    DEVICE;

    /** Whether there are bytes to read. */
    public boolean isFile() {
      return this != LINK && this != SUBMODULE && this != DEVICE;
    }

    /** Whether both can be the same thing. */
    public boolean fits(Kind other) {
      return this == other
          || isFile() && other.isFile() && (this == FILE_OR_PROGRAM || other == FILE_OR_PROGRAM);
    }

    /** What people call it. */
    public String word() {
      return switch (this) {
        case FILE, PROGRAM, FILE_OR_PROGRAM -> "a file";
        case LINK -> "a link";
        case SUBMODULE -> "a submodule";
        case DEVICE -> "a device, pipe or socket";
      };
    }
  }

  /** What it is. */
  Kind kind();

  /**
   * Number of bytes; 0 for what is no file.
   *
   * @throws IOException when the disk or repository cannot be read
   */
  long size() throws IOException;

  /**
   * The bytes; none of what is no file.
   *
   * @throws IOException when the disk or repository cannot be read
   */
  InputStream open() throws IOException;

  /**
   * Where a link leads, as it says itself, also where the file that it leads to stands for it;
   * empty for everything else.
   *
   * @throws IOException when the disk or repository cannot be read
   */
  default Optional<String> target() throws IOException {
    return Optional.empty();
  }

  /** What is known to be the same for all files with these bytes, to spare reading; else null. */
  default Object identity() {
    return null;
  }

  /**
   * Whether both are the same: kind and bytes, and both or none by the same link. Memory does not
   * depend on the size.
   *
   * @throws IOException when a disk or repository cannot be read
   */
  default boolean sameAs(PublishedFile other) throws IOException {
    if (!kind().fits(other.kind()) || !target().equals(other.target())) {
      return false;
    }
    Object identity = identity();
    if (identity != null
        && other.identity() != null
        && identity.getClass() == other.identity().getClass()) {
      return identity.equals(other.identity());
    }
    return size() == other.size() && sameBytes(other);
  }

  private boolean sameBytes(PublishedFile other) throws IOException {
    try (InputStream one = open();
        InputStream two = other.open()) {
      int block = 1 << 16;
      while (true) {
        byte[] left = one.readNBytes(block);
        byte[] right = two.readNBytes(block);
        if (!Arrays.equals(left, right)) {
          return false;
        }
        if (left.length < block) {
          return true;
        }
      }
    }
  }

  /**
   * The whole file in memory.
   *
   * @throws IOException when the disk or repository cannot be read
   */
  default Content content() throws IOException {
    try (InputStream bytes = open()) {
      Content content = Content.bytes(bytes.readAllBytes());
      return kind() == Kind.PROGRAM ? content.asExecutable() : content;
    }
  }

  /**
   * A file that is there and is not read any more, since enough was read.
   *
   * @param file the file itself
   */
  record Unread(PublishedFile file) implements PublishedFile {
    @Override
    public Kind kind() {
      return file.kind();
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public InputStream open() throws IOException {
      throw new IOException("enough was read");
    }

    @Override
    public Optional<String> target() throws IOException {
      return file.target();
    }

    @Override
    public Object identity() {
      return file.identity();
    }
  }

  /** A file in memory. */
  static PublishedFile of(Content content) {
    return new InMemory(content);
  }

  /**
   * A file in memory.
   *
   * @param content what it holds
   */
  record InMemory(Content content) implements PublishedFile {
    @Override
    public Kind kind() {
      return content.executable() ? Kind.PROGRAM : Kind.FILE;
    }

    @Override
    public long size() {
      return content.size();
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(content.toBytes());
    }
  }
}
