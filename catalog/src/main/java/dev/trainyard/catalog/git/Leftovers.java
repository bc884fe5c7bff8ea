package dev.trainyard.catalog.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/**
 * The files of a push to a local repository that was killed. Only what certainly belongs to that
 * push is removed: the repository may be in use by others, who know nothing of Trainyard.
 */
final class Leftovers {

  /** How long an empty lock must lie untouched. A living git fills or removes it at once. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  private static final String LOCK = ".lock";

  private final Path repository;
  private final PackFiles packs;
  private final PushNote note;

  Leftovers(Repository target, PushNote note) {
    this.repository = target.getCommonDirectory().toPath();
    this.packs = PackFiles.of(target, note.pack());
    this.note = note;
  }

  /**
   * Removes them.
   *
   * @return a lock that may be somebody else's; time will tell
   */
  Optional<Path> remove() throws IOException {
    packs.removeUnfinished();
    Path ref = repository.resolve(note.ref() + LOCK);
    Path head = repository.resolve(Constants.HEAD + LOCK);
    for (Lock lock :
        List.of(
            new Lock(ref, note.commit().name() + "\n", true),
            new Lock(head, "ref: " + note.ref() + "\n", false))) {
      if (!remove(lock)) {
        return Optional.of(lock.file());
      }
    }
    return Optional.empty();
  }

  /**
   * A lock of git.
   *
   * @param file where it lies
   * @param content what the killed push wrote into it, all at once after it had made the file
   * @param sure whether nobody else writes this
   */
  private record Lock(Path file, String content, boolean sure) {}

  /** Removes a lock if it is left over; false when that cannot be told yet. */
  private boolean remove(Lock lock) throws IOException {
    String found;
    FileTime modified;
    try {
      found = new String(Files.readAllBytes(lock.file()), StandardCharsets.UTF_8);
      modified = Files.getLastModifiedTime(lock.file());
    } catch (NoSuchFileException e) {
      return true;
    }
    boolean whole = found.equals(lock.content());
    boolean candidate = whole || found.isEmpty();
    if (!candidate
        || modified.compareTo(Files.getLastModifiedTime(PushNote.place(repository))) < 0) {
      return true;
    }
    if (!(whole && lock.sure()) && now().minus(QUIET).compareTo(modified.toInstant()) < 0) {
      return false;
    }
    Files.deleteIfExists(lock.file());
    return true;
  }

  /** The time by the clock of the repository's file system, which may be another machine's. */
  private Instant now() throws IOException {
    Path probe = Files.createTempFile(repository, ".trainyard.", ".time");
    try {
      return Files.getLastModifiedTime(probe).toInstant();
    } finally {
      Files.delete(probe);
    }
  }
}
