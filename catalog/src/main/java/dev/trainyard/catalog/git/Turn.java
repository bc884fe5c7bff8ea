package dev.trainyard.catalog.git;

import dev.trainyard.catalog.write.FolderBusyException;
import dev.trainyard.catalog.write.FolderLock;
import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;

/**
 * The turn of one publisher among all those who publish to a repository in a local folder. It ends
 * with the process at the latest, and whoever comes next clears up after a push that was killed.
 */
final class Turn implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final FolderLock lock;

  private Turn(FolderLock lock) {
    this.lock = lock;
  }

  /**
   * Waits for its turn.
   *
   * @throws GitFailure when others take too long
   * @throws IOException when the repository's folder cannot be written
   */
  static Turn await(Repository target) throws GitFailure, IOException {
    return await(target, PATIENCE);
  }

  static Turn await(Repository target, Duration patience) throws GitFailure, IOException {
    Path folder = target.getCommonDirectory().toPath();
    try {
      return new Turn(FolderLock.acquire(place(target), patience));
    } catch (FolderBusyException e) {
      throw GitFailure.of(
              Rule.TARGET_BUSY,
              folder + ": another publication has been at it for " + patience.toSeconds() + " s",
              "",
              "See what keeps that publication, and publish again when it has ended.")
          .causedBy(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw GitFailure.of(
              Rule.TARGET_BUSY, folder + ": interrupted while waiting", "", "Publish again.")
          .causedBy(e);
    }
  }

  /** Removes the lock of a publisher that was killed when it had nothing left to do but this. */
  static void sweep(Repository target) throws IOException {
    if (Files.exists(place(target))) {
      try {
        FolderLock.acquire(place(target)).close();
      } catch (FolderBusyException inUse) {
        // Its holder will remove it.
      }
    }
  }

  private static Path place(Repository target) throws IOException {
    return target.getCommonDirectory().toPath().toRealPath().resolve(".trainyard.lock");
  }

  /**
   * Clears up after a push that was killed.
   *
   * @return why that cannot be done yet
   */
  Optional<String> clear(Repository target) throws IOException {
    Path folder = target.getCommonDirectory().toPath();
    Optional<PushNote> dead = PushNote.read(folder);
    if (dead.isPresent()) {
      Optional<Path> doubtful = new Leftovers(target, dead.get()).remove();
      if (doubtful.isPresent()) {
        return Optional.of(folder.relativize(doubtful.get()) + " may be somebody's lock");
      }
    }
    PushNote.remove(folder);
    return Optional.empty();
  }

  @Override
  public void close() {
    lock.close();
  }
}
