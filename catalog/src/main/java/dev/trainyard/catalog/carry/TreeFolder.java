package dev.trainyard.catalog.carry;

import dev.trainyard.catalog.edition.VersionFolder;
import dev.trainyard.catalog.git.CatalogTree;
import dev.trainyard.catalog.git.OddTreeException;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.VersionNumber;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The folder of a version in a tree of git. */
public final class TreeFolder implements VersionFolder {

  /** Of all files of a version that are read, together; in git one of them can stand for many. */
  private static final long MOST_READ = 32L << 20;

  private final CatalogTree tree;
  private final String folder;
  private final SortedSet<String> paths = new TreeSet<>();
  private long read;

  /**
   * A folder.
   *
   * @param folder its path from the root
   */
  public TreeFolder(CatalogTree tree, String folder) throws IOException {
    this.tree = tree;
    this.folder = folder;
    for (String path : tree.files(folder)) {
      paths.add(path.substring(folder.length() + 1));
    }
  }

  /** The numbers of the versions of an item, the lowest first; other folders are left out. */
  public static SortedSet<VersionNumber> versions(
      CatalogTree tree, Layout layout, String train, String app) throws IOException {
    SortedSet<VersionNumber> versions = new TreeSet<>();
    for (String name : tree.folders(layout.item(train, app))) {
      VersionNumber.parse(name).ifPresent(versions::add);
    }
    return versions;
  }

  @Override
  public SortedSet<String> paths() {
    return paths;
  }

  @Override
  public Optional<Content> read(String path) throws IOException {
    read += tree.fileSize(folder + "/" + path).orElse(0L);
    if (read > MOST_READ) {
      throw new OddTreeException(
          folder,
          "has more than " + MOST_READ + " bytes of files that say its number",
          "a version of a size that a NAS can render",
          "Publish a smaller version.");
    }
    return tree.read(folder + "/" + path);
  }
}
