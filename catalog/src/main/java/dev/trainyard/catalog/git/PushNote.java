package dev.trainyard.catalog.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * What a push is about to leave in a local repository. The note lies there while the push goes on,
 * so that the next publisher can tell the files of a push that was killed from those of others.
 *
 * @param ref the full name of the reference that moves
 * @param commit what it moves to; no other push has this commit
 * @param pack the pack with the commit; no other push has a pack of this name
 */
record PushNote(String ref, ObjectId commit, ObjectId pack) {

  private static final int PARTS = 3;

  /** Where the note lies; git takes no name with a leading dot for a reference. */
  static Path place(Path repository) {
    return repository.resolve(".trainyard.push");
  }

  /** Leaves the note, before anything else is left. */
  void write(Path repository) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            place(repository),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes =
          ByteBuffer.wrap(
              (commit.name() + " " + pack.name() + " " + ref + "\n")
                  .getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** The note of a push that has not ended; empty too when it was killed before it left more. */
  static Optional<PushNote> read(Path repository) throws IOException {
    String text;
    try {
      text = new String(Files.readAllBytes(place(repository)), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    String[] parts = text.strip().split(" ", PARTS);
    return text.endsWith("\n")
            && parts.length == PARTS
            && ObjectId.isId(parts[0])
            && ObjectId.isId(parts[1])
        ? Optional.of(
            new PushNote(parts[2], ObjectId.fromString(parts[0]), ObjectId.fromString(parts[1])))
        : Optional.empty();
  }

  /** Whether a push has not ended, be it that it still goes on. */
  static boolean isLeft(Repository repository) {
    return Files.exists(place(repository.getCommonDirectory().toPath()));
  }

  /** Takes the note away, when nothing is left that is not meant to stay. */
  static void remove(Path repository) throws IOException {
    Files.deleteIfExists(place(repository));
  }
}
