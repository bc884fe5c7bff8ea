package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.edition.Carrying;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.VersionFolder;
import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The folder of a version in a tree of git, and what becomes of it elsewhere. */
final class TreeFolder implements VersionFolder {

  private final CatalogTree tree;
  private final String folder;
  private final SortedSet<String> paths = new TreeSet<>();

  /**
   * A folder.
   *
   * @param folder its path from the root
   */
  TreeFolder(CatalogTree tree, String folder) throws IOException {
    this.tree = tree;
    this.folder = folder;
    for (String path : tree.files(folder)) {
      paths.add(path.substring(folder.length() + 1));
    }
  }

  @Override
  public SortedSet<String> paths() {
    return paths;
  }

  @Override
  public Optional<Content> read(String path) throws IOException {
    return tree.read(folder + "/" + path);
  }

  /** Where a version is carried to. */
  static String target(CatalogEdition edition, Carrying carrying) {
    return edition.layout().version(carrying.to(), carrying.app(), carrying.next());
  }

  /** Where a version is carried from. */
  static String source(CatalogEdition edition, Carrying carrying) {
    return edition.layout().version(carrying.from(), carrying.app(), carrying.old());
  }

  /**
   * Reports what a version to be carried shows of other folders: that can change at any time, and
   * is something else in another place.
   *
   * @return whether there is anything of the kind
   */
  static boolean reportElsewhere(Draft draft, String folder) throws IOException {
    List<String> links = draft.tree().linksOutOf(folder);
    for (String link : links) {
      draft.report(
          Problem.error(
              Rule.PUBLISHED_CATALOG,
              Where.inFile(Printable.of(link), 0, 0),
              "is a link that leads out of the version, so that its content can change",
              "files, and links within the version",
              "Publish a new version that has the content itself."));
    }
    return !links.isEmpty();
  }

  /** Puts a version in another place, with what its edition changes about it there. */
  static void carry(CatalogTree tree, CatalogEdition edition, Carrying carrying)
      throws IOException {
    String target = target(edition, carrying);
    tree.copyFolder(source(edition, carrying), target);
    TreeFolder copy = new TreeFolder(tree, target);
    for (var change : edition.carried(carrying, copy).entrySet()) {
      String path = target + "/" + change.getKey();
      if (copy.paths.contains(change.getKey())) {
        tree.replace(path, change.getValue());
      } else {
        tree.put(new RelativePath(path), change.getValue());
      }
    }
    renewSource(tree, edition, carrying);
  }

  /** What a newest version was made from follows it. */
  private static void renewSource(CatalogTree tree, CatalogEdition edition, Carrying carrying)
      throws IOException {
    String source = edition.layout().source(carrying.to(), carrying.app());
    if (source.isEmpty()) {
      return;
    }
    TreeFolder newest = new TreeFolder(tree, target(edition, carrying));
    tree.remove(source);
    for (var file : edition.sources(newest).entrySet()) {
      tree.put(RelativePath.of(source, file.getKey()), file.getValue());
    }
  }

  /**
   * Whether a version was carried without any other change: by default both folders are the same
   * tree.
   */
  static boolean isCarried(CatalogTree tree, CatalogEdition edition, Carrying carrying)
      throws IOException {
    String source = source(edition, carrying);
    String target = target(edition, carrying);
    TreeFolder from = new TreeFolder(tree, source);
    Map<String, Content> changes = edition.carried(carrying, from);
    if (changes.isEmpty()) {
      return tree.hasFolder(source) && tree.folderId(source).equals(tree.folderId(target));
    }
    SortedMap<String, Content> expected = new TreeMap<>();
    for (String path : from.paths) {
      Optional<Content> content = from.read(path);
      content.ifPresent(bytes -> expected.put(path, bytes));
    }
    expected.putAll(changes);
    return tree.holdsExactly(target, expected);
  }
}
