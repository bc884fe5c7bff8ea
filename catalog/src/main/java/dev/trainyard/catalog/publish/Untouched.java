package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Tip;
import dev.trainyard.catalog.history.Entry;
import dev.trainyard.catalog.history.History;
import dev.trainyard.catalog.history.Published;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a version is what was published. Whoever may push may change it on the branch, which the
 * history tells; what is taken over or removed must not be somebody else's.
 */
final class Untouched {

  /** A version that is followed back to the commit that published it. */
  private static final class Traced {

    private final Published version;
    private final String folder;
    private final Optional<String> content;
    private final List<Entry> lines = new ArrayList<>();
    private Tip.Commit touched;

    Traced(Published version, String folder, Optional<String> content) {
      this.version = version;
      this.folder = folder;
      this.content = content;
    }

    /** A line names the commit that its own stands on, which nobody can make anew. */
    boolean isPublishedBy(Tip.Commit commit, CatalogTree tree) throws GitFailure, IOException {
      String parent = commit.parent().orElse("");
      for (Entry line : lines) {
        if (line.parent().equals(parent)
            && holds(() -> line.tree().equals(tree.idWithout(History.FOLDER)))) {
          return true;
        }
      }
      return false;
    }

    boolean isAsIn(CatalogTree tree) throws GitFailure, IOException {
      return holds(() -> tree.folderId(folder).equals(content));
    }
  }

  private Untouched() {}

  /** Whether something holds; what cannot be read of a commit of others is nothing to stop at. */
  private static boolean holds(Tip.Reading<Boolean> reading) throws GitFailure, IOException {
    return Tip.ifReadable(reading).orElse(false);
  }

  /**
   * The versions that commits without a line of the history have added or changed, each with the
   * newest such commit. A change that was taken back is none. What was there before the first
   * publication, or came with it, has no line and is as it was then.
   *
   * @param tip the branch, which has the versions
   * @param draft what is to become of it
   */
  static Map<Published, Tip.Commit> changed(Tip tip, Draft draft, Collection<Published> versions)
      throws GitFailure, IOException {
    Map<Published, Tip.Commit> changed = new LinkedHashMap<>();
    List<Traced> traced = traced(tip.tree(), draft, versions);
    Optional<Tip.Commit> commit = tip.newest();
    CatalogTree tree = tip.tree();
    while (commit.isPresent() && !traced.isEmpty()) {
      Optional<Tip.Commit> parent = commit.get().before();
      CatalogTree before = parent.isPresent() ? parent.get().tree() : tip.empty();
      for (Iterator<Traced> left = traced.iterator(); left.hasNext(); ) {
        Traced version = left.next();
        if (version.touched == null && !isSame(tree, before, version.folder)) {
          version.touched = commit.get();
        }
        if (version.isPublishedBy(commit.get(), tree)) {
          left.remove();
          if (!version.isAsIn(tree)) {
            changed.put(version.version, version.touched);
          }
        }
      }
      commit = parent;
      tree = before;
    }
    traced.forEach(version -> changed.put(version.version, version.touched));
    return changed;
  }

  /** The versions with the lines that may have published them; none without any history. */
  private static List<Traced> traced(CatalogTree tree, Draft draft, Collection<Published> versions)
      throws IOException {
    List<Traced> traced = new ArrayList<>();
    List<Entry> lines = draft.history().entries();
    if (lines.isEmpty()) {
      return traced;
    }
    Map<String, Traced> byId = new HashMap<>();
    for (Published version : versions) {
      String folder = draft.folder(version);
      Traced one = new Traced(version, folder, tree.folderId(folder));
      traced.add(one);
      byId.put(version.id(), one);
    }
    for (Entry line : lines) {
      for (Published version : line.apps()) {
        Optional.ofNullable(byId.get(version.id())).ifPresent(one -> one.lines.add(line));
      }
    }
    traced.stream().filter(one -> one.lines.isEmpty()).forEach(one -> one.lines.add(lines.get(0)));
    return traced;
  }

  /** Whether two trees have the same folder; what lies around it is read no further than needed. */
  private static boolean isSame(CatalogTree one, CatalogTree other, String folder)
      throws GitFailure, IOException {
    return holds(() -> isSameFolder(one, other, folder));
  }

  private static boolean isSameFolder(CatalogTree one, CatalogTree other, String folder)
      throws IOException {
    for (int end = folder.indexOf('/'); end >= 0; end = folder.indexOf('/', end + 1)) {
      String around = folder.substring(0, end);
      if (one.folderId(around).equals(other.folderId(around))) {
        return true;
      }
    }
    return one.folderId(folder).equals(other.folderId(folder));
  }

  /** What is said of a changed version. */
  static String found(Tip.Commit commit) {
    return "is not what was published: commit "
        + commit.id()
        + " changes or adds it, and has no line of the history for that";
  }
}
