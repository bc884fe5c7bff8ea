package dev.trainyard.catalog.write;

import dev.trainyard.catalog.read.FolderWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Replaces a folder by the tree staged beside it, and finishes or takes back a replacement that was
 * cut off. All of it happens under the lock.
 *
 * <p>The steps, with {@code F} the folder, {@code N} the staged tree and {@code O} the retired one:
 *
 * <ol>
 *   <li>build {@code N} (see {@link Staging})
 *   <li>rename {@code F} to {@code O}, if there is an {@code F}
 *   <li>rename every folder that stays as a whole from {@code O/…} to {@code N/…}
 *   <li>rename {@code O/.git} to {@code N/.git}, if there is one
 *   <li>rename {@code N} to {@code F}
 *   <li>remove {@code O}
 * </ol>
 *
 * <p>Each rename is atomic. Which of the three exist tells where a killed run stood, and so what
 * {@link #recover} does:
 *
 * <table>
 *   <caption>States after a kill</caption>
 *   <tr><th>F</th><th>N</th><th>O</th><th>killed</th><th>recovery</th></tr>
 *   <tr><td>any</td><td>no</td><td>no</td><td>outside the steps</td><td>none</td></tr>
 *   <tr><td>any</td><td>yes</td><td>no</td><td>in 1, or before 2 or (without F) 5</td>
 *       <td>back: {@code N} may be incomplete, remove it</td></tr>
 *   <tr><td>no</td><td>yes</td><td>yes</td><td>between 2 and 5</td>
 *       <td>forward: what the list of {@code N} names and {@code N} lacks is in {@code O}, go on
 *       with 3</td></tr>
 *   <tr><td>yes</td><td>no</td><td>yes</td><td>after 5, or while removing {@code O}</td>
 *       <td>forward: go on with 6</td></tr>
 * </table>
 *
 * <p>Two more states come about only when somebody else meddles. {@code O} alone is renamed back to
 * {@code F}. All three together mean that somebody made a new {@code F} after a kill between 2 and
 * 5: an empty one is removed and the recovery goes forward, any other is refused with an exception
 * that names the three folders. Of {@code N} and {@code O} only what their lists name is removed
 * ({@link Removal}), of {@code O} only while it is as listed, never a {@code .git}: an {@code N}
 * that has one is complete and goes forward when there is no {@code F}. Nothing is moved before it
 * is known that {@code N} is a tree that a run has built, and {@code O} a catalog, from which
 * nothing is taken that its list and that of {@code N} do not name; a link is neither.
 *
 * <p>When a step fails without the process dying, the steps are taken back at once, in reverse
 * order; a kill meanwhile leaves one of the states above.
 */
final class Swap {

  private final Disk disk;
  private final Places places;

  Swap(Disk disk, Places places) {
    this.disk = disk;
    this.places = places;
  }

  /**
   * Steps 2 to 5: puts the staged tree into place, or leaves the former one and throws.
   *
   * @param whole the folders that the staged tree lacks
   */
  void replace(SortedSet<String> whole) throws IOException {
    try {
      if (Disk.exists(places.folder())) {
        retireFolder();
      }
      for (String folder : whole) {
        disk.move(places.retired().resolve(folder), places.staged().resolve(folder));
      }
      moveGit(places.retired(), places.staged());
      disk.move(places.staged(), places.folder());
    } catch (IOException | RuntimeException e) {
      takeBack(e, whole);
      throw e;
    }
  }

  private void retireFolder() throws IOException {
    try {
      disk.move(places.folder(), places.retired());
    } catch (DiskFailure e) {
      throw new DiskFailure(
          e.getMessage(),
          "If it is a mount point, choose a folder inside it: a catalog folder is replaced as a"
              + " whole. Else check the rights of the folder that holds it.",
          e);
    }
  }

  /** Step 6. */
  void retire() throws IOException {
    new Removal(disk).removeUnchanged(places.retired(), places.folder());
  }

  /** Removes the staged tree. */
  void discard() throws IOException {
    new Removal(disk).remove(places.staged());
  }

  /** Removes the staged tree after its building failed; adds to {@code cause} what goes wrong. */
  void discard(Throwable cause) {
    try {
      discard();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Brings the folder of a cut-off run to the former or to the new tree; see the table above. */
  Recovery recover() throws IOException {
    boolean staged = Disk.exists(places.staged());
    boolean retired = Disk.exists(places.retired());
    if (!staged && !retired) {
      return Recovery.NOTHING;
    }
    if (staged && retired) {
      removeIfEmpty();
    }
    boolean folder = Disk.exists(places.folder());
    if (folder && staged && retired) {
      throw new DiskFailure(
          "a run was killed while it replaced "
              + places.folder()
              + ", and the folder has been made anew since; the former catalog is "
              + places.retired()
              + ", the new one "
              + places.staged(),
          "Keep what you need of the three and remove the latter two.",
          null);
    }
    if (retired) {
      requireCatalog();
    }
    if (staged && !retired) {
      return goBackOrFinish(folder);
    }
    if (staged) {
      Removal.requireBuilt(places.staged());
      Removal.requireRetired(places.retired(), places.staged());
      moveWhole();
      moveGit(places.retired(), places.staged());
      disk.move(places.staged(), places.folder());
      retire();
      return Recovery.ROLLED_FORWARD;
    }
    if (folder) {
      retire();
      return Recovery.ROLLED_FORWARD;
    }
    disk.move(places.retired(), places.folder());
    return Recovery.ROLLED_BACK;
  }

  private Recovery goBackOrFinish(boolean folder) throws IOException {
    if (!folder && Disk.exists(places.staged().resolve(FolderWalk.GIT))) {
      Removal.requireBuilt(places.staged());
      disk.move(places.staged(), places.folder());
      return Recovery.ROLLED_FORWARD;
    }
    discard();
    return Recovery.ROLLED_BACK;
  }

  /** Somebody else may have put a link, or whatever, under the name of the retired tree. */
  private void requireCatalog() throws IOException {
    if (!Files.isDirectory(places.retired(), LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(places.retired().resolve(Ledger.NAME), LinkOption.NOFOLLOW_LINKS)) {
      Removal.requireBuilt(places.retired());
    }
  }

  private void removeIfEmpty() throws IOException {
    if (Disk.isEmptyFolder(places.folder())) {
      disk.delete(places.folder());
    }
  }

  /** Goes on with step 3. */
  private void moveWhole() throws IOException {
    Set<String> folders = new TreeSet<>();
    Ledger.read(places.staged()).paths().forEach(path -> TreeDiff.addFolders(path, folders));
    for (String folder : folders) {
      Path from = places.retired().resolve(folder);
      Path to = places.staged().resolve(folder);
      if (!Disk.exists(to) && Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
        disk.move(from, to);
      }
    }
  }

  private void takeBack(Throwable cause, SortedSet<String> whole) {
    try {
      if (Disk.exists(places.retired())) {
        moveGit(places.staged(), places.retired());
        for (String folder : whole) {
          Path staged = places.staged().resolve(folder);
          if (Disk.exists(staged)) {
            disk.move(staged, places.retired().resolve(folder));
          }
        }
        disk.move(places.retired(), places.folder());
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
      return;
    }
    discard(cause);
  }

  private void moveGit(Path from, Path to) throws IOException {
    Path git = from.resolve(FolderWalk.GIT);
    if (Disk.exists(git)) {
      disk.move(git, to.resolve(FolderWalk.GIT));
    }
  }
}
