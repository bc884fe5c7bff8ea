package dev.trainyard.catalog.write;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes a folder equal to a map of files, completely or not at all.
 *
 * <ul>
 *   <li>Files that are right already keep their time stamps. When all are, nothing at all is
 *       written, neither in the folder nor beside it.
 *   <li>Files that an earlier run wrote and that are not in the map are removed, with the folders
 *       that become empty. What a run wrote is known by the list that it leaves in the folder
 *       ({@code .trainyard.sha256}: path and hash of every file). Whatever else lies there, be it
 *       an empty folder, and files that somebody has changed since, make the writer refuse: it
 *       names them and changes nothing. That is asked before anything is written and once more
 *       right before the folder is replaced; what is changed even later stays, in the folder or
 *       beside it. So do symbolic links and devices. The {@code .git} at the top, folder or file,
 *       is the user's and stays; so does what file managers leave behind.
 *   <li>A process that is killed, or fails, leaves the former tree or the new one, never a mixture.
 *       In one short moment of the replacement there is no folder; {@link #recover}, which every
 *       {@link #write} begins with, brings it back. Readers of a catalog folder call it first.
 *   <li>Modes are {@code rwxr-xr-x} for folders and programs and {@code rw-r--r--} for other files,
 *       whatever the umask. Mode and group of the folder itself stay.
 *   <li>One process at a time writes a folder; a second one is refused with a problem.
 * </ul>
 *
 * <p>A crash of the whole machine may leave files that are shorter than their hash tells; the next
 * run names them.
 *
 * <p>For a while a run uses the names {@code .NAME.trainyard-new}, {@code .NAME.trainyard-old} and
 * {@code .NAME.trainyard-lock} beside the folder {@code NAME}; none stays. The folder may not be a
 * mount point, as it is renamed. Links in the path that leads to the folder are followed.
 */
public final class TreeWriter {

  /** The file at the top of a written folder that lists what was written; no part of a catalog. */
  public static final String LEDGER = Ledger.NAME;

  /** Builds that change something beside the folder all the time are not waited for. */
  private static final int READINGS = 20;

  private final Disk disk;

  /**
   * A reading of a folder.
   *
   * @param <T> what is read
   */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads it, from the beginning each time. */
    T read() throws IOException;
  }

  /** A writer. */
  public TreeWriter() {
    this((change, path) -> {});
  }

  TreeWriter(Disk.Probe probe) {
    this.disk = new Disk(probe);
  }

  /**
   * Makes {@code folder} equal to {@code files}. The folder and those above it are created when
   * needed.
   *
   * @return what was done; when something cannot be read or written, a problem with the path and
   *     the reason, and the folder holds what it held before
   */
  public WriteResult write(Path folder, SortedMap<RelativePath, Content> files) {
    try {
      return write(folder, new WantedFiles(files, new TreeMap<>(), Making.UNKNOWN));
    } catch (NotAsWrittenException noneIsToStay) {
      throw new IllegalStateException(noneIsToStay);
    }
  }

  /**
   * Makes {@code folder} hold what is wanted and notes how that was made, for {@link WrittenFiles}.
   *
   * @return as for files alone
   * @throws NotAsWrittenException when a file that is to stay has to be written; the folder is as
   *     it was
   */
  public WriteResult write(Path folder, WantedFiles files) throws NotAsWrittenException {
    List<Problem> problems = PathRules.check(files.paths());
    if (!problems.isEmpty()) {
      return WriteResult.refused(problems);
    }
    WantedFiles wanted = files.withList();
    try {
      Places places = Places.of(folder);
      Optional<State> seen = look(folder, places, wanted);
      Optional<WriteResult> settled = seen.flatMap(State::settled);
      return settled.isPresent() ? settled.get() : writeLocked(folder, places, wanted, seen);
    } catch (FolderBusyException e) {
      return WriteResult.refused(List.of(FolderRules.busy(folder)));
    } catch (NotAsWrittenException e) {
      throw e;
    } catch (IOException e) {
      return WriteResult.refused(List.of(FolderRules.failed(folder, e)));
    }
  }

  /**
   * What stands in the way of writing, as the folder is now; nothing is changed. Where it cannot be
   * told, or another run is at work, nothing does yet.
   */
  public List<Problem> objections(Path folder, WantedFiles files) {
    List<Problem> problems = PathRules.check(files.paths());
    if (!problems.isEmpty()) {
      return problems;
    }
    try {
      return look(folder, Places.of(folder), files.withList())
          .map(State::problems)
          .orElse(List.of());
    } catch (IOException e) {
      return List.of(FolderRules.failed(folder, e));
    }
  }

  private WriteResult writeLocked(
      Path folder, Places places, WantedFiles wanted, Optional<State> seen) throws IOException {
    disk.createFolders(places.parent());
    FolderLock lock = FolderLock.acquire(places.lock());
    try {
      Swap swap = new Swap(disk, places);
      swap.recover();
      State state =
          seen.isPresent()
              ? seen.get().now(folder, places, wanted)
              : State.of(folder, places, wanted);
      Optional<WriteResult> settled = state.settled();
      if (settled.isPresent()) {
        return settled.get();
      }
      SortedSet<String> whole = state.whole(places);
      // Staging takes its time, and what somebody has changed meanwhile would go.
      State meanwhile = stage(folder, places, wanted, swap, state, whole);
      if (meanwhile != state && meanwhile.problems().isEmpty()) {
        swap.discard();
        // Where somebody is at work no folder is taken as it is.
        whole = new TreeSet<>();
        state = meanwhile;
        meanwhile = stage(folder, places, wanted, swap, state, whole);
      }
      if (!meanwhile.problems().isEmpty()) {
        swap.discard();
        return WriteResult.refused(meanwhile.problems());
      }
      swap.replace(whole);
      return retire(folder, swap, state.diff());
    } finally {
      lock.close();
    }
  }

  /** Builds the new tree. Returns how the folder is found afterwards. */
  private State stage(
      Path folder,
      Places places,
      WantedFiles wanted,
      Swap swap,
      State state,
      SortedSet<String> whole)
      throws IOException {
    try {
      new Staging(disk, places).build(state.diff(), wanted, whole);
      return state.now(folder, places, wanted);
    } catch (IOException | RuntimeException e) {
      swap.discard(e);
      throw e;
    }
  }

  /**
   * Finishes or takes back what a killed run left, so that {@code folder} holds one whole tree
   * again. Without such a run nothing is touched.
   *
   * @throws IOException when another run is writing the folder, or something cannot be moved or
   *     removed
   */
  public static Recovery recover(Path folder) throws IOException {
    return new TreeWriter().recoverFolder(folder);
  }

  /**
   * What was written into a folder, as its own list says; empty when nothing was.
   *
   * @throws IOException when the list cannot be read
   */
  public static Set<String> written(Path folder) throws IOException {
    return Ledger.read(folder).paths();
  }

  /**
   * Reads a folder. When a run replaces it meanwhile, what was read may be a part of one tree
   * beside a part of another, or fail, and it is read again.
   *
   * @param <T> what is read
   * @throws FolderBusyException when one run after the other replaces it
   * @throws IOException when another run is writing the folder, or the reading fails
   */
  public static <T> T whole(Path folder, Reading<T> reading) throws IOException {
    for (int i = 0; i < READINGS; i++) {
      recover(folder);
      Places places = Places.of(folder);
      List<Object> before = places.stamp();
      T read = null;
      IOException failure = null;
      try {
        read = reading.read();
      } catch (IOException e) {
        failure = e;
      }
      if (!places.inUse() && places.stamp().equals(before)) {
        if (failure != null) {
          throw failure;
        }
        return read;
      }
    }
    throw new FolderBusyException(Places.of(folder).lock());
  }

  Recovery recoverFolder(Path folder) throws IOException {
    Places places = Places.of(folder);
    if (!places.inUse()) {
      return Recovery.NOTHING;
    }
    FolderLock lock = FolderLock.acquire(places.lock());
    try {
      return new Swap(disk, places).recover();
    } finally {
      lock.close();
    }
  }

  /**
   * How the folder is found without the lock, so that whoever has nothing to do leaves not even a
   * trace beside it; empty when another run gets in the way, which can show a part of its tree
   * beside a part of the former one.
   */
  private static Optional<State> look(Path folder, Places places, WantedFiles wanted) {
    try {
      List<Object> before = places.stamp();
      if (places.inUse()) {
        return Optional.empty();
      }
      State state = State.of(folder, places, wanted);
      boolean alone = !places.inUse() && places.stamp().equals(before);
      return alone ? Optional.of(state) : Optional.empty();
    } catch (IOException tryAgainUnderTheLock) {
      return Optional.empty();
    }
  }

  /**
   * How a folder is found.
   *
   * @param known the folders that are looked into
   * @param scan what lies there
   * @param problems why it is refused
   * @param diff what has to change
   */
  private record State(Set<String> known, TreeScan scan, List<Problem> problems, TreeDiff diff) {

    static State of(Path folder, Places places, WantedFiles wanted) throws IOException {
      Ledger ledger = Ledger.read(places.folder());
      Set<String> known = TreeDiff.foldersOf(wanted.paths());
      ledger.paths().forEach(path -> TreeDiff.addFolders(path, known));
      TreeScan scan = TreeScan.of(places.folder(), known);
      List<Problem> problems = new ArrayList<>(FolderRules.check(folder, scan));
      TreeDiff diff = TreeDiff.between(places.folder(), scan, wanted, ledger);
      if (!scan.others().contains("")) {
        problems.addAll(FolderRules.check(folder, diff));
      }
      if (problems.isEmpty()) {
        for (RelativePath path : diff.written()) {
          if (wanted.content(path) == null) {
            throw new NotAsWrittenException(path.value());
          }
        }
      }
      return new State(known, scan, problems, diff);
    }

    /**
     * How it is found a little later. The files are read again only when one of them, or a name,
     * has changed; of what is replaced nothing goes unread ({@link Removal}).
     */
    State now(Path folder, Places places, WantedFiles wanted) throws IOException {
      return TreeScan.of(places.folder(), known).equals(scan) ? this : of(folder, places, wanted);
    }

    /** The folders that stay as a whole; one that cannot be written cannot be moved. */
    SortedSet<String> whole(Places places) {
      SortedSet<String> whole = diff.untouched(scan.folders());
      whole.removeIf(path -> !Files.isWritable(places.folder().resolve(path)));
      return whole;
    }

    /** The result when there is nothing to do or everything to refuse. */
    Optional<WriteResult> settled() {
      if (!problems.isEmpty()) {
        return Optional.of(WriteResult.refused(problems));
      }
      return scan.exists() && diff.isEmpty()
          ? Optional.of(result(diff, List.of()))
          : Optional.empty();
    }
  }

  private static WriteResult retire(Path folder, Swap swap, TreeDiff diff) {
    try {
      swap.retire();
      return result(diff, List.of());
    } catch (IOException e) {
      return result(diff, List.of(FolderRules.leftover(folder, e)));
    }
  }

  /** The list is no file of the map, so nobody is told of it. */
  private static WriteResult result(TreeDiff diff, List<Problem> problems) {
    RelativePath ledger = new RelativePath(Ledger.NAME);
    SortedSet<RelativePath> written = new TreeSet<>(diff.written());
    SortedSet<RelativePath> kept = new TreeSet<>(diff.kept());
    written.remove(ledger);
    kept.remove(ledger);
    return new WriteResult(written, diff.deleted(), kept.size(), problems);
  }
}
