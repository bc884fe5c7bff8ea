package dev.trainyard.catalog.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

/**
 * Remembers, away from a folder, which list was written there last. What a list says of its folder
 * it says of itself, too: whoever can change the files, such as by a commit, can change both. So
 * only a list that was written here is believed when work is spared for it.
 *
 * @param file holds the SHA-256 of the list, and nothing else
 */
public record LastList(Path file) {

  private static final int LENGTH = 65;

  /** Checks that there is a file. */
  public LastList {
    Objects.requireNonNull(file, "file");
  }

  /** Whether the list in a folder is the one that was remembered. */
  boolean isIn(Path folder) throws IOException {
    Optional<String> known = read();
    return known.isPresent() && known.equals(hash(folder));
  }

  /**
   * Remembers the list in a folder.
   *
   * @throws IOException when that is not possible, or something else has the name of the file
   */
  public void remember(Path folder) throws IOException {
    Optional<String> hash = hash(folder);
    if (hash.isEmpty() || hash.equals(read())) {
      return;
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && read().isEmpty()) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.deleteIfExists(file);
    // One that is cut off is none.
    Files.writeString(
        file, hash.get() + "\n", StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private Optional<String> read() throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != LENGTH) {
      return Optional.empty();
    }
    return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1).stripTrailing())
        .filter(text -> text.matches("[0-9a-f]{64}"));
  }

  private static Optional<String> hash(Path folder) throws IOException {
    Path list = folder.resolve(Ledger.NAME);
    return Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(Ledger.hashOf(list))
        : Optional.empty();
  }
}
