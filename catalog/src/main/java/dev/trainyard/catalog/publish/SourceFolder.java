package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.carry.TreeFolder;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The copy of what the newest version of an app was made from, where a layout has one. What the
 * last publication put there is known by the version that it published; anything else there is
 * somebody else's.
 */
final class SourceFolder {

  private static final int MOST_SHOWN = 20;

  private final Draft draft;
  private final String train;
  private final String app;
  private final String folder;
  private final Optional<VersionNumber> newest;

  private SourceFolder(Draft draft, String train, String app) throws IOException {
    this.draft = draft;
    this.train = train;
    this.app = app;
    this.folder = draft.layout().source(train, app);
    this.newest = draft.newest(train, app);
  }

  /**
   * The folder of an app as it is before the draft gets another version.
   *
   * @return empty where the layout has no such copy
   */
  static Optional<SourceFolder> of(Draft draft, String train, String app) throws IOException {
    return draft.layout().sources().isEmpty()
        ? Optional.empty()
        : Optional.of(new SourceFolder(draft, train, app));
  }

  /** What the last publication put there. */
  private Map<String, Content> known() throws IOException {
    Layout layout = draft.layout();
    Map<String, Content> known = new TreeMap<>();
    if (newest.isPresent()) {
      String version = layout.version(train, app, newest.get().toString());
      known.putAll(draft.edition().sources(new TreeFolder(draft.tree(), version)));
    }
    // These may be improved without another version.
    for (String name : layout.itemFiles()) {
      Optional<Content> listing = draft.tree().read(layout.item(train, app) + "/" + name);
      listing.ifPresent(content -> known.put(name, content));
    }
    return known;
  }

  /**
   * Holds these files in place of those of the last publication. A file of somebody else stays
   * beside them; one in the place of theirs is replaced. Both are named. The last version and its
   * listing have to be there still.
   *
   * @param next files by path below the folder
   */
  void become(Map<String, Content> next) throws IOException {
    Map<String, String> others = new TreeMap<>();
    for (String path : draft.tree().files(folder)) {
      String name = path.substring(folder.length() + 1);
      if (!next.containsKey(name) || !draft.tree().holds(path, next.get(name))) {
        others.put(name, path);
      }
    }
    Map<String, Content> known = others.isEmpty() ? Map.of() : known();
    SortedSet<String> replaced = new TreeSet<>();
    SortedSet<String> stay = new TreeSet<>();
    for (Map.Entry<String, String> other : others.entrySet()) {
      String name = other.getKey();
      String path = other.getValue();
      boolean ours = known.containsKey(name) && draft.tree().holds(path, known.get(name));
      if (next.containsKey(name)) {
        if (!ours) {
          replaced.add(name);
        }
      } else if (ours) {
        draft.tree().remove(path);
      } else {
        stay.add(name);
      }
    }
    for (Map.Entry<String, Content> file : next.entrySet()) {
      draft.tree().put(folder + "/" + file.getKey(), file.getValue());
    }
    report(replaced, "was written by somebody else, and is replaced: ");
    report(stay, "holds files of somebody else, which stay: ");
  }

  private void report(SortedSet<String> names, String found) {
    if (names.isEmpty()) {
      return;
    }
    List<String> shown = names.stream().limit(MOST_SHOWN).map(Printable::of).toList();
    draft.report(
        Problem.warning(
            Rule.PUBLISHED_CATALOG,
            Where.inFile(folder, 0, 0),
            found
                + shown.stream().collect(Collectors.joining(", "))
                + (names.size() > MOST_SHOWN
                    ? " and " + (names.size() - MOST_SHOWN) + " more"
                    : ""),
            "",
            "The folder is the source of the newest version: keep what is yours elsewhere on the"
                + " branch, and change the app in its definition."));
  }
}
