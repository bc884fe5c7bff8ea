package dev.trainyard.generator.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where things lie in a catalog of an edition. In all of them a train holds items, an item holds
 * versions, and each is a folder in the one before; what differs is where the trains lie, what lies
 * beside the versions and what else a catalog has.
 *
 * <p>All paths are from the catalog's root, with {@code /} between their segments.
 *
 * @param trains the folder that holds the trains; empty when they lie at the top
 * @param noTrains names beside the trains that TrueNAS does not take for trains
 * @param someTrains those of these names that some releases take for trains all the same
 * @param index the file at the top that has a line for every item
 * @param moreIndexes other files at the top that are made from all items
 * @param itemIndexes names of files in an item's folder that are made from its versions
 * @param itemFiles names of files in an item's folder that describe it; those of the newest version
 * @param sources the folder that holds, by train and item, what the newest version was made from;
 *     empty when a catalog has no such copy
 * @param page the page for visitors, at the top
 */
public record Layout(
    String trains,
    Set<String> noTrains,
    Set<String> someTrains,
    String index,
    List<String> moreIndexes,
    List<String> itemIndexes,
    List<String> itemFiles,
    String sources,
    String page) {

  /**
   * The file, beside the versions of an item and at the top of a catalog, that says which findings
   * of a check its author takes as they are; TrueNAS passes over it.
   */
  public static final String ACCEPTED = "trainyard.yaml";

  /** What that file begins with when a definition says so; ends with a line break. */
  public static final String ACCEPTED_SIGN = "# What the definition of the app accepts.\n";

  /** Copies the collections; none of the components may be null. */
  public Layout {
    Objects.requireNonNull(trains, "trains");
    noTrains = Set.copyOf(noTrains);
    someTrains = Set.copyOf(someTrains);
    Objects.requireNonNull(index, "index");
    moreIndexes = List.copyOf(moreIndexes);
    itemIndexes = List.copyOf(itemIndexes);
    itemFiles = List.copyOf(itemFiles);
    Objects.requireNonNull(sources, "sources");
    Objects.requireNonNull(page, "page");
  }

  /** Whether TrueNAS takes a folder of this name, where trains lie, for a train. */
  public boolean isTrain(String name) {
    return CatalogNames.isTrain(name) && !noTrains.contains(name);
  }

  /**
   * Whether some release takes a folder of this name, where trains lie, for a train; it may be one
   * that nobody may publish to.
   */
  public boolean isSeenAsTrain(String name) {
    return CatalogNames.isSeenAsTrain(name)
        && (!noTrains.contains(name) || someTrains.contains(name));
  }

  /** What names of trains may look like, for people. */
  public String trainShape() {
    return CatalogNames.TRAIN_SHAPE
        + (noTrains.isEmpty() ? "" : "; not " + String.join(", ", new TreeSet<>(noTrains)));
  }

  /** All index files at the top, the one with the items first. */
  public List<String> indexes() {
    List<String> indexes = new ArrayList<>(List.of(index));
    indexes.addAll(moreIndexes);
    return indexes;
  }

  /** The folder of a train. */
  public String train(String train) {
    return below(trains, train);
  }

  /** The folder of an item. */
  public String item(String train, String item) {
    return below(train(train), item);
  }

  /** The folder of a version. */
  public String version(String train, String item, String version) {
    return below(item(train, item), version);
  }

  /** The folder with what an item's newest version was made from; empty when there is none. */
  public String source(String train, String item) {
    return sources.isEmpty() ? "" : below(sources, below(train, item));
  }

  /**
   * Whether a file is one of an item with this version: in the version's folder, or among what
   * describes the item's newest version.
   */
  public boolean owns(String train, String item, String version, RelativePath file) {
    String path = file.value();
    return path.startsWith(version(train, item, version) + "/") || describes(train, item, path);
  }

  /** Whether a path is that of a file which describes an item's newest version. */
  public boolean describes(String train, String item, String path) {
    return path.equals(below(item(train, item), ACCEPTED))
        || itemFiles.stream().anyMatch(name -> path.equals(below(item(train, item), name)))
        || !sources.isEmpty() && path.startsWith(source(train, item) + "/");
  }

  /** For people: where the files of an item may lie. */
  public String places(String train, String item, String version) {
    List<String> places = new ArrayList<>();
    itemFiles.forEach(name -> places.add(below(item(train, item), name)));
    String folders = version(train, item, version) + "/";
    if (!sources.isEmpty()) {
      folders += " and " + source(train, item) + "/";
    }
    return places.isEmpty()
        ? "files in " + folders
        : String.join(", ", places) + " and files in " + folders;
  }

  private static String below(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
